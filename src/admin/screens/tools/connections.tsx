/**
 * Admin, tools: a signed round trip to every linked store.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../../components/busy-button';
import type { AdminSettings } from '../../../core/contract/admin';
import { Section } from '../../components/section';
import { TestButton } from '../../components/test-button';
import { TestReport } from '../../components/test-report';
import { store } from '../../store';
import { roleName } from '../../words/roles';

interface Peer {
	/** As tests name it: '' is the Master. */
	id: string;
	name: string;
}

export function Connections( { settings }: { settings: AdminSettings } ) {
	const { testConnection } = useDispatch( store );
	const peers = peersOf( settings );
	const isTesting = useSelect(
		( select ) =>
			peers.some( ( { id } ) => select( store ).isTesting( id ) ),
		[ peers ]
	);
	return (
		<Section
			title={ __(
				'Test connections',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			about={ __(
				'Sends a signed question to the other store and checks its signed answer. No stock is changed.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ peers.length === 0 && (
				<p>
					{ __(
						'There is no connection to test yet.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
			) }
			<ul className="kss-peers">
				{ peers.map( ( { id, name } ) => (
					<li key={ id }>
						<div className="kss-peers__head">
							<strong>{ name }</strong>
							<TestButton storeId={ id } name={ name } />
						</div>
						<TestReport storeId={ id } />
					</li>
				) ) }
			</ul>
			{ peers.length > 1 && (
				<BusyButton
					variant="primary"
					isBusy={ isTesting }
					onClick={ () => {
						peers.forEach( ( { id } ) => {
							void testConnection( id );
						} );
					} }
				>
					{ __( 'Test all', 'kitgenix-stock-sync-for-woocommerce' ) }
				</BusyButton>
			) }
		</Section>
	);
}

function peersOf( settings: AdminSettings ): readonly Peer[] {
	if ( settings.role === 'master' ) {
		return settings.children
			.filter(
				( { enabled, has_secret: hasSecret } ) => enabled && hasSecret
			)
			.map( ( { id, name } ) => ( {
				id,
				name: name === '' ? id : name,
			} ) );
	}
	const { url, has_secret: hasSecret } = settings.master;
	return url !== '' && hasSecret
		? [ { id: '', name: roleName( 'master' ) } ]
		: [];
}
