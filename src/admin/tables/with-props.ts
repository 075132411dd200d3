/**
 * Tables: an element with more properties. Both sides' handlers are called and both sides' classes stand; of everything else the
 * given one wins.
 */
import { cloneElement } from '@wordpress/element';
import type { ReactElement } from 'react';

type Properties = Record< string, unknown >;
type Handler = ( ...given: readonly unknown[] ) => void;

export function withProps(
	element: ReactElement,
	given: Properties
): ReactElement {
	const merged: Properties = Object.fromEntries(
		Object.entries( given ).filter( ( [ , value ] ) => value !== undefined )
	);
	for ( const [ name, own ] of Object.entries(
		element.props as Properties
	) ) {
		const other = merged[ name ];
		if ( name === 'className' && typeof other === 'string' ) {
			merged[ name ] = `${ String( own ) } ${ other }`;
		} else if (
			/^on[A-Z]/.test( name ) &&
			typeof own === 'function' &&
			typeof other === 'function'
		) {
			merged[ name ] = ( ...event: readonly unknown[] ) => {
				( own as Handler )( ...event );
				( other as Handler )( ...event );
			};
		}
	}
	return cloneElement( element, merged );
}
