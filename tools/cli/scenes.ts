/**
 * What docs/cli.md shows of each command, in the order in which it is run: one story on one Master and two Children.
 * Enters: the lab. Leaves: steps, those that are shown and those between them that make something happen.
 */
import { forge } from '../../e2e/lab/forge.ts';
import type { Stores } from './between-commands.ts';
import {
	arrived,
	movesTo,
	reachable,
	restored,
	share,
	unreachable,
} from './between-commands.ts';
import { withoutLateCron } from './late-cron.ts';

type Words = readonly string[];

/** A command whose output is shown. */
export interface Shown {
	words: Words | ( ( stores: Stores ) => Promise< Words > );
	/** Name of the store it is run on; the Master by default. */
	on?: string;
	input?: string;
	note?: string;
}

export interface Scene {
	command: string;
	steps: readonly ( Shown | ( ( stores: Stores ) => Promise< unknown > ) )[];
}

export const SCENES: readonly Scene[] = [
	{
		command: 'status',
		steps: [
			{
				words: [
					'status',
					'--fields=name,type,state,waiting,last_success',
				],
			},
			{ words: [ 'status', '--fields=name,state', '--format=json' ] },
			{
				words: [ 'status', '--fields=url,type,state,waiting' ],
				on: 'child-a',
			},
		],
	},
	{
		command: 'ping',
		steps: [
			{ words: [ 'ping', '--fields=url,ok,role,clock_offset' ] },
			{ words: [ 'ping', 'nobody' ] },
		],
	},
	{
		command: 'sync',
		steps: [ { words: [ 'sync', 'SKU-0012', 'NOBODY-HAS-THIS' ] } ],
	},
	{
		command: 'log',
		steps: [
			{
				words: [
					'log',
					'--level=info',
					'--limit=1',
					'--fields=time,level,message',
				],
			},
		],
	},
	{
		command: 'audit',
		steps: [
			async ( { master, children } ) => {
				await master.setStock( 'SKU-0012', 9 );
				await arrived( children[ 0 ]!, 'SKU-0012', 9 );
				await arrived( children[ 1 ]!, 'SKU-0012', 9 );
				await forge( children[ 0 ]!, 'SKU-0012', 14 );
			},
			{ words: [ 'audit' ] },
			{ words: [ 'audit', '--format=count' ] },
			{ words: [ 'audit', '--fix' ] },
		],
	},
	{
		command: 'reconcile',
		steps: [
			( { children } ) => forge( children[ 0 ]!, 'SKU-0012', 14 ),
			{
				words: [
					'reconcile',
					'--dry-run',
					'--fields=name,differing,pushed,waiting,missing',
				],
			},
			{
				words: [
					'reconcile',
					'--fields=name,differing,pushed,waiting,missing',
				],
			},
			{ words: [ 'reconcile', '--all', '--dry-run' ] },
			{ words: [ 'reconcile' ], on: 'child-a' },
		],
	},
	{
		command: 'drain',
		steps: [
			{ words: [ 'drain' ] },
			{ words: [ 'drain', '--seconds=soon' ] },
		],
	},
	{
		command: 'backlog list',
		steps: [
			{ words: [ 'backlog', 'list' ] },
			unreachable( 7 ),
			{
				words: [ 'backlog', 'list', '--fields=name,since,waiting' ],
				note: 'While *Child A* is down:',
			},
		],
	},
	{
		command: 'backlog retry',
		steps: [ reachable, { words: [ 'backlog', 'retry' ] } ],
	},
	{
		command: 'backlog discard',
		steps: [
			unreachable( 5 ),
			{ words: [ 'backlog', 'discard', 'Child A' ], input: 'n\n' },
			{ words: [ 'backlog', 'discard', 'Child A', '--yes' ] },
			reachable,
		],
	},
	{
		command: 'conflicts',
		steps: [
			{ words: [ 'conflicts' ] },
			( { master } ) => share( master, 'SKU-0028', 'SKU-0027' ),
			{ words: [ 'conflicts', '--fields=sku,code,message' ] },
			( { master } ) => share( master, 'SKU-0027', 'SKU-0028' ),
		],
	},
	{
		command: 'doctor',
		steps: [
			( { master } ) => withoutLateCron( master ),
			{ words: [ 'doctor', '--all', '--fields=check,status,message' ] },
			( { master } ) =>
				master.php(
					`wp_schedule_single_event( time() - 3600, 'late' );`
				),
			{
				words: [ 'doctor', '--fields=check,status,message,advice' ],
				note: 'On a site that nobody visits and whose cron nobody calls:',
			},
			( { master } ) => withoutLateCron( master ),
		],
	},
	{
		command: 'stores list',
		steps: [
			{
				words: [
					'stores',
					'list',
					'--fields=name,url,role,enabled,state',
				],
			},
		],
	},
	{
		command: 'stores disable',
		steps: [ { words: [ 'stores', 'disable', 'Child A' ] } ],
	},
	{
		command: 'stores enable',
		steps: [ { words: [ 'stores', 'enable', 'Child A' ] } ],
	},
	{
		command: 'stores rotate',
		steps: [ { words: [ 'stores', 'rotate', 'Child A' ] } ],
	},
	{
		command: 'stores invite',
		steps: [ { words: [ 'stores', 'invite', 'Child A' ] } ],
	},
	{
		command: 'stores remove',
		steps: [ { words: [ 'stores', 'remove', 'Child B' ], input: 'y\n' } ],
	},
	{
		command: 'stores add',
		steps: [
			{ words: [ 'stores', 'add' ] },
			{
				words: [
					'stores',
					'add',
					'by-hand',
					'--address=https://lyon.example',
					'--name=Shop in Lyon',
				],
			},
			{ words: [ 'stores', 'add', 'by-hand', '--address=nowhere' ] },
			( { master } ) =>
				master.php(
					`Kitgenix\\StockSync\\Connections\\ConnectionEdits::child( [ 'action' => 'remove', 'id' => 'by-hand' ] );`
				),
		],
	},
	{
		command: 'connect',
		steps: [
			{ words: [ 'connect', 'kss1.half-a-code' ], on: 'child-b' },
			{
				words: async ( { master } ) => [
					'connect',
					await master.php(
						`return Kitgenix\\StockSync\\Connections\\Invitations::open()['code'];`
					),
				],
				on: 'child-b',
			},
		],
	},
	{
		command: 'decide keep',
		steps: [ restored, { words: [ 'decide', 'keep' ], input: 'y\n' } ],
	},
	{
		command: 'decide take',
		steps: [
			restored,
			{ words: [ 'decide', 'take', 'Child A' ], input: 'y\n' },
		],
	},
	{
		command: 'decide moved',
		steps: [
			movesTo( 'moved.example' ),
			{ words: [ 'decide', 'moved' ], on: 'child-a', input: 'y\n' },
			{ words: [ 'decide', 'moved' ], on: 'child-a' },
		],
	},
	{
		command: 'decide copy',
		steps: [
			movesTo( 'staging.example' ),
			{ words: [ 'decide', 'copy', '--yes' ], on: 'child-a' },
		],
	},
];
