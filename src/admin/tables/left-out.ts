/**
 * Tables: what stands in the place of parts of @wordpress/dataviews that our tables never ask for (webpack.config.js names each,
 * `TableField` refuses what would need one). Asking for one is an error that says so.
 */

function leftOut( name: string ) {
	return (): never => {
		throw new Error(
			`Tables were built without ${ name } (webpack.config.js).`
		);
	};
}

/** Layouts, and fields of any form: components of other names. */
export default leftOut( 'this layout or control' );

/** No field can be edited in a table. */
export const getControl = () => null;

const dates = leftOut( 'dates in filters' );
export {
	dates as isValid,
	dates as parse,
	dates as subDays,
	dates as subMonths,
	dates as subWeeks,
	dates as subYears,
};
