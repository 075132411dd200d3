/**
 * A server of a test's own, on a port that is free. Enters: a server; leaves: its address, once it can be called.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';

export async function listening( server: Server ): Promise< string > {
	server.listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const address = server.address();
	return `http://127.0.0.1:${
		typeof address === 'object' ? address?.port : 0
	}`;
}
