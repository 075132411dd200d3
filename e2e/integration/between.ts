/**
 * Somebody who stands between two stores: reads every request, delivers it or not, and answers what they like. They know no secret.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { signedHeaders } from '../../src/client/signed-http';
import { HEADERS } from '../../src/core/contract/routes';
import { listening } from './listening.ts';

export interface Said {
	status: number;
	headers: Record< string, string >;
	body: string;
}

export interface Between {
	/** The address to put in the store's place. */
	url: string;
	close: () => Promise< void >;
}

/**
 * @param target Address of the store.
 * @param answer Gets the route and what the store would be asked; answers what the asker is told.
 */
export async function standBetween(
	target: string,
	answer: (
		route: string,
		deliver: () => Promise< Said >,
		nonce: string
	) => Promise< Said >
): Promise< Between > {
	const server = createServer( async ( request, response ) => {
		const body = await buffer( request );
		const headers = Object.fromEntries(
			Object.entries( request.headers ).filter(
				( [ name ] ) =>
					name.startsWith( 'x-' ) || name === 'content-type'
			)
		) as Record< string, string >;
		const deliver = async (): Promise< Said > => {
			const given = await fetch( target + request.url, {
				method: 'POST',
				headers,
				body,
			} );
			return {
				status: given.status,
				headers: Object.fromEntries(
					[ ...given.headers ].filter(
						( [ name ] ) =>
							name.startsWith( 'x-kitgenix' ) ||
							name === 'content-type' ||
							name === 'retry-after'
					)
				),
				body: await given.text(),
			};
		};
		const route = /\/([a-z-]+)\/?$/.exec( request.url ?? '' )?.[ 1 ] ?? '';
		const said = await answer(
			route,
			deliver,
			String( request.headers[ HEADERS.nonce.toLowerCase() ] ?? '' )
		);
		response.writeHead( said.status, said.headers ).end( said.body );
	} );
	const url = await listening( server );
	return {
		url,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once( server, 'close' );
		},
	};
}

/** An answer of a store that was taken over: signed over the request's nonce, whatever it says. */
export function signedBy(
	identity: { id: string; secret: string },
	nonce: string,
	status: number,
	said: Record< string, unknown >
): Said {
	const body = JSON.stringify( said );
	return {
		status,
		headers: {
			...signedHeaders( identity.id, identity.secret, body, nonce ),
			'content-type': 'application/json',
		},
		body,
	};
}

/** An answer that nobody has signed. */
export const unsigned = (
	status: number,
	body: Record< string, unknown >,
	headers: Record< string, string > = {}
): Said => ( {
	status,
	headers: { 'content-type': 'application/json', ...headers },
	body: JSON.stringify( body ),
} );
