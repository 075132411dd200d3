/**
 * Admin, tools: sends single products to every Child, whatever it has of them.
 */
import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ManualSyncItem } from '../../../core/contract/tools';
import { FailureNotice } from '../../components/failure-notice';
import { ResultTable } from '../../components/result-table';
import { Section } from '../../components/section';
import { SkuField } from '../../components/sku-field';
import { store } from '../../store';
import { pushedInWords } from '../../words/pushed';
import { storeName } from '../../words/store-name';

export function ManualSync( { settings }: { settings: AdminSettings } ) {
	const { pushSkus } = useDispatch( store );
	const { pushed, failure, isSending } = useSelect(
		( select ) => ( {
			pushed: select( store ).getPushed(),
			failure: select( store ).getFailure( 'manual_sync' ),
			isSending: select( store ).isSaving( 'manual_sync' ),
		} ),
		[]
	);
	const [ skus, setSkus ] = useState< readonly string[] >( [] );
	const send = async () => {
		if ( ! isSending && ( await pushSkus( skus ) ) ) {
			setSkus( [] );
		}
	};
	return (
		<Section
			title={ __(
				'Synchronise single products',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			about={ __(
				'Sends this Master’s numbers of the products you name to every Child, even where nothing seems to differ.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<form
				className="kss-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					void send();
				} }
			>
				<SkuField skus={ skus } onChange={ setSkus } />
				<FailureNotice part="manual_sync" failure={ failure } />
				<div className="kss-actions__row">
					<Button
						variant="primary"
						type="submit"
						isBusy={ isSending }
						aria-disabled={ isSending || skus.length === 0 }
						disabled={ skus.length === 0 }
						accessibleWhenDisabled
						__next40pxDefaultSize
					>
						{ __(
							'Synchronise',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</Button>
				</div>
			</form>
			<div role="status">
				{ pushed !== null && (
					<Pushed items={ pushed.items } settings={ settings } />
				) }
			</div>
		</Section>
	);
}

interface PushedProps {
	items: readonly ManualSyncItem[];
	settings: AdminSettings;
}

function Pushed( { items, settings }: PushedProps ) {
	return (
		<ResultTable
			columns={ [
				__( 'SKU', 'kitgenix-stock-sync-for-woocommerce' ),
				_x( 'Store', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
				_x( 'Result', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
			] }
		>
			{ items.map( ( { sku, result, stores } ) =>
				stores.length === 0 ? (
					<tr key={ sku }>
						<th scope="row">{ sku }</th>
						<td>{ settings.this_store_name }</td>
						<td>{ pushedInWords( result ) }</td>
					</tr>
				) : (
					stores.map( ( row ) => (
						<tr key={ `${ sku } ${ row.store_id }` }>
							<th scope="row">{ sku }</th>
							<td>{ storeName( row.store_id, settings ) }</td>
							<td>{ pushedInWords( row.result ) }</td>
						</tr>
					) )
				)
			) }
		</ResultTable>
	);
}
