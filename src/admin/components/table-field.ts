/**
 * Admin: a column, as far as our tables can show one. They are built without the types and forms of @wordpress/dataviews
 * (webpack.config.js): a filter is a choice among values, or there is none.
 */
import type { Field, Option } from '@wordpress/dataviews';

export type TableField< Row > = Omit<
	Field< Row >,
	'type' | 'Edit' | 'getElements' | 'elements' | 'filterBy'
> & {
	/** A whole number; without it, whatever can be read and sorted. */
	type?: 'integer';
} & (
		| { filterBy: false; elements?: never }
		| { filterBy?: never; elements: Option[] }
	);
