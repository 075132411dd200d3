/**
 * Admin, pairing, on a Child: connects it by the code that its Master has given out.
 */
import {
	Button,
	CheckboxControl,
	TextareaControl,
} from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { PAIRING_ERRORS } from '../../../core/contract/pairing';
import { CauseAndCure } from '../../components/cause-and-cure';
import { store } from '../../store';

export function ConnectByCode() {
	const { connect, testConnection, dismissFailure } = useDispatch( store );
	const { isConnecting, failure } = useSelect(
		( select ) => ( {
			isConnecting: select( store ).isSaving( 'connect' ),
			failure: select( store ).getFailure( 'connect' ),
		} ),
		[]
	);
	const [ code, setCode ] = useState( '' );
	const [ isHttpFine, setIsHttpFine ] = useState( false );
	const isInsecure = failure?.code === PAIRING_ERRORS.insecure;
	const send = async () => {
		const isConnected = await connect(
			{ code, allow_http: isHttpFine },
			__(
				'This store is connected to its Master. Its stock is brought in step now.',
				'kitgenix-stock-sync-for-woocommerce'
			)
		);
		if ( isConnected ) {
			setCode( '' );
			void testConnection( '' );
		}
	};
	return (
		<form
			className="kss-form kss-by-code"
			aria-label={ __(
				'Connect by code',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( ! isConnecting && code.trim() !== '' ) {
					void send();
				}
			} }
		>
			<TextareaControl
				className="kss-field"
				label={ __(
					'Connection code',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				help={ __(
					'The Master shows it when you press Add a store there.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				rows={ 4 }
				dir="ltr"
				spellCheck={ false }
				autoComplete="off"
				value={ code }
				onChange={ ( value ) => {
					setCode( value );
					void dismissFailure( 'connect' );
				} }
				__nextHasNoMarginBottom
			/>
			<p className="kss-hint">
				{ __(
					'The Master’s stock takes the place of this store’s, for every SKU that both have.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</p>
			<div role="status">
				{ failure !== null && (
					<CauseAndCure part="connect" failure={ failure } />
				) }
			</div>
			{ ( isInsecure || isHttpFine ) && (
				<CheckboxControl
					label={ __(
						'Connect without encryption all the same',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					checked={ isHttpFine }
					onChange={ setIsHttpFine }
					__nextHasNoMarginBottom
				/>
			) }
			<div className="kss-actions__row">
				<Button
					variant="primary"
					type="submit"
					isBusy={ isConnecting }
					disabled={ code.trim() === '' }
					accessibleWhenDisabled
					__next40pxDefaultSize
				>
					{ __( 'Connect', 'kitgenix-stock-sync-for-woocommerce' ) }
				</Button>
			</div>
		</form>
	);
}
