/**
 * Decides what a path of a store is: a PHP script, a file, or a question for WordPress's front controller.
 * Enters: a document root and a URL path. Leaves: which script to run, which file to send, or where to redirect.
 *
 * The order is that of the documented nginx configuration for WordPress (`try_files $uri $uri/ /index.php`).
 */
import { statSync, realpathSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

export type Target =
	| { kind: 'script'; file: string; name: string }
	| { kind: 'file'; file: string; type: string }
	| { kind: 'redirect'; to: string }
	| { kind: 'refused' };

const TYPES: Record< string, string > = {
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.ico': 'image/x-icon',
	'.woff': 'font/woff',
	'.woff2': 'font/woff2',
	'.ttf': 'font/ttf',
	'.mp4': 'video/mp4',
	'.wasm': 'application/wasm',
	'.zip': 'application/zip',
};

export function resolveTarget( root: string, pathname: string ): Target {
	let path: string;
	try {
		path = normalize( decodeURIComponent( pathname ) );
	} catch {
		return { kind: 'refused' };
	}
	if ( path.includes( '\0' ) || ! path.startsWith( '/' ) ) {
		return { kind: 'refused' };
	}
	if ( path.split( '/' ).some( ( part ) => part.startsWith( '.ht' ) ) ) {
		return { kind: 'refused' };
	}
	const file = join( root, path );
	const found = statSync( file, { throwIfNoEntry: false } );
	if ( found?.isDirectory() ) {
		if (
			! statSync( join( file, 'index.php' ), { throwIfNoEntry: false } )
		) {
			return frontController( root );
		}
		if ( ! path.endsWith( '/' ) ) {
			return { kind: 'redirect', to: `${ pathname }/` };
		}
		return script( root, join( path, 'index.php' ) );
	}
	if ( found?.isFile() ) {
		const extension = extname( path ).toLowerCase();
		return extension === '.php'
			? script( root, path )
			: {
					kind: 'file',
					file: realpathSync( file ),
					type: TYPES[ extension ] ?? 'application/octet-stream',
			  };
	}
	return frontController( root );
}

function frontController( root: string ): Target {
	return script( root, '/index.php' );
}

function script( root: string, name: string ): Target {
	return { kind: 'script', file: join( root, name ), name };
}
