/**
 * Fuzz: every route that the plugin registers, out of the tables of `src/core/contract`. Enters: the modules of that folder; leaves:
 * each route with the payload of its body. A new table, or a new row of one, is found here without anything to do.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A route of the screen or between stores. */
export interface Route {
	kind: 'peer' | 'admin';
	/** Below the namespace. */
	route: string;
	method: string;
	/** Name of the payload; null where the body says nothing. */
	payload: string | null;
	/** Name of the nonce that it needs; empty where it needs none. */
	action: string;
}

interface AdminRow {
	route: string;
	method: string;
	action: string;
}

interface PeerRow {
	route: string;
	payload: string;
}

/** Payloads that are not called after their route. */
const NAMED_OTHERWISE: Readonly< Record< string, string > > = {
	test_connection: 'ConnectionTestRequest',
	logs_action: 'LogsRequest',
};

/**
 * The routes.
 *
 * @param folder   Of the contract.
 * @param payloads Names of all payloads.
 */
export async function routesOf(
	folder: string,
	payloads: ReadonlySet< string >
): Promise< readonly Route[] > {
	const routes: Route[] = [];
	for ( const file of readdirSync( folder ).sort() ) {
		if ( ! file.endsWith( '.ts' ) || /\.(test|generated)\./.test( file ) ) {
			continue;
		}
		const module = ( await import(
			pathToFileURL( join( folder, file ) ).href
		) ) as Record< string, unknown >;
		routes.push( ...routesIn( module, payloads ) );
	}
	return routes;
}

/**
 * The routes of one module.
 *
 * @param module   What it exports.
 * @param payloads Names of all payloads.
 */
export function routesIn(
	module: Readonly< Record< string, unknown > >,
	payloads: ReadonlySet< string >
): readonly Route[] {
	return Object.entries( module ).flatMap( ( [ name, value ] ): Route[] => {
		if ( name === 'ROUTES' ) {
			return ( value as readonly PeerRow[] ).map(
				( { route, payload } ) => ( {
					kind: 'peer',
					route,
					method: 'POST',
					payload,
					action: '',
				} )
			);
		}
		if ( name === 'DRAIN_ROUTE' ) {
			return [
				{
					kind: 'peer',
					route: value as string,
					method: 'POST',
					payload: null,
					action: '',
				},
			];
		}
		return name.endsWith( '_ROUTES' )
			? Object.entries( value as Record< string, AdminRow > ).map(
					( [ key, row ] ) => ( {
						kind: 'admin',
						...row,
						payload: payloadOf( key, row, payloads ),
					} )
			  )
			: [];
	} );
}

function payloadOf(
	key: string,
	row: AdminRow,
	payloads: ReadonlySet< string >
): string | null {
	const name =
		NAMED_OTHERWISE[ key ] ??
		`${ key.replace( /(?:^|_)(\w)/g, ( _, letter: string ) =>
			letter.toUpperCase()
		) }Request`;
	return row.method === 'POST' && payloads.has( name ) ? name : null;
}
