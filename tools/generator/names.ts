/**
 * Generator: names of classes, as one file uses them. Modules and runtime twins go in; short names and the `use` lines
 * that make them valid come out.
 */
import type { Module } from './source';

/** Namespace of everything that is generated. */
export const NAMESPACE = 'Kitgenix\\StockSync\\Generated';

/** Class names of the runtime's PHP twins, by file. */
const TWINS: Readonly< Record< string, string > > = {
	number: 'Number',
	text: 'Text',
	list: 'Lists',
	lookup: 'Lookup',
	fields: 'Fields',
};

/** The names that one PHP file uses. */
export class ClassNames {
	readonly #short = new Map< string, string >();

	/**
	 * @param segment   Namespace segment of the file.
	 * @param className Its own class.
	 */
	constructor(
		readonly segment: string,
		className: string
	) {
		this.#short.set( `${ segment }\\${ className }`, className );
	}

	/**
	 * Short name of a module's class.
	 *
	 * @param module The module.
	 */
	ofModule( module: Module ): string {
		return this.#shortName( module.segment, module.className );
	}

	/**
	 * Short name of a runtime twin.
	 *
	 * @param file Runtime file without extension.
	 */
	ofTwin( file: string ): string {
		const name = TWINS[ file ];
		if ( name === undefined ) {
			throw new Error( `src/core/runtime/${ file }.ts has no PHP twin` );
		}
		return this.#shortName( 'Runtime', name );
	}

	/** Sorted `use` lines; a class of the same namespace needs none. */
	useLines(): readonly string[] {
		return [ ...this.#short ]
			.filter( ( [ full, short ] ) => {
				const [ segment, name ] = full.split( '\\' );
				return segment !== this.segment || name !== short;
			} )
			.map( ( [ full, short ] ) =>
				full.endsWith( `\\${ short }` )
					? `use ${ NAMESPACE }\\${ full };`
					: `use ${ NAMESPACE }\\${ full } as ${ short };`
			)
			.sort();
	}

	#shortName( segment: string, name: string ): string {
		const full = `${ segment }\\${ name }`;
		const known = this.#short.get( full );
		if ( known !== undefined ) {
			return known;
		}
		const taken = [ ...this.#short.values() ].some(
			( each ) => each.toLowerCase() === name.toLowerCase()
		);
		const short = taken ? segment + name : name;
		this.#short.set( full, short );
		return short;
	}
}
