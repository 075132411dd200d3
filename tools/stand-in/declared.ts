/**
 * What PHP declares: functions, classes with their methods and constants, global constants. Enters: files; leaves: an index by lower-case
 * name, in which a class knows what it has from its parents and traits.
 */
import {
	docOf,
	isNode,
	nameOf,
	parts,
	walk,
	type Names,
	type Node,
	type PhpFile,
} from './php';

export interface Parameter {
	name: string;
	/** As it is written, without spaces; '' for none. */
	type: string;
	byRef: boolean;
	variadic: boolean;
	/** As it is written, without spaces; null for a parameter that must be given. */
	fallback: string | null;
}

export interface Callable {
	name: string;
	parameters: Parameter[];
	/** Classes that it may answer, by its type and its comment. */
	returns: string[];
	isStatic: boolean;
}

export interface ClassLike {
	name: string;
	kind: string;
	parents: string[];
	methods: Map< string, Callable >;
	constants: Set< string >;
	/** Classes that a property may hold. */
	properties: Map< string, string[] >;
}

export class Declared {
	readonly functions = new Map< string, Callable >();
	readonly classes = new Map< string, ClassLike >();
	readonly constants = new Set< string >();
	/** Values of class constants as they are written, by `class::constant` in lower case. */
	readonly values = new Map< string, string >();

	constructor( files: readonly PhpFile[] ) {
		files
			.flatMap( parts )
			.forEach( ( { names, nodes } ) =>
				nodes.forEach( ( node ) => this.#add( node, names ) )
			);
	}

	classLike( name: string ): ClassLike | undefined {
		return this.classes.get( name.toLowerCase() );
	}

	/** A class and all that it extends, implements and uses, nearest first. */
	line( name: string ): ClassLike[] {
		const seen = new Set< ClassLike >();
		const visit = ( one: string ) => {
			const found = this.classLike( one );
			if ( found && ! seen.has( found ) ) {
				seen.add( found );
				found.parents.forEach( visit );
			}
		};
		visit( name );
		return [ ...seen ];
	}

	method( className: string, method: string ): Callable | undefined {
		return this.line( className )
			.map( ( one ) => one.methods.get( method.toLowerCase() ) )
			.find( Boolean );
	}

	hasConstant( className: string, constant: string ): boolean {
		return this.line( className ).some( ( one ) =>
			one.constants.has( constant )
		);
	}

	property( className: string, property: string ): string[] {
		return this.line( className ).flatMap(
			( one ) => one.properties.get( property ) ?? []
		);
	}

	#add( top: Node, names: Names ): void {
		walk( top, ( node ) => {
			if ( node.kind === 'function' ) {
				const name =
					names.namespace === ''
						? nameOf( node.name )!
						: `${ names.namespace }\\${ nameOf( node.name ) }`;
				this.functions.set(
					name.toLowerCase(),
					callable( node, names )
				);
			} else if (
				[ 'class', 'interface', 'trait', 'enum' ].includes(
					node.kind
				) &&
				! node.isAnonymous
			) {
				const declared = classLike( node, names );
				this.classes.set( declared.name.toLowerCase(), declared );
				for ( const member of ( node.body as Node[] ).filter(
					( one ) => one.kind === 'classconstant'
				) ) {
					for ( const one of member.constants as Node[] ) {
						this.values.set(
							`${ declared.name }::${ nameOf(
								one.name
							) }`.toLowerCase(),
							text( one.value, names )
						);
					}
				}
			} else if (
				node.kind === 'call' &&
				nameOf( node.what )?.replace( /^\\/, '' ) === 'define'
			) {
				const [ first ] = node.arguments as Node[];
				if ( first?.kind === 'string' ) {
					this.constants.add( first.value as string );
				}
			} else if ( node.kind === 'constantstatement' ) {
				( node.constants as Node[] ).forEach( ( one ) =>
					this.constants.add( nameOf( one.name )! )
				);
			}
		} );
	}
}

function classLike( node: Node, names: Names ): ClassLike {
	const short = nameOf( node.name )!;
	const declared: ClassLike = {
		name:
			names.namespace === '' ? short : `${ names.namespace }\\${ short }`,
		kind: node.kind,
		parents: [ node.extends, node.implements ]
			.flat()
			.filter( isNode )
			.map( ( parent ) => names.ofClass( nameOf( parent )! ) ),
		methods: new Map(),
		constants: new Set(),
		properties: new Map(),
	};
	for ( const member of node.body as Node[] ) {
		if ( member.kind === 'method' ) {
			const method = callable( member, names );
			declared.methods.set( method.name.toLowerCase(), method );
		} else if ( member.kind === 'classconstant' ) {
			( member.constants as Node[] ).forEach( ( one ) =>
				declared.constants.add( nameOf( one.name )! )
			);
		} else if ( member.kind === 'traituse' ) {
			declared.parents.unshift(
				...( member.traits as Node[] ).map( ( trait ) =>
					names.ofClass( nameOf( trait )! )
				)
			);
		} else if ( member.kind === 'propertystatement' ) {
			for ( const property of member.properties as Node[] ) {
				const types = [
					...typesOf( property.type, names ),
					...typesInDoc( docOf( member ), 'var', names ),
				];
				declared.properties.set( nameOf( property.name )!, types );
			}
		}
	}
	return declared;
}

function callable( node: Node, names: Names ): Callable {
	return {
		name: nameOf( node.name )!,
		isStatic: node.isStatic === true,
		returns: [
			...typesOf( node.type, names ),
			...typesInDoc( docOf( node ), 'return', names ),
		],
		parameters: ( node.arguments as Node[] ).map( ( one ) => ( {
			name: nameOf( one.name )!,
			type: ( one.nullable ? '?' : '' ) + typeText( one.type, names ),
			byRef: one.byref === true,
			variadic: one.variadic === true,
			fallback: one.value === null ? null : text( one.value, names ),
		} ) ),
	};
}

function typeText( type: unknown, names: Names ): string {
	if ( ! isNode( type ) ) {
		return '';
	}
	if ( type.kind === 'uniontype' || type.kind === 'intersectiontype' ) {
		return ( type.types as Node[] )
			.map( ( one ) => typeText( one, names ) )
			.sort()
			.join( type.kind === 'uniontype' ? '|' : '&' );
	}
	const name = nameOf( type ) ?? '';
	return type.kind === 'typereference' ||
		( type.raw as string | undefined )?.toLowerCase() === name.toLowerCase()
		? name.toLowerCase()
		: names.ofClass( name );
}

/** Classes in a native type. */
export function typesOf( type: unknown, names: Names ): string[] {
	return typeText( type, names )
		.split( /[|&]/ )
		.filter( ( one ) => /[A-Z]/.test( one ) );
}

/** Classes that a comment names behind a tag, for one variable where it is given. */
export function typesInDoc(
	doc: string,
	tag: string,
	names: Names,
	variable?: string
): string[] {
	return [
		...doc.matchAll(
			new RegExp( `@${ tag }\\s+(\\S+)(?:\\s+\\$(\\w+))?`, 'g' )
		),
	]
		.filter(
			( match ) => variable === undefined || match[ 2 ] === variable
		)
		.flatMap( ( match ) => match[ 1 ]!.split( '|' ) )
		.filter(
			( one ) =>
				/^\\?[A-Za-z_][\w\\]*$/.test( one ) && /[A-Z]/.test( one )
		)
		.map( ( one ) => names.ofClass( one ) );
}

/** A default as it is written, in one spelling. */
function text( value: unknown, names: Names ): string {
	if ( ! isNode( value ) ) {
		return '';
	}
	switch ( value.kind ) {
		case 'array':
			return `[${ ( value.items as Node[] )
				.map( ( item ) => text( item, names ) )
				.join( ',' ) }]`;
		case 'entry':
			return text( value.value, names );
		case 'string':
			return `'${ value.value as string }'`;
		case 'nullkeyword':
			return 'null';
		case 'boolean':
		case 'number':
			return String( value.value );
		case 'staticlookup':
			return `${ names.ofClass( nameOf( value.what ) ?? '' ) }::${ nameOf(
				value.offset
			) }`;
		default:
			return ( nameOf( value ) ?? value.kind ).replace( /^\\/, '' );
	}
}
