/**
 * Admin, overview: what a person has to do something about. Nothing is there while nothing is.
 */
import { Notice } from '@wordpress/components';
import { _n, sprintf } from '@wordpress/i18n';
import type { OverviewAnswer } from '../../../core/contract/overview';
import { isRunnerDead } from '../../../core/sync/retry';

export function ToDo( { overview }: { overview: OverviewAnswer } ) {
	const messages = [
		...( isRunnerDead( overview.overdue )
			? [ overdueInWords( overview.overdue ) ]
			: [] ),
		...overview.notices.map( ( { message } ) => message ),
	];
	return (
		<>
			{ messages.map( ( message ) => (
				<Notice
					key={ message }
					className="kss-to-do"
					status="warning"
					isDismissible={ false }
				>
					{ message }
				</Notice>
			) ) }
		</>
	);
}

function overdueInWords( overdue: number ): string {
	const minutes = Math.round( overdue / 60 );
	return sprintf(
		/* translators: %d: a number of minutes */
		_n(
			'Scheduled work has been waiting for %d minute: this site’s cron does not run. Sales cross all the same; retries and reconciles are late. Ask your host to call wp-cron.php every minute.',
			'Scheduled work has been waiting for %d minutes: this site’s cron does not run. Sales cross all the same; retries and reconciles are late. Ask your host to call wp-cron.php every minute.',
			minutes,
			'kitgenix-stock-sync-for-woocommerce'
		),
		minutes
	);
}
