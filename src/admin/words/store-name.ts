/**
 * Admin: what a store is called here.
 */
import type { AdminChild, AdminSettings } from '../../core/contract/admin';
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

/**
 * What a Child is called in its Master's list. Version 1 lets it stay without a name.
 *
 * @param child The Child.
 */
export function nameOf( child: Pick< AdminChild, 'name' | 'url' > ): string {
	return child.name === '' ? child.url : child.name;
}
