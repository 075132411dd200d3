/**
 * Admin: a table of rows that are all here: searched, filtered, sorted and paged in the browser, and exported as it is shown.
 */
import { Button } from '@wordpress/components';
import { useViewportMatch } from '@wordpress/compose';
import {
	DataViews,
	filterSortAndPaginate,
	type Action,
	type DataViewsProps,
	type Field,
	type View,
} from '@wordpress/dataviews/wp';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { download, toCsv } from './csv';

/** Rows on a page, and what a person may choose. */
const PAGE_SIZES = [ 20, 50, 100 ];

export interface Identified {
	id: string;
}

export interface TableProps< Row > {
	rows: Row[];
	fields: Field< Row >[];
	/** The field that names a row. */
	title: string;
	/** The other fields that are shown at first. */
	columns: string[];
	sort?: { field: string; direction: 'asc' | 'desc' };
	actions?: Action< Row >[];
	isLoading?: boolean;
	/** What stands in the place of rows when there are none. */
	empty: string;
	searchLabel: string;
	/** Name of the exported file, without its end. */
	exportName: string;
	header?: ReactNode;
}

export default function DataTable< Row extends Identified >( {
	rows,
	fields,
	title,
	columns,
	sort,
	actions = [],
	isLoading = false,
	empty,
	searchLabel,
	exportName,
	header,
}: TableProps< Row > ) {
	// A list where a table would be cut off; both can be chosen.
	const isNarrow = useViewportMatch( 'medium', '<' );
	const [ view, setView ] = useState< View >( {
		type: isNarrow ? 'list' : 'table',
		titleField: title,
		fields: columns,
		page: 1,
		perPage: PAGE_SIZES[ 0 ],
		search: '',
		filters: [],
		...( sort === undefined ? {} : { sort } ),
	} as View );
	const { data, paginationInfo } = useMemo(
		() => filterSortAndPaginate( rows, view, fields ),
		[ rows, view, fields ]
	);
	const exportShown = () => {
		const shown = filterSortAndPaginate(
			rows,
			{ ...view, page: 1, perPage: rows.length },
			fields
		).data;
		download(
			`${ exportName }.csv`,
			toCsv(
				fields.map( ( { label, id } ) => label ?? id ),
				shown.map( ( item ) =>
					fields.map( ( { getValue, id } ) =>
						String(
							getValue === undefined
								? item[ id as keyof Row ]
								: getValue( { item } )
						)
					)
				)
			)
		);
	};
	const props = {
		data,
		fields,
		view,
		onChangeView: setView,
		actions,
		isLoading,
		paginationInfo,
		defaultLayouts: { table: {}, list: {} },
		config: { perPageSizes: PAGE_SIZES },
		searchLabel,
		getItemId: ( { id }: Row ) => id,
		empty: <p className="kss-empty">{ empty }</p>,
		header: (
			<>
				{ header }
				<Button
					variant="tertiary"
					size="compact"
					onClick={ exportShown }
					disabled={ rows.length === 0 }
					accessibleWhenDisabled
				>
					{ __(
						'Export CSV',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</Button>
			</>
		),
	};
	return (
		<div className="kss-table">
			{ /* Its types ask for a proof that a row which is not known yet has an id. */ }
			<DataViews< Row >
				{ ...( props as unknown as DataViewsProps< Row > ) }
			/>
		</div>
	);
}
