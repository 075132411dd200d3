/**
 * Admin: a time in the site's zone and form.
 */
import { dateI18n, getSettings } from '@wordpress/date';

/**
 * @param time Unix seconds.
 */
export function exactTime( time: number ): string {
	return dateI18n(
		getSettings().formats.datetime,
		new Date( time * 1000 ),
		undefined
	);
}
