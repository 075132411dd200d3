/**
 * Admin: the same as DataTable, whose code is twenty times as large as the first screen: it comes when a table is to be seen.
 */
import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import type { Identified, TableProps } from './data-table';
import { Reading } from './reading';

const DataTable = lazy(
	() => import( /* webpackChunkName: "table" */ './data-table' )
);

export function Table< Row extends Identified >( props: TableProps< Row > ) {
	// `lazy` forgets that the component takes rows of any kind.
	const Loaded = DataTable as unknown as ComponentType< TableProps< Row > >;
	return (
		<Suspense
			fallback={
				<Reading>
					{ __(
						'Opening the table…',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</Reading>
			}
		>
			<Loaded { ...props } />
		</Suspense>
	);
}
