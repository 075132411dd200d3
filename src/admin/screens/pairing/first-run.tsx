/**
 * Admin, pairing: the way from a fresh installation to a store that is connected, in three steps. Whoever knows better finds
 * everything in the settings.
 */
import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { hrefOf } from '../../navigation/routes';
import { BusyButton } from '../../components/busy-button';
import { FailureNotice } from '../../components/failure-notice';
import { RoleChoice } from '../../components/role-choice';
import { TestReport } from '../../components/test-report';
import { store } from '../../store';
import { roleName, type Role } from '../../words/roles';
import { nameOf } from '../../words/store-name';
import { ConnectByCode } from './connect-by-code';
import { Invite } from './invite';
import { Step } from './step';

interface Props {
	settings: AdminSettings;
	/** Leaves the guide. */
	onDone: () => void;
}

export function FirstRun( { settings, onDone }: Props ) {
	const [ isRoleChosen, setIsRoleChosen ] = useState( false );
	const isConnected = hasPeer( settings );
	const current = isConnected ? 3 : Number( isRoleChosen ) + 1;
	return (
		<section className="kss-first-run" aria-labelledby="kss-first-run">
			<h3 id="kss-first-run">
				{ __(
					'Connect your stores in three steps',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</h3>
			<ol className="kss-steps">
				<Step
					number={ 1 }
					current={ current }
					title={ __(
						'What is this store?',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					done={ roleName( settings.role ) }
					onBack={ () => setIsRoleChosen( false ) }
				>
					<ChooseRole
						settings={ settings }
						onChosen={ () => setIsRoleChosen( true ) }
					/>
				</Step>
				<Step
					number={ 2 }
					current={ current }
					title={ secondTitle( current, settings.role ) }
					done={ _x(
						'Connected',
						'of a store',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				>
					{ settings.role === 'master' ? (
						<Invite settings={ settings } />
					) : (
						<ConnectByCode />
					) }
					<p className="kss-hint">
						<a href={ hrefOf( 'settings' ) }>
							{ __(
								'Connect by hand instead',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</a>
					</p>
				</Step>
				<Step
					number={ 3 }
					current={ current }
					title={ __(
						'Bring the stock in step',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					done=""
				>
					<Connected settings={ settings } onDone={ onDone } />
				</Step>
			</ol>
		</section>
	);
}

function secondTitle( current: number, role: Role ): string {
	if ( current === 1 ) {
		return __(
			'Connect the two by a code',
			'kitgenix-stock-sync-for-woocommerce'
		);
	}
	return role === 'master'
		? __(
				'Give the other store a code',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: __(
				'Paste the Master’s code',
				'kitgenix-stock-sync-for-woocommerce'
		  );
}

/**
 * Whether this store knows another one.
 *
 * @param settings What is stored.
 */
export function hasPeer( settings: AdminSettings ): boolean {
	return settings.role === 'master'
		? settings.children.length > 0
		: settings.master.url !== '' && settings.master.has_secret;
}

interface ChooseRoleProps {
	settings: AdminSettings;
	onChosen: () => void;
}

function ChooseRole( { settings, onChosen }: ChooseRoleProps ) {
	const { saveConfig } = useDispatch( store );
	const { isSaving, failure } = useSelect(
		( select ) => ( {
			isSaving: select( store ).isSaving( 'store' ),
			failure: select( store ).getFailure( 'store' ),
		} ),
		[]
	);
	const [ role, setRole ] = useState< Role >( settings.role );
	const choose = async () => {
		if (
			role === settings.role ||
			( await saveConfig( { role }, 'store', '' ) )
		) {
			onChosen();
		}
	};
	return (
		<form
			className="kss-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( ! isSaving ) {
					void choose();
				}
			} }
		>
			<RoleChoice
				field={ { value: role, onChange: setRole, error: '' } }
			/>
			<FailureNotice part="store" failure={ failure } />
			<div className="kss-actions__row">
				<BusyButton isBusy={ isSaving }>
					{ _x(
						'Continue',
						'to the next step',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</BusyButton>
			</div>
		</form>
	);
}

function Connected( { settings, onDone }: Props ) {
	const { reconcile } = useDispatch( store );
	const { isSending, failure } = useSelect(
		( select ) => ( {
			isSending: select( store ).isSaving( 'reconcile' ),
			failure: select( store ).getFailure( 'reconcile' ),
		} ),
		[]
	);
	if ( settings.role === 'child' ) {
		return (
			<>
				<TestReport storeId="" />
				<p>
					{ __(
						'The Master sends its numbers now. What this store has sold meanwhile is counted there. Then press Start the first reconcile on the Master.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
				<ToOverview onDone={ onDone } />
			</>
		);
	}
	return (
		<>
			<p role="status">
				{ sprintf(
					/* translators: %s: names of stores */
					__(
						'%s is connected and gets this Master’s numbers now. A reconcile compares every product once more, and mends what differs.',
						'kitgenix-stock-sync-for-woocommerce'
					),
					settings.children.map( nameOf ).join( ', ' )
				) }
			</p>
			<FailureNotice part="reconcile" failure={ failure } />
			<div className="kss-actions__row">
				<BusyButton
					isBusy={ isSending }
					onClick={ async () => {
						if ( await reconcile( { action: 'start' } ) ) {
							window.location.hash = hrefOf( 'tools' );
							onDone();
						}
					} }
				>
					{ __(
						'Start the first reconcile',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</BusyButton>
				<ToOverview onDone={ onDone } />
			</div>
		</>
	);
}

function ToOverview( { onDone }: { onDone: () => void } ) {
	const { hideInvitation } = useDispatch( store );
	return (
		<Button
			variant="tertiary"
			onClick={ () => {
				void hideInvitation();
				onDone();
			} }
			__next40pxDefaultSize
		>
			{ __( 'To the overview', 'kitgenix-stock-sync-for-woocommerce' ) }
		</Button>
	);
}
