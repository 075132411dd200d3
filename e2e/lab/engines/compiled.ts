/**
 * What PHP has compiled, kept by path beside the cache of sources: to compile WordPress and WooCommerce anew takes a store seconds.
 */
import { mkdirSync } from 'node:fs';
import { cacheFolder } from '../sources/cache.ts';

/** The setting of OPcache that says where; the folder is there. */
export function keepsCompiled(): string {
	const folder = cacheFolder( 'compiled' );
	mkdirSync( folder, { recursive: true } );
	return `opcache.file_cache=${ folder }`;
}
