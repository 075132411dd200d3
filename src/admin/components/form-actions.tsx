/**
 * Admin: the foot of a form: why it could not be saved, the buttons, and that something is not saved yet.
 */
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Part } from '../store/state';
import { FailureNotice } from './failure-notice';
import type { Form } from './use-form';

interface Props< Values extends object > {
	part: Part;
	form: Form< Values >;
	/** What the button that sends the form says. */
	save: string;
	variant?: 'primary' | 'secondary';
	/** Whether what was sent is still at work, beyond being saved. */
	isBusy?: boolean;
	/** Leaves the form where it can be left; otherwise what was typed can be discarded. */
	onCancel?: () => void;
}

export function FormActions< Values extends object >( {
	part,
	form,
	save,
	variant = 'primary',
	isBusy = form.isSaving,
	onCancel,
}: Props< Values > ) {
	return (
		<div className="kss-actions">
			<FailureNotice
				part={ part }
				failure={ form.failure }
				fields={ Object.keys( form.values ) }
			/>
			<div className="kss-actions__row">
				<Button
					variant={ variant }
					type="submit"
					isBusy={ isBusy }
					// Not `disabled`: that would take the focus away from whoever pressed it.
					aria-disabled={ isBusy }
					__next40pxDefaultSize
				>
					{ save }
				</Button>
				{ onCancel && (
					<Button
						variant="tertiary"
						onClick={ onCancel }
						__next40pxDefaultSize
					>
						{ __(
							'Cancel',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</Button>
				) }
				{ ! onCancel && form.isDirty && ! form.isSaving && (
					<span className="kss-actions__unsaved">
						{ __(
							'Not saved yet.',
							'kitgenix-stock-sync-for-woocommerce'
						) }{ ' ' }
						<Button variant="link" onClick={ form.reset }>
							{ __(
								'Discard changes',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					</span>
				) }
			</div>
		</div>
	);
}
