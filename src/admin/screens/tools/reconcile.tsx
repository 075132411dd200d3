/**
 * Admin, tools: brings every Child in step, in the background: it goes on when the page is closed, and is found again here.
 */
import { useInstanceId } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { BusyButton } from '../../components/busy-button';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { ReconcileProgress } from '../../../core/contract/tools';
import { FailureNotice } from '../../components/failure-notice';
import { ReadingFailed } from '../../components/reading';
import { Section } from '../../components/section';
import { usePolling } from '../../components/use-polling';
import { When } from '../../components/when';
import { store } from '../../store';
import { lastRunInWords, progressInWords } from '../../words/progress';
import { ReconcileResult } from './reconcile-result';
import { ReconcileStart } from './reconcile-start';

const POLL_SECONDS = 1;

export function Reconcile( { settings }: { settings: AdminSettings } ) {
	const { answer, readFailure, failure, isSending } = useSelect(
		( select ) => ( {
			answer: select( store ).getReconcile().answer,
			readFailure: select( store ).getReconcile().failure,
			failure: select( store ).getFailure( 'reconcile' ),
			isSending: select( store ).isSaving( 'reconcile' ),
		} ),
		[]
	);
	const { read, reconcile } = useDispatch( store );
	const run = answer?.reconcile ?? null;
	const isRunning = run?.status === 'running';
	usePolling(
		() => read( 'reconcile_progress' ),
		isRunning ? POLL_SECONDS : null
	);
	return (
		<Section
			title={ __( 'Reconcile', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'Compares every Child with this Master and sends what differs. What a Child has sold and not reported yet is counted first, never overwritten.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ readFailure !== null && run === null && (
				<ReadingFailed
					title={ __(
						'The last run could not be read.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					failure={ readFailure }
					onRetry={ () => void read( 'reconcile_progress' ) }
				/>
			) }
			{ isRunning ? (
				<>
					<FailureNotice part="reconcile" failure={ failure } />
					<Running
						run={ run }
						isSending={ isSending }
						onCancel={ () =>
							void reconcile( { action: 'cancel' } )
						}
					/>
				</>
			) : (
				<>
					<ReconcileStart
						onStart={ ( request ) => void reconcile( request ) }
					/>
					{ run !== null && (
						<Last
							run={ run }
							codes={ answer?.codes ?? [] }
							settings={ settings }
							isSending={ isSending }
							onResume={ () =>
								void reconcile( { action: 'resume' } )
							}
						/>
					) }
				</>
			) }
		</Section>
	);
}

interface RunningProps {
	run: ReconcileProgress;
	isSending: boolean;
	onCancel: () => void;
}

function Running( { run, isSending, onCancel }: RunningProps ) {
	const id = useInstanceId( Running, 'kss-run' );
	const { percent, text } = progressInWords(
		run,
		Math.floor( Date.now() / 1000 )
	);
	return (
		<div className="kss-run">
			<p id={ id }>{ text }</p>
			<progress
				className="kss-run__bar"
				max={ 100 }
				value={ percent }
				aria-labelledby={ id }
			/>
			<BusyButton
				variant="secondary"
				isBusy={ isSending }
				onClick={ () => {
					onCancel();
				} }
			>
				{ __( 'Cancel', 'kitgenix-stock-sync-for-woocommerce' ) }
			</BusyButton>
		</div>
	);
}

interface LastProps {
	run: ReconcileProgress;
	codes: readonly ExplainedCode[];
	settings: AdminSettings;
	isSending: boolean;
	onResume: () => void;
}

function Last( { run, codes, settings, isSending, onResume }: LastProps ) {
	const isCancelled = run.status === 'cancelled';
	return (
		<div className="kss-run" role="status">
			<p>
				<strong>{ lastRunInWords( run ) }</strong>{ ' ' }
				<When
					time={ run.finished === 0 ? run.started : run.finished }
				/>
			</p>
			<ReconcileResult
				stores={ run.stores }
				codes={ codes }
				settings={ settings }
			/>
			{ isCancelled && (
				<BusyButton
					variant="secondary"
					isBusy={ isSending }
					onClick={ () => {
						onResume();
					} }
				>
					{ __( 'Resume', 'kitgenix-stock-sync-for-woocommerce' ) }
				</BusyButton>
			) }
		</div>
	);
}
