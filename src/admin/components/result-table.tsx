/**
 * Admin: a short table of what a tool has done. On a narrow phone the table is scrolled, not the page.
 */
import type { ReactNode } from 'react';

interface Props {
	columns: readonly string[];
	/** Rows. */
	children: ReactNode;
}

export function ResultTable( { columns, children }: Props ) {
	return (
		<div className="kss-scroll">
			<table className="kss-result">
				<thead>
					<tr>
						{ columns.map( ( name ) => (
							<th key={ name } scope="col">
								{ name }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>{ children }</tbody>
			</table>
		</div>
	);
}
