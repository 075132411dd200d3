/**
 * Admin, pairing, on a Master: gives out the code that connects another store, and shows when it is there.
 */
import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { BusyButton } from '../../components/busy-button';
import type { AdminSettings } from '../../../core/contract/admin';
import { CopyValue } from '../../components/copy-value';
import { FailureNotice } from '../../components/failure-notice';
import { usePolling } from '../../components/use-polling';
import { store } from '../../store';
import { exactTime } from '../../words/exact-time';
import { nameOf } from '../../words/store-name';

const POLL_SECONDS = 2;

export function Invite( { settings }: { settings: AdminSettings } ) {
	const { invite, hideInvitation, read } = useDispatch( store );
	const { invitation, isAsking, failure } = useSelect(
		( select ) => ( {
			invitation: select( store ).getInvitation(),
			isAsking: select( store ).isSaving( 'invite' ),
			failure: select( store ).getFailure( 'invite' ),
		} ),
		[]
	);
	const ids = settings.children.map( ( { id } ) => id );
	const [ known, setKnown ] = useState< readonly string[] >( ids );
	const title = useRef< HTMLHeadingElement >( null );
	const isOpen = invitation !== null;
	useEffect( () => {
		if ( isOpen ) {
			title.current?.focus();
		}
	}, [ isOpen ] );
	usePolling( () => read( 'settings' ), isOpen ? POLL_SECONDS : null );
	const arrived = settings.children.filter(
		( { id } ) => ! known.includes( id )
	);
	const renewed = settings.children.find(
		( { id } ) => id === invitation?.for
	);
	if ( ! isOpen ) {
		return (
			<>
				<FailureNotice part="invite" failure={ failure } />
				<BusyButton
					variant="primary"
					isBusy={ isAsking }
					onClick={ () => {
						setKnown( ids );
						void invite();
					} }
				>
					{ __(
						'Add a store',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</BusyButton>
			</>
		);
	}
	return (
		<section className="kss-new-secret" aria-labelledby="kss-invite">
			<h3 id="kss-invite" ref={ title } tabIndex={ -1 }>
				{ renewed === undefined
					? __(
							'Paste this code into the other store',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: sprintf(
							/* translators: %s: name of a store */
							__(
								'Paste this code into %s',
								'kitgenix-stock-sync-for-woocommerce'
							),
							nameOf( renewed )
					  ) }
			</h3>
			<p>
				{ renewed === undefined
					? sprintf(
							/* translators: %s: a date and time */
							__(
								'Install the plugin there, open Stock Sync, and press Connect. The code works once, until %s. Treat it like a password.',
								'kitgenix-stock-sync-for-woocommerce'
							),
							exactTime( invitation.expires )
					  )
					: sprintf(
							/* translators: 1: name of a store, 2: a date and time */
							__(
								'In %1$s, open Stock Sync and connect with this code. It works for no other store, until %2$s. Treat it like a password.',
								'kitgenix-stock-sync-for-woocommerce'
							),
							nameOf( renewed ),
							exactTime( invitation.expires )
					  ) }
			</p>
			<CopyValue
				label={ __(
					'Connection code',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				value={ invitation.code }
			/>
			<p role="status" className="kss-hint">
				{ arrived.length === 0
					? waitingFor( renewed !== undefined )
					: sprintf(
							/* translators: %s: name of a store */
							__(
								'%s is connected, and is being brought in step.',
								'kitgenix-stock-sync-for-woocommerce'
							),
							arrived.map( nameOf ).join( ', ' )
					  ) }
			</p>
			<Button
				variant="secondary"
				onClick={ () => void hideInvitation() }
				__next40pxDefaultSize
			>
				{ __( 'Done', 'kitgenix-stock-sync-for-woocommerce' ) }
			</Button>
		</section>
	);
}

function waitingFor( isRenewed: boolean ): string {
	return isRenewed
		? __(
				'Until then, the connection stays as it is.',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: __(
				'Waiting for the other store…',
				'kitgenix-stock-sync-for-woocommerce'
		  );
}
