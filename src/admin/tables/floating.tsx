/**
 * Tables: a box above everything else, beside what has opened it: a menu, a filter's choices, the options of a view. It takes the
 * focus, keeps it until it closes, and gives it back.
 */
import { createPortal, useLayoutEffect, useRef } from '@wordpress/element';
import type { HTMLAttributes, KeyboardEvent } from 'react';

/** What a box stands beside; an element, or a place where somebody pressed. */
export interface Anchor {
	getBoundingClientRect: () => DOMRect;
}

export interface FloatingProps extends HTMLAttributes< HTMLDivElement > {
	anchor: Anchor;
	/** Which ends of the box and of what has opened it are in line, in reading direction. */
	align?: 'start' | 'end';
	/** Pixels between the two. */
	offset?: number;
	/** To the side of its anchor instead of below it, and inside the box that the anchor is in. */
	isBeside?: boolean;
	onClose: () => void;
}

/** Pixels that stay free at the edges of the window. */
const EDGE = 8;

const FOCUSABLE =
	'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

export function Floating( {
	anchor,
	align = 'start',
	offset = 4,
	isBeside = false,
	onClose,
	className = '',
	children,
	onKeyDown,
	...props
}: FloatingProps ) {
	const ref = useRef< HTMLDivElement >( null );
	const closeRef = useRef( onClose );
	closeRef.current = onClose;

	useLayoutEffect( () => {
		const box = ref.current;
		if ( box === null ) {
			return;
		}
		const { ownerDocument: page } = box;
		const view = page.defaultView;
		const move = () => place( box, anchor, { align, offset, isBeside } );
		const closeOutside = ( { target }: Event ) => {
			const isInside =
				box.contains( target as Node ) ||
				( anchor instanceof Node && anchor.contains( target as Node ) );
			if ( ! isInside ) {
				closeRef.current();
			}
		};
		move();
		view?.addEventListener( 'resize', move );
		page.addEventListener( 'scroll', move, true );
		page.addEventListener( 'pointerdown', closeOutside, true );
		return () => {
			view?.removeEventListener( 'resize', move );
			page.removeEventListener( 'scroll', move, true );
			page.removeEventListener( 'pointerdown', closeOutside, true );
		};
	}, [ anchor, align, offset, isBeside ] );

	useLayoutEffect( () => {
		const box = ref.current;
		const before = box?.ownerDocument.activeElement;
		const first =
			box?.querySelector< HTMLElement >( '[data-first-focus]' ) ??
			box?.querySelector< HTMLElement >( FOCUSABLE ) ??
			box;
		first?.focus( { preventScroll: true } );
		return () => {
			const now = box?.ownerDocument.activeElement;
			const isLost =
				box?.contains( now ?? null ) === true ||
				now === box?.ownerDocument.body;
			if ( isLost && before instanceof HTMLElement ) {
				before.focus( { preventScroll: true } );
			}
		};
	}, [] );

	const box = (
		// Its role comes with the properties.
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions
		<div
			{ ...props }
			ref={ ref }
			className={ `kss-floating ${ className }` }
			tabIndex={ -1 }
			onKeyDown={ ( event ) => {
				onKeyDown?.( event );
				if ( event.key === 'Escape' ) {
					event.stopPropagation();
					onClose();
				} else if ( event.key === 'Tab' && ! event.defaultPrevented ) {
					keepInside( event );
				}
			} }
		>
			{ children }
		</div>
	);
	return isBeside ? box : createPortal( box, document.body );
}

/** Where the box is whole, if there is such a place. */
function place(
	box: HTMLElement,
	anchor: Anchor,
	{
		align,
		offset,
		isBeside,
	}: { align: 'start' | 'end'; offset: number; isBeside: boolean }
): void {
	const at = anchor.getBoundingClientRect();
	const { clientWidth, clientHeight } = box.ownerDocument.documentElement;
	const { offsetWidth: width, offsetHeight: height } = box;
	const isRtl = getComputedStyle( box ).direction === 'rtl';
	let left = ( align === 'start' ) === isRtl ? at.right - width : at.left;
	let top = at.bottom + offset;
	if ( isBeside ) {
		left = isRtl ? at.left - width : at.right;
		top = at.top;
	}
	const above = at.top - offset - height;
	if ( ! isBeside && top + height > clientHeight - EDGE && above >= EDGE ) {
		top = above;
	}
	box.style.left = `${ within( left, clientWidth - width ) }px`;
	box.style.top = `${ within( top, clientHeight - height ) }px`;
}

function within( value: number, most: number ): number {
	return Math.max( EDGE, Math.min( value, most - EDGE ) );
}

/** From the last control on to the first, and back. */
function keepInside( event: KeyboardEvent< HTMLDivElement > ): void {
	const controls = [
		...event.currentTarget.querySelectorAll< HTMLElement >( FOCUSABLE ),
	].filter( ( { tabIndex } ) => tabIndex >= 0 );
	const first = controls.at( 0 );
	const last = controls.at( -1 );
	const { activeElement } = event.currentTarget.ownerDocument;
	if ( event.shiftKey && activeElement === first ) {
		event.preventDefault();
		last?.focus();
	} else if ( ! event.shiftKey && activeElement === last ) {
		event.preventDefault();
		first?.focus();
	}
}
