/**
 * Admin, overview: what this store is, whether everything is in step, how fresh that is, and what needs doing.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { OverviewAnswer } from '../../../core/contract/overview';
import { ReadFrame } from '../../components/read-frame';
import { StateLabel } from '../../components/state-label';
import { store } from '../../store';
import { toneOf } from '../../words/link-state';
import { numberInWords } from '../../words/number';
import { roleName } from '../../words/roles';
import { FirstRun, hasPeer } from '../pairing/first-run';
import { CheckoutCounts } from './checkout-counts';
import { LastDay } from './last-day';
import { LinkCard } from './link-card';
import { ToDo } from './to-do';

const POLL_SECONDS = 5;

export function OverviewScreen( { settings }: { settings: AdminSettings } ) {
	const overview = useSelect(
		( select ) => select( store ).getOverview(),
		[]
	);
	const { read } = useDispatch( store );
	// It stays until the person has seen its end, though the store is connected before.
	const [ isGuided, setIsGuided ] = useState( ! hasPeer( settings ) );
	if ( isGuided ) {
		return (
			<FirstRun
				settings={ settings }
				onDone={ () => {
					setIsGuided( false );
					void read( 'overview' );
				} }
			/>
		);
	}
	return (
		<ReadFrame
			read={ overview }
			onRead={ () => read( 'overview' ) }
			every={ POLL_SECONDS }
			reading={ __(
				'Looking at the connections…',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			failed={ __(
				'The overview could not be read.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ ( answer ) => (
				<Overview settings={ settings } overview={ answer } />
			) }
		</ReadFrame>
	);
}

interface Props {
	settings: AdminSettings;
	overview: OverviewAnswer;
}

function Overview( { settings, overview }: Props ) {
	const { links, summary } = overview;
	const tone = toneOf( summary.state );
	return (
		<div className="kss-overview">
			<section
				className={ `kss-summary is-${ tone }` }
				aria-label={ __(
					'Summary',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			>
				<div>
					<p className="kss-summary__text" role="status">
						<StateLabel tone={ tone }>{ summary.text }</StateLabel>
					</p>
					<p className="kss-hint">
						{ thisStoreInWords( settings, overview ) }
					</p>
				</div>
			</section>
			<ToDo overview={ overview } />
			<ul className="kss-cards">
				{ links.map( ( link ) => (
					<li key={ link.store_id }>
						<LinkCard link={ link } now={ overview.time } />
					</li>
				) ) }
			</ul>
			<CheckoutCounts overview={ overview } />
			{ links.length > 0 && (
				<LastDay hours={ overview.history } now={ overview.time } />
			) }
			<p className="kss-hint">
				{ sprintf(
					/* translators: 1: version of this plugin, 2: of WooCommerce, 3: of WordPress, 4: of PHP */
					__(
						'This store runs Kitgenix Stock Sync %1$s on WooCommerce %2$s, WordPress %3$s and PHP %4$s.',
						'kitgenix-stock-sync-for-woocommerce'
					),
					overview.plugin_version,
					overview.woocommerce_version,
					overview.wordpress_version,
					overview.php_version
				) }
			</p>
		</div>
	);
}

function thisStoreInWords(
	settings: AdminSettings,
	{ products }: OverviewAnswer
): string {
	return sprintf(
		/* translators: 1: name of this store, 2: Master or Child, 3: number of products */
		_n(
			'%1$s is a %2$s, with %3$s product that takes part.',
			'%1$s is a %2$s, with %3$s products that take part.',
			products,
			'kitgenix-stock-sync-for-woocommerce'
		),
		settings.this_store_name,
		roleName( settings.role ),
		numberInWords( products )
	);
}
