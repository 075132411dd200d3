/**
 * Package: what WordPress's own packages say on our screens: tables (@wordpress/dataviews) everywhere, and parts of
 * @wordpress/components where the build brings them. They speak WordPress's own domain, whose translations for them WordPress does not
 * print on a plugin's page; so we translate them, and src/admin/languages.ts hands them over. What one of them says that is not
 * here stays English.
 */
import type { Message } from './strings.ts';

/** Where translators find them. */
const FILE = 'tools/package/library-texts.ts';

const TABLES: readonly string[] = [
	'%1$s: %2$s',
	'%s: <groupName />',
	'<Name>%1$s includes: </Name><Value>%2$s</Value>',
	'<Name>%1$s is none of: </Name><Value>%2$s</Value>',
	'<Name>%1$s is not: </Name><Value>%2$s</Value>',
	'<Name>%1$s is: </Name><Value>%2$s</Value>',
	'Actions',
	'Activity',
	'Add filter',
	'Appearance',
	'Conditions',
	'Current page',
	'Density',
	'Deselect all',
	'Filter by: %1$s',
	'Grid',
	'Hide column',
	'Includes',
	'Insert left',
	'Insert right',
	'Is',
	'Is none of',
	'Is not',
	'Items per page',
	'Layout',
	'List',
	'List of: %1$s',
	'Loading',
	'Move left',
	'Move right',
	'Navigate to item',
	'Next page',
	'No elements found',
	'No results',
	'No results found',
	'Order',
	'Page %1$d of %2$d',
	'Preview size',
	'Previous page',
	'Properties',
	'Remove',
	'Reset',
	'Reset search',
	'Reset view',
	'Row %d',
	'Scrollable section',
	'Search',
	'Search items',
	'Select all',
	'Sort ascending',
	'Sort by',
	'Sort descending',
	'Table',
	'Unknown status for %1$s',
];

/** On newer WordPress the page brings these, and WordPress's own translation of them. */
export const PARTS: readonly string[] = [
	'%1$s (%2$d of %3$d)',
	'(opens in a new tab)',
	'Add item',
	'Close',
	'Close search',
	'Dismiss this notice',
	'Error notice',
	'Information notice',
	'Invalid item',
	'Item added.',
	'Item removed.',
	'Item selected.',
	'No items found',
	'No results.',
	'Notice',
	'Notifications',
	'Remove item',
	'Separate with commas or the Enter key.',
	'Separate with commas, spaces, or the Enter key.',
	'Warning notice',
];

const PLURALS: readonly ( readonly [ string, string ] )[] = [
	[ '%1$d of %2$d Item', '%1$d of %2$d Items' ],
	[ '%d Item', '%d Items' ],
	[ '%d Item selected', '%d Items selected' ],
	[
		'%d result found, use up and down arrow keys to navigate.',
		'%d results found, use up and down arrow keys to navigate.',
	],
];

const WITH_CONTEXT: readonly ( readonly [ string, string ] )[] = [
	[ 'Balanced', 'Density option for DataView layout' ],
	[ 'Comfortable', 'Density option for DataView layout' ],
	[ 'Compact', 'Density option for DataView layout' ],
	[ 'Filter', 'verb' ],
	[ 'View options', 'View is used as a noun' ],
	[ '<div>Page</div>%1$s<div>of %2$d</div>', 'paging' ],
];

const COMMENT =
	'of WordPress’s own tables and fields; best as WordPress says it';

export const LIBRARY_TEXTS: readonly Message[] = [
	...[ ...TABLES, ...PARTS ].map( ( text ) => ( {
		text,
		plural: null,
		context: null,
	} ) ),
	...PLURALS.map( ( [ text, plural ] ) => ( {
		text,
		plural,
		context: null,
	} ) ),
	...WITH_CONTEXT.map( ( [ text, context ] ) => ( {
		text,
		plural: null,
		context,
	} ) ),
].map( ( message ) => ( { ...message, comment: COMMENT, file: FILE } ) );
