/**
 * Downloads one archive from WordPress.org, with progress and a checksum.
 * Enters: an address, and where to find its checksum. Leaves: bytes that are what WordPress.org says they are, or an error
 * after a few seconds: a machine without internet must not wait for minutes.
 */
import { createHash } from 'node:crypto';

const CONNECT_WITHIN_MS = 6000;

export interface Download {
	url: string;
	/** Hex digest to expect, or the address of a text that begins with it; `null` where WordPress.org has none. */
	sha1: string | null;
}

/** `fetch` that gives up when no answer has begun in time; the body may then take as long as it needs. */
export async function reach( url: string ): Promise< Response > {
	const control = new AbortController();
	const late = setTimeout( () => control.abort(), CONNECT_WITHIN_MS );
	const refuse = ( error: unknown ): never => {
		throw new Error( `${ new URL( url ).host }: ${ reasonOf( error ) }` );
	};
	const response = await fetch( url, { signal: control.signal } )
		.catch( refuse )
		.finally( () => clearTimeout( late ) );
	return response.ok
		? response
		: refuse( new Error( `${ url } answered ${ response.status }` ) );
}

export async function download(
	{ url, sha1 }: Download,
	progress: ( line: string ) => void
): Promise< Buffer > {
	const response = await reach( url );
	const total = Number( response.headers.get( 'content-length' ) ?? 0 );
	const parts: Uint8Array[] = [];
	let received = 0;
	let shown = 0;
	for await ( const part of response.body ?? [] ) {
		parts.push( part );
		received += part.length;
		const tenth = total > 0 ? Math.floor( ( received / total ) * 10 ) : 0;
		if ( tenth > shown ) {
			shown = tenth;
			progress(
				`downloading ${ url }: ${ tenth * 10 } % of ${ megabytes(
					total
				) }`
			);
		}
	}
	const bytes = Buffer.concat( parts );
	const digest = createHash( 'sha1' ).update( bytes ).digest( 'hex' );
	const expected = await digestFrom( sha1 );
	if ( expected !== null && digest !== expected ) {
		throw new Error(
			`${ url }: checksum ${ digest }, but WordPress.org says ${ expected }`
		);
	}
	progress(
		`downloaded ${ url }: ${ megabytes(
			bytes.length
		) }, SHA-1 ${ digest }` +
			( expected === null
				? ' (nothing to compare it with)'
				: ', as expected' )
	);
	return bytes;
}

async function digestFrom( sha1: string | null ): Promise< string | null > {
	if ( sha1 === null || ! sha1.startsWith( 'http' ) ) {
		return sha1;
	}
	const text = await ( await reach( sha1 ) ).text();
	return text.trim().slice( 0, 40 ).toLowerCase();
}

function megabytes( bytes: number ): string {
	return `${ ( bytes / 1_048_576 ).toFixed( 1 ) } MB`;
}

function reasonOf( error: unknown ): string {
	if ( ! ( error instanceof Error ) ) {
		return String( error );
	}
	if ( error.name === 'AbortError' ) {
		return `no answer within ${ CONNECT_WITHIN_MS / 1000 } s`;
	}
	return error.cause instanceof Error ? error.cause.message : error.message;
}
