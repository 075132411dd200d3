/**
 * A store that runs 1.0.2. That plugin is not part of the lab; this says and takes what the reference describes: absolute numbers,
 * no versions, no sums, a table by SKU, and unsigned answers.
 * Enters: a role. Leaves: an address, what the store shows, and every request that came.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { EventItem } from '../../src/core/contract/payloads';
import type { Store } from '../lab/index.ts';
import { send } from './peer.ts';

/** A product as that version has it: every one is managed, in whole units, and an unset low stock amount is 0. */
export interface OldProduct {
	gid: string;
	stock_quantity: number;
	stock_status: string;
	backorders: 'no' | 'notify' | 'yes';
	low_stock_amount: number;
	manage_stock: boolean;
}

/** A store that it sends to. */
interface Peer {
	store: Store;
	/** That store's id. */
	id: string;
}

export class OldStore {
	readonly id = randomUUID();
	readonly secret = 'shared-with-1.0.2';
	readonly products = new Map< string, OldProduct >();
	/** Requests that came, oldest first. */
	readonly requests: { route: string; body: Record< string, unknown > }[] =
		[];
	peers: Peer[] = [];
	readonly #server: Server;

	constructor( readonly role: 'master' | 'child' ) {
		this.#server = createServer( ( request, response ) => {
			void text( request ).then( async ( body ) => {
				const route = request.url?.split( '/' ).pop() ?? '';
				const json = JSON.parse( body ) as Record< string, unknown >;
				this.requests.push( { route, body: json } );
				response.setHeader( 'content-type', 'application/json' );
				response.end( JSON.stringify( this.#answer( route, json ) ) );
				if ( route === 'event' && this.role === 'master' ) {
					await this.#pushBack( json );
				}
			} );
		} );
	}

	async listen(): Promise< void > {
		this.#server.listen( 0, '127.0.0.1' );
		await once( this.#server, 'listening' );
	}

	get url(): string {
		const address = this.#server.address();
		return `http://127.0.0.1:${
			typeof address === 'object' ? address?.port : 0
		}`;
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	/** A product from now on. */
	add( sku: string, quantity: number ): void {
		this.products.set( sku, {
			gid: '',
			stock_quantity: quantity,
			stock_status: 'instock',
			backorders: 'no',
			low_stock_amount: 0,
			manage_stock: true,
		} );
	}

	quantity( sku: string ): number | undefined {
		return this.products.get( sku )?.stock_quantity;
	}

	/** Sells, and tells its peers the number that is left. */
	async sell( sku: string, units: number ): Promise< void > {
		this.products.get( sku )!.stock_quantity -= units;
		const event = {
			event_type: 'stock_state',
			origin: `${ this.role }_local`,
			time: Math.floor( Date.now() / 1000 ),
			context: 'stock_set',
			items: [ this.#item( sku ) ],
		};
		const id = createHash( 'sha256' )
			.update( `${ this.id }|${ JSON.stringify( event ) }` )
			.digest( 'hex' );
		await this.#tell( { ...event, event_id: id } );
	}

	async #tell( event: object ): Promise< void > {
		for ( const { store, id } of this.peers ) {
			await send(
				store,
				'event',
				{ id: this.id, secret: this.secret, to: id },
				JSON.stringify( event )
			);
		}
	}

	#item( sku: string ): Record< string, unknown > {
		return { sku, ...this.products.get( sku ), manage_stock: true };
	}

	#answer( route: string, body: Record< string, unknown > ): object {
		const items = ( body.items ?? [] ) as EventItem[];
		if ( route === 'ping' ) {
			return {
				ok: true,
				store_id: this.id,
				store_name: 'Old',
				role: this.role,
				time: Math.floor( Date.now() / 1000 ),
			};
		}
		if ( route === 'event' ) {
			for ( const item of items ) {
				this.#apply( item, body.event_type === 'sku_rename' );
			}
			return { ok: true, processed: true };
		}
		return {
			ok: true,
			items: Object.fromEntries(
				items.map( ( { sku } ) => [
					sku,
					this.products.has( sku )
						? {
								exists: true,
								...this.products.get( sku ),
								// That version does not say it here.
								gid: undefined,
						  }
						: { exists: false },
				] )
			),
		};
	}

	#apply( item: EventItem, isRename: boolean ): void {
		const old = isRename ? item.old_sku ?? '' : item.sku;
		const product = this.products.get( old );
		if ( product === undefined ) {
			return;
		}
		product.gid = item.gid || product.gid;
		if ( isRename ) {
			this.products.delete( old );
			this.products.set( item.sku, product );
			return;
		}
		product.manage_stock = true;
		product.stock_quantity = Math.trunc( Number( item.stock_quantity ) );
		product.stock_status = item.stock_status ?? product.stock_status;
		product.backorders = item.backorders ?? product.backorders;
		product.low_stock_amount = Number( item.low_stock_amount ?? 0 );
	}

	/** A Master sends what it has applied to every Child, under the same event id, the sender among them. */
	async #pushBack( event: Record< string, unknown > ): Promise< void > {
		const skus = ( ( event.items ?? [] ) as EventItem[] )
			.map( ( { sku } ) => sku )
			.filter( ( sku ) => this.products.has( sku ) );
		if ( skus.length > 0 ) {
			await this.#tell( {
				...event,
				origin: 'master_authoritative',
				items: skus.map( ( sku ) => this.#item( sku ) ),
			} );
		}
	}
}

/** Makes a store the Master of this one, and lets it say so. */
export async function connectOldChild(
	old: OldStore,
	master: Store
): Promise< void > {
	await old.listen();
	const id = await master.php( `
		Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array {
			$s['role'] = 'master';
			$s['children'][] = [ 'id' => '${ old.id }', 'name' => 'Old', 'url' => '${ old.url }', 'secret' => '${ old.secret }', 'enabled' => true ];
			return $s;
		} );
		Kitgenix\\StockSync\\Sync\\Drain::run( 10 );
		return Kitgenix\\StockSync\\Storage\\Settings::storeId();` );
	old.peers = [ { store: master, id } ];
}

/** Makes this one the Master of a store. */
export async function connectToOldMaster(
	old: OldStore,
	child: Store
): Promise< void > {
	await old.listen();
	const id = await child.php( `
		Kitgenix\\StockSync\\Connections\\SettingsEffects::change( static function ( array $s ): array {
			$s['role'] = 'child';
			$s['master'] = [ 'url' => '${ old.url }', 'store_id' => '${ old.id }', 'secret' => '${ old.secret }' ];
			return $s;
		} );
		return Kitgenix\\StockSync\\Storage\\Settings::storeId();` );
	old.peers = [ { store: child, id } ];
}
