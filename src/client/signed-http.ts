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
import { mayBeDecoded } from '../core/security/json';
import { canonicalString } from '../core/security/signature';
import {
	isBetterAnswer,
	isFromRoute,
	otherForm,
	routeAddress,
	type AddressForm,
} from '../core/sync/route-address';
import { isOwnStatus } from '../core/sync/answers';
import type { MasterConnection } from './state';

/** In which form of their addresses Masters were found: the others have the usual one. Forgotten with the process, and found again. */
const FOUND = new Map< string, AddressForm >();

/** Unix seconds. */
export const seconds = (): number => Math.floor( Date.now() / 1000 );

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
	const timestamp = String( seconds() );
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
	const form = FOUND.get( url ) ?? 'path';
	const first = await ask( form );
	// A store with plain permalinks shows another page at the usual address.
	const other = otherForm( form, first.status, first.code );
	if ( other === null ) {
		return first;
	}
	const second = await ask( other );
	if ( isFromRoute( second.status, second.code ) ) {
		FOUND.set( url, other );
	}
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
			await textOf( response ),
			to,
			headers[ HEADERS.nonce ] ?? ''
		);
	} catch ( error ) {
		return failure( ERRORS.unreachable, String( error ) );
	}
}

/** What an answer says, read no further than it may: fetch() decompresses without a limit. */
async function textOf( response: Response ): Promise< string > {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await ( const part of ( response.body ??
		[] ) as AsyncIterable< Uint8Array > ) {
		size += part.length;
		if ( size > LIMITS.body_bytes ) {
			throw new RangeError( 'The answer is larger than 2 MiB.' );
		}
		parts.push( part );
	}
	return Buffer.concat( parts ).toString( 'utf8' );
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
	const { code, message, data } = body as {
		code?: unknown;
		message?: unknown;
		data?: { retry_after?: unknown; status?: unknown } | null;
	};
	const isOwn = isOwnStatus( status, Number( data?.status ), isAuthentic );
	// The header of that name is not signed.
	const after = isOwn ? data?.retry_after : 0;
	return {
		status,
		code: typeof code === 'string' ? code : '',
		message: typeof message === 'string' ? message.slice( 0, 200 ) : '',
		body,
		isAuthentic: isOwn,
		retryAfter: Number.isInteger( after ) ? Number( after ) : 0,
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

/** JSON, undefined where it is none or would become too much. */
export function parsed( text: string ): unknown {
	try {
		return mayBeDecoded( text ) ? JSON.parse( text ) : undefined;
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
