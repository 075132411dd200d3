/**
 * Admin: the entry of the build. Enters: the page that Admin\Menu prints; leaves: the screen on it.
 */
import { createRoot } from '@wordpress/element';
import './admin.scss';
import { SettingsScreen } from './screens/settings/settings-screen';

const page = document.getElementById( 'kitgenix-stock-sync' );
if ( page ) {
	createRoot( page ).render( <SettingsScreen /> );
}
