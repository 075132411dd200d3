/**
 * Admin: the one data store of the screen, registered with WordPress's registry. Enters: actions of the components; leaves:
 * what they show.
 */
import { createReduxStore, register } from '@wordpress/data';
import * as actions from './actions';
import * as resolvers from './resolvers';
import * as selectors from './selectors';
import { reducer } from './state';

/** For `useSelect` and `useDispatch`, typed. */
export const store = createReduxStore( 'kitgenix-stock-sync', {
	reducer,
	actions,
	selectors,
	resolvers,
} );

register( store );
