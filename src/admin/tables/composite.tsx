/**
 * Tables: rows of controls of which one is a stop of the tabulator; arrows lead to the others. As far as the list of rows uses
 * `Composite` of @wordpress/components.
 */
import {
	createContext,
	forwardRef,
	useContext,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import type {
	HTMLAttributes,
	KeyboardEvent,
	ReactElement,
	RefObject,
} from 'react';
import { withProps } from './with-props';

interface Active {
	id: string | null;
	set: ( id: string ) => void;
}

const Context = createContext< Active >( { id: null, set: () => {} } );

const ITEM = '[data-composite-item]';
const ROW = '[data-composite-row]';

interface Props extends HTMLAttributes< HTMLElement > {
	render?: ReactElement;
}

interface RootProps extends Props {
	activeId?: string | null;
	setActiveId: ( id: string ) => void;
}

const Root = forwardRef< HTMLDivElement, RootProps >( function Composite(
	{ activeId = null, setActiveId, render: _, ...props },
	ref
) {
	const own = useRef< HTMLDivElement >( null );
	const [ first, setFirst ] = useState< string | null >( null );
	// The active one may have gone with its row, whatever has drawn this anew.
	// eslint-disable-next-line react-hooks/exhaustive-deps -- Setting the same once more draws nothing.
	useLayoutEffect( () => {
		const items = [
			...( own.current?.querySelectorAll( ITEM ) ?? [] ),
		].map( ( { id } ) => id );
		setFirst(
			activeId !== null && items.includes( activeId )
				? activeId
				: items[ 0 ] ?? null
		);
	} );
	const active = useMemo(
		() => ( { id: first, set: setActiveId } ),
		[ first, setActiveId ]
	);
	return (
		<Context.Provider value={ active }>
			{ /* Its role comes with the properties. */ }
			{ /* eslint-disable-next-line jsx-a11y/no-static-element-interactions */ }
			<div
				{ ...props }
				ref={ ( node ) => {
					( own as { current: HTMLDivElement | null } ).current =
						node;
					if ( typeof ref === 'function' ) {
						ref( node );
					} else if ( ref !== null ) {
						( ref as { current: HTMLDivElement | null } ).current =
							node;
					}
				} }
				onKeyDown={ ( event ) => move( event, own ) }
			/>
		</Context.Provider>
	);
} );

/** Up and down in the column, sideways in the row, to its ends. */
function move(
	event: KeyboardEvent< HTMLElement >,
	{ current: grid }: RefObject< HTMLElement | null >
): void {
	const target = event.target as HTMLElement;
	const row = target.closest( ROW );
	if ( event.defaultPrevented || ! target.matches( ITEM ) || row === null ) {
		return;
	}
	const rows = [ ...( grid?.querySelectorAll( ROW ) ?? [] ) ];
	const itemsOf = ( one: Element | undefined ) => [
		...( one?.querySelectorAll< HTMLElement >( ITEM ) ?? [] ),
	];
	const items = itemsOf( row );
	const column = items.indexOf( target );
	const forward = getComputedStyle( target ).direction === 'rtl' ? -1 : 1;
	const inRow = ( by: number ) => {
		const others = itemsOf( rows[ rows.indexOf( row ) + by ] );
		return others[ Math.min( column, others.length - 1 ) ];
	};
	const to = {
		ArrowDown: () => inRow( 1 ),
		ArrowUp: () => inRow( -1 ),
		ArrowRight: () => items[ column + forward ],
		ArrowLeft: () => items[ column - forward ],
		Home: () => items[ 0 ],
		End: () => items.at( -1 ),
	}[ event.key ];
	if ( to !== undefined ) {
		event.preventDefault();
		to()?.focus();
	}
}

const Row = forwardRef< HTMLDivElement, Props >( function CompositeRow(
	{ render = <div />, ...props },
	ref
) {
	return withProps( render, { ...props, ref, 'data-composite-row': '' } );
} );

interface ItemProps extends Props {
	/** Of WordPress's buttons: ours can always be reached. */
	accessibleWhenDisabled?: boolean;
}

function Item( {
	id,
	render = <button type="button" />,
	accessibleWhenDisabled: _,
	...props
}: ItemProps ) {
	const active = useContext( Context );
	return withProps( render, {
		...props,
		id,
		tabIndex: active.id === id ? 0 : -1,
		'data-composite-item': '',
		onFocus: () => id !== undefined && active.set( id ),
	} );
}

export const Composite = Object.assign( Root, { Row, Item } );
