/**
 * Admin: the figures on the page of all Kitgenix plugins, fetched once the page is there. Without them it says what it says.
 */
import apiFetch from '@wordpress/api-fetch';
import domReady from '@wordpress/dom-ready';
import type { HubAnswer } from '../core/contract/hub';
import { HUB_ROUTES } from '../core/contract/hub';
import { NAMESPACE } from '../core/contract/routes';
import { figuresInWords } from './words/plugin-figures';
import './hub.scss';

domReady( async () => {
	const cards = new Map(
		[ ...document.querySelectorAll< HTMLElement >( '[data-plugin]' ) ].map(
			( card ) => [ card.dataset.plugin, card ]
		)
	);
	const { plugins } = await apiFetch< HubAnswer >( {
		path: `/${ NAMESPACE }/${ HUB_ROUTES.hub.route }`,
	} ).catch( (): HubAnswer => ( { plugins: [] } ) );
	for ( const figures of plugins ) {
		const place = cards
			.get( figures.slug )
			?.querySelector( '.kss-hub__figures' );
		if ( place ) {
			place.textContent = figuresInWords( figures );
		}
	}
} );
