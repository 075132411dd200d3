/**
 * Makes stores out of template copies: addresses, first quantities, and the connection between them.
 * Enters: the stores of a lab. Leaves: each with the plugin active and its documented option written.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Store } from './types.ts';

const PREPARE = fileURLToPath(
	new URL( './php/prepare.php', import.meta.url )
);

/** What the Master has more or less of than the Children at first, so that the first sync can be seen. */
const MASTER_AT_FIRST = [
	{ sku: 'SKU-0003', quantity: 50 },
	{ sku: 'SKU-0005', quantity: 51 },
	{ sku: 'SKU-0011', quantity: 0 },
	{ sku: 'SKU-0028', quantity: 9 },
	{ sku: 'SKU-0038-M', quantity: 20 },
	{ sku: 'SKU-0041', quantity: 33 },
];

/** What the lab remembers of a connection, so that a second start is the same connection. */
export interface Link {
	storeId: string;
	secret: string;
}

export function newLink(): Link {
	return {
		storeId: randomUUID(),
		secret: randomBytes( 24 ).toString( 'base64url' ),
	};
}

export interface Preparation {
	store: Store;
	link: Link;
	fresh: boolean;
}

export async function prepareStores(
	stores: readonly Preparation[],
	connect: boolean
): Promise< string[] > {
	return Promise.all(
		stores.map( async ( { store, fresh } ) => {
			const lab = {
				url: store.url,
				title: titleOf( store.name ),
				fresh,
				quantities: store.role === 'master' ? MASTER_AT_FIRST : [],
				settings: connect ? settingsOf( store, stores ) : null,
			};
			const json = JSON.stringify( lab ).replace( /[\\']/g, '\\$&' );
			const answer = await store.php(
				`$lab = json_decode('${ json }', true, 64, JSON_THROW_ON_ERROR); return require '${ PREPARE }';`
			);
			return ( JSON.parse( answer ) as { plugin: string } ).plugin;
		} )
	);
}

function settingsOf(
	store: Store,
	stores: readonly Preparation[]
): Record< string, unknown > {
	const self = stores.find( ( other ) => other.store === store );
	const master = stores.find( ( other ) => other.store.role === 'master' );
	if ( ! self || ! master ) {
		throw new Error( 'A lab has one Master.' );
	}
	const common = {
		this_store_id: self.link.storeId,
		this_store_name: titleOf( store.name ),
		role: store.role,
		strict_checkout_validation: false,
		exclusions: { skus: [] },
	};
	if ( store.role === 'master' ) {
		return {
			...common,
			master: { url: '', store_id: '', secret: '' },
			children: stores
				.filter( ( other ) => other.store.role === 'child' )
				.map( ( child ) => ( {
					id: child.link.storeId,
					name: titleOf( child.store.name ),
					url: child.store.url,
					secret: child.link.secret,
					enabled: true,
				} ) ),
		};
	}
	return {
		...common,
		master: {
			url: master.store.url,
			store_id: master.link.storeId,
			secret: self.link.secret,
		},
		children: [],
	};
}

/** `child-a` is Child A on its own screens. */
function titleOf( name: string ): string {
	return name
		.split( '-' )
		.map( ( part ) => part.charAt( 0 ).toUpperCase() + part.slice( 1 ) )
		.join( ' ' );
}
