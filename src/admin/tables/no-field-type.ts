/**
 * Tables: in the place of a type of fields of @wordpress/dataviews (webpack.config.js). Ours have none: `TableField` says so.
 */
export default undefined;
