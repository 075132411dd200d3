/**
 * Admin, tools: sends single products to every Child, whatever it has of them.
 */
import { Button, FormTokenField } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ManualSyncItem, ProductHit } from '../../../core/contract/tools';
import { searchProducts } from '../../api/calls';
import { FailureNotice } from '../../components/failure-notice';
import { Section } from '../../components/section';
import { store } from '../../store';
import { pushedInWords } from '../../words/pushed';
import { storeName } from '../../words/store-name';

const SEARCH_DELAY_MS = 250;

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

interface SkuFieldProps {
	skus: readonly string[];
	onChange: ( skus: readonly string[] ) => void;
}

/** Takes any SKU; while one is typed it offers products whose name or SKU fits. */
export function SkuField( { skus, onChange }: SkuFieldProps ) {
	const [ hits, setHits ] = useState< readonly ProductHit[] >( [] );
	const search = useDebounce( ( text: string ) => {
		searchProducts( text ).then( setHits, () => {
			// Without an offer the SKU can be typed all the same.
			setHits( [] );
		} );
	}, SEARCH_DELAY_MS );
	const offers = new Map(
		hits.map( ( { sku, name } ) => [ offerOf( sku, name ), sku ] )
	);
	return (
		<FormTokenField
			label={ __(
				'Products, by SKU or name',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			value={ [ ...skus ] }
			suggestions={ [ ...offers.keys() ] }
			onInputChange={ search }
			onChange={ ( tokens ) =>
				onChange( [
					...new Set(
						tokens.map( ( token ) => {
							const text =
								typeof token === 'string' ? token : token.value;
							return offers.get( text ) ?? text;
						} )
					),
				] )
			}
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}

/** SKU first: that is what the list of suggestions marks and sorts by. */
function offerOf( sku: string, name: string ): string {
	return name === '' ? sku : `${ sku } — ${ name }`;
}

interface PushedProps {
	items: readonly ManualSyncItem[];
	settings: AdminSettings;
}

function Pushed( { items, settings }: PushedProps ) {
	return (
		<div className="kss-scroll">
			<table className="kss-result">
				<thead>
					<tr>
						<th scope="col">SKU</th>
						<th scope="col">
							{ _x(
								'Store',
								'column',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</th>
						<th scope="col">
							{ _x(
								'Result',
								'column',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</th>
					</tr>
				</thead>
				<tbody>
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
									<td>
										{ storeName( row.store_id, settings ) }
									</td>
									<td>{ pushedInWords( row.result ) }</td>
								</tr>
							) )
						)
					) }
				</tbody>
			</table>
		</div>
	);
}
