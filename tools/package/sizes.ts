/**
 * Package: how much a shop downloads, and how much a browser waits for before it shows the first screen. Enters: bytes; leaves: an
 * error where there are too many.
 */
import { gzipSync } from 'node:zlib';

/** WordPress.org takes more; this is what the plugin may have. */
const ZIP_AT_MOST = 2_000_000;

/** Compressed, as servers send it. Tables are a part of their own. */
const FIRST_SCREEN_AT_MOST = 150_000;

export const sentBytes = ( script: Uint8Array ): number =>
	gzipSync( script, { level: 9 } ).length;

export function checkSizes( zip: number, firstScreen: number ): void {
	if ( zip > ZIP_AT_MOST ) {
		throw new Error(
			`The zip has ${ zip } bytes; ${ ZIP_AT_MOST } are allowed.`
		);
	}
	if ( firstScreen > FIRST_SCREEN_AT_MOST ) {
		throw new Error(
			`The first screen's script has ${ firstScreen } bytes, compressed; ${ FIRST_SCREEN_AT_MOST } are allowed. What only some screens use belongs in a part.`
		);
	}
}
