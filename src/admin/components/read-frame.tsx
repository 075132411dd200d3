/**
 * Admin: a screen that shows something which is read from the plugin again and again; what stands there before it is, and where it
 * cannot be.
 */
import type { ReactNode } from 'react';
import type { Read } from '../store/state';
import { Reading, ReadingFailed } from './reading';
import { usePolling } from './use-polling';

interface Props< Answer > {
	read: Read< Answer >;
	/** Reads it again. */
	onRead: () => Promise< unknown >;
	/** Seconds between two readings; null where nothing changes by itself. */
	every: number | null;
	/** What is said while it is read first. */
	reading: string;
	/** What is said when it cannot be. */
	failed: string;
	children: ( answer: Answer ) => ReactNode;
}

export function ReadFrame< Answer >( {
	read: { answer, failure },
	onRead,
	every,
	reading,
	failed,
	children,
}: Props< Answer > ) {
	usePolling( onRead, every );
	if ( answer !== null ) {
		return <>{ children( answer ) }</>;
	}
	return failure === null ? (
		<Reading>{ reading }</Reading>
	) : (
		<ReadingFailed
			title={ failed }
			failure={ failure }
			onRetry={ () => void onRead() }
		/>
	);
}
