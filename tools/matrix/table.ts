/**
 * The matrix as a table for a screen. Enters: outcomes. Leaves: lines of equal columns.
 */
import type { Outcome } from './run-row.ts';

const HEAD = [ 'row', 'WordPress', 'WooCommerce', 'PHP', 'database', 'result' ];

export function table( outcomes: readonly Outcome[] ): string {
	const rows = [
		HEAD,
		...outcomes.map( ( outcome ) => [
			outcome.row,
			outcome.wordpress,
			outcome.woocommerce,
			outcome.php,
			outcome.database,
			outcome.result,
		] ),
	];
	const widths = HEAD.map( ( _, column ) =>
		Math.max( ...rows.map( ( row ) => row[ column ]?.length ?? 0 ) )
	);
	return rows
		.map( ( row ) =>
			row
				.map( ( cell, column ) => cell.padEnd( widths[ column ] ?? 0 ) )
				.join( '  ' )
				.trimEnd()
		)
		.join( '\n' );
}
