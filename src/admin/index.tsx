/**
 * Admin: the entry of the build. Enters: the page that Admin\Menu prints; leaves: the screens on it.
 */
import './libraries';
import './languages';
import { createRoot } from '@wordpress/element';
import './admin.scss';
import { App } from './app/app';

const page = document.getElementById( 'kitgenix-stock-sync' );
if ( page ) {
	createRoot( page ).render( <App /> );
}
