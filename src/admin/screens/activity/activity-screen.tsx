/**
 * Admin, activity: what waits and why, and what has happened.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { Reading, ReadingFailed } from '../../components/reading';
import { usePolling } from '../../components/use-polling';
import { store } from '../../store';
import { Backlog } from './backlog';
import { EventLog } from './event-log';

const POLL_SECONDS = 10;

export default function ActivityScreen( {
	settings,
}: {
	settings: AdminSettings;
} ) {
	const { answer, failure } = useSelect(
		( select ) => select( store ).getLogs(),
		[]
	);
	const { read } = useDispatch( store );
	usePolling( () => read( 'logs' ), POLL_SECONDS );
	if ( answer === null ) {
		return failure === null ? (
			<Reading>
				{ __(
					'Reading the logs…',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			</Reading>
		) : (
			<ReadingFailed
				title={ __(
					'The logs could not be read.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				failure={ failure }
				onRetry={ () => void read( 'logs' ) }
			/>
		);
	}
	return (
		<>
			<Backlog rows={ answer.backlog } settings={ settings } />
			<EventLog lines={ answer.event_log } settings={ settings } />
		</>
	);
}
