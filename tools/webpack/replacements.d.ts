/** Types of replacements.js, which webpack loads as it is. */
import type { Compiler } from 'webpack';

export class Replacements {
	constructor( options: { issuer: RegExp; by: Record< string, string > } );
	apply( compiler: Compiler ): void;
}
