/**
 * Admin: what a connection test found. Stands on the screen before there is anything in it, so that screen readers hear it
 * when it comes.
 */
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { ConnectionTestAnswer } from '../../core/contract/admin';
import { store } from '../store';
import { peerFacts } from '../words/peer-facts';

interface Props {
	/** The peer's id, '' for the Master. */
	storeId: string;
	/** Says nothing: nobody has asked yet. */
	isQuiet?: boolean;
}

export function TestReport( { storeId, isQuiet = false }: Props ) {
	const { answer, isTesting } = useSelect(
		( select ) => ( {
			answer: select( store ).getTest( storeId ),
			isTesting: select( store ).isTesting( storeId ),
		} ),
		[ storeId ]
	);
	return (
		<div className="kss-test" role="status">
			{ isTesting && ! isQuiet && (
				<p className="kss-hint">
					{ __(
						'Asking the other store…',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
			) }
			{ answer !== null && ! isQuiet && <Found answer={ answer } /> }
		</div>
	);
}

function Found( { answer }: { answer: ConnectionTestAnswer } ) {
	const { ok: isFine, message, peer, summary, advice } = answer;
	const facts = peer === null ? [] : peerFacts( peer, answer.clock_offset );
	return (
		<div className={ `kss-test__found is-${ statusOf( answer ) }` }>
			<p className="kss-test__headline">{ summary }</p>
			{ advice.length > 0 && (
				<ul className="kss-test__advice">
					{ advice.map( ( line ) => (
						<li key={ line }>{ line }</li>
					) ) }
				</ul>
			) }
			{ facts.length > 0 && (
				<dl className="kss-test__facts">
					{ facts.map( ( { term, text } ) => (
						<div key={ term }>
							<dt>{ term }</dt>
							<dd>{ text }</dd>
						</div>
					) ) }
				</dl>
			) }
			{ ! isFine && message !== summary && (
				<p className="kss-hint">
					{ sprintf(
						/* translators: %s: a technical message, in English */
						__(
							'For your technician: %s',
							'kitgenix-stock-sync-for-woocommerce'
						),
						message
					) }
				</p>
			) }
		</div>
	);
}

/** A store that answers may still need something done before it goes wrong. */
function statusOf( {
	ok: isFine,
	advice,
}: ConnectionTestAnswer ): 'success' | 'warning' | 'error' {
	if ( ! isFine ) {
		return 'error';
	}
	return advice.length === 0 ? 'success' : 'warning';
}
