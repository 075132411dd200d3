/**
 * Oldest: React, of Preact (webpack.config.js), with one thing as React does it: what a store says is looked at once more after
 * having subscribed. @wordpress/data counts on that; without it what comes between drawing and subscribing is never seen.
 */
import { useCallback, useSyncExternalStore as ofPreact } from 'preact/compat';

// @ts-expect-error -- Its types are those of a CommonJS module; the module is none.
export * from 'preact/compat';
export { default } from 'preact/compat';

type Subscribe = ( listener: () => void ) => () => void;

export function useSyncExternalStore< Value >(
	subscribe: Subscribe,
	getValue: () => Value
): Value {
	const subscribeAndLook: Subscribe = useCallback(
		( listener: () => void ) => {
			const end = subscribe( listener );
			listener();
			return end;
		},
		[ subscribe ]
	);
	return ofPreact( subscribeAndLook, getValue );
}
