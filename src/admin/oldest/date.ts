/**
 * Oldest: wp.date of the page, with the names that it got later: `getSettings` in WordPress 6.1, `humanTimeDiff` in 6.3. The
 * page's is used because it knows the site's language and zone.
 */
import * as wordPressDate from '@wordpress/date';

type DateModule = typeof wordPressDate;
type Time = Date | string | number;

interface Moment {
	locale: ( name: string ) => Moment;
	from: ( other: Moment ) => string;
}

/** What wp.date builds on; it puts it on the page. */
declare const moment: ( time?: Time ) => Moment;

// Bundlers look for names that they know to be there; these may not be.
const ofPage: Partial< DateModule > &
	Pick< DateModule, '__experimentalGetSettings' > = { ...wordPressDate };

const getSettings = ofPage.getSettings ?? ofPage.__experimentalGetSettings;

const humanTimeDiff = ( from: Time, to?: Time ) =>
	moment( from ).locale( getSettings().l10n.locale ).from( moment( to ) );

export const date = {
	...ofPage,
	getSettings,
	humanTimeDiff: ofPage.humanTimeDiff ?? humanTimeDiff,
};
