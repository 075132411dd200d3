/**
 * Admin, tools: what a person wants of a reconcile before it starts.
 */
import { CheckboxControl, RadioControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReconcileProgress } from '../../../core/contract/tools';
import type { Requests } from '../../api/calls';
import { BusyButton } from '../../components/busy-button';
import { FailureNotice } from '../../components/failure-notice';
import { SkuField } from '../../components/sku-field';
import { store } from '../../store';

type Mode = ReconcileProgress[ 'mode' ];

interface Props {
	onStart: ( request: Requests[ 'reconcile' ] ) => void;
}

export function ReconcileStart( { onStart }: Props ) {
	const { failure, isSending } = useSelect(
		( select ) => ( {
			failure: select( store ).getFailure( 'reconcile' ),
			isSending: select( store ).isSaving( 'reconcile' ),
		} ),
		[]
	);
	const [ mode, setMode ] = useState< Mode >( 'differences' );
	const [ skus, setSkus ] = useState< readonly string[] >( [] );
	const [ isDryRun, setIsDryRun ] = useState( false );
	const isDry = mode === 'differences' && isDryRun;
	return (
		<form
			className="kss-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( ! isSending ) {
					onStart( { action: 'start', mode, skus, dry_run: isDry } );
				}
			} }
		>
			<FailureNotice
				part="reconcile"
				failure={ failure }
				fields={ [ 'skus' ] }
			/>
			<RadioControl
				label={ __(
					'What is sent',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				selected={ mode }
				options={ [
					{
						value: 'differences',
						label: __(
							'Only what differs',
							'kitgenix-stock-sync-for-woocommerce'
						),
						description: __(
							'A store in step costs one small request.',
							'kitgenix-stock-sync-for-woocommerce'
						),
					},
					{
						value: 'all',
						label: __(
							'Everything',
							'kitgenix-stock-sync-for-woocommerce'
						),
						description: __(
							'Slower. Also mends what a comparison does not see.',
							'kitgenix-stock-sync-for-woocommerce'
						),
					},
				] }
				onChange={ ( value ) => setMode( value as Mode ) }
			/>
			<SkuField
				skus={ skus }
				onChange={ setSkus }
				hint={ __(
					'Leave it empty for the whole catalogue.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				error={ failure?.fields.skus ?? '' }
			/>
			{ mode === 'differences' && (
				<CheckboxControl
					label={ __(
						'Dry run',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					help={ __(
						'Counts what differs in each store, and sends nothing.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					checked={ isDryRun }
					onChange={ setIsDryRun }
					__nextHasNoMarginBottom
				/>
			) }
			<div className="kss-actions__row">
				<BusyButton isBusy={ isSending }>
					{ isDry
						? __(
								'Start dry run',
								'kitgenix-stock-sync-for-woocommerce'
						  )
						: __( 'Start', 'kitgenix-stock-sync-for-woocommerce' ) }
				</BusyButton>
			</div>
		</form>
	);
}
