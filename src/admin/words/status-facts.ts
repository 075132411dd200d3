/**
 * Admin: single facts of this site in words, each with what to do where it is wrong.
 */
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type {
	StatusAnswer,
	StatusDatabase,
	StatusSite,
} from '../../core/contract/status';
import { numberInWords, ONE_DECIMAL } from './number';
import { roleName } from './roles';

export interface StatusFact {
	term: string;
	text: string;
	/** What to do; empty when all is well. */
	advice: string;
}

/**
 * @param site       What the plugin has told.
 * @param hasOldPeer Whether a store with version 1.0 is connected.
 */
export function siteFacts(
	site: StatusSite,
	hasOldPeer: boolean
): readonly StatusFact[] {
	return [
		{
			term: _x(
				'Role',
				'of a store',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: roleName( site.role ),
			advice: '',
		},
		{
			term: __( 'Store ID', 'kitgenix-stock-sync-for-woocommerce' ),
			text: site.store_id,
			advice: '',
		},
		{
			term: _x(
				'Address',
				'of a store',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: site.url,
			advice: site.is_https
				? ''
				: __(
						'Without https anybody on the way can read what the stores say to each other. Signatures still keep it from being changed.',
						'kitgenix-stock-sync-for-woocommerce'
				  ),
		},
		{
			term: __( 'Permalinks', 'kitgenix-stock-sync-for-woocommerce' ),
			text: site.has_permalinks
				? _x(
						'readable',
						'permalinks',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: _x(
						'plain',
						'permalinks',
						'kitgenix-stock-sync-for-woocommerce'
				  ),
			advice:
				hasOldPeer && ! site.has_permalinks
					? __(
							'Stores with version 1.0 of this plugin reach this one only with readable permalinks.',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: '',
		},
		{
			term: __(
				'Network of sites',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: yesOrNo( site.is_multisite ),
			advice: '',
		},
		{
			term: __( 'Sending begins', 'kitgenix-stock-sync-for-woocommerce' ),
			text: site.finishes_early
				? __(
						'after the page was delivered, in the same process',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: __(
						'by a request of the site to itself',
						'kitgenix-stock-sync-for-woocommerce'
				  ),
			advice: '',
		},
		{
			term: __( 'Memory limit', 'kitgenix-stock-sync-for-woocommerce' ),
			text: site.memory_limit,
			advice: '',
		},
		{
			term: __( 'Time limit', 'kitgenix-stock-sync-for-woocommerce' ),
			text:
				site.max_execution_time === 0
					? _x(
							'none',
							'time limit',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: sprintf(
							/* translators: %d: a number of seconds */
							_n(
								'%d second',
								'%d seconds',
								site.max_execution_time,
								'kitgenix-stock-sync-for-woocommerce'
							),
							site.max_execution_time
					  ),
			advice: '',
		},
	];
}

export function databaseFacts(
	database: StatusDatabase
): readonly StatusFact[] {
	const names = { mysql: 'MySQL', mariadb: 'MariaDB', sqlite: 'SQLite' };
	return [
		{
			term: __( 'Database', 'kitgenix-stock-sync-for-woocommerce' ),
			text: `${ names[ database.kind ] } ${ database.version }`.trim(),
			advice: '',
		},
		{
			term: __(
				'Rows of this plugin',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: sprintf(
				/* translators: 1: number of rows, 2: number of kilobytes */
				_n(
					'%1$s row, %2$s KB',
					'%1$s rows, %2$s KB',
					database.rows,
					'kitgenix-stock-sync-for-woocommerce'
				),
				numberInWords( database.rows ),
				numberInWords( database.bytes / 1024, ONE_DECIMAL )
			),
			advice: '',
		},
		{
			term: __(
				'Persistent object cache',
				'kitgenix-stock-sync-for-woocommerce'
			),
			text: yesOrNo( database.has_object_cache ),
			advice: '',
		},
	];
}

export function versionFacts( {
	versions,
}: StatusAnswer ): readonly StatusFact[] {
	const rows: readonly ( readonly [ string, string ] )[] = [
		[ 'Kitgenix Stock Sync', versions.plugin ],
		[
			__( 'Protocol', 'kitgenix-stock-sync-for-woocommerce' ),
			String( versions.protocol ),
		],
		[ 'WooCommerce', versions.woocommerce ],
		[ 'Action Scheduler', versions.action_scheduler ],
		[ 'WordPress', versions.wordpress ],
		[ 'PHP', versions.php ],
	];
	return rows.map( ( [ term, text ] ) => ( { term, text, advice: '' } ) );
}

function yesOrNo( is: boolean ): string {
	return is
		? _x( 'yes', 'fact', 'kitgenix-stock-sync-for-woocommerce' )
		: _x( 'no', 'fact', 'kitgenix-stock-sync-for-woocommerce' );
}
