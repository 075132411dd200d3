/**
 * Client: what the Master says to this store. Enters: a request as it came in; leaves: the state with what was adopted, stored, and a signed
 * answer. The order of checks is that of docs/protocol.md.
 */
import { ERRORS, WORDPRESS_ERRORS } from '../core/contract/errors';
import type { ItemError } from '../core/contract/payloads';
import { PLUGIN } from '../core/contract/names';
import { ANSWER, HEADERS, LIMITS, NAMESPACE } from '../core/contract/routes';
import {
	eventRequest,
	pingRequest,
	stockRequest,
} from '../core/contract/validators.generated';
import type { FieldError, Validated } from '../core/runtime/fields';
import { answerToPush } from '../core/sync/receive-push';
import { mayBeDecoded } from '../core/security/json';
import { isMeantForUs, timestampSkew } from '../core/security/signature';
import { adoptPush, errorsOf } from './adoption';
import { isSame, parsed, seconds, sign, signedHeaders } from './signed-http';
import type { ClientState } from './state';
import { stockStateAnswer } from './stock-state';

export interface PeerRequest {
	method: string;
	/** With or without the address before it and the query after it. */
	path: string;
	/** A header's value, '' where there is none. Names do not depend on the case. */
	header: ( name: string ) => string;
	/** Byte for byte as it came. */
	body: string;
}

export interface PeerResponse {
	status: number;
	headers: Record< string, string >;
	body: string;
}

interface Reply {
	status: number;
	body: object;
}

export class Inbound {
	/**
	 * When each nonce was heard, Unix seconds. Forgotten with the process: a push that is heard again holds no newer version, and changes
	 * nothing.
	 */
	readonly #nonces = new Map< string, number >();

	constructor(
		private readonly name: string,
		private readonly read: () => ClientState,
		private readonly keep: ( state: ClientState ) => void
	) {}

	answer( request: PeerRequest ): PeerResponse {
		const route = routeOf( request );
		if ( route === null ) {
			return unsigned(
				refusal( 404, WORDPRESS_ERRORS.no_route, 'No such route.' )
			);
		}
		if ( Buffer.byteLength( request.body ) > LIMITS.body_bytes ) {
			return unsigned(
				refusal(
					413,
					ERRORS.payload_too_large,
					'The body is larger than 2 MiB.'
				)
			);
		}
		const { master, store_id: own } = this.read();
		if ( master === null || ! this.#isFrom( request, master ) ) {
			return unsigned(
				refusal(
					401,
					ERRORS.auth_failed,
					'The request could not be authenticated.'
				)
			);
		}
		const reply = mayBeDecoded( request.body )
			? this.#reply( route, parsed( request.body ), own )
			: refusal(
					413,
					ERRORS.payload_too_large,
					'The body has too many values.'
			  );
		// Signed as a request is: that it is an answer stands in its body.
		const body = JSON.stringify( {
			to: master.store_id,
			route: ANSWER,
			...reply.body,
		} );
		return {
			status: reply.status,
			headers: signedHeaders(
				own,
				master.secret,
				body,
				request.header( HEADERS.nonce )
			),
			body,
		};
	}

	/** Whether the Master has signed this, just now and for the first time. */
	#isFrom(
		request: PeerRequest,
		master: { store_id: string; secret: string }
	): boolean {
		const { header, body } = request;
		const now = seconds();
		const timestamp = header( HEADERS.timestamp );
		const nonce = header( HEADERS.nonce );
		const skew = timestampSkew( timestamp, now );
		const isAuthentic =
			header( HEADERS.store_id ) === master.store_id &&
			nonce !== '' &&
			nonce.length <= 64 &&
			skew !== null &&
			skew <= LIMITS.skew_seconds &&
			isSame(
				sign( timestamp, nonce, body, master.secret ),
				header( HEADERS.signature )
			);
		for ( const [ known, heard ] of this.#nonces ) {
			if ( heard + LIMITS.nonce_ttl_seconds >= now ) {
				break;
			}
			this.#nonces.delete( known );
		}
		if ( ! isAuthentic || this.#nonces.has( nonce ) ) {
			return false;
		}
		this.#nonces.set( nonce, now );
		return true;
	}

	#reply( route: string, json: unknown, own: string ): Reply {
		if ( json === undefined ) {
			return refusal(
				400,
				ERRORS.bad_json,
				'The body is not valid JSON.'
			);
		}
		const body = ( json ?? {} ) as { to?: unknown; route?: unknown };
		const text = ( value: unknown ) =>
			typeof value === 'string' ? value : null;
		if (
			! isMeantForUs( text( body.to ), text( body.route ), own, route )
		) {
			return refusal(
				400,
				ERRORS.wrong_recipient,
				'This request was made for another store or route.'
			);
		}
		switch ( route ) {
			case 'ping':
				return valid( pingRequest( json ), () => this.#ping() );
			case 'event':
				return valid( eventRequest( json ), ( event ) => {
					const state = this.read();
					const after = adoptPush( state, event, seconds() );
					if ( after === null ) {
						return this.#otherGeneration();
					}
					this.keep( after );
					return accepted(
						event.generation,
						errorsOf( after, event.items ?? [] )
					);
				} );
			case 'stock-state':
				return valid( stockRequest( json ), ( asked ) => ( {
					status: 200,
					body: stockStateAnswer( this.read().products, asked ),
				} ) );
			default:
				return refusal(
					403,
					ERRORS.not_master,
					'This store is not the Master.'
				);
		}
	}

	#ping(): Reply {
		const { store_id: id, link } = this.read();
		return {
			status: 200,
			body: {
				ok: true,
				store_id: id,
				store_name: this.name,
				role: 'child',
				time: seconds(),
				protocol: PLUGIN.protocol,
				generation: link.generation,
				seen: link.seen ?? 0,
				mark: link.mark ?? '',
			},
		};
	}

	#otherGeneration(): Reply {
		const { generation, seen, mark } = this.read().link;
		return refusal(
			409,
			ERRORS.generation,
			'This store follows another generation of the counter, or has seen more of it.',
			{ generation, seen: seen ?? 0, mark: mark ?? '' }
		);
	}
}

function routeOf( { method, path }: PeerRequest ): string | null {
	const [ place = '' ] = path.split( '?' );
	const at = place.lastIndexOf( `/${ NAMESPACE }/` );
	const route = place.slice( at + NAMESPACE.length + 2 );
	return method === 'POST' &&
		at >= 0 &&
		[ 'ping', 'event', 'stock', 'stock-state' ].includes( route )
		? route
		: null;
}

function valid< T >(
	request: Validated< T >,
	answer: ( value: T ) => Reply
): Reply {
	return request.ok ? answer( request.value ) : invalid( request.errors );
}

const invalid = ( errors: readonly FieldError[] ): Reply =>
	refusal( 400, ERRORS.bad_payload, 'The payload is not valid.', { errors } );

export function refusal(
	status: number,
	code: string,
	message: string,
	data: object = {}
): Reply {
	return { status, body: { code, message, data: { status, ...data } } };
}

const accepted = (
	generation: string | null,
	errors: readonly ItemError[]
): Reply => ( { status: 200, body: answerToPush( generation, errors ) } );

/** What is said to whoever was not let in, and where this store itself is at fault. */
export const unsigned = ( { status, body }: Reply ): PeerResponse => ( {
	status,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify( body ),
} );
