/** Types of licences.js, which webpack loads as it is. */
import type { Compiler } from 'webpack';

interface Library {
	name: string;
	version: string;
	licence: string;
	source: string;
	words: string;
}

export class Licences {
	constructor( options: { file: string } );
	apply( compiler: Compiler ): void;
}
export function isCompatible( licence: string ): boolean;
export function listOf( all: readonly Library[] ): string;
