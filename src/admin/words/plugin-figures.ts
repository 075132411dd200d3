/**
 * Admin: what the plugin directory says of a plugin.
 */
import { _n, sprintf } from '@wordpress/i18n';
import type { HubFigures } from '../../core/contract/hub';
import { numberInWords } from './number';

/**
 * @param figures Of one plugin.
 */
export function figuresInWords( figures: HubFigures ): string {
	const { installs, rating, ratings } = figures;
	const texts: string[] = [];
	if ( installs !== null ) {
		texts.push(
			sprintf(
				/* translators: %s: number of sites, rounded down, such as 1,000 */
				_n(
					'%s+ site',
					'%s+ sites',
					installs,
					'kitgenix-stock-sync-for-woocommerce'
				),
				numberInWords( installs )
			)
		);
	}
	if ( rating !== null ) {
		texts.push(
			sprintf(
				/* translators: 1: number of stars such as 4.5, 2: number of ratings */
				_n(
					'%1$s of 5 stars from %2$d rating',
					'%1$s of 5 stars from %2$d ratings',
					ratings,
					'kitgenix-stock-sync-for-woocommerce'
				),
				numberInWords( rating / 20 ),
				ratings
			)
		);
	}
	return texts.map( ( text ) => `· ${ text }` ).join( ' ' );
}
