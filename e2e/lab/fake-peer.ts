/**
 * Something in the place of a Master that answers questions about stock as it is told to, and counts who asks.
 * Enters: what it answers. Leaves: its address.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export interface FakePeer {
	url: string;
	/** How often it was asked about stock. */
	asked: () => number;
	close: () => void;
}

/** Accepts the question and never answers. */
export const SILENT: RequestListener = () => {};

/** Answers with JSON, or with what should be JSON. */
export const saying =
	( body: string ): RequestListener =>
	( _, response ) => {
		response
			.writeHead( 200, { 'content-type': 'application/json' } )
			.end( body );
	};

export async function fakePeer( answer: RequestListener ): Promise< FakePeer > {
	let asked = 0;
	const server = createServer( ( request, response ) => {
		if ( request.url?.endsWith( '/stock' ) ) {
			asked += 1;
			answer( request, response );
		} else {
			response.writeHead( 503 ).end( '{}' );
		}
	} ).listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const { port } = server.address() as { port: number };
	return {
		url: `http://127.0.0.1:${ port }`,
		asked: () => asked,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
