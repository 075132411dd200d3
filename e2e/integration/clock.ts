/**
 * Time for stores that a test cannot wait for. Nothing of ours is called: what waits for its time is moved towards it, and
 * Action Scheduler's own runner runs what is due then, as WP-Cron or WP-CLI would. The lab's own WP-Cron is off.
 */
import type { Store } from '../lab/index.ts';

/** More than the longest back-off and its jitter. */
export const LONG_SECONDS = 5000;

const GROUP = 'kitgenix-stock-sync';
const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

/** Action Scheduler's dates, the links' next attempts and the leases are so many seconds nearer. */
export async function letTimePass(
	store: Store,
	seconds: number
): Promise< void > {
	await store.php( `global $wpdb;
		$earlier = static fn ( string $date ): string => $date < '1971' ? $date : gmdate( 'Y-m-d H:i:s', strtotime( $date . ' UTC' ) - ${ seconds } );
		// A runner that was killed holds what it had claimed, ours or not, and nothing else runs until that has grown old.
		foreach ( $wpdb->get_results( "SELECT a.* FROM {$wpdb->prefix}actionscheduler_actions a LEFT JOIN {$wpdb->prefix}actionscheduler_groups g
			ON g.group_id = a.group_id WHERE a.status IN ( 'pending', 'in-progress' ) AND ( g.slug = '${ GROUP }' OR a.claim_id <> 0 )", ARRAY_A ) as $action ) {
			$dates = array_intersect_key( $action, array_flip( [ 'scheduled_date_gmt', 'scheduled_date_local', 'last_attempt_gmt', 'last_attempt_local' ] ) );
			$wpdb->update( $wpdb->prefix . 'actionscheduler_actions', array_map( $earlier, array_filter( $dates ) ), [ 'action_id' => $action['action_id'] ] );
		}
		foreach ( $wpdb->get_results( "SELECT option_name AS n, option_value AS v FROM {$wpdb->options} WHERE option_name LIKE '${ PREFIX }lease_%' AND option_value NOT LIKE '0%'" ) as $row ) {
			[ $until, $holder ] = explode( ' ', $row->v, 2 );
			Kitgenix\\StockSync\\Storage\\Row::replace( $row->n, $row->v, ( (int) $until - ${ seconds } ) . ' ' . $holder );
		}
		foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '${ PREFIX }link_%'" ) as $name ) {
			Kitgenix\\StockSync\\Storage\\Transaction::run( static function () use ( $name ): void {
				Kitgenix\\StockSync\\Storage\\Row::lock( $name );
				$link = Kitgenix\\StockSync\\Storage\\Row::json( $name );
				$link['health']['next_attempt'] = max( 0, $link['health']['next_attempt'] - ${ seconds } );
				Kitgenix\\StockSync\\Storage\\Row::write( $name, Kitgenix\\StockSync\\Storage\\Row::encode( $link ) );
			} );
		}` );
}

/** What an administrator's visit does, and every visitor whose theme asks admin-ajax.php: the recurring action is kept. */
export async function visitAdmin( store: Store ): Promise< void > {
	const answer = await fetch(
		`${ store.url }/wp-admin/admin-ajax.php?action=lab`
	);
	await answer.arrayBuffer();
}

/** Time passes for a store, and cron comes by. */
export async function timePasses(
	store: Store,
	seconds = LONG_SECONDS
): Promise< void > {
	await letTimePass( store, seconds );
	await visitAdmin( store );
	await store.runActions();
}

/**
 * Minutes pass again and again while something else goes on, and cron comes by. A store that cannot answer at the moment misses
 * one; one whose cron takes long has the next only after it.
 *
 * @return Ends it; resolves when nothing of it is under way any more.
 */
export function startClock( stores: readonly Store[] ): () => Promise< void > {
	let isOver = false;
	const ticks = stores.map( async ( store ) => {
		let cron: Promise< unknown > | null = null;
		while ( ! isOver ) {
			await letTimePass( store, 120 ).catch( () => {} );
			cron ??= store
				.runActions()
				.catch( () => {} )
				.finally( () => ( cron = null ) );
			// Each is a start of WordPress: more of them would leave no processor to the shoppers.
			await new Promise( ( resolve ) => setTimeout( resolve, 2500 ) );
		}
		await cron;
	} );
	return async () => {
		isOver = true;
		await Promise.all( ticks );
	};
}
