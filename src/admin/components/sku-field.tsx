/**
 * Admin: SKUs, typed or found by a product's name.
 */
import { FormTokenField } from '@wordpress/components';
import { useDebounce } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ProductHit } from '../../core/contract/tools';
import { searchProducts } from '../api/calls';

const SEARCH_DELAY_MS = 250;

interface Props {
	skus: readonly string[];
	onChange: ( skus: readonly string[] ) => void;
	hint?: string;
	/** What is wrong with them; empty when nothing is known to be. */
	error?: string;
}

/** Takes any SKU; while one is typed it offers products whose name or SKU fits. */
export function SkuField( { skus, onChange, hint = '', error = '' }: Props ) {
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
	const below = error === '' ? hint : error;
	return (
		<div className={ error === '' ? 'kss-field' : 'kss-field is-wrong' }>
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
									typeof token === 'string'
										? token
										: token.value;
								return offers.get( text ) ?? text;
							} )
						),
					] )
				}
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ below !== '' && (
				<p
					className="components-base-control__help"
					role={ error === '' ? undefined : 'alert' }
				>
					{ below }
				</p>
			) }
		</div>
	);
}

/** SKU first: that is what the list of suggestions marks and sorts by. */
function offerOf( sku: string, name: string ): string {
	return name === '' ? sku : `${ sku } — ${ name }`;
}
