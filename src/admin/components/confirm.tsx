/**
 * Admin: asks before something is done that cannot be taken back.
 */
import { Button, Modal } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { BusyButton } from './busy-button';
import { store } from '../store';
import type { Part } from '../store/state';
import { FailureNotice } from './failure-notice';

interface Props {
	title: string;
	/** What it means. */
	children: ReactNode;
	/** What the button that does it says. */
	action: string;
	/** Where it is seen that it runs, and why it failed. */
	part: Part;
	onConfirm: () => void;
	onCancel: () => void;
}

export function Confirm( { title, onCancel, ...content }: Props ) {
	return (
		<Modal
			className="kss-modal"
			title={ title }
			onRequestClose={ onCancel }
		>
			<ConfirmContent { ...content } onCancel={ onCancel } />
		</Modal>
	);
}

/** The same inside a dialog that something else has opened. */
export function ConfirmContent( {
	children,
	action,
	part,
	onConfirm,
	onCancel,
}: Omit< Props, 'title' > ) {
	const { isBusy, failure } = useSelect(
		( select ) => ( {
			isBusy: select( store ).isSaving( part ),
			failure: select( store ).getFailure( part ),
		} ),
		[ part ]
	);
	return (
		<>
			{ children }
			<FailureNotice part={ part } failure={ failure } />
			<div className="kss-modal__buttons">
				<Button
					variant="tertiary"
					onClick={ onCancel }
					__next40pxDefaultSize
				>
					{ __( 'Cancel', 'kitgenix-stock-sync-for-woocommerce' ) }
				</Button>
				<BusyButton
					variant="primary"
					isDestructive
					isBusy={ isBusy }
					onClick={ () => {
						onConfirm();
					} }
				>
					{ action }
				</BusyButton>
			</div>
		</>
	);
}
