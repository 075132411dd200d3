/**
 * Admin: what a connection test found. Stands on the screen before there is anything in it, so that screen readers hear it
 * when it comes.
 */
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '../store';
import { testInWords, type TestInWords } from '../words/connection-test';

interface Props {
	/** The peer's id, '' for the Master. */
	storeId: string;
	/** Says nothing: nobody has asked yet. */
	isQuiet?: boolean;
}

export function TestReport( { storeId, isQuiet = false }: Props ) {
	const { answer, isTesting, settings } = useSelect(
		( select ) => ( {
			answer: select( store ).getTest( storeId ),
			isTesting: select( store ).isTesting( storeId ),
			settings: select( store ).getSettings(),
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
			{ answer !== null && settings !== null && ! isQuiet && (
				<Found
					{ ...testInWords(
						answer,
						settings.role,
						settings.this_store_id
					) }
				/>
			) }
		</div>
	);
}

function Found( { status, headline, advice, facts, detail }: TestInWords ) {
	return (
		<div className={ `kss-test__found is-${ status }` }>
			<p className="kss-test__headline">{ headline }</p>
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
			{ detail !== '' && (
				<p className="kss-hint">
					{ sprintf(
						/* translators: %s: a technical message, in English */
						__(
							'For your technician: %s',
							'kitgenix-stock-sync-for-woocommerce'
						),
						detail
					) }
				</p>
			) }
		</div>
	);
}
