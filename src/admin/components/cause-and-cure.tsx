/**
 * Admin: why something has failed and what to do about it.
 */
import { Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { Failure } from '../api/calls';
import { store } from '../store';
import type { Part } from '../store/state';
import { causeAndCure } from '../words/error-codes';

interface Props {
	part: Part;
	failure: Failure;
	ownId: string;
}

export function CauseAndCure( { part, failure, ownId }: Props ) {
	const { dismissFailure } = useDispatch( store );
	const [ cause, ...cure ] = causeAndCure(
		failure.code,
		ownId,
		failure.message
	);
	return (
		<Notice
			className="kss-failure"
			status="error"
			onRemove={ () => void dismissFailure( part ) }
		>
			<p>
				<strong>{ cause ?? failure.message }</strong>
			</p>
			{ cure.length > 0 && (
				<ul className="kss-modal__list">
					{ cure.map( ( line ) => (
						<li key={ line }>{ line }</li>
					) ) }
				</ul>
			) }
			{ cause !== undefined && failure.message !== '' && (
				<p className="kss-hint">
					{ sprintf(
						/* translators: %s: a technical message, in English */
						__(
							'For your technician: %s',
							'kitgenix-stock-sync-for-woocommerce'
						),
						failure.message
					) }
				</p>
			) }
		</Notice>
	);
}
