/**
 * Admin, activity: what the plugin has noted, as rows of tables. Enters: its answer; leaves: rows with the names of stores, and
 * with what stands in a line's context in columns of its own.
 */
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { BacklogRow, LogLine } from '../../../core/contract/tools';
import { explained } from '../../words/explained';
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
	/** What the code means; empty where the plugin has no words for it. */
	cause: string;
	advice: readonly string[];
}

export interface WaitingRow extends BacklogRow {
	id: string;
	store: string;
	/** What the code means; empty where the plugin has no words for it. */
	cause: string;
	advice: readonly string[];
}

/**
 * @param lines    Newest first.
 * @param codes    Those of the lines.
 * @param settings Knows the stores' names.
 */
export function logRows(
	lines: readonly LogLine[],
	codes: readonly ExplainedCode[],
	settings: AdminSettings
): LogRow[] {
	return lines.map( ( { time, level, message, context }, index ) => {
		const known = contextOf( context );
		const code = textOf( known, 'code' );
		const peer = textOf( known, 'peer' ) || textOf( known, 'store_id' );
		return {
			id: String( index ),
			time,
			level,
			message,
			code,
			store: peer === '' ? '' : storeName( peer, settings ),
			sku: textOf( known, 'sku' ),
			details: context,
			...explained( code, codes ),
		};
	} );
}

/**
 * @param rows     Links that fail.
 * @param codes    Those of the rows.
 * @param settings Knows the stores' names.
 */
export function waitingRows(
	rows: readonly BacklogRow[],
	codes: readonly ExplainedCode[],
	settings: AdminSettings
): WaitingRow[] {
	return rows.map( ( row ) => ( {
		...row,
		id: `${ row.type } ${ row.store_id }`,
		store: storeName( row.store_id, settings ),
		...explained( row.code, codes ),
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
