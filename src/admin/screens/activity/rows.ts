/**
 * Admin, activity: what the plugin has noted, as rows of tables. Enters: its answer; leaves: rows with the names of stores, and
 * with what stands in a line's context in columns of its own.
 */
import type { AdminSettings } from '../../../core/contract/admin';
import type { BacklogRow, LogLine } from '../../../core/contract/tools';
import { storeName } from '../../words/store-name';

export interface LogRow {
	id: string;
	/** Unix seconds. */
	time: number;
	level: string;
	message: string;
	/** Empty where the line has none, like the two below. */
	code: string;
	store: string;
	sku: string;
	/** The whole context, for a technician. */
	details: string;
}

export interface WaitingRow extends BacklogRow {
	id: string;
	store: string;
}

/**
 * @param lines    Newest first.
 * @param settings Knows the stores' names.
 */
export function logRows(
	lines: readonly LogLine[],
	settings: AdminSettings
): LogRow[] {
	return lines.map( ( { time, level, message, context }, index ) => {
		const known = contextOf( context );
		const peer = textOf( known, 'peer' ) || textOf( known, 'store_id' );
		return {
			id: String( index ),
			time,
			level,
			message,
			code: textOf( known, 'code' ),
			store: peer === '' ? '' : storeName( peer, settings ),
			sku: textOf( known, 'sku' ),
			details: context,
		};
	} );
}

/**
 * @param rows     Links that fail.
 * @param settings Knows the stores' names.
 */
export function waitingRows(
	rows: readonly BacklogRow[],
	settings: AdminSettings
): WaitingRow[] {
	return rows.map( ( row ) => ( {
		...row,
		id: `${ row.type } ${ row.store_id }`,
		store: storeName( row.store_id, settings ),
	} ) );
}

function contextOf( context: string ): Record< string, unknown > {
	try {
		const parsed: unknown = JSON.parse( context );
		return typeof parsed === 'object' && parsed !== null
			? ( parsed as Record< string, unknown > )
			: {};
	} catch {
		// Lines of 1.0.2 may hold anything.
		return {};
	}
}

function textOf( row: Record< string, unknown >, key: string ): string {
	const value = row[ key ];
	return typeof value === 'string' || typeof value === 'number'
		? String( value )
		: '';
}
