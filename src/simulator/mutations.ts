/**
 * Simulator: the algorithm, broken. Each entry breaks one rule of the sync model; the tests show that the simulator notices every
 * one. Nothing of this is in src/core.
 */
import { CORE } from './algorithm';
import type { Mutation } from './mutation';
import { withCore, withHabit } from './mutation';
import type { Focus } from './schedule';

/** Products come and go; what else a schedule may be about stays out. */
const REMOVALS: Focus = {
	...{ remove: 12, return: 12 },
	...{ rename: 0, backup: 0, restore: 0, decide: 0, manage: 0 },
};

export const MUTATIONS: readonly Mutation[] = [
	withCore( 'the acknowledgement is not looked at', {
		containsItem: () => true,
	} ),
	withCore( 'an acknowledgement counts for items that were refused', {
		containsItem: ( epoch, batch, ack ) =>
			CORE.isAcknowledged( epoch, batch, ack ),
	} ),
	withCore( 'a SKU is all that a product is known by', {
		resolveItem: ( sku, gid, bySku, byGid, byOldSku ) =>
			bySku[ 0 ] === undefined
				? CORE.resolveItem( sku, gid, bySku, byGid, byOldSku )
				: { productId: bySku[ 0 ].productId, code: '' },
	} ),
	withCore( 'a rename is not published', {
		isPublished: ( product ) =>
			CORE.isPublished( {
				...product,
				sku: product.shadow?.sku ?? product.sku,
			} ),
		planPublish: ( version, products ) =>
			CORE.planPublish(
				version,
				products.map( ( product ) => ( {
					...product,
					sku: product.shadow?.sku ?? product.sku,
				} ) )
			),
	} ),
	withHabit( 'a retry gets a new number', { keepsNumber: false } ),
	withHabit( 'a batch that was not answered is made anew', {
		keepsBatch: false,
	} ),
	withHabit( 'stock is written absolutely', { writesRelative: false } ),
	withCore( 'one item settles the whole batch', {
		settleProducts: ( batch, ids ) =>
			ids.length > 0 ? null : CORE.settleProducts( batch, ids ),
	} ),
	withCore( 'older versions are adopted', {
		adopt: ( version, remote, local, shadow, inFlight, isAcked ) =>
			CORE.adopt(
				Math.max( version, ( shadow?.version ?? 0 ) + 1 ),
				remote,
				local,
				shadow,
				inFlight,
				isAcked
			),
	} ),
	withCore( 'the base is forgotten while a batch is under way', {
		baseWithBatch: ( base ) => base,
		adopt: ( version, remote, local, shadow, inFlight, isAcked ) => ( {
			...CORE.adopt( version, remote, local, shadow, null, false ),
			settles: inFlight !== null && isAcked,
		} ),
	} ),
	withCore( 'what is not sent yet is taken for agreed on', {
		adopt: ( version, remote, local, shadow, inFlight, isAcked ) => {
			const given = CORE.adopt(
				version,
				remote,
				local,
				shadow,
				inFlight,
				isAcked
			);
			const quantity =
				local.quantity === null
					? null
					: local.quantity + given.change.add;
			return given.shadow === null || given.change.set !== null
				? given
				: {
						...given,
						shadow: {
							...given.shadow,
							state: { ...given.shadow.state, quantity },
						},
				  };
		},
	} ),
	withCore( 'the Master’s fields replace those that were changed here', {
		adopt: ( version, remote, local, shadow, inFlight, isAcked ) => {
			const given = CORE.adopt(
				version,
				remote,
				local,
				shadow,
				inFlight,
				isAcked
			);
			return given.adopts && remote.quantity !== null
				? {
						...given,
						change: {
							...given.change,
							backorders: remote.backorders,
							setsLowStockAmount: true,
							lowStockAmount: remote.lowStockAmount,
						},
				  }
				: given;
		},
	} ),
	withCore(
		'a push that failed moves the cursor',
		{
			effectOfPushAnswer: ( ...given ) => {
				const effect = CORE.effectOfPushAnswer( ...given );
				return effect === 'fail' ? 'settle' : effect;
			},
		},
		// What begins a walk, or publishes anew, brings the lost push after all.
		{ lose: 20, reconcile: 0, forget: 0, exclude: 0, include: 0, wait: 1 }
	),
	withCore( 'the answer to a batch always moves the cursor', {
		linkAfterEvent: ( link, verdict, event, before, told, ...rest ) => ( {
			...CORE.linkAfterEvent(
				link,
				verdict,
				event,
				before,
				told,
				...rest
			),
			cursor: told.version,
		} ),
	} ),
	withCore( 'a push that holds a part moves the cursor to the end', {
		nextPage: ( link, log, version, limit ) => {
			const page = CORE.nextPage( link, log, version, limit );
			return page.kind === 'changes'
				? { ...page, cursor: version }
				: page;
		},
	} ),
	withCore( 'a cursor older than the change log is served from the log', {
		nextPage: ( link, log, version, limit ) => {
			const oldest = CORE.changeEntries( log )[ 0 ]?.version ?? 0;
			const cursor = Math.max( link.cursor, oldest - 1 );
			return CORE.nextPage( { ...link, cursor }, log, version, limit );
		},
	} ),
	withHabit( 'the journal is cut before the batch is stored', {
		cutsJournalWithBatch: false,
	} ),
	withCore( 'a batch is applied whatever its number', {
		verdictOnEvent: ( link, { epoch } ) =>
			epoch === link.epoch ? 'apply' : 'open',
	} ),
	withCore( 'a batch is known by its number alone', {
		verdictOnEvent: ( link, event ) =>
			CORE.verdictOnEvent(
				link,
				event.seq === link.applied
					? { ...event, event_id: link.event_id }
					: event
			),
		isAcknowledged: ( epoch, batch, ack ) =>
			ack !== null && ack.epoch === epoch && ack.seq >= batch.seq,
		containsItem: ( epoch, batch, ack ) =>
			ack !== null && ack.epoch === epoch && ack.seq >= batch.seq,
	} ),
	withHabit( 'a batch is applied and numbered in two transactions', {
		appliesAtOnce: false,
	} ),
	withHabit( 'versions are given out without the counter’s lock', {
		locksCounter: false,
	} ),
	withHabit(
		'a push reads its acknowledgement after its states',
		{
			readsPushAtOnce: false,
		},
		{ run: 60, kill: 0, lose: 1 }
	),
	withCore(
		'a batch whose sum is nothing new takes no version',
		{
			planPublish: ( version, products ) =>
				CORE.planPublish(
					version,
					products.map( ( product ) => ( {
						...product,
						forced: false,
					} ) )
				),
		},
		{ set: 20 }
	),
	withCore( 'a repeated batch is answered without its refusals', {
		answerToBatch: ( link, counter, told, items ) => ( {
			...CORE.answerToBatch( link, counter, told, items ),
			...( told === counter ? { errors: [] } : {} ),
		} ),
	} ),
	withCore(
		'a push ends a walk that was begun after it',
		{
			linkAfterDelivery: ( link, planned, page, ...rest ) => ( {
				...CORE.linkAfterDelivery( link, planned, page, ...rest ),
				walk: page.walk,
			} ),
		},
		{ exclude: 20, include: 20, run: 60, rename: 0 }
	),
	withCore( 'a batch that is refused for its number opens no new epoch', {
		linkAfterSequenceRefusal: ( link, eventId ) =>
			CORE.linkAfterSequenceRefusal( link, eventId, link.epoch ),
	} ),
	withCore(
		'a store that was restored does not compare where it stands',
		{
			linkAfterAdoptedPush: ( link ) => link,
			linkAfterAsking: ( link ) => link,
		},
		{ backup: 12, restore: 12 }
	),
	withCore(
		'what has returned from the trash while a process died is not looked for',
		{ returnedProducts: () => [] },
		{ ...REMOVALS, kill: 12 }
	),
	withCore(
		'a removal that comes late counts',
		{
			shadowAfterRemoval: ( version, local, shadow, sku ) => ( {
				...( shadow ?? CORE.newShadow( local ) ),
				version,
				refusedSku: sku,
				problem: '',
			} ),
		},
		{ ...REMOVALS, lose: 8 }
	),
	withCore( 'a Master that was restored is not noticed', {
		linkAfterReport: ( link ) => link,
	} ),
	withCore( 'only a higher version shows that a Master was restored', {
		linkAfterReport: ( link, counter, log, report, now ) =>
			CORE.linkAfterReport(
				link,
				counter,
				log,
				{ ...report, mark: '' },
				now
			),
	} ),
	withCore( 'a Child follows a Master that knows less than it has told', {
		verdictOnGeneration: ( link, generation, told, mark, supersedes ) =>
			CORE.verdictOnGeneration( link, generation, null, '', supersedes ),
	} ),
	withCore( 'a new generation begins where the old one was', {
		counterAfterDecision: ( counter, claims, drawn ) => ( {
			...CORE.counterAfterDecision( counter, claims, drawn ),
			version: counter.version,
		} ),
	} ),
	withCore( 'what a restored Master has sold since is overwritten', {
		takeHeld: ( id, version, held, local, shadow, confirmed ) =>
			CORE.takeHeld( id, version, held, local, shadow, confirmed, [] ),
	} ),
];
