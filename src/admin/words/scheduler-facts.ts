/**
 * Admin: what runs by the clock in words, each with what to do where it does not.
 */
import { __, _x, sprintf } from '@wordpress/i18n';
import type { StatusScheduler } from '../../core/contract/status';
import { isRunnerDead } from '../../core/sync/retry';
import { durationInWords } from './duration';
import { exactTime } from './exact-time';
import type { StatusFact } from './status-facts';

export function schedulerFacts(
	scheduler: StatusScheduler
): readonly StatusFact[] {
	return [
		{
			term: __(
				'Waiting actions',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: String( scheduler.pending ),
			advice: '',
		},
		{
			term: _x(
				'Next',
				'scheduled action',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text:
				scheduler.next === 0
					? _x(
							'none is scheduled',
							'action',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: exactTime( scheduler.next ),
			advice: '',
		},
		{
			term: _x(
				'Late',
				'scheduled action',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: lateInWords( scheduler.overdue ),
			advice: isRunnerDead( scheduler.overdue )
				? __(
						'Nobody runs what is scheduled. Ask your host to call wp-cron.php every minute.',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: '',
		},
		{
			term: __(
				'Failed within a day',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: String( scheduler.failed ),
			advice:
				scheduler.failed === 0
					? ''
					: __(
							'Look at them in WooCommerce → Status → Scheduled Actions.',
							'kitgenix-stock-sync-for-woocommerce'
					  ),
		},
		{
			term: __(
				'WordPress’s cron',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: cronInWords( scheduler ),
			advice: isRunnerDead( scheduler.cron_overdue )
				? __(
						'Nobody calls it. Ask your host to call wp-cron.php every minute.',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: '',
		},
	];
}

function cronInWords( {
	is_wp_cron_disabled: isDisabled,
	cron_overdue: overdue,
}: StatusScheduler ): string {
	const late = lateInWords( overdue );
	return isDisabled
		? sprintf(
				/* translators: %s: how late it is */
				__(
					'called by the server (%s)',
					'kitgenix-stock-sync-for-woocommerce'
				),
				late
		  )
		: sprintf(
				/* translators: %s: how late it is */
				__(
					'called by visitors (%s)',
					'kitgenix-stock-sync-for-woocommerce'
				),
				late
		  );
}

function lateInWords( seconds: number ): string {
	return seconds < 60
		? _x(
				'nothing is late',
				'scheduled work',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: sprintf(
				/* translators: %s: a duration such as 5 min */
				__( '%s late', 'kitgenix-stock-sync-for-woocommerce' ),
				durationInWords( seconds * 1000 )
		  );
}
