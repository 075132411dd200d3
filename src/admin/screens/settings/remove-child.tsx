/**
 * Admin, settings of a Master: asks before a Child is removed, and says what becomes of what has not crossed yet.
 */
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { AdminChild } from '../../../core/contract/admin';
import { Confirm } from '../../components/confirm';
import { store } from '../../store';
import { nameOf } from '../../words/store-name';

interface Props {
	child: AdminChild;
	onCancel: () => void;
	onRemoved: () => void;
}

export function RemoveChild( { child, onCancel, onRemoved }: Props ) {
	const { saveChild } = useDispatch( store );
	const name = nameOf( child );
	const remove = async () => {
		const isRemoved = await saveChild(
			{ action: 'remove', id: child.id },
			'children',
			sprintf(
				/* translators: %s: name of a store */
				__( '%s was removed.', 'kitgenix-stock-sync-for-woocommerce' ),
				name
			)
		);
		if ( isRemoved ) {
			onRemoved();
		}
	};
	return (
		<Confirm
			title={ sprintf(
				/* translators: %s: name of a store */
				__( 'Remove %s?', 'kitgenix-stock-sync-for-woocommerce' ),
				name
			) }
			action={ __( 'Remove', 'kitgenix-stock-sync-for-woocommerce' ) }
			part="children"
			onConfirm={ () => void remove() }
			onCancel={ onCancel }
		>
			<ul className="kss-modal__list">
				<li>
					{ __(
						'Changes that wait to be sent to it are dropped.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</li>
				<li>
					{ __(
						'What it has sold and not yet reported is never counted here.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</li>
				<li>
					{ __(
						'The products of both stores keep the stock they show now.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</li>
				<li>
					{ __(
						'Its secret is forgotten. Adding it again takes a new one.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</li>
			</ul>
			<p>
				{ __(
					'To pause it without losing anything, switch it off instead.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</p>
		</Confirm>
	);
}
