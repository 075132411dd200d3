/**
 * Oldest: in the place of @wordpress/redux-routine inside of @wordpress/data (webpack.config.js), which runs actions that are
 * generators. Ours are functions.
 */
export default function noRoutine() {
	return () =>
		< Action, Answer >( next: ( action: Action ) => Answer ) =>
			next;
}
