/**
 * Admin, status: whether this site reaches itself. It can take ten seconds, so it is asked only when a person wants to know.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { LoopbackAnswer } from '../../../core/contract/status';
import { BusyButton } from '../../components/busy-button';
import { Section } from '../../components/section';
import { StateLabel } from '../../components/state-label';
import { store } from '../../store';

export function Loopback() {
	const { answer, isReading, failure } = useSelect(
		( select ) => select( store ).getLoopback(),
		[]
	);
	const { read } = useDispatch( store );
	const [ isAsked, setIsAsked ] = useState( false );
	return (
		<Section
			title={ __( 'Loopback', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'WordPress’s cron, and sending on servers that cannot finish a page early, need the site to reach itself.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<div role="status">
				{ isAsked && ! isReading && answer !== null && (
					<Found answer={ answer } />
				) }
				{ isAsked && ! isReading && failure !== null && (
					<p>{ failure.message }</p>
				) }
			</div>
			<BusyButton
				variant="secondary"
				isBusy={ isReading }
				onClick={ () => {
					setIsAsked( true );
					void read( 'loopback' );
				} }
			>
				{ __(
					'Check the loopback',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</BusyButton>
		</Section>
	);
}

function Found( { answer }: { answer: LoopbackAnswer } ) {
	return (
		<>
			<p>
				<StateLabel tone={ answer.ok ? 'calm' : 'alarm' }>
					{ answer.ok
						? sprintf(
								/* translators: %d: a number of milliseconds */
								__(
									'The site reaches itself (%d ms).',
									'kitgenix-stock-sync-for-woocommerce'
								),
								answer.milliseconds
						  )
						: __(
								'The site does not reach itself.',
								'kitgenix-stock-sync-for-woocommerce'
						  ) }
				</StateLabel>
			</p>
			{ ! answer.ok && <p className="kss-hint">{ answer.message }</p> }
		</>
	);
}
