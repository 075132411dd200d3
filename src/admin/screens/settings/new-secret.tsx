/**
 * Admin, settings of a Master: what to enter in a Child whose secret was just generated. The secret is nowhere else to be
 * read: it goes when this is closed.
 */
import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { CopyValue } from '../../components/copy-value';
import type { RevealedSecret } from '../../store/state';
import { nameOf } from '../../words/store-name';

interface Props {
	settings: AdminSettings;
	revealed: RevealedSecret;
	onDone: () => void;
}

export function NewSecret( { settings, revealed, onDone }: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => heading.current?.focus(), [ revealed ] );
	const child = settings.children.find(
		( { id } ) => id === revealed.childId
	);
	return (
		<div className="kss-new-secret">
			<h3 ref={ heading } tabIndex={ -1 }>
				{ sprintf(
					/* translators: %s: name of a store */
					__(
						'Now enter these in %s',
						'kitgenix-stock-sync-for-woocommerce'
					),
					child ? nameOf( child ) : revealed.childId
				) }
			</h3>
			<p>
				{ __(
					'Open its Stock Sync screen, choose the role Child, and paste them under “Master”. The secret is shown only now.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</p>
			<CopyValue
				label={ __(
					'Address of the Master',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				value={ settings.this_store_url }
			/>
			<CopyValue
				label={ __(
					'Store ID of the Master',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				value={ settings.this_store_id }
			/>
			<CopyValue
				label={ __( 'Secret', 'kitgenix-stock-sync-for-woocommerce' ) }
				value={ revealed.secret }
			/>
			<Button variant="primary" onClick={ onDone } __next40pxDefaultSize>
				{ __(
					'I have entered the secret',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</Button>
		</div>
	);
}
