/**
 * Upgrade in place from 1.0.2. That plugin is not part of the lab; each store is given the option, the GIDs and the waiting
 * actions that it leaves behind, as the reference describes them, and then the new files, without an activation: that is how
 * WordPress updates.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTINGS_DEFAULTS } from '../../src/core/contract/option';
import type { Lab, Store } from '../lab/index.ts';
import { newLink, type Link } from '../lab/prepare-store.ts';
import { allShow, eventually, openTestLab, phpText } from './harness.ts';

const GROUP = 'kitgenix-stock-sync';
const HOOKS = 'kitgenix_stock_sync_for_woocommerce_';
const SETTINGS = `${ HOOKS }settings`;
const GID = `_${ HOOKS }gid`;
const PLUGINS = [
	'woocommerce/woocommerce.php',
	'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php',
];

/** Sold by 1.0.2 on Child A, which could not reach its Master. */
const UNSENT = 'SKU-0001';
/** The Master's number has changed since 1.0.2 could not push it to Child B. */
const STALE = 'SKU-0002';
const ELSEWHERE = 'SKU-0012';

const links: Link[] = [ newLink(), newLink(), newLink() ];

const lab = openTestLab( { stores: 3, connect: false }, async ( started ) => {
	for ( const store of started.stores ) {
		await store.php(
			`update_option( 'active_plugins', [ '${ PLUGINS[ 0 ] }' ] );`
		);
		await store.php(
			`delete_option( '${ SETTINGS }' ); add_option( '${ SETTINGS }', json_decode( ${ phpText(
				JSON.stringify( oldOption( started, store ) )
			) }, true ), '', false );`
		);
	}
	await leaveBehind( started );
	for ( const store of started.stores ) {
		await store.php(
			`update_option( 'active_plugins', [ '${ PLUGINS.join(
				"', '"
			) }' ] );`
		);
	}
} );

/** The option of 1.0.2, with what it lets a person do: a Child without `enabled`, a row left blank, health of one kind for all. */
function oldOption( { stores }: Lab, store: Store ): object {
	const at = stores.indexOf( store );
	return {
		this_store_id: links[ at ]!.storeId,
		this_store_name: `Old ${ store.name }`,
		role: at === 0 ? 'master' : 'child',
		strict_checkout_validation: false,
		master:
			at === 0
				? { url: '', store_id: '', secret: '' }
				: {
						url: `${ stores[ 0 ]!.url }/`,
						store_id: links[ 0 ]!.storeId,
						secret: links[ at ]!.secret,
				  },
		children:
			at === 0
				? [
						{
							id: links[ 1 ]!.storeId,
							name: 'Old A',
							url: stores[ 1 ]!.url,
							secret: links[ 1 ]!.secret,
						},
						{
							id: '',
							name: '',
							url: '',
							secret: 'x',
							enabled: true,
						},
						{
							id: links[ 2 ]!.storeId,
							name: 'Old B',
							url: stores[ 2 ]!.url,
							secret: links[ 2 ]!.secret,
							enabled: true,
						},
				  ]
				: [],
		exclusions: { skus: [ 'SKU-0020' ] },
		notices: [ { time: 1700000000, type: 'success', message: 'Saved.' } ],
		event_log: [
			{
				time: 1700000000,
				level: 'error',
				message: 'Outbound error',
				context: { store_id: 'x' },
			},
		],
		backlog: [
			{
				time: 1700000000,
				type: 'push',
				store_id: links[ 2 ]!.storeId,
				attempt: 3,
				error: 'timeout',
				payload_meta: {
					event_type: 'stock_state',
					context: 'stock_set',
					items_count: 1,
				},
			},
		],
		reconcile: { running: true, page: 7, per_page: 200, last_run: 1 },
		health: {
			last_inbound_event: 1700000000,
			last_outbound_success: 0,
			last_outbound_error: 1700000000,
			last_error_message: 'timeout',
			last_reconcile_start: 0,
			last_reconcile_complete: 0,
		},
	};
}

async function leaveBehind( { stores }: Lab ): Promise< void > {
	const [ master, childA, childB ] = stores as [ Store, Store, Store ];
	for ( const store of stores ) {
		await store.php(
			`foreach ( [ '${ UNSENT }', '${ STALE }' ] as $sku ) { update_post_meta( wc_get_product_id_by_sku( $sku ), '${ GID }', 'old-' . $sku ); }`
		);
	}
	const payload = ( sku: string, quantity: number ) =>
		`[ 'event_type' => 'stock_state', 'origin' => 'child_local', 'context' => 'stock_set', 'time' => 1700000000, 'event_id' => 'e-${ sku }',
			'items' => [ [ 'sku' => '${ sku }', 'gid' => 'old-${ sku }', 'stock_quantity' => ${ quantity }, 'stock_status' => 'instock',
			'backorders' => 'no', 'manage_stock' => true, 'low_stock_amount' => 0 ] ] ]`;
	await childA.setStock( UNSENT, 40 );
	await childB.setStock( UNSENT, 42 );
	await master.setStock( UNSENT, 42 );
	await childA.php(
		`as_schedule_single_action( time() + 3600, '${ HOOKS }retry_send_to_master', [ ${ payload(
			UNSENT,
			40
		) }, 3 ], '${ GROUP }' );`
	);
	for ( const store of stores ) {
		await store.setStock( STALE, store === childB ? 30 : 25 );
	}
	await master.php(
		`as_schedule_single_action( time() - 60, '${ HOOKS }retry_push_to_store', [ '${
			links[ 2 ]!.storeId
		}', ${ payload( STALE, 28 ) }, 2 ], '${ GROUP }' );`
	);
}

const option = async ( store: Store ) =>
	JSON.parse(
		await store.php(
			`return (string) wp_json_encode( get_option( '${ SETTINGS }' ) );`
		)
	) as Record< string, unknown >;

const waitingActions = async ( store: Store ) =>
	Number(
		await store.php(
			`return (string) count( array_filter( as_get_scheduled_actions( [ 'group' => '${ GROUP }', 'status' => 'pending', 'per_page' => -1 ] ),
				static fn( $action ): bool => is_array( $action->get_args()[0] ?? null ) || is_array( $action->get_args()[1] ?? null ) ) );`
		)
	);

test( 'the connections of 1.0.2 are there, and work in both directions', async () => {
	for ( const [ at, store ] of lab().stores.entries() ) {
		const { settings } = await store.wp< {
			settings: {
				role: string;
				this_store_id: string;
				children: { id: string; name: string; enabled: boolean }[];
				master: { store_id: string };
			};
		} >( 'GET', 'kitgenix-stock-sync/v1/admin/settings' );
		assert.equal( settings.this_store_id, links[ at ]!.storeId );
		assert.equal( settings.role, at === 0 ? 'master' : 'child' );
		if ( at === 0 ) {
			assert.deepEqual(
				settings.children
					.filter( ( child ) => child.id !== '' )
					.map( ( child ) => [
						child.id,
						child.name,
						child.enabled,
					] ),
				[
					[ links[ 1 ]!.storeId, 'Old A', true ],
					[ links[ 2 ]!.storeId, 'Old B', true ],
				]
			);
		} else {
			assert.equal( settings.master.store_id, links[ 0 ]!.storeId );
		}
	}
	const quantity = ( await lab().master.stock( ELSEWHERE ) ).quantity!;
	await lab().children[ 0 ]!.order( ELSEWHERE, 1 );
	await allShow( lab().stores, ELSEWHERE, quantity - 1 );
	await lab().master.order( ELSEWHERE, 1 );
	await allShow( lab().stores, ELSEWHERE, quantity - 2 );
} );

test( 'what 1.0.2 had sold and not brought to its Master is counted once', async () => {
	const [ childA, childB ] = lab().children as [ Store, Store ];
	await childB.order( UNSENT, 1 );
	await allShow( lab().stores, UNSENT, 42 - 2 - 1 );
	assert.equal( await waitingActions( childA ), 0 );
} );

test( 'numbers that waited in actions of 1.0.2 are not pushed any more; what is true now is', async () => {
	await allShow( lab().stores, STALE, 25 );
	const { master } = lab();
	await master.php( `do_action( 'action_scheduler_run_queue', 'test' );` );
	await eventually( 'no old action waits on the Master', async () =>
		( await waitingActions( master ) ) === 0 ? null : 'one does'
	);
	await master.order( STALE, 1 );
	await allShow( lab().stores, STALE, 24 );
} );

test( 'GIDs stay, and the option can still be read by 1.0.2', async () => {
	for ( const [ at, store ] of lab().stores.entries() ) {
		assert.equal(
			await store.php(
				`return (string) get_post_meta( wc_get_product_id_by_sku( '${ UNSENT }' ), '${ GID }', true );`
			),
			`old-${ UNSENT }`
		);
		const now = await option( store );
		const before = oldOption( lab(), store ) as Record< string, unknown >;
		assert.deepEqual(
			keysAndTypes( now, before ),
			keysAndTypes( before, before )
		);
		for ( const key of [ 'this_store_id', 'role', 'exclusions' ] ) {
			assert.deepEqual( now[ key ], before[ key ], key );
		}
		assert.deepEqual( pick( now.master ), pick( before.master ) );
		assert.equal(
			( now.children as { enabled?: boolean }[] ).filter(
				( child ) => child.enabled ?? true
			).length,
			at === 0 ? 3 : 0
		);
		for ( const key of Object.keys( now ) ) {
			assert.ok( key in SETTINGS_DEFAULTS, `${ key } is documented` );
		}
	}
} );

const pick = ( master: unknown ) => {
	const { url, store_id: id, secret } = master as Record< string, string >;
	return { url, id, secret };
};

/** The kind of each value that 1.0.2 reads. */
function keysAndTypes(
	value: Record< string, unknown >,
	known: Record< string, unknown >
): Record< string, unknown > {
	return Object.fromEntries(
		Object.entries( known ).map( ( [ key, old ] ) => {
			const now = value[ key ];
			const isTable =
				typeof old === 'object' &&
				old !== null &&
				! Array.isArray( old );
			return [
				key,
				isTable
					? keysAndTypes(
							( now ?? {} ) as Record< string, unknown >,
							old as Record< string, unknown >
					  )
					: Array.isArray( now ) || typeof now,
			];
		} )
	);
}
