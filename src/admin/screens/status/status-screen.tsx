/**
 * Admin, status: facts of this site, what to do where one is wrong, and a copy of them for whoever helps.
 */
import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { StatusAnswer } from '../../../core/contract/status';
import { ReadFrame } from '../../components/read-frame';
import { Section } from '../../components/section';
import { StateLabel } from '../../components/state-label';
import { store } from '../../store';
import { statusAsText, statusInWords } from '../../words/status';
import { Loopback } from './loopback';

export default function StatusScreen() {
	const status = useSelect( ( select ) => select( store ).getStatus(), [] );
	const { read } = useDispatch( store );
	return (
		<ReadFrame
			read={ status }
			onRead={ () => read( 'status' ) }
			every={ null }
			reading={ __(
				'Looking at this site…',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			failed={ __(
				'The status could not be read.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ ( answer ) => (
				<>
					{ statusInWords( answer ).map( ( { title, facts } ) => (
						<Section key={ title } title={ title }>
							<dl className="kss-facts is-rows">
								{ facts.map( ( { term, text, advice } ) => (
									<div key={ term }>
										<dt>{ term }</dt>
										<dd>
											{ advice === '' ? (
												text
											) : (
												<>
													<StateLabel tone="alarm">
														{ text }
													</StateLabel>
													<p className="kss-hint">
														{ advice }
													</p>
												</>
											) }
										</dd>
									</div>
								) ) }
							</dl>
						</Section>
					) ) }
					<Loopback />
					<Support status={ answer } />
				</>
			) }
		</ReadFrame>
	);
}

function Support( { status }: { status: StatusAnswer } ) {
	const [ isCopied, setIsCopied ] = useState( false );
	const text = statusAsText( status );
	const ref = useCopyToClipboard( text, () => setIsCopied( true ) );
	return (
		<Section
			title={ __(
				'For whoever helps',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			about={ __(
				'The facts above and how each connection stands. No secret is among them.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<pre className="kss-support" dir="ltr" tabIndex={ 0 }>
				{ text }
			</pre>
			<div className="kss-actions__row">
				<Button ref={ ref } variant="secondary" __next40pxDefaultSize>
					{ _x(
						'Copy for support',
						'to the clipboard',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</Button>
				<span role="status">
					{ isCopied &&
						_x(
							'Copied',
							'to the clipboard',
							'kitgenix-stock-sync-for-woocommerce'
						) }
				</span>
			</div>
		</Section>
	);
}
