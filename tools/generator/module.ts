/**
 * Generator: one module as one PHP file. Declarations go in; a final class with the file's own words at its head comes out,
 * not yet formatted.
 */
import ts from 'typescript';
import { describeShape, emitFunction, emitShape } from './declarations';
import { emitConstants } from './constants';
import { docblock, fileComment, wrapped } from './docblocks';
import { EmittingScope } from './emitting-scope';
import { emitExpression } from './expressions';
import { NAMESPACE } from './names';
import { gather, refuse } from './refusal';
import type { Scope } from './scope';
import type { Core, Module } from './source';
import { emitBlock } from './statements';

/** A line that says where a file comes from, so that nobody edits it. */
export const GENERATED = ( path: string ): string =>
	`Generated from ${ path }; do not edit: change the source and run npm run generate.`;

/** What stands in a PHP file, in order. */
export interface PhpFile {
	segment: string;
	/** Paragraphs of the comment at the head. */
	head: readonly string[];
	useLines: readonly string[];
	/** Parts of the class's docblock. */
	classDoc: readonly string[];
	className: string;
	/** Constants and methods. */
	members: readonly string[];
}

/**
 * PHP for a module.
 *
 * @param module The module.
 * @param core   All modules.
 */
export function emitModule( module: Module, core: Core ): string {
	const scope = new EmittingScope( core, module, {
		expression: emitExpression,
		block: emitBlock,
	} );
	const shapes: ( ts.InterfaceDeclaration | ts.TypeAliasDeclaration )[] = [];
	const shapeLines: string[] = [];
	const members = gather< string >( [
		...module.file.statements.map( ( node ) => () => {
			if ( ts.isImportDeclaration( node ) ) {
				checkImport( node, scope );
				return '';
			}
			if ( ts.isFunctionDeclaration( node ) ) {
				return emitFunction( node, scope );
			}
			if ( ts.isVariableStatement( node ) ) {
				return emitConstants( node, scope );
			}
			if (
				ts.isInterfaceDeclaration( node ) ||
				ts.isTypeAliasDeclaration( node )
			) {
				shapes.push( node );
				shapeLines.push( emitShape( node, scope ) );
				return '';
			}
			return refuseTop( node );
		} ),
		() => refuseTwins( module.file.statements ),
	] );
	const described = shapes
		.map( describeShape )
		.filter( ( line ) => line !== '' );
	return phpFile( {
		segment: module.segment,
		head: [
			wrapped( fileComment( module.file ) ),
			GENERATED( module.path ),
		],
		useLines: scope.classes.useLines(),
		classDoc: [
			described.length === 0
				? ''
				: [ 'Shapes:', ...described ].join( '\n' ),
			scope.importLines().join( '\n' ),
			...shapeLines,
		],
		className: module.className,
		members: members.filter( ( member ) => member !== '' ),
	} );
}

/**
 * The text of a PHP file.
 *
 * @param file What stands in it.
 */
export function phpFile( file: PhpFile ): string {
	return [
		'<?php\n',
		docblock( file.head ),
		'declare(strict_types=1);\n',
		`namespace ${ NAMESPACE }\\${ file.segment };\n`,
		...( file.useLines.length === 0
			? []
			: [ `${ file.useLines.join( '\n' ) }\n` ] ),
		"defined('ABSPATH') || exit;\n",
		`${ docblock( file.classDoc ) }final class ${
			file.className
		}\n{\n${ file.members.join( '\n\n' ) }\n}\n`,
	].join( '\n' );
}

function checkImport( node: ts.ImportDeclaration, scope: Scope ): void {
	const clause = node.importClause;
	const names = clause?.namedBindings;
	if (
		clause === undefined ||
		names === undefined ||
		! ts.isNamedImports( names )
	) {
		return refuse(
			node,
			'this form of import',
			"write import { name } from '../folder/file'"
		);
	}
	const renamed = names.elements.find(
		( element ) => element.propertyName !== undefined
	);
	if ( renamed !== undefined ) {
		refuse(
			renamed,
			'an import under another name',
			'use the name it was exported by'
		);
	}
	const target = scope.core.checker
		.getSymbolAtLocation( node.moduleSpecifier )
		?.declarations?.find( ts.isSourceFile );
	if (
		target === undefined ||
		( scope.core.moduleOf( target ) === null &&
			scope.core.runtimeOf( target ) === null )
	) {
		refuse(
			node,
			`the import of ${ node.moduleSpecifier.getText() }`,
			'import from src/core only, and nothing that is generated'
		);
	}
}

const FUNCTIONS_AND_TYPES = 'write functions, constants, interfaces and types';
const EXPORT_FIRST = 'put export before the declaration';

/** What to write instead of declarations that the subset does not have. */
export const INSTEAD: Partial<
	Record< ts.SyntaxKind, readonly [ string, string ] >
> = {
	[ ts.SyntaxKind.ClassDeclaration ]: [ 'a class', FUNCTIONS_AND_TYPES ],
	[ ts.SyntaxKind.EnumDeclaration ]: [ 'an enum', 'write a union of texts' ],
	[ ts.SyntaxKind.ExportDeclaration ]: [
		'this form of export',
		EXPORT_FIRST,
	],
	[ ts.SyntaxKind.ExportAssignment ]: [ 'this form of export', EXPORT_FIRST ],
	[ ts.SyntaxKind.ModuleDeclaration ]: [ 'a namespace', FUNCTIONS_AND_TYPES ],
};

function refuseTop( node: ts.Statement ): never {
	return refuse(
		node,
		...( INSTEAD[ node.kind ] ?? [
			'a statement at the top of a module',
			FUNCTIONS_AND_TYPES,
		] )
	);
}

/**
 * Stops at two declarations that are one in PHP: methods are not told apart by case, and the halves of an interface are
 * not put together.
 *
 * @param statements What a module declares.
 */
function refuseTwins( statements: readonly ts.Statement[] ): string {
	const seen = new Set< string >();
	for ( const node of statements ) {
		const key = twinKey( node );
		if ( key !== '' && seen.has( key ) ) {
			refuse(
				node,
				`a second ${ key }`,
				'write one, under its own name; PHP does not tell methods apart by case'
			);
		}
		seen.add( key );
	}
	return '';
}

function twinKey( node: ts.Statement ): string {
	if ( ts.isFunctionDeclaration( node ) && node.body !== undefined ) {
		return `function ${ node.name?.text.toLowerCase() ?? '' }`;
	}
	return ts.isInterfaceDeclaration( node )
		? `interface ${ node.name.text }`
		: '';
}
