/**
 * Admin: asks a peer whether it hears us.
 */
import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '../store';

interface Props {
	/** A Child's id, '' for the Master. */
	storeId: string;
	name: string;
}

export function TestButton( { storeId, name }: Props ) {
	const { testConnection } = useDispatch( store );
	const isTesting = useSelect(
		( select ) => select( store ).isTesting( storeId ),
		[ storeId ]
	);
	return (
		<Button
			variant="secondary"
			isBusy={ isTesting }
			aria-disabled={ isTesting }
			aria-label={ sprintf(
				/* translators: %s: name of a store */
				__(
					'Test connection: %s',
					'kitgenix-stock-sync-for-woocommerce'
				),
				name
			) }
			onClick={ () => {
				if ( ! isTesting ) {
					void testConnection( storeId );
				}
			} }
			__next40pxDefaultSize
		>
			{ __( 'Test connection', 'kitgenix-stock-sync-for-woocommerce' ) }
		</Button>
	);
}
