/**
 * Generator: one module as one PHP file. Declarations go in; a final class with the file's own words at its head comes out,
 * not yet formatted.
 */
import ts from 'typescript';
import {
	describeShape,
	emitConstants,
	emitFunction,
	emitShape,
} from './declarations';
import { docblock, fileComment, wrapped } from './docblocks';
import { NAMESPACE } from './names';
import { gather, refuse } from './refusal';
import { Scope } from './scope';
import type { Core, Module } from './source';

/** A line that says where a file comes from, so that nobody edits it. */
export const GENERATED = ( path: string ): string =>
	`Generated from ${ path }; do not edit: change the source and run npm run generate.`;

/** What stands in a PHP file, in order. */
export interface PhpFile {
	room: string;
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
	const scope = new Scope( core, module );
	const shapes: ( ts.InterfaceDeclaration | ts.TypeAliasDeclaration )[] = [];
	const members = gather(
		module.file.statements.map( ( node ) => () => {
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
				return '';
			}
			return refuseTop( node );
		} )
	);
	const shapeLines = gather(
		shapes.map( ( node ) => () => emitShape( node, scope ) )
	);
	const described = shapes
		.map( describeShape )
		.filter( ( line ) => line !== '' );
	return phpFile( {
		room: module.room,
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
		`namespace ${ NAMESPACE }\\${ file.room };\n`,
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
			"write import { name } from '../room/file'"
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

function refuseTop( node: ts.Statement ): never {
	const [ what, instead ] = (
		[
			[ ts.isClassDeclaration, 'a class', FUNCTIONS_AND_TYPES ],
			[ ts.isEnumDeclaration, 'an enum', 'write a union of texts' ],
			[ ts.isExportDeclaration, 'this form of export', EXPORT_FIRST ],
			[ ts.isExportAssignment, 'this form of export', EXPORT_FIRST ],
			[ ts.isModuleDeclaration, 'a namespace', FUNCTIONS_AND_TYPES ],
		] as const
	 )
		.find( ( [ isSuch ] ) => isSuch( node ) )
		?.slice( 1 ) ?? [
		'a statement at the top of a module',
		FUNCTIONS_AND_TYPES,
	];
	return refuse( node, String( what ), String( instead ) );
}
