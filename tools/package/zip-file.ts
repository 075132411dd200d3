/**
 * Package: a zip of bytes that are compressed already, by APPNOTE.TXT 4.3: fflate compresses by itself or not at all.
 */
import { crc32 } from 'node:zlib';

export interface Entry {
	name: string;
	/** As they were. */
	bytes: Uint8Array;
	/** Deflate, without a wrapper. */
	deflated: Uint8Array;
}

/** 1 January 1980, 00:00, the earliest that a zip can hold. */
const DATE = 0x0021;
const VERSION = 20;
const DEFLATE = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** Unix, `rw-r--r--`, whatever the umask of the machine that packs. */
const MADE_BY = ( 3 << 8 ) | VERSION;
const ATTRIBUTES = ( 0o100644 << 16 ) >>> 0;

export function zipOf( entries: readonly Entry[] ): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for ( const { name, bytes, deflated } of entries ) {
		const nameBytes = Buffer.from( name );
		// Version to unpack … length of the name and of what else there is.
		const shared = Buffer.alloc( 26 );
		shared.writeUInt16LE( VERSION, 0 );
		shared.writeUInt16LE( FLAGS, 2 );
		shared.writeUInt16LE( DEFLATE, 4 );
		shared.writeUInt16LE( DATE, 8 );
		shared.writeUInt32LE( crc32( bytes ), 10 );
		shared.writeUInt32LE( deflated.length, 14 );
		shared.writeUInt32LE( bytes.length, 18 );
		shared.writeUInt16LE( nameBytes.length, 22 );
		const head = Buffer.alloc( 6 );
		head.writeUInt32LE( 0x02014b50, 0 );
		head.writeUInt16LE( MADE_BY, 4 );
		const tail = Buffer.alloc( 14 );
		tail.writeUInt32LE( ATTRIBUTES, 6 );
		tail.writeUInt32LE( at, 10 );
		directory.push( head, shared, tail, nameBytes );
		const local = [ signature( 0x04034b50 ), shared, nameBytes, deflated ];
		for ( const part of local ) {
			parts.push( Buffer.from( part ) );
			at += part.length;
		}
	}
	const size = directory.reduce( ( sum, { length } ) => sum + length, 0 );
	const end = Buffer.alloc( 22 );
	end.writeUInt32LE( 0x06054b50, 0 );
	end.writeUInt16LE( entries.length, 8 );
	end.writeUInt16LE( entries.length, 10 );
	end.writeUInt32LE( size, 12 );
	end.writeUInt32LE( at, 16 );
	return Buffer.concat( [ ...parts, ...directory, end ] );
}

function signature( value: number ): Buffer {
	const bytes = Buffer.alloc( 4 );
	bytes.writeUInt32LE( value );
	return bytes;
}
