/**
 * Admin: how a link stands, in words.
 */
import { _n, _x, sprintf } from '@wordpress/i18n';
import type { LinkState, OverviewLink } from '../../core/contract/overview';
import { durationInWords } from './duration';

/** How urgent a state is: `calm` and `busy` need nobody. */
export type Tone = 'calm' | 'busy' | 'alarm' | 'quiet';

export function toneOf( state: LinkState ): Tone {
	switch ( state ) {
		case 'in_step':
			return 'calm';
		case 'catching_up':
			return 'busy';
		case 'attention':
		case 'paused':
			return 'alarm';
		case 'never':
		case 'disabled':
			return 'quiet';
	}
}

/**
 * @param link A link.
 */
export function stateInWords(
	link: Pick< OverviewLink, 'state' | 'waiting' >
): string {
	const { state, waiting } = link;
	switch ( state ) {
		case 'in_step':
			return _x(
				'In step',
				'state of a connection',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'catching_up':
			return waiting === 0
				? _x(
						'Catching up',
						'state of a connection',
						'kitgenix-stock-sync-for-woocommerce'
				  )
				: sprintf(
						/* translators: %d: number of products that another store lacks */
						_n(
							'Catching up: %d product',
							'Catching up: %d products',
							waiting,
							'kitgenix-stock-sync-for-woocommerce'
						),
						waiting
				  );
		case 'attention':
			return _x(
				'Needs attention',
				'state of a connection',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'never':
			return _x(
				'Not connected yet',
				'state of a connection',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'paused':
			return _x(
				'Paused',
				'state of a connection',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'disabled':
			return _x(
				'Switched off',
				'state of a connection',
				'kitgenix-stock-sync-for-woocommerce'
			);
	}
}

/**
 * For how long a store has lacked something.
 *
 * @param link Its link.
 * @param now  Unix seconds.
 */
export function lagInWords( link: OverviewLink, now: number ): string {
	if ( link.waiting === 0 ) {
		return _x(
			'nothing',
			'how long a store lacks something',
			'kitgenix-stock-sync-for-woocommerce'
		);
	}
	return link.since === 0
		? _x(
				'a moment',
				'how long a store lacks something',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: durationInWords( Math.max( 0, now - link.since ) * 1000 );
}
