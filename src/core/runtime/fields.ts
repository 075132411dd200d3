/**
 * Runtime: reading JSON that nobody has checked yet. The validators, which are generated, ask here for one field after
 * another; what is wrong is noted with its path and answered with a stand-in, so that one pass finds everything. The PHP
 * twin is `Generated\Runtime\Fields`. Not for use in modules of the core.
 */
import type { JsonNumber } from './number';
import { byteLength } from './text';

/** What is wrong with one field, for the sender. */
export interface FieldError {
	/** As in `items[3].sku`; empty for the whole. */
	path: string;
	message: string;
}

/** A value that may be trusted, or all that is wrong with it. */
export type Validated< T > =
	| { ok: true; value: T }
	| { ok: false; errors: readonly FieldError[] };

/** What a choice is made of. */
type Literal = string | number | boolean;

/** Errors reported at most. */
const ERRORS_AT_MOST = 20;

/** An object or a list on its way to a typed value. */
export class Fields {
	private constructor(
		private readonly json: Readonly< Record< string, unknown > >,
		private readonly path: string,
		private readonly isSilent: boolean,
		private readonly errors: FieldError[]
	) {}

	/**
	 * Reads a whole document.
	 *
	 * @param json What `JSON.parse()` gave.
	 * @param read Reads its fields.
	 */
	static read< T >(
		json: unknown,
		read: ( fields: Fields ) => T
	): Validated< T > {
		const errors: FieldError[] = [];
		const whole = new Fields( { '': json ?? null }, '', false, errors );
		const value = read( whole.object( '' ) );
		return errors.length === 0
			? { ok: true, value }
			: { ok: false, errors };
	}

	/**
	 * Whether a field that may be left out is absent or null.
	 *
	 * @param key Its name.
	 */
	isAbsent( key: string ): boolean {
		return ( this.value( key ) ?? null ) === null;
	}

	/**
	 * Whether a field that must be there is null.
	 *
	 * @param key Its name.
	 */
	isNull( key: string ): boolean {
		return this.value( key ) === null;
	}

	/**
	 * Text.
	 *
	 * @param key     Name of the field, or position in a list.
	 * @param atLeast Bytes.
	 * @param atMost  Bytes; 0 for no limit.
	 */
	text( key: string | number, atLeast = 0, atMost = 0 ): string {
		const value = this.value( key );
		if ( typeof value !== 'string' ) {
			this.complain( key, 'must be text' );
			return '';
		}
		const bytes = byteLength( value );
		if ( bytes < atLeast ) {
			this.complain( key, `must have at least ${ atLeast } bytes` );
		} else if ( atMost > 0 && bytes > atMost ) {
			this.complain( key, `must have at most ${ atMost } bytes` );
		}
		return value;
	}

	/**
	 * A whole number; `7.0` is one.
	 *
	 * @param key     Name of the field, or position in a list.
	 * @param atLeast Smallest.
	 * @param atMost  Largest.
	 */
	integer(
		key: string | number,
		atLeast = -9000000000000000,
		atMost = 9000000000000000
	): number {
		const value = this.value( key );
		if (
			typeof value !== 'number' ||
			! Number.isFinite( value ) ||
			Math.floor( value ) !== value
		) {
			this.complain( key, 'must be a whole number' );
			return 0;
		}
		this.checkRange( key, value, atLeast, atMost );
		return value + 0;
	}

	/**
	 * A number with or without decimals.
	 *
	 * @param key     Name of the field, or position in a list.
	 * @param atLeast Smallest.
	 * @param atMost  Largest.
	 */
	number(
		key: string | number,
		atLeast = -1000000000,
		atMost = 1000000000
	): JsonNumber {
		const value = this.value( key );
		if ( typeof value !== 'number' || ! Number.isFinite( value ) ) {
			this.complain( key, 'must be a number' );
			return 0 as JsonNumber;
		}
		this.checkRange( key, value, atLeast, atMost );
		return ( value + 0 ) as JsonNumber;
	}

	/**
	 * True or false.
	 *
	 * @param key Name of the field, or position in a list.
	 */
	boolean( key: string | number ): boolean {
		const value = this.value( key );
		if ( typeof value !== 'boolean' ) {
			this.complain( key, 'must be true or false' );
			return false;
		}
		return value;
	}

	/**
	 * One of a few values.
	 *
	 * @param key     Name of the field, or position in a list.
	 * @param choices All that may stand there.
	 */
	choice< const T extends readonly [ Literal, ...( readonly Literal[] ) ] >(
		key: string | number,
		choices: T
	): T[ number ] {
		const value = this.value( key );
		const choice = choices.find( ( each ) => each === value );
		if ( choice === undefined ) {
			const words = choices.map( ( each ) => JSON.stringify( each ) );
			this.complain( key, `must be one of ${ words.join( ', ' ) }` );
			return choices[ 0 ];
		}
		return choice;
	}

	/**
	 * An object, to be asked for its own fields.
	 *
	 * @param key Name of the field, or position in a list.
	 */
	object( key: string | number ): Fields {
		const value = this.value( key );
		if ( ! isObject( value ) ) {
			this.complain( key, 'must be an object' );
			return new Fields( {}, '', true, this.errors );
		}
		return new Fields(
			value,
			this.pathOf( key ),
			this.isSilent,
			this.errors
		);
	}

	/**
	 * A list.
	 *
	 * @param key    Name of the field, or position in a list.
	 * @param atMost Entries; 0 for no limit.
	 * @param read   Reads the entry at a position.
	 */
	list< T >(
		key: string | number,
		atMost: number,
		read: ( list: Fields, i: number ) => T
	): T[] {
		const value = this.value( key );
		if ( ! isList( value ) ) {
			this.complain( key, 'must be a list' );
			return [];
		}
		const length = Object.keys( value ).length;
		if ( atMost > 0 && length > atMost ) {
			this.complain( key, `must have at most ${ atMost } entries` );
			return [];
		}
		const entries = new Fields(
			value,
			this.pathOf( key ),
			this.isSilent,
			this.errors
		);
		return Array.from( { length }, ( _, i ) => read( entries, i ) );
	}

	private value( key: string | number ): unknown {
		return Object.hasOwn( this.json, key ) ? this.json[ key ] : undefined;
	}

	private checkRange(
		key: string | number,
		value: number,
		atLeast: number,
		atMost: number
	): void {
		if ( value < atLeast ) {
			this.complain( key, `must be at least ${ atLeast }` );
		} else if ( value > atMost ) {
			this.complain( key, `must be at most ${ atMost }` );
		}
	}

	private complain( key: string | number, message: string ): void {
		if ( this.isSilent || this.errors.length >= ERRORS_AT_MOST ) {
			return;
		}
		this.errors.push( {
			path: this.pathOf( key ),
			message: this.value( key ) === undefined ? 'is required' : message,
		} );
	}

	private pathOf( key: string | number ): string {
		if ( typeof key === 'number' ) {
			return `${ this.path }[${ key }]`;
		}
		return this.path === '' ? key : `${ this.path }.${ key }`;
	}
}

/**
 * PHP cannot tell `{}` from `[]`, nor `{ "0": … }` from a list: what may be both counts as both when it is empty, else as a
 * list.
 *
 * @param value Any JSON.
 */
function isList(
	value: unknown
): value is Readonly< Record< string, unknown > > {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.keys( value ).every( ( key, i ) => key === String( i ) )
	);
}

function isObject(
	value: unknown
): value is Readonly< Record< string, unknown > > {
	return (
		typeof value === 'object' &&
		value !== null &&
		( ! isList( value ) || Object.keys( value ).length === 0 )
	);
}
