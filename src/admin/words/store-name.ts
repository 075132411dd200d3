/**
 * Admin: what a store is called here.
 */
import type { AdminSettings } from '../../core/contract/admin';
import { roleName } from './roles';

/**
 * A store's name, its id where it has none here.
 *
 * @param storeId  The store's.
 * @param settings Knows the stores' names.
 */
export function storeName( storeId: string, settings: AdminSettings ): string {
	if ( storeId === settings.master.store_id ) {
		return roleName( 'master' );
	}
	const name = settings.children.find( ( { id } ) => id === storeId )?.name;
	return name === undefined || name === '' ? storeId : name;
}
