/**
 * Admin, overview: what came of asking the Master at checkout, within the last day, and what a Master holds now. Nothing is there
 * while there is nothing to say.
 */
import { Card, CardBody } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { HistoryHour } from '../../../core/contract/history';
import type { OverviewAnswer } from '../../../core/contract/overview';
import { hrefOf } from '../../navigation/routes';

interface Props {
	overview: Pick< OverviewAnswer, 'history' | 'reservations' >;
}

export function CheckoutCounts( { overview }: Props ) {
	const id = useInstanceId( CheckoutCounts, 'kss-checkout' );
	const { history, reservations } = overview;
	const stopped = total( history, 'stopped' );
	const unasked = total( history, 'unasked' );
	if ( stopped + unasked + reservations === 0 ) {
		return null;
	}
	return (
		<Card className="kss-checkout">
			<CardBody>
				<section aria-labelledby={ id }>
					<h3 id={ id }>
						{ __(
							'Checkout',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</h3>
					<ul>
						{ stopped > 0 && (
							<li>{ stoppedInWords( stopped ) }</li>
						) }
						{ unasked > 0 && (
							<li>
								{ unaskedInWords( unasked ) }{ ' ' }
								<a href={ hrefOf( 'settings' ) }>
									{ __(
										'Choose what happens then',
										'kitgenix-stock-sync-for-woocommerce'
									) }
								</a>
							</li>
						) }
						{ reservations > 0 && (
							<li>{ reservationsInWords( reservations ) }</li>
						) }
					</ul>
				</section>
			</CardBody>
		</Card>
	);
}

const total = (
	hours: readonly HistoryHour[],
	name: 'stopped' | 'unasked'
): number => hours.reduce( ( sum, hour ) => sum + ( hour[ name ] ?? 0 ), 0 );

function stoppedInWords( count: number ): string {
	return sprintf(
		/* translators: %d: number of orders */
		_n(
			'%d order was stopped within the last day, because the Master had too little.',
			'%d orders were stopped within the last day, because the Master had too little.',
			count,
			'kitgenix-stock-sync-for-woocommerce'
		),
		count
	);
}

function unaskedInWords( count: number ): string {
	return sprintf(
		/* translators: %d: number of orders */
		_n(
			'The Master could not be asked about %d order within the last day.',
			'The Master could not be asked about %d orders within the last day.',
			count,
			'kitgenix-stock-sync-for-woocommerce'
		),
		count
	);
}

function reservationsInWords( count: number ): string {
	return sprintf(
		/* translators: %d: number of checkouts */
		_n(
			'Stock is held right now for %d checkout of the Children.',
			'Stock is held right now for %d checkouts of the Children.',
			count,
			'kitgenix-stock-sync-for-woocommerce'
		),
		count
	);
}
