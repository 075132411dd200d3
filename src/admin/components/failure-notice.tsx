/**
 * Admin: why a part could not be saved, where no field says it already.
 */
import { Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import type { Failure } from '../api/calls';
import { store } from '../store';
import type { Part } from '../store/state';

interface Props {
	part: Part;
	failure: Failure | null;
	/** The fields of the part, which show their own errors. */
	fields?: readonly string[];
}

export function FailureNotice( { part, failure, fields = [] }: Props ) {
	const { dismissFailure } = useDispatch( store );
	if (
		failure === null ||
		fields.some( ( name ) => failure.fields[ name ] !== undefined )
	) {
		return null;
	}
	return (
		<Notice
			className="kss-failure"
			status="error"
			onRemove={ () => void dismissFailure( part ) }
		>
			{ failure.message }
		</Notice>
	);
}
