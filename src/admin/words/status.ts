/**
 * Admin: the facts of this site in words, with what to do where something is wrong; and the same as plain text, to be given to
 * whoever helps. No secret is among them.
 */
import { _x } from '@wordpress/i18n';
import type { StatusAnswer } from '../../core/contract/status';
import { schedulerFacts } from './scheduler-facts';
import {
	databaseFacts,
	siteFacts,
	versionFacts,
	type StatusFact,
} from './status-facts';

export interface StatusGroup {
	title: string;
	facts: readonly StatusFact[];
}

/**
 * @param status What the plugin has told.
 */
export function statusInWords( status: StatusAnswer ): readonly StatusGroup[] {
	return [
		{
			title: _x(
				'Scheduled work',
				'group of facts',
				'kitgenix-stock-sync-for-woocommerce'
			),
			facts: schedulerFacts( status.scheduler ),
		},
		{
			title: _x(
				'This site',
				'group of facts',
				'kitgenix-stock-sync-for-woocommerce'
			),
			facts: siteFacts(
				status.site,
				status.links.some( ( { health } ) => health.protocol === 1 )
			),
		},
		{
			title: _x(
				'Database and cache',
				'group of facts',
				'kitgenix-stock-sync-for-woocommerce'
			),
			facts: databaseFacts( status.database ),
		},
		{
			title: _x(
				'Versions',
				'group of facts',
				'kitgenix-stock-sync-for-woocommerce'
			),
			facts: versionFacts( status ),
		},
	];
}

/**
 * The same as text, with how each connection stands.
 *
 * @param status What the plugin has told.
 */
export function statusAsText( status: StatusAnswer ): string {
	const lines = [
		`Kitgenix Stock Sync ${ status.versions.plugin }`,
		new Date( status.time * 1000 ).toISOString(),
	];
	for ( const { title, facts } of statusInWords( status ) ) {
		lines.push( '', `### ${ title }` );
		for ( const { term, text, advice } of facts ) {
			lines.push(
				`${ term }: ${ text }${ advice === '' ? '' : ' (!)' }`
			);
		}
	}
	lines.push( '', '### Connections' );
	for ( const { type, store_id: storeId, waiting, health } of status.links ) {
		lines.push(
			`${ type } ${ storeId }: ${ JSON.stringify( {
				waiting,
				...health,
			} ) }`
		);
	}
	return lines.join( '\n' );
}
