/**
 * Admin: asks a peer whether it hears us.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '../store';
import { BusyButton } from './busy-button';

interface Props {
	/** A Child's id, '' for the Master. */
	storeId: string;
	name: string;
	onAsk?: () => void;
}

export function TestButton( { storeId, name, onAsk }: Props ) {
	const { testConnection } = useDispatch( store );
	const isTesting = useSelect(
		( select ) => select( store ).isTesting( storeId ),
		[ storeId ]
	);
	return (
		<BusyButton
			variant="secondary"
			isBusy={ isTesting }
			label={ sprintf(
				/* translators: %s: name of a store */
				__(
					'Test connection: %s',
					'kitgenix-stock-sync-for-woocommerce'
				),
				name
			) }
			onClick={ () => {
				onAsk?.();
				void testConnection( storeId );
			} }
		>
			{ __( 'Test connection', 'kitgenix-stock-sync-for-woocommerce' ) }
		</BusyButton>
	);
}
