/**
 * Generator: a scope that also turns expressions and blocks into PHP. Each construct has a file of its own, and whatever stands inside it is
 * handed back here, so that none of those files has to know the others.
 */
import type ts from 'typescript';
import type { Php } from './php';
import { Scope } from './scope';
import type { Core, Module } from './source';

/** What knows every construct. */
export interface Emitters {
	expression: ( node: ts.Expression, scope: EmittingScope ) => Php;
	block: ( node: ts.Statement, scope: EmittingScope ) => string;
}

/** One module on its way to PHP, code and all. */
export class EmittingScope extends Scope {
	readonly #emitters: Emitters;

	constructor( core: Core, module: Module, emitters: Emitters ) {
		super( core, module );
		this.#emitters = emitters;
	}

	/**
	 * PHP for an expression.
	 *
	 * @param node The expression.
	 */
	emit( node: ts.Expression ): Php {
		return this.#emitters.expression( node, this );
	}

	/**
	 * PHP for a block, with its braces.
	 *
	 * @param node The block, or the one statement that takes its place.
	 */
	emitBlock( node: ts.Statement ): string {
		return this.#emitters.block( node, this );
	}
}
