/**
 * Tables: menus, as the ARIA Authoring Practices describe them, with the parts of `Menu` of @wordpress/ui that tables use.
 */
import { Icon } from '@wordpress/components';
import {
	createContext,
	useContext,
	useMemo,
	useState,
} from '@wordpress/element';
import type {
	ComponentProps,
	CSSProperties,
	FunctionComponent,
	KeyboardEvent,
	MouseEvent,
	ReactElement,
	ReactNode,
} from 'react';
import { Floating } from './floating';
import { moveWithin, typeAhead } from './keys';
import { withProps } from './with-props';

interface MenuState {
	/** What has opened it; null while it is closed. */
	opener: HTMLElement | null;
	open: ( opener: HTMLElement ) => void;
	close: () => void;
	/** With the menus that it came out of. */
	closeAll: () => void;
	isSub: boolean;
	isDisabled: boolean;
}

const Context = createContext< MenuState | null >( null );

function useMenu(): MenuState {
	const menu = useContext( Context );
	if ( menu === null ) {
		throw new Error( 'A part of a menu stands outside of one.' );
	}
	return menu;
}

function useNewMenu(
	parent: MenuState | null,
	isDisabled: boolean
): MenuState {
	const [ opener, setOpener ] = useState< HTMLElement | null >( null );
	return useMemo( () => {
		const close = () => setOpener( null );
		return {
			opener,
			open: setOpener,
			close,
			closeAll: parent?.closeAll ?? close,
			isSub: parent !== null,
			isDisabled,
		};
	}, [ opener, parent, isDisabled ] );
}

function Root( {
	disabled = false,
	children,
}: {
	disabled?: boolean;
	children: ReactNode;
} ) {
	return (
		<Context.Provider value={ useNewMenu( null, disabled ) }>
			{ children }
		</Context.Provider>
	);
}

function SubmenuRoot( { children }: { children: ReactNode } ) {
	return (
		<Context.Provider value={ useNewMenu( useMenu(), false ) }>
			<div role="none">{ children }</div>
		</Context.Provider>
	);
}

/** What a trigger of either kind does. */
function useTrigger( openKeys: readonly string[] ) {
	const { opener, open, close, isDisabled } = useMenu();
	return {
		'aria-haspopup': 'menu' as const,
		'aria-expanded': opener !== null,
		onClick: ( { currentTarget }: MouseEvent< HTMLElement > ) => {
			if ( opener !== null ) {
				close();
			} else if ( ! isDisabled ) {
				open( currentTarget );
			}
		},
		onKeyDown: ( event: KeyboardEvent< HTMLElement > ) => {
			if ( openKeys.includes( event.key ) && ! isDisabled ) {
				event.preventDefault();
				event.stopPropagation();
				open( event.currentTarget );
			}
		},
	};
}

function Trigger( {
	render,
	children,
	...props
}: {
	render: ReactElement;
	children?: ReactNode;
} ) {
	return withProps( render, {
		...props,
		...useTrigger( [ 'ArrowDown', 'ArrowUp' ] ),
		children,
	} );
}

function SubmenuTrigger( { children }: { children: ReactNode } ) {
	const isRtl = document.documentElement.dir === 'rtl';
	return (
		<button
			{ ...useTrigger( [ isRtl ? 'ArrowLeft' : 'ArrowRight' ] ) }
			type="button"
			role="menuitem"
			tabIndex={ -1 }
			className="kss-menu__item has-submenu"
		>
			{ children }
		</button>
	);
}

/** Says where a menu opens, and is never shown. */
const Positioner: FunctionComponent< { align?: 'start' | 'end' } > = () => null;

function Popup( {
	positioner,
	style,
	children,
}: {
	positioner?: ReactElement< ComponentProps< typeof Positioner > >;
	style?: CSSProperties;
	children: ReactNode;
} ) {
	const { opener, close, closeAll, isSub } = useMenu();
	if ( opener === null ) {
		return null;
	}
	const onKeyDown = ( event: KeyboardEvent< HTMLDivElement > ) => {
		// React brings keys from a menu to the one that it came out of.
		const menu = event.currentTarget;
		const items = [
			...menu.querySelectorAll< HTMLElement >( '[role^="menuitem"]' ),
		].filter( ( item ) => item.closest( '[role="menu"]' ) === menu );
		const isBack =
			isSub && [ 'ArrowLeft', 'ArrowRight' ].includes( event.key );
		if ( isBack ) {
			close();
		} else if ( event.key === 'Tab' ) {
			closeAll();
		} else if ( ! moveWithin( items, event ) ) {
			typeAhead( items, event );
			return;
		}
		event.preventDefault();
		event.stopPropagation();
	};
	return (
		<Floating
			anchor={ opener }
			align={ positioner?.props.align ?? 'start' }
			isBeside={ isSub }
			role="menu"
			aria-label={
				opener.getAttribute( 'aria-label' ) ?? opener.textContent ?? ''
			}
			className="kss-menu"
			{ ...( style === undefined ? {} : { style } ) }
			onKeyDown={ onKeyDown }
			onClose={ close }
		>
			{ children }
		</Floating>
	);
}

interface ItemProps {
	disabled?: boolean;
	prefix?: ReactNode;
	onClick?: ( event: MouseEvent< HTMLElement > ) => void;
	children: ReactNode;
}

function Item( { disabled, prefix, onClick, children }: ItemProps ) {
	const { closeAll } = useMenu();
	return (
		<button
			type="button"
			role="menuitem"
			tabIndex={ -1 }
			aria-disabled={ disabled }
			className="kss-menu__item"
			onClick={ ( event ) => {
				if ( ! disabled ) {
					closeAll();
					onClick?.( event );
				}
			} }
		>
			{ prefix }
			{ children }
		</button>
	);
}

interface Choice {
	value: unknown;
	onValueChange: ( value: never ) => void;
}

const ChoiceContext = createContext< Choice | null >( null );

function RadioGroup( {
	value,
	onValueChange,
	children,
}: Choice & { children: ReactNode } ) {
	const choice = useMemo(
		() => ( { value, onValueChange } ),
		[ value, onValueChange ]
	);
	return (
		<ChoiceContext.Provider value={ choice }>
			<div role="group">{ children }</div>
		</ChoiceContext.Provider>
	);
}

function RadioItem( {
	value,
	closeOnClick = false,
	children,
}: {
	value: string;
	closeOnClick?: boolean;
	children: ReactNode;
} ) {
	const { closeAll } = useMenu();
	const choice = useContext( ChoiceContext );
	return (
		<button
			type="button"
			role="menuitemradio"
			tabIndex={ -1 }
			aria-checked={ choice?.value === value }
			className="kss-menu__item"
			onClick={ () => {
				choice?.onValueChange( value as never );
				if ( closeOnClick ) {
					closeAll();
				}
			} }
		>
			{ children }
		</button>
	);
}

export const Menu = {
	Root,
	Trigger,
	Positioner,
	Popup,
	Group: ( { children }: { children: ReactNode } ) => (
		<div role="group">{ children }</div>
	),
	Item,
	ItemLabel: ( { children }: { children: ReactNode } ) => (
		<span className="kss-menu__label">{ children }</span>
	),
	PrefixIcon: ( { icon }: { icon: ReactElement } ) => (
		<Icon icon={ icon } size={ 20 } />
	),
	RadioGroup,
	RadioItem,
	Separator: () => <hr className="kss-menu__separator" />,
	SubmenuRoot,
	SubmenuTrigger,
};
