/**
 * Generator: the kinds of field that a payload may have, each with its bounds.
 */

/** What a field accepts. */
export type FieldKind =
	| { kind: 'text'; atLeast: number | null; atMost: number | null }
	| { kind: 'integer'; atLeast: number | null; atMost: number | null }
	| { kind: 'number'; atLeast: number | null; atMost: number | null }
	| { kind: 'boolean' }
	| { kind: 'choice'; choices: readonly Choice[] }
	| { kind: 'object'; name: string }
	| { kind: 'list'; item: FieldKind; atMost: number | null };

/** A literal. */
export type Choice = string | number | boolean;
