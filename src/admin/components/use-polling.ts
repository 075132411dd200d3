/**
 * Admin: reads something again and again while somebody looks at it.
 */
import { useEffect, useRef } from '@wordpress/element';

/**
 * @param again   Reads once; the next one waits for its end.
 * @param seconds Between two; null while nothing is to be expected.
 */
export function usePolling(
	again: () => Promise< unknown >,
	seconds: number | null
): void {
	const latest = useRef( again );
	useEffect( () => {
		latest.current = again;
	} );
	useEffect( () => {
		if ( seconds === null ) {
			return;
		}
		let isOver = false;
		let timer: ReturnType< typeof setTimeout >;
		const wait = () => {
			timer = setTimeout( () => void look(), seconds * 1000 );
		};
		const look = async () => {
			if ( ! document.hidden ) {
				await latest.current();
			}
			if ( ! isOver ) {
				wait();
			}
		};
		wait();
		return () => {
			isOver = true;
			clearTimeout( timer );
		};
	}, [ seconds ] );
}
