/**
 * Admin: the frame of all screens: the way between them, what was done, and each screen's code when it is opened first.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import {
	lazy,
	Suspense,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../core/contract/admin';
import { ReadFrame } from '../components/read-frame';
import { Reading } from '../components/reading';
import { hrefOf, SCREENS, useScreen, type Screen } from '../navigation/routes';
import { SettingsScreen } from '../screens/settings/settings-screen';
import { OverviewScreen } from '../screens/overview/overview-screen';
import { store } from '../store';
import { LoadBoundary } from './load-boundary';
import { Messages } from './messages';

// Whoever looks at the overview does not wait for the others.
const ToolsScreen = lazy(
	() =>
		import(
			/* webpackChunkName: "tools" */ '../screens/tools/tools-screen'
		)
);
const ActivityScreen = lazy(
	() =>
		import(
			/* webpackChunkName: "activity" */ '../screens/activity/activity-screen'
		)
);

const StatusScreen = lazy(
	() =>
		import(
			/* webpackChunkName: "status" */ '../screens/status/status-screen'
		)
);

export function App() {
	const settings = useSelect(
		( select ) => select( store ).getSettingsRead(),
		[]
	);
	const { read } = useDispatch( store );
	return (
		<ReadFrame
			read={ settings }
			onRead={ () => read( 'settings' ) }
			every={ null }
			reading={ __(
				'Reading the settings…',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			failed={ __(
				'The settings could not be read.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ ( answer ) => (
				<>
					<Screens settings={ answer.settings } />
					<Messages />
				</>
			) }
		</ReadFrame>
	);
}

function Screens( { settings }: { settings: AdminSettings } ) {
	const screen = useScreen() ?? 'overview';
	const [ hasSettings, setHasSettings ] = useState( false );
	const title = useRef< HTMLHeadingElement >( null );
	const shown = useRef( screen );
	useEffect( () => {
		if ( screen === 'settings' ) {
			setHasSettings( true );
		}
		if ( shown.current !== screen ) {
			shown.current = screen;
			title.current?.focus();
		}
	}, [ screen ] );
	return (
		<div className="kss-screen">
			<nav
				className="kss-nav"
				aria-label={ __(
					'Stock Sync',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			>
				{ SCREENS.map( ( name ) => (
					<a
						key={ name }
						className="kss-nav__link"
						href={ hrefOf( name ) }
						aria-current={ name === screen ? 'page' : undefined }
					>
						{ screenName( name ) }
					</a>
				) ) }
			</nav>
			<h2 ref={ title } className="screen-reader-text" tabIndex={ -1 }>
				{ screenName( screen ) }
			</h2>
			{ /* Stays where it is once it was opened: what was typed and not saved is not lost on the way to another screen. */ }
			{ ( hasSettings || screen === 'settings' ) && (
				<div hidden={ screen !== 'settings' }>
					<SettingsScreen settings={ settings } />
				</div>
			) }
			{ screen !== 'settings' && (
				<LoadBoundary key={ screen }>
					<Suspense
						fallback={
							<Reading>
								{ __(
									'Opening the screen…',
									'kitgenix-stock-sync-for-woocommerce'
								) }
							</Reading>
						}
					>
						{ screen === 'overview' && (
							<OverviewScreen settings={ settings } />
						) }
						{ screen === 'tools' && (
							<ToolsScreen settings={ settings } />
						) }
						{ screen === 'activity' && (
							<ActivityScreen settings={ settings } />
						) }
						{ screen === 'status' && <StatusScreen /> }
					</Suspense>
				</LoadBoundary>
			) }
		</div>
	);
}

function screenName( screen: Screen ): string {
	switch ( screen ) {
		case 'overview':
			return _x(
				'Overview',
				'screen',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'tools':
			return _x(
				'Tools',
				'screen',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'activity':
			return _x(
				'Activity',
				'screen',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'status':
			return _x(
				'Status',
				'screen',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'settings':
			return _x(
				'Settings',
				'screen',
				'kitgenix-stock-sync-for-woocommerce'
			);
	}
}
