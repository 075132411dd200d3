/**
 * Generator: what is known while one module is turned into PHP: the type checker's answers, the class names in use, the types
 * to import and the comments to carry over.
 */
import ts from 'typescript';
import { isList, membersOf } from './kinds';
import { ClassNames } from './names';
import { refuse } from './refusal';
import type { Core, Module } from './source';

/** Comments that mean something to the tools of the other language only. */
const FOR_TOOLS = /^\/[/*]\s*(?:eslint|prettier)-/;

/** One module on its way to PHP. */
export class Scope {
	readonly classes: ClassNames;
	readonly #imported = new Map< string, string >();

	constructor(
		readonly core: Core,
		readonly module: Module
	) {
		this.classes = new ClassNames( module.segment, module.className );
	}

	/**
	 * The type of an expression, narrowed as it is at that place.
	 *
	 * @param node The expression.
	 */
	typeOf( node: ts.Node ): ts.Type {
		return this.core.checker.getTypeAtLocation( node );
	}

	/**
	 * Whether values of a type are lists.
	 *
	 * @param type A type.
	 */
	isList( type: ts.Type ): boolean {
		return isList( type, this.core.checker );
	}

	/**
	 * Whether values of a type are objects with known fields.
	 *
	 * @param type A type.
	 */
	isObject( type: ts.Type ): boolean {
		return membersOf( type ).every(
			( member ) =>
				( member.flags & ts.TypeFlags.Object ) !== 0 &&
				! this.isList( member ) &&
				member.getCallSignatures().length === 0
		);
	}

	/**
	 * Whether a member was declared by the core, not by JavaScript itself, as `toString` is.
	 *
	 * @param type An object's type.
	 * @param name A member of it.
	 */
	isOwnMember( type: ts.Type, name: string ): boolean {
		const files = this.core.checker
			.getPropertyOfType( type, name )
			?.declarations?.map( ( node ) => node.getSourceFile() );
		return (
			files?.every( ( file ) => this.core.moduleOf( file ) !== null ) ??
			false
		);
	}

	/**
	 * Where a name was declared, past imports; null when nothing says.
	 *
	 * @param node The name.
	 */
	declarationOf( node: ts.Identifier ): ts.Declaration | null {
		const { checker } = this.core;
		let symbol = ts.isShorthandPropertyAssignment( node.parent )
			? checker.getShorthandAssignmentValueSymbol( node.parent )
			: checker.getSymbolAtLocation( node );

		if ( symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ) {
			symbol = checker.getAliasedSymbol( symbol );
		}
		return symbol?.declarations?.[ 0 ] ?? null;
	}

	/**
	 * The comments that stand before a statement or an entry, each on its line, as PHP.
	 *
	 * @param node The statement or entry.
	 */
	commentsBefore( node: ts.Node | undefined ): string {
		if ( node === undefined ) {
			return '';
		}
		const text = node.getSourceFile().text;
		return ( ts.getLeadingCommentRanges( text, node.getFullStart() ) ?? [] )
			.map( ( { pos, end } ) => text.slice( pos, end ) )
			.filter( ( comment ) => ! FOR_TOOLS.test( comment ) )
			.map( ( comment ) =>
				comment.includes( '?>' )
					? refuse(
							node,
							'a comment with ?>, where PHP would end',
							'leave it out'
					  )
					: `${ comment }\n`
			)
			.join( '' );
	}

	/**
	 * The name of an interface or type alias in this file's docblocks.
	 *
	 * @param owner The module that declares it.
	 * @param name  Its name.
	 */
	shapeName( owner: Module, name: string ): string {
		if ( owner !== this.module ) {
			this.#imported.set( name, this.classes.ofModule( owner ) );
		}
		return name;
	}

	/** `@phpstan-import-type` lines. */
	importLines(): readonly string[] {
		return [ ...this.#imported ]
			.map(
				( [ name, from ] ) =>
					`@phpstan-import-type ${ name } from ${ from }`
			)
			.sort();
	}
}
