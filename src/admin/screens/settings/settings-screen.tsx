/**
 * Admin, settings: this store, the stores it is connected to, and the rules. One read shows everything.
 */
import { Button, Notice, SnackbarList, Spinner } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '../../store';
import { Children } from './children';
import { Master } from './master';
import { Rules } from './rules';
import { ThisStore } from './this-store';

export function SettingsScreen() {
	const { phase, loadError, settings, messages } = useSelect(
		( select ) => ( {
			phase: select( store ).getPhase(),
			loadError: select( store ).getLoadError(),
			settings: select( store ).getSettings(),
			messages: select( store ).getMessages(),
		} ),
		[]
	);
	const { load, dismissMessage } = useDispatch( store );
	useEffect( () => void load(), [ load ] );

	if ( phase === 'failed' ) {
		return (
			<Notice
				className="kss-failure"
				status="error"
				isDismissible={ false }
			>
				<p>
					<strong>
						{ __(
							'The settings could not be read.',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</strong>{ ' ' }
					{ loadError }
				</p>
				<Button
					variant="secondary"
					onClick={ () => void load() }
					__next40pxDefaultSize
				>
					{ __( 'Try again', 'kitgenix-stock-sync-for-woocommerce' ) }
				</Button>
			</Notice>
		);
	}
	if ( settings === null ) {
		return (
			<div className="kss-loading" role="status">
				<Spinner />
				{ __(
					'Reading the settings…',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</div>
		);
	}
	return (
		<div className="kss-screen">
			<ThisStore settings={ settings } />
			{ settings.role === 'master' ? (
				<Children settings={ settings } />
			) : (
				<Master settings={ settings } />
			) }
			<Rules settings={ settings } />
			<SnackbarList
				className="kss-snackbars"
				notices={ messages.map( ( { id, text } ) => ( {
					id: String( id ),
					content: text,
				} ) ) }
				onRemove={ ( id ) => void dismissMessage( Number( id ) ) }
			/>
		</div>
	);
}
