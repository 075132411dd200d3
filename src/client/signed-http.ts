/**
 * Client: signed requests and signed answers. Enters: whom to call and what to say; leaves: what was answered, with its signature checked.
 */
import {
	createHash,
	createHmac,
	randomBytes,
	timingSafeEqual,
} from 'node:crypto';
import { ERRORS } from '../core/contract/errors';
import { CODE_PREFIX, type ConnectionCode } from '../core/contract/pairing';
import { HEADERS, LIMITS } from '../core/contract/routes';
import { connectionCode } from '../core/contract/validators.generated';
import { canonicalString } from '../core/security/signature';
import {
	isBetterAnswer,
	otherForm,
	routeAddress,
	type AddressForm,
} from '../core/sync/route-address';
import type { MasterConnection } from './state';

/** An answer, or why there is none. */
export interface Answer {
	/** HTTP status; 0 when there was no answer that counts. */
	status: number;
	/** Error code, '' for none. */
	code: string;
	/** One line for people, without secrets. */
	message: string;
	/** The parsed body, null where there was none. */
	body: unknown;
	/** Whether it is signed by the one who was asked, over our nonce. */
	isAuthentic: boolean;
	/** Seconds that the peer asked to be left alone for, 0 when it did not. */
	retryAfter: number;
}

/** Lower-case hex HMAC-SHA256 over `timestamp "\n" nonce "\n" body`. */
export function sign(
	timestamp: string,
	nonce: string,
	body: string,
	secret: string
): string {
	return createHmac( 'sha256', secret )
		.update( canonicalString( timestamp, nonce, body ) )
		.digest( 'hex' );
}

/** Whether two signatures are the same, in constant time. */
export function isSame( one: string, other: string ): boolean {
	const [ a, b ] = [ Buffer.from( one ), Buffer.from( other ) ];
	return a.length === b.length && timingSafeEqual( a, b );
}

/** The headers of a signed request, or of the answer to one that had this nonce. */
export function signedHeaders(
	storeId: string,
	secret: string,
	body: string,
	nonce = randomBytes( 12 ).toString( 'hex' )
): Record< string, string > {
	const timestamp = String( Math.floor( Date.now() / 1000 ) );
	return {
		'Content-Type': 'application/json',
		[ HEADERS.store_id ]: storeId,
		[ HEADERS.timestamp ]: timestamp,
		[ HEADERS.nonce ]: nonce,
		[ HEADERS.signature ]: sign( timestamp, nonce, body, secret ),
	};
}

/**
 * Asks a store.
 *
 * @param to      Whom.
 * @param sender  Our store id; on the route `pair` the invitation's.
 * @param route   One of the contract's.
 * @param payload What to say; `to` and `route` are added.
 */
export async function call(
	to: MasterConnection,
	sender: string,
	route: string,
	payload: object
): Promise< Answer > {
	const body = JSON.stringify( { to: to.store_id, route, ...payload } );
	const url = to.url.replace( /\/+$/, '' );
	const ask = ( form: AddressForm ) =>
		post( routeAddress( url, route, form ), to, sender, body );
	const first = await ask( 'path' );
	// A store with plain permalinks shows another page there.
	const form = otherForm( 'path', first.status, first.code );
	const second = form === null ? first : await ask( form );
	return isBetterAnswer( second.code ) ? second : first;
}

async function post(
	address: string,
	to: MasterConnection,
	sender: string,
	body: string
): Promise< Answer > {
	const headers = signedHeaders( sender, to.secret, body );
	try {
		const response = await fetch( address, {
			method: 'POST',
			headers,
			body,
			// A redirect would carry the signed headers to an address that nobody entered.
			redirect: 'manual',
			signal: AbortSignal.timeout( LIMITS.send_timeout_seconds * 1000 ),
		} );
		return read(
			response.status,
			response.headers,
			await response.text(),
			to,
			headers[ HEADERS.nonce ] ?? ''
		);
	} catch ( error ) {
		return failure( ERRORS.unreachable, String( error ) );
	}
}

function read(
	status: number,
	headers: Headers,
	text: string,
	from: MasterConnection,
	nonce: string
): Answer {
	const header = ( name: string ) => headers.get( name ) ?? '';
	const isAuthentic =
		header( HEADERS.store_id ) === from.store_id &&
		header( HEADERS.nonce ) === nonce &&
		isSame(
			sign( header( HEADERS.timestamp ), nonce, text, from.secret ),
			header( HEADERS.signature )
		);
	const body = parsed( text );
	if ( typeof body !== 'object' || body === null || status < 200 ) {
		const said = failure( ERRORS.bad_answer, `HTTP ${ status }, no JSON.` );
		return status >= 400 ? { ...said, status } : said;
	}
	if ( status < 400 && ! isAuthentic ) {
		return failure(
			ERRORS.answer_signature,
			'The answer is not signed by the peer.'
		);
	}
	const { code, message } = body as { code?: unknown; message?: unknown };
	const after = header( 'retry-after' );
	return {
		status,
		code: typeof code === 'string' ? code : '',
		message: typeof message === 'string' ? message.slice( 0, 200 ) : '',
		body,
		isAuthentic,
		retryAfter: /^\d{1,9}$/.test( after ) ? Number( after ) : 0,
	};
}

const failure = ( code: string, message: string ): Answer => ( {
	status: 0,
	code,
	message: message.slice( 0, 200 ),
	body: null,
	isAuthentic: false,
	retryAfter: 0,
} );

/** JSON, undefined where it is none. */
export function parsed( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return undefined;
	}
}

/**
 * What a connection code says; null when it is no whole code.
 *
 * @param pasted What a person has copied from the Master's screen.
 */
export function decodeCode( pasted: string ): ConnectionCode | null {
	// A mail or a chat may have broken it into lines.
	const code = pasted.replace( /\s+/g, '' );
	const [ text = '', sum, ...more ] = code
		.slice( CODE_PREFIX.length )
		.split( '.' );
	const isWhole =
		code.startsWith( CODE_PREFIX ) &&
		more.length === 0 &&
		sum ===
			createHash( 'sha256' ).update( text ).digest( 'hex' ).slice( 0, 8 );
	const said = connectionCode(
		isWhole
			? parsed( Buffer.from( text, 'base64url' ).toString( 'utf8' ) )
			: null
	);
	return said.ok ? said.value : null;
}
