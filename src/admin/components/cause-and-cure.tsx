/**
 * Admin: why something has failed and what to do about it.
 */
import { Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { Failure } from '../api/calls';
import { store } from '../store';
import type { Part } from '../store/state';

interface Props {
	part: Part;
	failure: Failure;
}

export function CauseAndCure( { part, failure }: Props ) {
	const { dismissFailure } = useDispatch( store );
	const { cause, advice, message } = failure;
	return (
		<Notice
			className="kss-failure"
			status="error"
			onRemove={ () => void dismissFailure( part ) }
		>
			<p>
				<strong>{ cause === '' ? message : cause }</strong>
			</p>
			{ advice.length > 0 && (
				<ul className="kss-modal__list">
					{ advice.map( ( line ) => (
						<li key={ line }>{ line }</li>
					) ) }
				</ul>
			) }
			{ cause !== '' && message !== '' && (
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
		</Notice>
	);
}
