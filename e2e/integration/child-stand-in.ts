/**
 * A server in the place of a Child, which answers as a test says, and is closed after the tests of the file.
 */
import { createServer, type Server } from 'node:http';
import { after } from 'node:test';
import { listening } from './listening.ts';

const servers: Server[] = [];

after( () => {
	for ( const server of servers ) {
		server.closeAllConnections();
		server.close();
	}
} );

/** A server in the place of a Child. */
export async function standIn(
	answer: Parameters< typeof createServer >[ 1 ]
): Promise< string > {
	const server = createServer( answer as never );
	servers.push( server );
	return listening( server );
}
