/**
 * WordPress's own Prettier settings. PHP under plugin/generated is formatted by the generator, hand-written PHP by
 * PHP_CodeSniffer.
 */
module.exports = require( '@wordpress/prettier-config' );
