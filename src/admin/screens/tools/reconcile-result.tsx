/**
 * Admin, tools: what a reconcile found, store by store.
 */
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { ReconcileStore } from '../../../core/contract/reconcile-run';
import { ResultTable } from '../../components/result-table';
import { explained } from '../../words/explained';
import { storeName } from '../../words/store-name';

interface Props {
	stores: readonly ReconcileStore[];
	codes: readonly ExplainedCode[];
	settings: AdminSettings;
}

export function ReconcileResult( { stores, codes, settings }: Props ) {
	return (
		<ResultTable
			columns={ [
				_x( 'Store', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
				_x(
					'Differed',
					'column: number of products',
					'kitgenix-stock-sync-for-woocommerce'
				),
				_x(
					'Sent',
					'column: number of products',
					'kitgenix-stock-sync-for-woocommerce'
				),
				_x(
					'On their way',
					'column: number of products',
					'kitgenix-stock-sync-for-woocommerce'
				),
				_x(
					'Missing there',
					'column: number of products',
					'kitgenix-stock-sync-for-woocommerce'
				),
			] }
		>
			{ stores.map( ( row ) => (
				<tr key={ row.store_id }>
					<th scope="row">{ storeName( row.store_id, settings ) }</th>
					{ row.code === '' ? (
						<>
							<td>{ row.differing }</td>
							<td>{ row.pushed }</td>
							<td>{ row.waiting }</td>
							<td>{ row.missing }</td>
						</>
					) : (
						<td colSpan={ 4 }>
							{ explained( row.code, codes ).cause ||
								__(
									'It could not be compared.',
									'kitgenix-stock-sync-for-woocommerce'
								) }
						</td>
					) }
				</tr>
			) ) }
		</ResultTable>
	);
}
