/**
 * Simulator: what is under test. Enters: the functions of src/core, the very ones that become the plugin's PHP. Leaves: one
 * record of them, which a mutation may replace piece by piece, and the habits in which the PHP drives them.
 */
import * as identity from '../core/catalogue/identity';
import * as items from '../core/catalogue/items';
import * as shadows from '../core/catalogue/shadows';
import * as state from '../core/catalogue/state';
import * as stockChanges from '../core/catalogue/stock-changes';
import * as storable from '../core/catalogue/storable';
import { isIncluded } from '../core/catalogue/sku';
import { LIMITS } from '../core/contract/routes';
import { timestampSkew } from '../core/security/signature';
import * as adopt from '../core/sync/adopt';
import * as apply from '../core/sync/apply';
import * as batch from '../core/sync/batch';
import * as changeLog from '../core/sync/change-log';
import * as contact from '../core/sync/contact';
import * as generation from '../core/sync/generation';
import * as newGeneration from '../core/sync/new-generation';
import * as journal from '../core/sync/journal';
import * as links from '../core/sync/link-transitions';
import * as oldPeer from '../core/sync/old-peer';
import * as publish from '../core/sync/publish';
import * as answers from '../core/sync/answers';
import * as pushPages from '../core/sync/push-pages';
import * as receiveBatch from '../core/sync/receive-batch';
import * as receivePush from '../core/sync/receive-push';
import * as retry from '../core/sync/retry';
import * as pushing from '../core/sync/pushing';
import * as sending from '../core/sync/sending';
import { takeHeld } from '../core/sync/take-held';

/** Every function of the core that the plugin calls on the way of a sale. */
export const CORE = {
	...identity,
	...items,
	...shadows,
	...state,
	...stockChanges,
	...storable,
	...adopt,
	...apply,
	...batch,
	...changeLog,
	...contact,
	...generation,
	...newGeneration,
	...journal,
	...links,
	...oldPeer,
	...publish,
	...answers,
	...pushPages,
	...receiveBatch,
	...receivePush,
	...retry,
	...pushing,
	...sending,
	isIncluded,
	takeHeld,
	timestampSkew,
};

export type Core = typeof CORE;

/** How the PHP drives the core: the order of steps, and what is held meanwhile. A mutation turns one of them. */
export const HABITS = {
	/** The counter's row is locked while versions are given out. */
	locksCounter: true,
	/** The journal is cut in the transaction that stores the batch, not before. */
	cutsJournalWithBatch: true,
	/** A batch that was not answered is sent again as it is. */
	keepsBatch: true,
	/** … under the number that it had. */
	keepsNumber: true,
	/** A push reads its states and its acknowledgement in one view. */
	readsPushAtOnce: true,
	/** A batch is applied, numbered and published in one transaction. */
	appliesAtOnce: true,
	/** A product's stock is changed relative to what stands in the database. */
	writesRelative: true,
	/** Bodies and answers are validated before anything is made of them. */
	validates: true,
};

export type Habits = typeof HABITS;

/** Limits that a small schedule makes small, so that it meets them. */
export interface Limits {
	pushItems: number;
	batchItems: number;
	pageItems: number;
	changeLogEntries: number;
	journalBytes: number;
}

export const REAL_LIMITS: Limits = {
	pushItems: LIMITS.push_items,
	batchItems: LIMITS.batch_items,
	pageItems: LIMITS.items,
	changeLogEntries: LIMITS.change_log_entries,
	journalBytes: LIMITS.journal_bytes,
};

/** What a world runs on. */
export interface Algorithm {
	core: Core;
	habits: Habits;
}

export const UNBROKEN: Algorithm = { core: CORE, habits: HABITS };
