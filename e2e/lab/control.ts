/**
 * How a second command ends a lab that runs in another terminal: an HTTP request to the process that holds it.
 * Enters: `POST /stop` with the token of lab.json. Leaves: a call of `onStop`, answered when everything has ended.
 *
 * A process id in a file would do until that id is somebody else's.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { freePorts } from './processes/free-ports.ts';
import type { LabRecord } from './lab-folder.ts';

export type Control = NonNullable< LabRecord[ 'control' ] >;

export interface ControlServer {
	control: Control;
	close: () => void;
}

export async function listenForStop(
	onStop: () => Promise< void >
): Promise< ControlServer > {
	const [ port = 0 ] = await freePorts( 1 );
	const control = {
		url: `http://127.0.0.1:${ port }`,
		token: randomBytes( 18 ).toString( 'hex' ),
	};
	const server = createServer( ( request, response ) => {
		if ( request.headers.authorization !== `Bearer ${ control.token }` ) {
			response.writeHead( 403 ).end();
			return;
		}
		if ( request.method !== 'POST' || request.url !== '/stop' ) {
			response.end( 'running' );
			return;
		}
		void onStop().then( () => response.end( 'stopped' ) );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( port, '127.0.0.1', resolve )
	);
	return {
		control,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** Whether the process that wrote this record is still there. */
export async function isRunning( control: Control | null ): Promise< boolean > {
	return (
		control !== null && ( await ask( control, 'GET', '/' ) ) === 'running'
	);
}

export async function askToStop( control: Control ): Promise< boolean > {
	return ( await ask( control, 'POST', '/stop' ) ) === 'stopped';
}

async function ask(
	control: Control,
	method: string,
	path: string
): Promise< string | null > {
	try {
		const response = await fetch( control.url + path, {
			method,
			headers: { authorization: `Bearer ${ control.token }` },
		} );
		return await response.text();
	} catch {
		return null;
	}
}
