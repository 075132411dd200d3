/**
 * Tables: keys that move the focus among things of one kind. Enters: the things, and a key; leaves: the focus, where it belongs.
 */
import type { KeyboardEvent } from 'react';

/**
 * Up, down, home and end, round and round.
 *
 * @return Whether the key was one of them.
 */
export function moveWithin(
	things: readonly HTMLElement[],
	{ key, currentTarget }: KeyboardEvent< HTMLElement >
): boolean {
	const at = things.indexOf(
		currentTarget.ownerDocument.activeElement as HTMLElement
	);
	const next = {
		ArrowDown: at + 1,
		ArrowUp: at <= 0 ? things.length - 1 : at - 1,
		Home: 0,
		End: things.length - 1,
	}[ key ];
	if ( next === undefined ) {
		return false;
	}
	things[ next % things.length ]?.focus();
	return true;
}

/** To the next thing that begins with a letter. */
export function typeAhead(
	things: readonly HTMLElement[],
	{
		key,
		currentTarget,
		ctrlKey,
		metaKey,
		altKey,
	}: KeyboardEvent< HTMLElement >
): void {
	if ( key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey ) {
		return;
	}
	const at = things.indexOf(
		currentTarget.ownerDocument.activeElement as HTMLElement
	);
	const begins = ( thing: HTMLElement ) =>
		( thing.textContent ?? '' )
			.trim()
			.toLocaleLowerCase()
			.startsWith( key.toLocaleLowerCase() );
	[ ...things.slice( at + 1 ), ...things.slice( 0, Math.max( at, 0 ) ) ]
		.find( begins )
		?.focus();
}
