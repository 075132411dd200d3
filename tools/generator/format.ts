/**
 * Generator: how files look. Text goes in; PHP as PER style has it, or TypeScript as the WordPress preset has it, comes out.
 */
import * as phpPlugin from '@prettier/plugin-php/standalone';
import type { Options, Plugin } from 'prettier';
import * as estreePlugin from 'prettier/plugins/estree';
import * as typescriptPlugin from 'prettier/plugins/typescript';
import * as standalone from 'prettier/standalone';

/**
 * PHP in PER style.
 *
 * @param code PHP.
 */
export async function formatPhp( code: string ): Promise< string > {
	const formatted = await prettier().format( code, {
		parser: 'php',
		plugins: [ plugin( phpPlugin ) ],
		phpVersion: '8.1',
		tabWidth: 4,
		useTabs: false,
		printWidth: 120,
		singleQuote: true,
		braceStyle: 'per-cs',
		trailingCommaPHP: true,
	} as Options );
	return formatted
		.replace(
			"defined('ABSPATH') || exit();",
			"defined('ABSPATH') || exit;"
		)
		.replace( /^<\?php\n\n?/, '<?php\n\n' );
}

/**
 * TypeScript in WordPress style.
 *
 * @param code TypeScript.
 */
export function formatTypeScript( code: string ): Promise< string > {
	return prettier().format( code, {
		parser: 'typescript',
		plugins: [ plugin( estreePlugin ), plugin( typescriptPlugin ) ],
		useTabs: true,
		tabWidth: 4,
		printWidth: 80,
		singleQuote: true,
		trailingComma: 'es5',
		bracketSpacing: true,
		parenSpacing: true,
		semi: true,
		arrowParens: 'always',
	} as Options );
}

/** The modules are CommonJS to Jest and ES modules to Node, which hang their exports in different places. */
function prettier(): typeof standalone {
	return withDefault( standalone );
}

function plugin( module: object ): Plugin {
	return withDefault( module ) as Plugin;
}

function withDefault< T extends object >( module: T ): T {
	return 'default' in module ? ( module.default as T ) : module;
}
