/**
 * Admin, activity: what waits and why, and what has happened.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { ReadFrame } from '../../components/read-frame';
import { store } from '../../store';
import { Backlog } from './backlog';
import { EventLog } from './event-log';

const POLL_SECONDS = 10;

export default function ActivityScreen( {
	settings,
}: {
	settings: AdminSettings;
} ) {
	const logs = useSelect( ( select ) => select( store ).getLogs(), [] );
	const { read } = useDispatch( store );
	return (
		<ReadFrame
			read={ logs }
			onRead={ () => read( 'logs' ) }
			every={ POLL_SECONDS }
			reading={ __(
				'Reading the logs…',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			failed={ __(
				'The logs could not be read.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ ( answer ) => (
				<>
					<Backlog
						rows={ answer.backlog }
						codes={ answer.codes }
						settings={ settings }
					/>
					<EventLog
						lines={ answer.event_log }
						codes={ answer.codes }
						settings={ settings }
					/>
				</>
			) }
		</ReadFrame>
	);
}
