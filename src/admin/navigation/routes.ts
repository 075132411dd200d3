/**
 * Admin: which screen is open. It stands in the address after `#`, so that a reload, a bookmark and the browser's way back work,
 * and the server needs to know nothing of it.
 */
import { useSyncExternalStore } from '@wordpress/element';

export const SCREENS = [
	'overview',
	'tools',
	'activity',
	'status',
	'settings',
] as const;

export type Screen = ( typeof SCREENS )[ number ];

/**
 * The address of a screen.
 *
 * @param screen Which.
 */
export const hrefOf = ( screen: Screen ): string => `#/${ screen }`;

/**
 * The screen that the address names, null when it names none.
 *
 * @param hash The address from `#` on.
 */
export function screenOf( hash: string ): Screen | null {
	const name = hash.replace( /^#\/?/, '' );
	return SCREENS.find( ( screen ) => screen === name ) ?? null;
}

/** The screen that is open, null where the address names none. */
export function useScreen(): Screen | null {
	return useSyncExternalStore( subscribe, () =>
		screenOf( window.location.hash )
	);
}

function subscribe( onChange: () => void ): () => void {
	window.addEventListener( 'hashchange', onChange );
	return () => window.removeEventListener( 'hashchange', onChange );
}
