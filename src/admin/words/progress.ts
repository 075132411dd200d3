/**
 * Admin: how far a long work is, how fast it goes and how long it will take.
 */
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReconcileProgress } from '../../core/contract/tools';

interface Progress {
	/** 0 to 100. */
	percent: number;
	text: string;
}

/** Seconds of work from which its rate says something. */
const RATE_AFTER = 3;

/**
 * @param run The run as it is now.
 * @param now Unix seconds.
 */
export function progressInWords(
	run: Pick< ReconcileProgress, 'started' | 'total' | 'done' >,
	now: number
): Progress {
	const { total, done } = run;
	const percent = total === 0 ? 0 : Math.round( ( done / total ) * 100 );
	const seconds = now - run.started;
	const text = sprintf(
		/* translators: 1: steps done, 2: steps in all, 3: the same in percent */
		__(
			'%1$d of %2$d steps, %3$d%%.',
			'kitgenix-stock-sync-for-woocommerce'
		),
		done,
		total,
		percent
	);
	if ( done === 0 || seconds < RATE_AFTER ) {
		return { percent, text };
	}
	const rate = done / seconds;
	return {
		percent,
		text: `${ text } ${ sprintf(
			/* translators: %s: a number such as 3.5 */
			__( '%s a second.', 'kitgenix-stock-sync-for-woocommerce' ),
			String(
				rate >= 10 ? Math.round( rate ) : Math.round( rate * 10 ) / 10
			)
		) } ${ leftInWords( Math.ceil( ( total - done ) / rate ) ) }`,
	};
}

/**
 * What a run that is over has done.
 *
 * @param run The run.
 */
export function lastRunInWords(
	run: Pick<
		ReconcileProgress,
		'status' | 'pushed' | 'dry_run' | 'selected' | 'stores'
	>
): string {
	const { status, pushed, selected } = run;
	if ( status === 'cancelled' ) {
		return __(
			'The last run was cancelled.',
			'kitgenix-stock-sync-for-woocommerce'
		);
	}
	const asked =
		selected === 0
			? ''
			: sprintf(
					/* translators: %d: number of products */
					_n(
						'It was asked for %d product.',
						'It was asked for %d products.',
						selected,
						'kitgenix-stock-sync-for-woocommerce'
					),
					selected
			  );
	return [ outcomeInWords( run, pushed ), asked ]
		.filter( ( text ) => text !== '' )
		.join( ' ' );
}

function outcomeInWords(
	run: Pick< ReconcileProgress, 'dry_run' | 'stores' >,
	pushed: number
): string {
	if ( ! run.dry_run ) {
		return sprintf(
			/* translators: %d: number of products */
			_n(
				'The last run sent %d product.',
				'The last run sent %d products.',
				pushed,
				'kitgenix-stock-sync-for-woocommerce'
			),
			pushed
		);
	}
	const differing = run.stores.reduce(
		( sum, row ) => sum + row.differing,
		0
	);
	return sprintf(
		/* translators: %d: number of differences */
		_n(
			'The dry run found %d difference and sent nothing.',
			'The dry run found %d differences and sent nothing.',
			differing,
			'kitgenix-stock-sync-for-woocommerce'
		),
		differing
	);
}

function leftInWords( seconds: number ): string {
	if ( seconds < 60 ) {
		return sprintf(
			/* translators: %d: a number of seconds */
			_n(
				'About %d second left.',
				'About %d seconds left.',
				seconds,
				'kitgenix-stock-sync-for-woocommerce'
			),
			seconds
		);
	}
	const minutes = Math.round( seconds / 60 );
	return sprintf(
		/* translators: %d: a number of minutes */
		_n(
			'About %d minute left.',
			'About %d minutes left.',
			minutes,
			'kitgenix-stock-sync-for-woocommerce'
		),
		minutes
	);
}
