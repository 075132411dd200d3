/**
 * Changes a store's settings as its screen does, with all that follows from it.
 * Enters: a store, and PHP that changes `$s`, the documented option. Leaves: the store with the new option.
 */
import type { Store } from './types.ts';

export const changeSettings = ( store: Store, change: string ) =>
	store.php(
		`Kitgenix\\StockSync\\Connections\\SettingsEffects::change( static function ( array $s ): array { ${ change } return $s; } );`
	);
