/**
 * Scenario: what a store that was taken over says, and whoever stands between two others. Enters: the world as it can see it; leaves: bodies and
 * answers, most of which fit. What it does with them is in hostile.ts.
 */
import { ERRORS } from '../../core/contract/errors';
import type { EventItem, GenerationReport } from '../../core/contract/payloads';
import {
	eventAnswer,
	generationReport,
	pingAnswer,
} from '../../core/contract/validators.generated';
import type { Validated } from '../../core/runtime/fields';
import { Random } from '../random';
import type { Answer, Request } from '../world/message';
import { failure } from '../world/message';
import type { Store } from '../world/store';
import type { World } from '../world/world';

/** Numbers that a store in good faith never sends, beside some that it does. */
const NUMBERS = [
	0,
	1,
	2,
	3,
	7,
	21,
	-1,
	-1000,
	0.5,
	0.000001,
	1e9,
	-1e9,
	999999999,
	1e15,
	1e15 + 1,
	9e15,
	-9e15,
	1e300,
	null,
	'7',
	true,
	[],
	{},
] as const;

const TEXTS = [
	'',
	'g',
	'c1.0',
	'x',
	'\u0000',
	'\u001b[2J',
	'<svg onload=1>',
	'__proto__',
	'P0',
	'é'.repeat( 40 ),
	'y'.repeat( 300 ),
	null,
	7,
] as const;

const FIELDS = [
	'manage_stock',
	'stock_status',
	'backorders',
	'low_stock_amount',
	'stock_quantity',
	'nonsense',
] as const;

/** Why a Master may refuse one item of a batch. */
const ITEM_REFUSALS = [
	ERRORS.unknown_sku,
	ERRORS.duplicate_sku,
	ERRORS.sku_taken,
	ERRORS.gone,
	ERRORS.excluded,
	ERRORS.not_syncable,
	ERRORS.bad_sku,
	ERRORS.unknown_status,
	ERRORS.out_of_range,
	ERRORS.busy,
	ERRORS.internal,
] as const;

type Json = Record< string, unknown >;

/** What a hostile store draws from: what it knows of the others, and nonsense. */
export class Malice {
	readonly random: Random;

	constructor(
		readonly world: World,
		seed: number
	) {
		this.random = new Random( seed );
	}

	/** Something that fits, most of the time. */
	mostly< T >( fitting: T, others: readonly unknown[] ): unknown {
		return this.random.chance( 0.93 )
			? fitting
			: this.random.pick( others );
	}

	number( fitting: number ): unknown {
		return this.mostly( fitting + this.random.below( 3 ) - 1, NUMBERS );
	}

	text( fitting: string ): unknown {
		return this.mostly( fitting, TEXTS );
	}

	item(): Json {
		const { random, world } = this;
		const sku = `P${ random.below( world.skus + 1 ) }`;
		const other = `P${ random.below( world.skus + 1 ) }`;
		return {
			sku: this.text( sku ),
			old_sku: random.chance( 0.1 ) ? this.text( other ) : null,
			gid: this.mostly( `g-${ sku }`, [ `g-${ other }`, ...TEXTS ] ),
			delta: this.mostly( random.below( 7 ) - 3, NUMBERS ),
			base_version: this.number( 1 ),
			changed: random.chance( 0.3 )
				? [ random.pick( FIELDS ), random.pick( FIELDS ) ]
				: [],
			manage_stock: this.mostly( true, [ false, 'parent', 'x', null ] ),
			stock_quantity: this.mostly( random.below( 50 ), NUMBERS ),
			stock_status: this.mostly( 'instock', TEXTS ),
			backorders: this.mostly( 'no', [ 'yes', 'notify', 'x', null ] ),
			low_stock_amount: this.mostly( null, NUMBERS ),
			version: this.number( world.master.db.counter?.version ?? 1 ),
			deleted: random.chance( 0.05 ) ? true : null,
			without: random.chance( 0.1 ) ? [ random.pick( FIELDS ) ] : null,
		};
	}

	items(): unknown {
		const items = Array.from( { length: this.random.below( 4 ) }, () =>
			this.item()
		);
		return this.mostly(
			this.random.chance( 0.2 ) ? [ ...items, ...items ] : items,
			[ null, {}, [ null ], 'x' ]
		);
	}

	report(): Json {
		const { counter } = this.world.master.db;
		return {
			generation: this.text( counter?.generation ?? 'g' ),
			seen: this.number( counter?.version ?? 1 ),
			mark: this.text( counter?.mark ?? '' ),
		};
	}

	ack(): Json {
		const { masterLink } = this.world.stores[ 1 ]!.db;
		const batch = masterLink?.in_flight;
		return {
			epoch: this.text( masterLink?.epoch ?? 'c1.0' ),
			seq: this.number( masterLink?.seq ?? 1 ),
			event_id: this.text( batch?.event_id ?? '' ),
			refused: this.random.chance( 0.2 ) ? [ 'P0', 'x' ] : null,
			push: this.text( '' ),
		};
	}

	/** An event of a Child to its Master, or of a Master to a Child. */
	event( hostile: Store ): Json {
		const { random, world } = this;
		const link = world.master.db.childLinks.get( hostile.id );
		const fresh = `${ hostile.id }!${ world.nextId() }`;
		return {
			event_type: this.text( 'stock_state' ),
			event_id: this.mostly( fresh, [ link?.event_id ?? '', ...TEXTS ] ),
			time: this.number( world.time ),
			items: this.items(),
			epoch: hostile.isMaster
				? null
				: this.mostly( link?.epoch ?? 'x', [
						fresh,
						...( link?.past_epochs ?? [] ),
						...TEXTS,
				  ] ),
			seq: hostile.isMaster
				? null
				: this.mostly( ( link?.applied ?? 0 ) + 1, NUMBERS ),
			...this.report(),
			counter: this.number( world.master.db.counter?.version ?? 1 ),
			told: this.number( 1 ),
			told_mark: this.text( '' ),
			supersedes: random.chance( 0.2 ) ? [ this.text( 'g' ) ] : null,
			ack: hostile.isMaster ? this.ack() : null,
		};
	}

	/** An answer, of a store that was asked. */
	answer( { body }: Request ): Answer {
		const { random, world } = this;
		if ( world.refuses && body.route === 'event' ) {
			return world.hostile?.isMaster
				? failure( 409, ERRORS.sequence )
				: {
						...failure( 409, ERRORS.generation ),
						report: this.#truth(),
				  };
		}
		const refusals = [
			ERRORS.sequence,
			ERRORS.generation,
			ERRORS.not_master,
			ERRORS.bad_payload,
		];
		if ( random.chance( 0.3 ) ) {
			const report = generationReport( this.report() );
			const given = failure(
				random.pick( [ 400, 403, 409, 409, 409, 500, 503 ] ),
				random.pick( refusals )
			);
			return report.ok ? { ...given, report: report.value } : given;
		}
		if ( body.route === 'ping' ) {
			return this.#said( pingAnswer( this.#ping() ), ( ping ) => ( {
				route: 'ping',
				ping,
			} ) );
		}
		if ( body.route === 'event' ) {
			return this.#said(
				eventAnswer( {
					ok: this.mostly( true, [ false, 1, null ] ),
					processed: true,
					...this.report(),
					ack: this.mostly( this.ack(), [ null, {}, 'x' ] ),
					items: this.items(),
					errors: random.chance( 0.3 )
						? this.#refusedOf( body.event.items ?? [] )
						: null,
					counter: this.number( 1 ),
				} ),
				( event ) => ( { route: 'event', event } )
			);
		}
		return failure( 503, ERRORS.busy );
	}

	/** What was just sent, refused one by one as a Master may, beside what nobody sent. */
	#refusedOf( items: readonly EventItem[] ): readonly Json[] {
		const skus = [ ...items.map( ( { sku } ) => sku ), 'P0' ];
		return skus
			.filter( () => this.random.chance( 0.6 ) )
			.map( ( sku ) => ( {
				sku: this.text( sku ),
				code: this.mostly( this.random.pick( ITEM_REFUSALS ), TEXTS ),
			} ) );
	}

	/** What a Child would say that has received everything. */
	#truth(): GenerationReport {
		const { counter } = this.world.master.db;
		return {
			generation: counter?.generation ?? '',
			seen: counter?.version ?? 0,
			mark: counter?.mark ?? '',
		};
	}

	#ping(): Json {
		return {
			ok: true,
			store_id: 'x',
			store_name: this.text( 'x' ),
			role: 'child',
			time: this.number( 1 ),
			protocol: this.mostly( 2, NUMBERS ),
			...this.report(),
			ack: this.ack(),
		};
	}

	/** What fits the schema, with a signature under it; else nothing that could be read. */
	#said< T >(
		read: Validated< T >,
		reply: ( value: T ) => NonNullable< Answer[ 'reply' ] >
	): Answer {
		return {
			status: 200,
			code: '',
			isAuthentic: true,
			reply: read.ok ? reply( read.value ) : null,
		};
	}
}
