/**
 * Generator: the tags of a payload's field. Enters: a field, what it accepts, and the tags in its comment; leaves: bounds and the fallback, or a
 * refusal of a tag that means nothing there.
 */
import type ts from 'typescript';
import type { Choice, FieldKind } from './field-kinds';
import { refuse } from './refusal';

/** Tags of a field, each with where it may stand. */
const TAGS: Readonly< Record< string, readonly FieldKind[ 'kind' ][] > > = {
	minLength: [ 'text' ],
	maxLength: [ 'text' ],
	minimum: [ 'integer', 'number' ],
	maximum: [ 'integer', 'number' ],
};

/** Refuses a tag that means nothing where it stands. */
export function checkTags(
	kind: FieldKind,
	member: ts.PropertySignature,
	tags: ReadonlyMap< string, string >
): void {
	const inner = kind.kind === 'list' ? kind.item.kind : kind.kind;
	for ( const name of tags.keys() ) {
		const fits =
			[ 'optional', 'default' ].includes( name ) ||
			( name === 'maxItems' && kind.kind === 'list' ) ||
			( TAGS[ name ]?.includes( inner ) ?? false );
		if ( ! fits ) {
			refuse(
				member,
				`@${ name } on ${ member.name.getText() }`,
				'known are @optional, @default, @minLength and @maxLength on text, @minimum and @maximum on numbers, @maxItems on lists'
			);
		}
	}
}

/** A bound that a tag sets; null where there is none. */
export function integerTag(
	name: string,
	member: ts.PropertySignature,
	tags: ReadonlyMap< string, string >
): number | null {
	const text = tags.get( name );
	if ( text === undefined ) {
		return null;
	}
	const value = /^-?\d+$/.test( text ) ? Number( text ) : NaN;
	return Math.abs( value ) <= 9000000000000000
		? value
		: refuse(
				member,
				`@${ name } ${ text }`,
				'write an integer within ±9000000000000000'
		  );
}

/** What null or absence stands for; null when it stays null. */
export function fallbackOf(
	kind: FieldKind,
	member: ts.PropertySignature,
	tags: ReadonlyMap< string, string >
): Choice | null {
	const text = tags.get( 'default' );
	if ( text === undefined ) {
		return null;
	}
	const words = text.replace( /^(['"`])(.*)\1$/, '$2' );
	if (
		kind.kind === 'text' ||
		( kind.kind === 'choice' && kind.choices.includes( words ) )
	) {
		return words;
	}
	if ( kind.kind === 'boolean' && /^(?:true|false)$/.test( text ) ) {
		return text === 'true';
	}
	if (
		( kind.kind === 'integer' || kind.kind === 'number' ) &&
		/^-?\d+$/.test( text )
	) {
		return Number( text );
	}
	return refuse(
		member,
		`@default ${ text }`,
		'write a literal that the field accepts'
	);
}
