/**
 * Admin: a button that does something which takes its time. While it does it cannot be pressed again, and keeps the focus:
 * `disabled` would take that away from whoever pressed it.
 */
import { Button } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Props {
	children: ReactNode;
	isBusy: boolean;
	/** Left out where the button sends a form. */
	onClick?: () => void;
	variant?: 'primary' | 'secondary';
	isDestructive?: boolean;
	/** Where the words alone do not tell it from others. */
	label?: string;
}

export function BusyButton( {
	children,
	isBusy,
	onClick,
	variant = 'primary',
	isDestructive = false,
	label,
}: Props ) {
	return (
		<Button
			variant={ variant }
			type={ onClick === undefined ? 'submit' : 'button' }
			isDestructive={ isDestructive }
			isBusy={ isBusy }
			aria-disabled={ isBusy }
			aria-label={ label }
			onClick={ () => {
				if ( ! isBusy ) {
					onClick?.();
				}
			} }
			__next40pxDefaultSize
		>
			{ children }
		</Button>
	);
}
