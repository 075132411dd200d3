/**
 * Client: HTTP for whoever has no server of their own. Enters: Node's request; leaves: what the client answers to it.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import { ERRORS } from '../core/contract/errors';
import { LIMITS } from '../core/contract/routes';
import {
	refusal,
	unsigned,
	type PeerRequest,
	type PeerResponse,
} from './inbound';

export const listenerOf =
	( answer: ( request: PeerRequest ) => PeerResponse ): RequestListener =>
	( request, response ) => {
		respond( request, answer ).then( ( { status, headers, body } ) =>
			response.writeHead( status, headers ).end( body )
		);
	};

async function respond(
	request: IncomingMessage,
	answer: ( request: PeerRequest ) => PeerResponse
): Promise< PeerResponse > {
	try {
		const chunks: Buffer[] = [];
		let size = 0;
		for await ( const chunk of request as AsyncIterable< Buffer > ) {
			size += chunk.length;
			// One byte more than is allowed is all that the client needs to say no.
			if ( size <= LIMITS.body_bytes + 65536 ) {
				chunks.push( chunk );
			}
		}
		return answer( {
			method: request.method ?? '',
			path: request.url ?? '',
			header: ( name ) => {
				const value = request.headers[ name.toLowerCase() ];
				return typeof value === 'string' ? value : '';
			},
			body: Buffer.concat( chunks ).toString( 'utf8' ),
		} );
	} catch ( error ) {
		process.emitWarning( error as Error );
		return unsigned(
			refusal(
				500,
				ERRORS.internal,
				'The store could not process the request.'
			)
		);
	}
}
