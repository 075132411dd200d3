/**
 * Admin: a column of times.
 */
import type { Field } from '@wordpress/dataviews/wp';
import { When } from './when';

/**
 * @param id    Its id.
 * @param label Its name.
 * @param of    The row's time, Unix seconds.
 */
export function timeField< Row >(
	id: string,
	label: string,
	of: ( row: Row ) => number
): Field< Row > {
	return {
		id,
		label,
		// As ISO text it sorts as time does, and a spreadsheet knows it.
		getValue: ( { item } ) => new Date( of( item ) * 1000 ).toISOString(),
		render: ( { item } ) => <When time={ of( item ) } />,
		filterBy: false,
	};
}
