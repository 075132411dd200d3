/**
 * Simulator: a seed becomes a setting and a list of steps. The same seed always gives the same schedule.
 */
import { REAL_LIMITS } from './algorithm';
import { Random } from './random';
import type { Setting } from './scenario/create';
import type { Step, StepKind } from './scenario/step';

export interface Schedule {
	setting: Setting;
	steps: readonly Step[];
}

/** How often each step comes, compared with the others. */
const WEIGHTS: Readonly< Record< StepKind, number > > = {
	sell: 30,
	set: 2,
	edit: 4,
	rename: 0,
	manage: 0,
	status: 0,
	create: 1,
	exclude: 0.6,
	include: 1,
	remove: 0,
	return: 0,
	disable: 0.6,
	enable: 1,
	forget: 0.3,
	drain: 10,
	sweep: 2,
	reconcile: 1,
	actions: 3,
	deliver: 30,
	copy: 4,
	lose: 4,
	run: 12,
	kill: 4,
	wait: 8,
	upgrade: 0,
	skew: 1,
	cut: 1,
	mend: 1.5,
	backup: 0,
	restore: 0,
	decide: 0,
	attack: 0,
	lie: 0,
};

const UNIT = 1_000_000;

const TRASH_SEED = 1_000_003;

const UNITS = [ 1, 1, 1, 2, 3, 0.1, 0.25, -1, -4, -0.3 ];

const WAITS = [ 1, 6, 9, 20, 61, 400, 4000 ];

const SKEWS = [ -100_000, -400, -200, 0, 0, 250, 400, 100_000 ];

/** What a schedule is about. */
interface Mood {
	weights: Record< string, number >;
	/** How probably a process runs through, rather than pausing somewhere. */
	flow: number;
	/** What is sold at once; negative numbers are restocks. */
	units: readonly number[];
	/** Whether it is the Master whose database is dumped and put back. */
	restoresMaster: boolean;
}

/** Weights of steps that a search looks at more closely. */
export type Focus = Partial< Readonly< Record< StepKind, number > > >;

/**
 * The schedule of a seed.
 *
 * @param seed  Any integer.
 * @param focus Weights in the place of the usual ones.
 */
export function scheduleOf( seed: number, focus: Focus = {} ): Schedule {
	const random = new Random( seed );
	const setting = settingOf( random );
	const usual =
		setting.old === null ? moodOf( random, setting ) : oldMood( setting );
	// Drawn on its own, so that a seed means what it meant before.
	const isInTrash = new Random( seed + TRASH_SEED ).chance( 0.15 );
	if ( isInTrash && mayRemove( setting, { ...usual.weights, ...focus } ) ) {
		usual.weights.remove = 3;
		usual.weights.return = 4;
	}
	if ( usual.weights.restore ) {
		// What a Master was told since a backup is read from its log.
		setting.limits = {
			...setting.limits,
			changeLogEntries: REAL_LIMITS.changeLogEntries,
		};
	}
	const count = 20 + random.below( 61 );
	// What a store of version 1 cannot tell stays out of its schedules.
	const mood =
		setting.old === null
			? { ...usual, weights: { ...usual.weights, ...focus } }
			: usual;
	const steps = Array.from( { length: count }, () => stepOf( random, mood ) );
	return { setting, steps };
}

/** What can happen where a store runs version 1; in good order, only what it can tell of. */
function oldMood( setting: Setting ): Mood {
	const weights = setting.isOrderly
		? { sell: 20, set: 2, wait: 5, drain: 2, upgrade: 0.5 }
		: {
				...WEIGHTS,
				upgrade: 0.5,
				exclude: 0,
				forget: 0,
				create: 0,
				edit: 0,
		  };
	return {
		weights,
		flow: 0.6,
		units: [ 1, 1, 2, -1, -4 ],
		restoresMaster: false,
	};
}

/** Which product is which, and what a backup holds, is another schedule's question. */
const mayRemove = ( setting: Setting, weights: Mood[ 'weights' ] ): boolean =>
	setting.old === null && weights.rename === 0 && weights.restore === 0;

/** Most schedules have a bit of everything; some look closely at one thing. */
function moodOf( random: Random, setting: Setting ): Mood {
	const weights = { ...WEIGHTS };
	if ( random.chance( 0.1 ) ) {
		weights.manage = 3;
		weights.status = 3;
	}
	const restoresMaster = random.chance( 0.08 );
	if (
		! restoresMaster &&
		random.chance( 0.2 ) &&
		setting.inStep &&
		setting.missing === 0
	) {
		// Before the stores have met, nobody can know which product is which.
		weights.rename = 6;
		weights.exclude = 0;
	}
	if ( restoresMaster || random.chance( 0.15 ) ) {
		weights.backup = 3;
		weights.restore = 2;
		weights.decide = 3;
	}
	if ( random.chance( 0.1 ) && weights.rename === 0 ) {
		weights.exclude = 5;
		weights.include = 5;
	}
	if ( random.chance( 0.1 ) ) {
		weights.lose = 12;
	}
	const isSlow = random.chance( 0.25 );
	if ( isSlow ) {
		weights.run = 40;
		weights.kill = 2;
	}
	return {
		weights,
		flow: isSlow ? 0.15 : 0.6,
		units: random.chance( 0.2 ) ? [ 1, -1 ] : UNITS,
		restoresMaster,
	};
}

function settingOf( random: Random ): Setting {
	const setting = newSetting( random );
	return random.chance( 0.1 )
		? {
				...setting,
				inStep: true,
				missing: 0,
				old: random.below( setting.children + 1 ),
				isOrderly: random.chance( 0.5 ),
		  }
		: setting;
}

function newSetting( random: Random ): Setting {
	const isSmall = random.chance( 0.5 );
	const limit = () => ( isSmall ? 1 + random.below( 3 ) : 200 );
	return {
		children: 1 + random.below( 4 ),
		products: 1 + random.below( 5 ),
		limits: isSmall
			? {
					pushItems: limit(),
					batchItems: limit(),
					pageItems: limit(),
					changeLogEntries: 2 + random.below( 6 ),
					journalBytes: 8 + random.below( 16 ),
			  }
			: REAL_LIMITS,
		inStep: random.chance( 0.7 ),
		missing: random.chance( 0.1 ) ? 1 : 0,
		quantity: random.pick( [ 0, 10_000_000, 100_000_000 ] ),
		old: null,
		isOrderly: false,
		hostile: null,
		refuses: false,
	};
}

/**
 * A schedule in which one store is hostile, and somebody between the others lies.
 *
 * @param seed Any integer.
 */
export function hostileScheduleOf( seed: number ): Schedule {
	const random = new Random( seed );
	const children = 2 + random.below( 3 );
	const setting: Setting = {
		...newSetting( random ),
		children,
		inStep: true,
		missing: 0,
		hostile: random.chance( 0.25 ) ? 0 : 1 + random.below( children ),
		refuses: random.chance( 0.1 ),
	};
	const mood: Mood = {
		weights: {
			...WEIGHTS,
			exclude: 0,
			include: 0,
			disable: 0,
			forget: 0,
			create: 0,
			skew: 0,
			decide: 1,
			attack: 40,
			lie: 8,
		},
		flow: 0.6,
		units: UNITS,
		restoresMaster: false,
	};
	const steps = Array.from( { length: 30 + random.below( 51 ) }, () =>
		stepOf( random, mood )
	);
	return { setting, steps };
}

function stepOf(
	random: Random,
	{ weights, flow, units, restoresMaster }: Mood
): Step {
	const kinds = Object.keys( weights ) as StepKind[];
	const sum = kinds.reduce( ( total, kind ) => total + weights[ kind ]!, 0 );
	let at = random.next() * sum;
	const kind =
		kinds.find( ( each ) => {
			at -= weights[ each ]!;
			return at < 0;
		} ) ?? 'sell';
	return {
		do: kind,
		store:
			restoresMaster && [ 'backup', 'restore' ].includes( kind )
				? 0
				: random.below( 60 ),
		product: random.below( 60 ),
		amount: amountOf( kind, random, units ),
		run: random.chance( flow ) ? 99 : 1 + random.below( 12 ),
	};
}

function amountOf(
	kind: StepKind,
	random: Random,
	units: readonly number[]
): number {
	if ( kind === 'sell' ) {
		return random.pick( units ) * UNIT;
	}
	if ( kind === 'set' || kind === 'create' || kind === 'manage' ) {
		return random.below( 20 ) * UNIT;
	}
	if ( kind === 'wait' ) {
		return random.pick( WAITS );
	}
	return kind === 'skew' ? random.pick( SKEWS ) : random.below( 60 );
}
