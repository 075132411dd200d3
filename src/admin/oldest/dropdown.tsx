/**
 * Oldest: a button with a box, and a box beside a place. As far as tables use WordPress's components of these names.
 */
import { useState } from '@wordpress/element';
import type { HTMLAttributes, ReactNode } from 'react';
import { Floating, type Anchor } from '../tables/floating';

interface Toggle {
	isOpen: boolean;
	onToggle: () => void;
	onClose: () => void;
}

interface PopoverProps extends HTMLAttributes< HTMLDivElement > {
	placement?: string;
	offset?: number;
}

export function Dropdown( {
	defaultOpen = false,
	contentClassName = '',
	popoverProps = {},
	renderToggle,
	renderContent,
	onClose,
}: {
	defaultOpen?: boolean;
	contentClassName?: string;
	popoverProps?: PopoverProps;
	renderToggle: ( toggle: Toggle ) => ReactNode;
	renderContent: ( toggle: Toggle ) => ReactNode;
	onClose?: () => void;
} ) {
	const [ isOpen, setIsOpen ] = useState( defaultOpen );
	const [ frame, setFrame ] = useState< HTMLDivElement | null >( null );
	const toggle: Toggle = {
		isOpen,
		onToggle: () => ( isOpen ? toggle.onClose() : setIsOpen( true ) ),
		onClose: () => {
			setIsOpen( false );
			onClose?.();
		},
	};
	const { placement, className = '', ...props } = popoverProps;
	return (
		<div ref={ setFrame }>
			{ renderToggle( toggle ) }
			{ isOpen && frame !== null && (
				<Floating
					{ ...props }
					anchor={ frame }
					align={ alignOf( placement ) }
					className={ `kss-floating--content ${ className } ${ contentClassName }` }
					onClose={ toggle.onClose }
				>
					{ renderContent( toggle ) }
				</Floating>
			) }
		</div>
	);
}

export function Popover( {
	anchor,
	placement,
	onClose,
	children,
}: {
	anchor: Anchor;
	placement?: string;
	onClose: () => void;
	children: ReactNode;
} ) {
	return (
		<Floating
			anchor={ anchor }
			align={ alignOf( placement ) }
			className="kss-floating--content"
			onClose={ onClose }
		>
			{ children }
		</Floating>
	);
}

export function DropdownContentWrapper( {
	className = '',
	children,
}: {
	className?: string;
	children: ReactNode;
} ) {
	return (
		<div className={ `kss-floating__padded ${ className }` }>
			{ children }
		</div>
	);
}

function alignOf( placement = '' ): 'start' | 'end' {
	return placement.endsWith( '-end' ) ? 'end' : 'start';
}
