/**
 * Admin: a duration, as short as a person says it.
 */
import { _x, sprintf } from '@wordpress/i18n';
import { numberInWords, ONE_DECIMAL } from './number';

/**
 * @param milliseconds How long.
 */
export function durationInWords( milliseconds: number ): string {
	const seconds = milliseconds / 1000;
	if ( seconds < 10 ) {
		return sprintf(
			/* translators: %s: a number of seconds such as 0.3 */
			_x(
				'%s s',
				'seconds, short',
				'kitgenix-stock-sync-for-woocommerce'
			),
			numberInWords( seconds, ONE_DECIMAL )
		);
	}
	if ( seconds < 60 ) {
		return sprintf(
			/* translators: %d: a number of seconds */
			_x(
				'%d s',
				'seconds, short',
				'kitgenix-stock-sync-for-woocommerce'
			),
			Math.round( seconds )
		);
	}
	if ( seconds < 3600 ) {
		return sprintf(
			/* translators: %d: a number of minutes */
			_x(
				'%d min',
				'minutes, short',
				'kitgenix-stock-sync-for-woocommerce'
			),
			Math.round( seconds / 60 )
		);
	}
	return sprintf(
		/* translators: %d: a number of hours */
		_x( '%d h', 'hours, short', 'kitgenix-stock-sync-for-woocommerce' ),
		Math.round( seconds / 3600 )
	);
}
