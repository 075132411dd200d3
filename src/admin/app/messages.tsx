/**
 * Admin: what was done, said for a while at the edge of the screen.
 */
import { SnackbarList } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { store } from '../store';

/** Long enough to be read twice. */
const SHOWN_MS = 10_000;

export function Messages() {
	const messages = useSelect(
		( select ) => select( store ).getMessages(),
		[]
	);
	const { dismissMessage } = useDispatch( store );
	const oldest = messages[ 0 ]?.id;
	useEffect( () => {
		if ( oldest !== undefined ) {
			const timer = setTimeout(
				() => void dismissMessage( oldest ),
				SHOWN_MS
			);
			return () => clearTimeout( timer );
		}
	}, [ oldest, dismissMessage ] );
	return (
		<SnackbarList
			className="kss-snackbars"
			notices={ messages.map( ( { id, text } ) => ( {
				id: String( id ),
				content: text,
				// With a button of its own: WordPress's other form is a button whose name is not what it says.
				explicitDismiss: true,
			} ) ) }
			onRemove={ ( id ) => void dismissMessage( Number( id ) ) }
		/>
	);
}
