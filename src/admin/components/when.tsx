/**
 * Admin: a time, as a person says it; the exact one, in the site's zone, on pointing at it.
 */
import { humanTimeDiff } from '@wordpress/date';
import { _x } from '@wordpress/i18n';
import { exactTime } from '../words/exact-time';

/** Unix seconds; 0 is never. */
export function When( { time }: { time: number } ) {
	if ( time === 0 ) {
		return (
			<>
				{ _x(
					'never',
					'when something happened',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</>
		);
	}
	const exact = exactTime( time );
	return (
		<time
			dateTime={ new Date( time * 1000 ).toISOString() }
			title={ exact }
		>
			{ humanTimeDiff( new Date( time * 1000 ) ) }
		</time>
	);
}
