/**
 * Puts the steps of each change, written down by the stores, together into one line per crossing.
 * Enters: lines of the stores' `crossings.jsonl`. Leaves: `child-a  SKU-0007  −1  →  master 41  →  child-b 41   0.4 s`.
 *
 * What belongs together is told by the Master's version: a Child that has adopted version 12 or later of a product has
 * seen the change that made version 12.
 */
export interface CrossingItem {
	sku: string;
	product_id: number;
	delta?: number;
	quantity?: number | null;
	version?: number;
}

export interface CrossingStep {
	time: number;
	store: string;
	step: 'batch_stored' | 'event_applied' | 'published' | 'state_adopted';
	sender: string;
	items: CrossingItem[];
}

interface Crossing {
	from: string;
	sku: string;
	delta: number | null;
	quantity: number | null;
	version: number;
	started: number;
	last: number;
	/** Children that must still adopt it. */
	waiting: Set< string >;
	adopted: Map< string, number | null >;
}

/** After this long, a line is printed with what has not come: that store is down, and the line says so. */
const GIVE_UP_AFTER_MS = 15_000;

export class Crossings {
	private open: Crossing[] = [];
	/** When each Child stored its newest batch with a product, by `child/sku`. */
	private readonly sent = new Map< string, number >();
	/** Adoptions can be read before the Master's own line about the same version. */
	private readonly adoptions: {
		store: string;
		item: CrossingItem;
		time: number;
	}[] = [];

	constructor(
		private readonly children: readonly string[],
		/** Name of a store by its store id. */
		private readonly nameOf: ( storeId: string ) => string,
		private readonly print: ( line: string ) => void
	) {}

	take( step: CrossingStep ): void {
		for ( const item of step.items ) {
			switch ( step.step ) {
				case 'batch_stored':
					this.sent.set( `${ step.store }/${ item.sku }`, step.time );
					break;
				case 'event_applied':
					this.begin( this.nameOf( step.sender ), item, step.time );
					break;
				case 'published':
					this.begin( step.store, item, step.time );
					break;
				case 'state_adopted':
					this.adoptions.push( {
						store: step.store,
						item,
						time: step.time,
					} );
					this.adoptions.splice( 0, this.adoptions.length - 500 );
					this.adopt( step.store, item, step.time );
					break;
			}
		}
		this.settle( step.time );
	}

	/** Prints what has waited too long. */
	settle( now: number ): void {
		const finished = this.open.filter(
			( crossing ) =>
				crossing.waiting.size === 0 ||
				now - crossing.started > GIVE_UP_AFTER_MS
		);
		this.open = this.open.filter(
			( crossing ) => ! finished.includes( crossing )
		);
		for ( const crossing of finished ) {
			this.print( lineOf( crossing ) );
		}
	}

	private begin( from: string, item: CrossingItem, time: number ): void {
		const crossing: Crossing = {
			from,
			sku: item.sku,
			delta: item.delta ?? null,
			quantity: item.quantity ?? null,
			version: item.version ?? 0,
			started: this.sent.get( `${ from }/${ item.sku }` ) ?? time,
			last: time,
			waiting: new Set(
				this.children.filter( ( child ) => child !== from )
			),
			adopted: new Map(),
		};
		this.open.push( crossing );
		for ( const early of this.adoptions ) {
			this.adopt( early.store, early.item, early.time, crossing );
		}
	}

	private adopt(
		store: string,
		item: CrossingItem,
		time: number,
		only?: Crossing
	): void {
		for ( const crossing of only ? [ only ] : this.open ) {
			if (
				crossing.sku === item.sku &&
				crossing.version <= ( item.version ?? 0 ) &&
				crossing.waiting.delete( store )
			) {
				crossing.adopted.set( store, item.quantity ?? null );
				crossing.last = Math.max( crossing.last, time );
			}
		}
	}
}

function lineOf( crossing: Crossing ): string {
	const arrivals = [
		...[ ...crossing.adopted ].map(
			( [ store, quantity ] ) => `${ store } ${ numberOf( quantity ) }`
		),
		...[ ...crossing.waiting ].map( ( store ) => `${ store } not yet` ),
	];
	const change =
		crossing.delta === null ? 'published' : signed( crossing.delta );
	const path =
		crossing.from === 'master'
			? [
					`master  ${ crossing.sku }  = ${ numberOf(
						crossing.quantity
					) }`,
			  ]
			: [
					`${ crossing.from }  ${ crossing.sku }  ${ change }`,
					`master ${ numberOf( crossing.quantity ) }`,
			  ];
	const seconds = ( ( crossing.last - crossing.started ) / 1000 ).toFixed(
		1
	);
	return `${ [ ...path, arrivals.join( ', ' ) || 'no other Child' ].join(
		'  →  '
	) }   ${ seconds } s`;
}

function signed( delta: number ): string {
	// The typographic minus has the width of the plus.
	return delta < 0 ? `−${ Math.abs( delta ) }` : `+${ delta }`;
}

function numberOf( quantity: number | null ): string {
	return quantity === null ? '–' : String( quantity ).replace( '-', '−' );
}
