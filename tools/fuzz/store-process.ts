/**
 * Fuzz: one store in one PHP process, asked line by line. Enters: the folder of its site; leaves: what came of each request. A process
 * that has died is started anew.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Recipe } from './episode';

const PHP = fileURLToPath( new URL( './php', import.meta.url ) );

/** Requests to one process: what WordPress and PHP keep for a process's life stays bounded. */
const REQUESTS_OF_A_PROCESS = 10_000;

const SILENCE_MS = 300_000;

/** What came of one request. */
export interface Outcome {
	n: number;
	status: number;
	code: string;
	/** Where the first error of a refused body is. */
	at: string;
	/** Codes of refused items. */
	items: readonly string[];
	writes: number;
	/** A sentence for each rule that was broken. */
	broken: readonly string[];
	/** With a broken rule: what was sent and answered. */
	body?: string;
	answer?: string;
	/** Bodies that the store has sent meanwhile, where they were asked for. */
	sent?: readonly { route: string; body: string }[];
}

interface Died {
	died: number;
	why: string;
}

export class StoreProcess {
	readonly #site: string;
	#child: ChildProcessWithoutNullStreams | null = null;
	#lines: AsyncIterator< string > | null = null;
	#reader: Interface | null = null;
	#requests = 0;
	#errors = '';

	/** @param site Document root of a store of the lab, which nobody else uses meanwhile. */
	constructor( site: string ) {
		this.#site = site;
		writeFileSync(
			join( site, 'wp-content/db.php' ),
			[
				'<?php',
				"if (PHP_SAPI === 'cli') {",
				`    require '${ join( PHP, 'RecordingDatabase.php' ) }';`,
				"    $GLOBALS['wpdb'] = new Kitgenix\\StockSync\\Fuzz\\RecordingDatabase(DB_USER, DB_PASSWORD, DB_NAME, DB_HOST);",
				'}',
				'',
			].join( '\n' )
		);
	}

	/** The patterns of all routes that the store serves for us. */
	async routes(): Promise< readonly string[] > {
		return ( await this.#ask( { do: 'routes' } ) ) as readonly string[];
	}

	/**
	 * Puts the store back to how it was at first, into a scene.
	 *
	 * @param scene     See php/Scenes.php.
	 * @param isCareful Whether the whole catalogue is looked at after each change.
	 */
	async begin( scene: string, isCareful = false ): Promise< void > {
		if ( this.#requests > REQUESTS_OF_A_PROCESS ) {
			await this.stop();
		}
		await this.#ask( { do: 'begin', scene, careful: isCareful } );
	}

	/** What is wrong with the catalogue at the end. */
	async end(): Promise< readonly string[] > {
		return ( await this.#ask( { do: 'end' } ) ) as readonly string[];
	}

	/**
	 * Sends requests, one after the other.
	 *
	 * @param recipes What to send.
	 */
	async send( recipes: readonly Recipe[] ): Promise< readonly Outcome[] > {
		this.#requests += recipes.length;
		const answer = ( await this.#ask( { do: 'send', recipes } ) ) as
			| readonly Outcome[]
			| Died;
		if ( ! ( 'died' in answer ) ) {
			return answer;
		}
		await this.stop();
		const recipe = recipes.find( ( { n } ) => n === answer.died );
		return [
			{
				n: answer.died,
				status: 0,
				code: '',
				at: '',
				items: [],
				writes: 0,
				broken: [ `PHP dies: ${ answer.why }` ],
				body: recipe?.body ?? '',
			},
		];
	}

	async stop(): Promise< void > {
		const child = this.#child;
		this.#child = null;
		this.#requests = 0;
		this.#reader?.close();
		if (
			child !== null &&
			child.exitCode === null &&
			child.signalCode === null
		) {
			const closed = new Promise( ( resolve ) =>
				child.once( 'close', resolve )
			);
			child.stdin.end();
			await closed;
		}
	}

	async #ask( order: object ): Promise< unknown > {
		const child = this.#child ?? this.#start();
		child.stdin.write( `${ JSON.stringify( order ) }\n` );
		const timer = setTimeout( () => child.kill( 'SIGKILL' ), SILENCE_MS );
		const line = await this.#lines!.next();
		clearTimeout( timer );
		if ( line.done ) {
			this.#child = null;
			throw new Error(
				`The PHP of ${ this.#site } has ended: ${ this.#errors.slice(
					-2000
				) }`
			);
		}
		try {
			return JSON.parse( line.value );
		} catch {
			// A WordPress that cannot start prints a page.
			child.stdin.end();
			let page = line.value;
			for await ( const more of {
				[ Symbol.asyncIterator ]: () => this.#lines!,
			} ) {
				page += more;
			}
			this.#child = null;
			const text = page.replace(
				/<(style|script)[^]*?<\/\1>|<[^>]*>/g,
				' '
			);
			throw new Error(
				`The PHP of ${ this.#site } answers ${ JSON.stringify(
					text.replace( /\s+/g, ' ' ).slice( 0, 1000 )
				) } ${ this.#errors.slice( -2000 ) }`
			);
		}
	}

	#start(): ChildProcessWithoutNullStreams {
		const child = spawn(
			'php',
			[
				...[ '-d', 'memory_limit=384M', '-d', 'opcache.enable_cli=1' ],
				...[ '-d', 'opcache.max_accelerated_files=20000' ],
				...[ join( PHP, 'run.php' ), this.#site ],
			],
			{ stdio: [ 'pipe', 'pipe', 'pipe' ] }
		);
		this.#errors = '';
		child.stderr.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			this.#errors += text;
		} );
		// What it was asked last is answered by its end.
		child.stdin.on( 'error', () => {} );
		this.#reader = createInterface( { input: child.stdout } );
		this.#lines = this.#reader[ Symbol.asyncIterator ]();
		this.#child = child;
		return child;
	}
}
