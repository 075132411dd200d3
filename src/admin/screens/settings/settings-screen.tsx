/**
 * Admin, settings: this store, the stores it is connected to, and the rules.
 */
import type { AdminSettings } from '../../../core/contract/admin';
import { Children } from './children';
import { Master } from './master';
import { Rules } from './rules';
import { ThisStore } from './this-store';

export function SettingsScreen( { settings }: { settings: AdminSettings } ) {
	return (
		<>
			<ThisStore settings={ settings } />
			{ settings.role === 'master' ? (
				<Children settings={ settings } />
			) : (
				<Master settings={ settings } />
			) }
			<Rules settings={ settings } />
		</>
	);
}
