/**
 * One store, as tests use it: every call is an HTTP request to the running WordPress.
 * Enters: where it is (`StoreRecord`). Leaves: answers, or a `StoreError` with what the store said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	OrderOptions,
	PlacedOrder,
	RequestLogEntry,
	StockOf,
	Store,
	StoreRecord,
} from './types.ts';

export class StoreError extends Error {
	override readonly name = 'StoreError';

	constructor(
		readonly store: string,
		readonly status: number,
		readonly body: string,
		what: string
	) {
		super(
			`${ store }: ${ what } answered ${ status }: ${ body.slice(
				0,
				600
			) }`
		);
	}
}

export function openStore( record: StoreRecord ): Store {
	const wp = async < T >(
		method: string,
		path: string,
		body?: unknown,
		headers: Record< string, string > = {}
	): Promise< T > => {
		const response = await fetch( restAddress( record.url, path ), {
			method,
			headers: {
				'x-lab-token': record.labToken,
				'content-type': 'application/json',
				...headers,
			},
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
		const text = await response.text();
		if ( ! response.ok ) {
			throw new StoreError(
				record.name,
				response.status,
				text,
				`${ method } ${ path }`
			);
		}
		try {
			return JSON.parse( text ) as T;
		} catch {
			throw new StoreError(
				record.name,
				response.status,
				text,
				`${ method } ${ path } (not JSON)`
			);
		}
	};

	return {
		...record,
		wp,
		async order(
			sku: string,
			quantity: number,
			options: OrderOptions = {}
		) {
			const started = performance.now();
			const placed = await wp< Omit< PlacedOrder, 'response_ms' > >(
				'POST',
				'lab/v1/order',
				{ sku, quantity },
				options.withoutPlugin ? { 'x-lab-without-plugin': '1' } : {}
			);
			return { ...placed, response_ms: performance.now() - started };
		},
		stock: ( sku: string ) =>
			wp< StockOf >(
				'GET',
				`lab/v1/stock?sku=${ encodeURIComponent( sku ) }`
			),
		setStock: ( sku: string, quantity: number ) =>
			wp< StockOf >( 'POST', 'lab/v1/stock', { sku, quantity } ),
		async runActions() {
			return (
				await wp< { ran: number } >( 'POST', 'lab/v1/run-actions' )
			).ran;
		},
		async php( code: string ) {
			return (
				await wp< { output: string } >( 'POST', 'lab/v1/php', { code } )
			).output;
		},
		async requestLog() {
			return [ 'requests', 'outgoing' ]
				.flatMap( ( name ) =>
					readLog( join( record.dir, `${ name }.jsonl` ) )
				)
				.sort( ( a, b ) => a.time - b.time );
		},
	};
}

/**
 * By query and not by path: it works before the store knows its own address, and without rewrite rules.
 * `wc/v3/products?sku=x` and `/wp-json/wc/v3/…` are both understood.
 */
function restAddress( url: string, path: string ): string {
	const [ route = '', query = '' ] = path
		.replace( /^\/?(wp-json\/)?/, '' )
		.split( '?', 2 );
	return `${ url }/?rest_route=/${ encodeURI( route ) }${
		query ? `&${ query }` : ''
	}`;
}

/** A row as nginx writes it has seconds; everything else in the lab has milliseconds. */
type LoggedRow = RequestLogEntry & { seconds?: number; took?: number };

function readLog( file: string ): RequestLogEntry[] {
	if ( ! existsSync( file ) ) {
		return [];
	}
	return readFileSync( file, 'utf8' )
		.split( '\n' )
		.filter( ( line ) => line !== '' )
		.map( ( line ) => {
			const { seconds, took, ...row } = JSON.parse( line ) as LoggedRow;
			return seconds === undefined
				? row
				: {
						...row,
						time: Math.round( ( seconds - ( took ?? 0 ) ) * 1000 ),
						ms: Math.round( ( took ?? 0 ) * 1000 ),
				  };
		} );
}
