/**
 * Unpacks zip and tar.gz with what Node has, so that the embedded lab needs no other program.
 * Enters: an archive. Leaves: files.
 */
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Unpacks a zip (PKWARE APPNOTE 4.3) into `folder`, leaving out the first `strip` folders of each name. */
export function unzip( zip: Buffer, folder: string, strip = 0 ): number {
	let end = zip.length - 22;
	while ( end >= 0 && zip.readUInt32LE( end ) !== END_OF_DIRECTORY ) {
		end--;
	}
	if ( end < 0 ) {
		throw new Error( 'Not a zip file.' );
	}
	const count = zip.readUInt16LE( end + 10 );
	let at = zip.readUInt32LE( end + 16 );
	let written = 0;
	for ( let entry = 0; entry < count; entry++ ) {
		if ( zip.readUInt32LE( at ) !== DIRECTORY_ENTRY ) {
			throw new Error( 'The zip file is damaged.' );
		}
		const method = zip.readUInt16LE( at + 10 );
		const packed = zip.readUInt32LE( at + 20 );
		const nameLength = zip.readUInt16LE( at + 28 );
		const local = zip.readUInt32LE( at + 42 );
		const name = zip.toString( 'utf8', at + 46, at + 46 + nameLength );
		at +=
			46 +
			nameLength +
			zip.readUInt16LE( at + 30 ) +
			zip.readUInt16LE( at + 32 );
		const target = targetOf( name, folder, strip );
		if ( target === null ) {
			continue;
		}
		// The local header repeats the name and has extra fields of its own length.
		const data =
			local +
			30 +
			zip.readUInt16LE( local + 26 ) +
			zip.readUInt16LE( local + 28 );
		const bytes = zip.subarray( data, data + packed );
		put( target, method === 0 ? bytes : inflateRawSync( bytes ) );
		written++;
	}
	return written;
}

/** One file out of a tar.gz, or `null`. */
export async function fileFromTarGz(
	archive: string,
	wanted: string
): Promise< Buffer | null > {
	for await ( const { name, bytes } of filesInTarGz( archive ) ) {
		if ( name === wanted ) {
			return bytes;
		}
	}
	return null;
}

/** The files of a tar.gz (POSIX ustar, which is what npm packs), in its order. One of them at a time is in memory. */
export async function* filesInTarGz(
	archive: string
): AsyncGenerator< { name: string; bytes: Buffer } > {
	const read = readerOf(
		pipeline( createReadStream( archive ), createGunzip(), () => {} )
	);
	for (;;) {
		const header = await read( 512 );
		const name = header.length < 512 ? '' : text( header, 0, 100 );
		if ( name === '' ) {
			return;
		}
		const prefix = text( header, 345, 155 );
		const size = parseInt( text( header, 124, 12 ), 8 ) || 0;
		const bytes = await read( Math.ceil( size / 512 ) * 512 );
		yield {
			name: prefix ? `${ prefix }/${ name }` : name,
			bytes: bytes.subarray( 0, size ),
		};
	}
}

/** Answers so many of the next bytes, fewer only at the end. */
function readerOf(
	stream: AsyncIterable< Buffer >
): ( length: number ) => Promise< Buffer > {
	const chunks = stream[ Symbol.asyncIterator ]();
	let left: Buffer = Buffer.alloc( 0 );
	return async ( length ) => {
		const parts: Buffer[] = [ left ];
		for ( let has = left.length; has < length;  ) {
			const { done, value } = await chunks.next();
			if ( done ) {
				break;
			}
			parts.push( value );
			has += value.length;
		}
		const all = Buffer.concat( parts );
		left = all.subarray( length );
		return all.subarray( 0, length );
	};
}

/** Writes a file under `folder`, and refuses a name that leads out of it. */
export function writeInside(
	folder: string,
	name: string,
	bytes: Buffer
): void {
	const target = targetOf( name, folder, 0 );
	if ( target !== null ) {
		put( target, bytes );
	}
}

function text( tar: Buffer, start: number, length: number ): string {
	return tar
		.toString( 'utf8', start, start + length )
		.replace( /\0.*$/s, '' )
		.trim();
}

function targetOf(
	name: string,
	folder: string,
	strip: number
): string | null {
	if ( name.endsWith( '/' ) ) {
		return null;
	}
	const inside = name.split( '/' ).slice( strip ).join( '/' );
	if ( inside === '' ) {
		return null;
	}
	const target = normalize( join( folder, inside ) );
	if ( ! target.startsWith( normalize( folder ) + sep ) ) {
		throw new Error( `The archive wants to write outside: ${ name }` );
	}
	return target;
}

function put( target: string, bytes: Buffer ): void {
	mkdirSync( dirname( target ), { recursive: true } );
	writeFileSync( target, bytes );
}
