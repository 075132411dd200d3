/**
 * WP-CLI on a store of the lab: the real `wp-cli/wp-cli`, in a process of its own, as a person at a shell runs it.
 * Enters: a store, the words after `wp`. Leaves: what was printed, and the exit code.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepsCompiled } from '../../e2e/lab/engines/compiled.ts';
import type { Store } from '../../e2e/lab/index.ts';

const ROOT = fileURLToPath( new URL( '../..', import.meta.url ) );
const BOOT = join( ROOT, 'vendor/wp-cli/wp-cli/php/boot-fs.php' );

/** Each command is a process of its own, which would compile WordPress anew. */
const compiled = () =>
	[
		'opcache.enable_cli=1',
		'opcache.file_cache_only=1',
		keepsCompiled(),
	].flatMap( ( setting ) => [ '-d', setting ] );

export interface Ran {
	code: number;
	stdout: string;
	stderr: string;
}

export interface How {
	/** What comes in from STDIN; nothing, which is at its end at once, by default. */
	input?: string;
	/** As at a terminal: tables with borders, and progress bars. */
	terminal?: boolean;
}

/** Why WP-CLI cannot run here; null when it can. */
export function whyNoWpCli(): string | null {
	if ( ! existsSync( BOOT ) ) {
		return 'WP-CLI is not installed: it comes with Composer';
	}
	return spawnSync( 'php', [ '--version' ] ).status === 0
		? null
		: 'there is no PHP here';
}

export function wp(
	store: Store,
	words: readonly string[],
	{ input = '', terminal = false }: How = {}
): Promise< Ran > {
	return new Promise( ( resolve, reject ) => {
		const child = spawn(
			'php',
			[
				...compiled(),
				BOOT,
				'--allow-root',
				'--no-color',
				`--path=${ join( store.dir, 'site' ) }`,
				`--require=${ join(
					ROOT,
					'plugin/tests/stubs/wp-cli-packages.php'
				) }`,
				...words,
			],
			{
				env: {
					...process.env,
					SHELL_PIPE: terminal ? '0' : '1',
					COLUMNS: '160',
					PAGER: 'cat',
				},
			}
		);
		const ran: Ran = { code: 0, stdout: '', stderr: '' };
		child.stdout.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			ran.stdout += text;
		} );
		child.stderr.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			ran.stderr += text;
		} );
		child.on( 'error', reject );
		child.on( 'close', ( code ) =>
			resolve( { ...ran, code: code ?? -1 } )
		);
		child.stdin.end( input );
	} );
}
