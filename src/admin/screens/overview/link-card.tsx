/**
 * Admin, overview: one linked store: how it stands, why and what to do, when it was last heard, and what it says of itself.
 */
import { Button, Card, CardBody } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { OverviewLink } from '../../../core/contract/overview';
import { hrefOf } from '../../navigation/routes';
import { StateLabel } from '../../components/state-label';
import { TestButton } from '../../components/test-button';
import { TestReport } from '../../components/test-report';
import { When } from '../../components/when';
import { store } from '../../store';
import { lagInWords, stateInWords, toneOf } from '../../words/link-state';
import { peerFacts } from '../../words/peer-facts';
import { roleName } from '../../words/roles';

interface Props {
	link: OverviewLink;
	/** By this store's clock, Unix seconds. */
	now: number;
}

export function LinkCard( { link, now }: Props ) {
	const id = useInstanceId( LinkCard, 'kss-link' );
	const { health } = link;
	const name = link.name === '' ? roleName( 'master' ) : link.name;
	const storeId = link.type === 'send' ? '' : link.store_id;
	const { testConnection } = useDispatch( store );
	const test = useSelect(
		( select ) => select( store ).getTest( storeId ),
		[ storeId ]
	);
	const [ isAsked, setIsAsked ] = useState( false );
	// A link that is well is asked what runs at its other end. One that is not keeps what is known of its failure.
	const isWell = link.state === 'in_step';
	useEffect( () => {
		if ( isWell ) {
			void testConnection( storeId );
		}
	}, [ isWell, storeId, testConnection ] );
	const peer = test?.ok ? test.peer : null;
	return (
		<Card className={ `kss-link is-${ toneOf( link.state ) }` }>
			<CardBody>
				<section aria-labelledby={ id }>
					<div className="kss-link__head">
						<div>
							<h3 id={ id }>{ name }</h3>
							<a href={ link.url } dir="ltr">
								{ link.url.replace( /^https?:\/\//, '' ) }
							</a>
						</div>
						<StateLabel tone={ toneOf( link.state ) }>
							{ stateInWords( link ) }
						</StateLabel>
					</div>
					<Why link={ link } />
					<dl className="kss-facts">
						<div>
							<dt>
								{ _x(
									'Last sent',
									'time',
									'kitgenix-stock-sync-for-woocommerce'
								) }
							</dt>
							<dd>
								<When time={ health.last_success } />
							</dd>
						</div>
						<div>
							<dt>
								{ _x(
									'Last heard',
									'time',
									'kitgenix-stock-sync-for-woocommerce'
								) }
							</dt>
							<dd>
								<When time={ health.last_inbound } />
							</dd>
						</div>
						<div>
							<dt>
								{ _x(
									'Behind by',
									'of a store: how long it lacks something',
									'kitgenix-stock-sync-for-woocommerce'
								) }
							</dt>
							<dd>{ lagInWords( link, now ) }</dd>
						</div>
						{ peer !== null &&
							peerFacts( peer, test?.clock_offset ?? 0 ).map(
								( { term, text } ) => (
									<div key={ term }>
										<dt>{ term }</dt>
										<dd>{ text }</dd>
									</div>
								)
							) }
						{ health.protocol === 1 && (
							<div>
								<dt>
									{ _x(
										'Version',
										'of the plugin in another store',
										'kitgenix-stock-sync-for-woocommerce'
									) }
								</dt>
								<dd>
									{ __(
										'1.0: update it, so that concurrent sales count exactly',
										'kitgenix-stock-sync-for-woocommerce'
									) }
								</dd>
							</div>
						) }
					</dl>
					<div className="kss-actions__row">
						{ link.state !== 'disabled' && (
							<TestButton
								storeId={ storeId }
								name={ name }
								onAsk={ () => setIsAsked( true ) }
							/>
						) }
						<Button
							variant="tertiary"
							href={ hrefOf( 'settings' ) }
							aria-label={ sprintf(
								/* translators: %s: name of a store */
								__(
									'Settings: %s',
									'kitgenix-stock-sync-for-woocommerce'
								),
								name
							) }
							__next40pxDefaultSize
						>
							{ _x(
								'Settings',
								'screen',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					</div>
					<TestReport storeId={ storeId } isQuiet={ ! isAsked } />
				</section>
			</CardBody>
		</Card>
	);
}

/** Why a link is not in step, and what to do; nothing while all is well. */
function Why( { link }: { link: OverviewLink } ) {
	const { health, cause, advice } = link;
	if ( health.failures === 0 ) {
		return null;
	}
	return (
		<div className="kss-link__why">
			<p>
				{ cause === ''
					? __(
							'The last attempt has failed. It is made again by itself, and nothing is lost meanwhile.',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: cause }
			</p>
			{ cause === '' && (
				<p className="kss-hint">{ health.last_error }</p>
			) }
			{ advice.length > 0 && (
				<ul>
					{ advice.map( ( line ) => (
						<li key={ line }>{ line }</li>
					) ) }
				</ul>
			) }
			<dl className="kss-facts">
				<div>
					<dt>
						{ _x(
							'Fails since',
							'time',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</dt>
					<dd>
						<When time={ link.since } />
					</dd>
				</div>
				<div>
					<dt>
						{ _x(
							'Next attempt',
							'time',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</dt>
					<dd>
						<When time={ health.next_attempt } />
					</dd>
				</div>
			</dl>
		</div>
	);
}
