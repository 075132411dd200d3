/**
 * What the tests of the commands share: quantities, connections as the screen has them, and a Child that cannot be reached.
 */
import type { AdminAnswer } from '../../src/core/contract/admin';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { proxies } from './tools-lab.ts';

export const connections = async ( store: Store ) => {
	const { settings } = await admin< AdminAnswer >( store, 'settings' );
	return { role: settings.role, ...settings.master, of: settings.children };
};

export const quantity = async ( store: Store, sku: string ) =>
	( await store.stock( sku ) ).quantity!;

/** The Master cannot reach a Child. */
export const silence = ( isSilent: boolean ) =>
	isSilent
		? proxies[ 0 ]!.set( 1, [ 'drop request' ] )
		: proxies[ 0 ]!.set( 0 );
