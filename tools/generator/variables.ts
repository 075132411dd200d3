/**
 * Generator: parameters and local variables. PHP has one scope for a whole function and copies arrays; this says whose a
 * variable is, and stops where that would make a difference.
 */
import ts from 'typescript';
import { refuse } from './refusal';

/** A function of any form. */
export type FunctionNode = ts.FunctionDeclaration | ts.ArrowFunction;

/**
 * The function that a node is in, null at the top of a file.
 *
 * @param node A node.
 */
export function functionOf( node: ts.Node ): FunctionNode | null {
	for ( let at = node.parent; at !== undefined; at = at.parent ) {
		if ( ts.isFunctionDeclaration( at ) || ts.isArrowFunction( at ) ) {
			return at;
		}
	}
	return null;
}

/**
 * The function that a parameter or local variable belongs to, null for anything else.
 *
 * @param declaration What a name was declared as.
 */
export function variableOwner( declaration: ts.Node ): FunctionNode | null {
	if (
		ts.isParameter( declaration ) ||
		ts.isVariableDeclaration( declaration )
	) {
		return functionOf( declaration );
	}
	return null;
}

/** What PHP fills itself, or does not let a function declare. */
const RESERVED = new Set(
	'this GLOBALS _SERVER _GET _POST _FILES _COOKIE _SESSION _REQUEST _ENV'.split(
		' '
	)
);

/**
 * Stops at a name that is none for a variable in PHP.
 *
 * @param name Of a parameter or local variable.
 */
export function checkVariableName( name: ts.Identifier ): void {
	checkName( name );
	if ( RESERVED.has( name.text ) ) {
		refuse(
			name,
			`the name ${ name.text }, which PHP reserves`,
			'give it another name'
		);
	}
}

/**
 * Stops at a name with letters that PHP does not take, or takes for something else, as the dollar sign.
 *
 * @param name Of anything.
 */
export function checkName( name: ts.Identifier ): void {
	if ( ! /^\w+$/.test( name.text ) ) {
		refuse(
			name,
			`the name ${ name.text }`,
			'write ASCII letters, digits and _'
		);
	}
}

/**
 * Stops where a block declares a name that is already in use around it: PHP would overwrite the outer one.
 *
 * @param declaration A local variable.
 */
export function checkShadowing( declaration: ts.VariableDeclaration ): void {
	const name = declaration.name.getText();
	const list = declaration.parent;
	let at: ts.Node = ts.isForOfStatement( list.parent )
		? list.parent
		: list.parent.parent;
	// An arrow function with a block has a scope of its own, but takes into it what it uses from outside.
	while ( ! ts.isFunctionDeclaration( at ) && at.parent !== undefined ) {
		at = at.parent;
		if ( declaredIn( at ).includes( name ) ) {
			refuse(
				declaration,
				`the name ${ name } inside a block where an outer ${ name } is visible`,
				'give one of them another name; PHP has one scope for a function'
			);
		}
	}
}

function isFunction( node: ts.Node ): node is FunctionNode {
	return ts.isFunctionDeclaration( node ) || ts.isArrowFunction( node );
}

function declaredIn( node: ts.Node ): readonly string[] {
	if ( isFunction( node ) ) {
		return node.parameters.map( ( parameter ) => parameter.name.getText() );
	}
	if (
		ts.isForOfStatement( node ) &&
		ts.isVariableDeclarationList( node.initializer )
	) {
		return namesOf( node.initializer );
	}
	return ts.isBlock( node )
		? node.statements
				.filter( ts.isVariableStatement )
				.flatMap( ( statement ) =>
					namesOf( statement.declarationList )
				)
		: [];
}

function namesOf( list: ts.VariableDeclarationList ): readonly string[] {
	return list.declarations.map( ( declaration ) =>
		declaration.name.getText()
	);
}

/**
 * Stops where a list that is still added to is also known under another name: JavaScript would change both, PHP one.
 *
 * @param declaration The variable that holds the list.
 * @param uses        Every use of it, in order.
 */
export function checkAliasing(
	declaration: ts.VariableDeclaration,
	uses: readonly ts.Identifier[]
): void {
	const pushes = uses.filter( isPushTarget );
	const escapes = uses.filter(
		( use ) =>
			! isPushTarget( use ) &&
			escapesBy( use ) &&
			! isAnswer( use, declaration )
	);
	for ( const push of pushes ) {
		const loops = loopsAround( push, declaration );
		for ( const loop of loops ) {
			if ( uses.includes( loop.expression as ts.Identifier ) ) {
				refuse(
					push,
					`adding to ${ push.text } while it is walked`,
					'add to another list'
				);
			}
		}
		const alias = escapes.find(
			( use ) =>
				use.pos < push.parent.parent.end ||
				loops.some(
					( loop ) => use.pos > loop.pos && use.end <= loop.end
				)
		);
		if ( alias !== undefined ) {
			refuse(
				push,
				`adding to ${ push.text } after it was handed on`,
				'finish the list first, or hand on a copy with [ ...list ]'
			);
		}
	}
}

function isPushTarget( use: ts.Identifier ): boolean {
	const access = use.parent;
	return (
		ts.isPropertyAccessExpression( access ) &&
		access.expression === use &&
		access.name.text === 'push'
	);
}

/**
 * Whether a use may give the list another name. Reading a member, spreading and walking do not.
 *
 * @param use The list's name.
 */
function escapesBy( use: ts.Identifier ): boolean {
	const { parent } = use;
	return ! (
		( ts.isPropertyAccessExpression( parent ) &&
			parent.expression === use ) ||
		ts.isSpreadElement( parent ) ||
		( ts.isForOfStatement( parent ) && parent.expression === use )
	);
}

/**
 * Whether a use is what the function answers: nothing is added after that.
 *
 * @param use         The list's name.
 * @param declaration The variable that holds it.
 */
function isAnswer( use: ts.Identifier, declaration: ts.Node ): boolean {
	return (
		ts.isReturnStatement( use.parent ) &&
		functionOf( use ) === functionOf( declaration )
	);
}

function loopsAround(
	node: ts.Node,
	declaration: ts.Node
): readonly ts.ForOfStatement[] {
	const loops: ts.ForOfStatement[] = [];
	for ( let at = node.parent; at !== undefined; at = at.parent ) {
		if ( at.pos <= declaration.pos && at.end >= declaration.end ) {
			break;
		}
		if ( ts.isForOfStatement( at ) ) {
			loops.push( at );
		}
	}
	return loops;
}
