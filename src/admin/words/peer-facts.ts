/**
 * Admin: what another store says of itself, in words.
 */
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { PingAnswer } from '../../core/contract/payloads';
import { roleName } from './roles';

export interface Fact {
	term: string;
	text: string;
}

/**
 * @param peer        Its answer to a ping.
 * @param clockOffset Seconds by which its clock is ahead of ours.
 */
export function peerFacts(
	peer: PingAnswer,
	clockOffset: number
): readonly Fact[] {
	const rows: readonly ( readonly [ string, string | null ] )[] = [
		[
			_x(
				'Role',
				'of the other store',
				'kitgenix-stock-sync-for-woocommerce'
			),
			roleName( peer.role ),
		],
		[
			'Kitgenix Stock Sync',
			peer.plugin_version ??
				__(
					'1.0, which does not tell more',
					'kitgenix-stock-sync-for-woocommerce'
				),
		],
		[ 'WooCommerce', peer.woocommerce_version ],
		[ 'WordPress', peer.wordpress_version ],
		[
			__( 'Its clock', 'kitgenix-stock-sync-for-woocommerce' ),
			clockInWords( clockOffset ),
		],
	];
	return rows.flatMap( ( [ term, text ] ) =>
		text === null ? [] : [ { term, text } ]
	);
}

function clockInWords( offset: number ): string {
	const seconds = Math.abs( offset );
	if ( seconds === 0 ) {
		return __( 'the same as here', 'kitgenix-stock-sync-for-woocommerce' );
	}
	return seconds < 120
		? secondsInWords( seconds, offset > 0 )
		: minutesInWords( Math.round( seconds / 60 ), offset > 0 );
}

function secondsInWords( seconds: number, isAhead: boolean ): string {
	return isAhead
		? sprintf(
				/* translators: %d: seconds by which another store's clock is ahead of ours */
				_n(
					'%d second ahead',
					'%d seconds ahead',
					seconds,
					'kitgenix-stock-sync-for-woocommerce'
				),
				seconds
		  )
		: sprintf(
				/* translators: %d: seconds by which another store's clock is behind ours */
				_n(
					'%d second behind',
					'%d seconds behind',
					seconds,
					'kitgenix-stock-sync-for-woocommerce'
				),
				seconds
		  );
}

function minutesInWords( minutes: number, isAhead: boolean ): string {
	return isAhead
		? sprintf(
				/* translators: %d: minutes by which another store's clock is ahead of ours */
				_n(
					'%d minute ahead',
					'%d minutes ahead',
					minutes,
					'kitgenix-stock-sync-for-woocommerce'
				),
				minutes
		  )
		: sprintf(
				/* translators: %d: minutes by which another store's clock is behind ours */
				_n(
					'%d minute behind',
					'%d minutes behind',
					minutes,
					'kitgenix-stock-sync-for-woocommerce'
				),
				minutes
		  );
}
