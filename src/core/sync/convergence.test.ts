/**
 * The promise, on random schedules: whatever is dropped, repeated or delayed, once all stores can talk again every store
 * shows what was there, less what was sold.
 */
import fc from 'fast-check';
import type { ProductState, Shadow } from '../catalogue/state';
import {
	eventItemFromState,
	stateFromItem,
	stateItem,
} from '../catalogue/state';
import type { EventItem, StateItem } from '../contract/payloads';
import type { StoredBatch, StoredChildLink } from '../contract/stored';
import type { StockChange } from './adopt';
import { adopt } from './adopt';
import { linkAfterBatch, planApply, verdictOnBatch } from './apply';
import {
	batchItems,
	isAcknowledged,
	settleProducts,
	unsettledItem,
	wireItem,
} from './batch';
import { changeLogEntries, cursorAfterAnswer, planPush } from './change-log';
import { firstBases } from './contact';
import { newChildLink } from './links';
import { planPublish } from './publish';

const PRODUCTS = [ 1, 2, 3 ];
const START = 100_000_000;
const UNIT = 1_000_000;

interface Product {
	state: ProductState;
	shadow: Shadow | null;
}

interface Message {
	child: number;
	seq: number;
	ack: number;
	items: readonly StateItem[];
	isAnswer: boolean;
}

interface Child {
	products: Map< number, Product >;
	seq: number;
	inFlight: StoredBatch | null;
	link: StoredChildLink;
	mail: Message[];
}

const managed = ( quantity: number ): ProductState => ( {
	manageStock: 'yes',
	quantity,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const applied = (
	state: ProductState,
	change: StockChange
): ProductState => ( {
	...state,
	quantity: change.set ?? ( state.quantity ?? 0 ) + change.add,
} );

class World {
	version = 0;
	log = '';
	master = new Map< number, Product >();
	children: Child[] = [];
	sold = new Map< number, number >();

	constructor( count: number ) {
		for ( const id of PRODUCTS ) {
			this.master.set( id, { state: managed( START ), shadow: null } );
			this.sold.set( id, 0 );
		}
		this.publish( PRODUCTS, [] );
		for ( let index = 0; index < count; index++ ) {
			const products = new Map< number, Product >();
			for ( const id of PRODUCTS ) {
				// The last store was never in step: it has another number, which first contact replaces.
				const state = managed( index === 2 ? 7 * UNIT : START );
				products.set( id, {
					state,
					shadow: firstBases(
						[
							{
								productId: id,
								local: state,
								shadow: null,
								isSynced: true,
							},
						],
						true
					)[ 0 ]!.shadow,
				} );
			}
			this.children.push( {
				products,
				seq: 0,
				inFlight: null,
				link: {
					...newChildLink( 0 ),
					epoch: 'e',
					cursor: 0,
					walk: null,
				},
				mail: [],
			} );
		}
	}

	publish( ids: readonly number[], forced: readonly number[] ) {
		const published = planPublish(
			this.version,
			ids.map( ( productId ) => ( {
				productId,
				local: this.master.get( productId )!.state,
				shadow: this.master.get( productId )!.shadow,
				forced: forced.includes( productId ),
			} ) )
		);
		for ( const item of published ) {
			this.master.get( item.productId )!.shadow = item.shadow;
			this.version = item.shadow.version;
		}
		this.log += changeLogEntries( published );
	}

	sell( store: number, id: number, units: number ) {
		const products =
			store === 0 ? this.master : this.children[ store - 1 ]!.products;
		const product = products.get( id )!;
		product.state = managed( product.state.quantity! - units * UNIT );
		this.sold.set( id, this.sold.get( id )! + units * UNIT );
	}

	states( ids: readonly number[] ): StateItem[] {
		return ids.map( ( id ) =>
			stateItem(
				`${ id }`,
				'',
				this.master.get( id )!.shadow!,
				'instock'
			)
		);
	}

	/** The child sends; the network may lose the request or the answer, or deliver the request twice. */
	send( index: number, fate: number ) {
		const child = this.children[ index ]!;
		if ( child.inFlight === null ) {
			const items = batchItems(
				PRODUCTS.map( ( productId ) => ( {
					productId,
					sku: `${ productId }`,
					gid: '',
					local: child.products.get( productId )!.state,
					shadow: child.products.get( productId )!.shadow,
				} ) )
			);
			if ( items.length === 0 ) {
				return;
			}
			child.seq += 1;
			child.inFlight = {
				seq: child.seq,
				event_id: `${ index }-${ child.seq }`,
				created: 0,
				items,
			};
		}
		const batch = child.inFlight;
		for ( let copy = 0; copy < [ 0, 1, 1, 2 ][ fate ]!; copy++ ) {
			const answer = this.receive(
				index,
				batch.seq,
				batch.event_id,
				batch.items.map( ( item ) => wireItem( item ) )
			);
			if ( fate !== 1 && answer !== null ) {
				child.mail.push( answer );
			}
		}
	}

	receive(
		index: number,
		seq: number,
		eventId: string,
		items: readonly EventItem[]
	): Message | null {
		const child = this.children[ index ]!;
		const verdict = verdictOnBatch( child.link, 'e', seq, eventId );
		if ( verdict === 'out_of_sequence' ) {
			return null;
		}
		const ids = items.map( ( item ) => Number( item.sku ) );
		if ( verdict === 'apply' ) {
			const before = this.version;
			for ( const item of items ) {
				const product = this.master.get( Number( item.sku ) )!;
				product.state = applied(
					product.state,
					planApply( product.state, item )
				);
			}
			this.publish( ids, ids );
			child.link = linkAfterBatch(
				child.link,
				verdict,
				'e',
				seq,
				eventId,
				before,
				items.length === 0
			);
			child.link = {
				...child.link,
				cursor: cursorAfterAnswer(
					child.link.cursor,
					before,
					this.version
				),
			};
		}
		return {
			child: index,
			seq,
			ack: child.link.applied,
			items: this.states( ids ),
			isAnswer: true,
		};
	}

	push( index: number, isLost: boolean ) {
		const child = this.children[ index ]!;
		this.publish( PRODUCTS, [] );
		const plan = planPush( this.log, this.version, child.link.cursor, 2 );
		if ( plan.kind !== 'changes' || isLost ) {
			return;
		}
		child.mail.push( {
			child: index,
			seq: 0,
			ack: child.link.applied,
			items: this.states( plan.productIds ),
			isAnswer: false,
		} );
		child.link = { ...child.link, cursor: plan.cursor };
	}

	/** Delivers one message of the child's mail, not necessarily the oldest. */
	deliver( index: number, choice: number ) {
		const child = this.children[ index ]!;
		const message = child.mail.splice(
			choice % Math.max( 1, child.mail.length ),
			1
		)[ 0 ];
		if ( message === undefined ) {
			return;
		}
		const settled: number[] = [];
		for ( const wire of message.items ) {
			const id = Number( wire.sku );
			const product = child.products.get( id )!;
			const item = unsettledItem( child.inFlight, id );
			const isAcked =
				child.inFlight !== null &&
				isAcknowledged( 'e', child.inFlight, {
					epoch: 'e',
					seq: message.ack,
				} );
			const adoption = adopt(
				wire.version,
				stateFromItem( eventItemFromState( wire ) ),
				product.state,
				product.shadow,
				item,
				isAcked
			);
			if ( adoption.adopts ) {
				product.state = applied( product.state, adoption.change );
				product.shadow = adoption.shadow;
				if ( adoption.settles ) {
					settled.push( id );
				}
			}
		}
		if ( child.inFlight !== null ) {
			child.inFlight = settleProducts( child.inFlight, settled );
		}
	}

	settle() {
		for ( let round = 0; round < 6; round++ ) {
			this.children.forEach( ( child, index ) => {
				while ( child.mail.length > 0 ) {
					this.deliver( index, 0 );
				}
				this.send( index, 2 );
				while ( child.mail.length > 0 ) {
					this.deliver( index, 0 );
				}
				this.push( index, false );
				this.push( index, false );
			} );
		}
	}
}

test( 'random schedules of sales, losses, repeats and reordering converge with nothing lost', () => {
	const step = fc.tuple(
		fc.constantFrom( 'sell', 'send', 'push', 'deliver' ),
		fc.nat( 3 ),
		fc.nat( 2 ),
		fc.nat( 3 )
	);
	fc.assert(
		fc.property( fc.array( step, { maxLength: 80 } ), ( steps ) => {
			const world = new World( 3 );
			for ( const [ what, store, product, choice ] of steps ) {
				const child = store % 3;
				if ( what === 'sell' ) {
					world.sell( store, PRODUCTS[ product ]!, choice - 1 );
				} else if ( what === 'send' ) {
					world.send( child, choice );
				} else if ( what === 'push' ) {
					world.push( child, choice === 0 );
				} else {
					world.deliver( child, choice );
				}
			}
			world.settle();
			for ( const id of PRODUCTS ) {
				const expected = START - world.sold.get( id )!;
				expect( world.master.get( id )!.state.quantity ).toBe(
					expected
				);
				for ( const child of world.children ) {
					expect( child.products.get( id )!.state.quantity ).toBe(
						expected
					);
					expect( child.inFlight ).toBeNull();
				}
			}
		} ),
		{ numRuns: 3000 }
	);
} );
