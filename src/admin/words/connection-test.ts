/**
 * Admin: a connection test in words. Enters: the plugin's answer; leaves: what it means, what to do about it, and what the
 * other store says of itself. A peer says only that it refuses, never why: the advice names every cause there is.
 */
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { ConnectionTestAnswer } from '../../core/contract/admin';
import type { PingAnswer } from '../../core/contract/payloads';
import { LIMITS } from '../../core/contract/routes';
import { causeAndCure } from './error-codes';
import { roleName, type Role } from './roles';

export interface Fact {
	term: string;
	text: string;
}

export interface TestInWords {
	status: 'success' | 'warning' | 'error';
	headline: string;
	/** What to do, most likely cause first. */
	advice: readonly string[];
	facts: readonly Fact[];
	/** For a technician, as it came; empty when there is nothing to add. */
	detail: string;
}

/** Seconds from which a clock is worth a warning, well before requests are refused. */
const CLOCK_WARNING = 60;

/**
 * @param answer  What the plugin found.
 * @param ownRole This store's.
 * @param ownId   This store's.
 */
export function testInWords(
	answer: ConnectionTestAnswer,
	ownRole: Role,
	ownId: string
): TestInWords {
	return answer.ok && answer.peer !== null
		? success( answer.peer, answer.clock_offset, ownRole )
		: failure( answer, ownId );
}

function success(
	peer: PingAnswer,
	clockOffset: number,
	ownRole: Role
): TestInWords {
	const advice: string[] = [];
	if ( peer.role === ownRole ) {
		advice.push(
			ownRole === 'master'
				? __(
						'Both stores are set to Master. Set the other one to Child.',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: __(
						'Both stores are set to Child. Set the one that keeps the stock to Master.',
						'kitgenix-stock-sync-for-woocommerce'
				  )
		);
	}
	if ( Math.abs( clockOffset ) >= CLOCK_WARNING ) {
		advice.push(
			sprintf(
				/* translators: %d: a number of minutes, such as 5 */
				__(
					'Let both servers set their clocks by the network: beyond %d minutes of difference they refuse each other.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				LIMITS.skew_seconds / 60
			)
		);
	}
	return {
		status: advice.length === 0 ? 'success' : 'warning',
		headline: sprintf(
			/* translators: %s: name of a store */
			__(
				'%s answered, and both stores accept each other.',
				'kitgenix-stock-sync-for-woocommerce'
			),
			peer.store_name
		),
		advice,
		facts: facts( peer, clockOffset ),
		detail: '',
	};
}

function failure( answer: ConnectionTestAnswer, ownId: string ): TestInWords {
	const [ headline, ...advice ] = causeAndCure(
		answer.code,
		ownId,
		answer.message
	);
	return {
		status: 'error',
		headline: headline ?? answer.message,
		advice,
		facts: [],
		detail: headline === undefined ? '' : answer.message,
	};
}

/**
 * What another store says of itself.
 *
 * @param peer        Its answer to a ping.
 * @param clockOffset Seconds by which its clock is ahead of ours.
 */
export function facts(
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
