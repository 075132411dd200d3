/**
 * The lab has no cron: what is due there stays due, and is late.
 * Enters: a store. Leaves: nothing late, as where a server calls wp-cron.php.
 */
import type { Store } from '../../e2e/lab/index.ts';

export const withoutLateCron = ( store: Store ): Promise< string > =>
	store.php( `foreach ( wp_get_ready_cron_jobs() as $time => $hooks ) {
		foreach ( $hooks as $hook => $events ) {
			foreach ( $events as $event ) {
				wp_unschedule_event( $time, $hook, $event['args'] );
				wp_schedule_single_event( time() + DAY_IN_SECONDS, $hook, $event['args'] );
			}
		}
	}` );
