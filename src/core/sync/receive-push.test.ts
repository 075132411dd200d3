import { newShadow, type Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { ERRORS } from '../contract/errors';
import type { EventRequest } from '../contract/payloads';
import type {
	StoredBatch,
	StoredBatchItem,
	StoredMasterLink,
} from '../contract/stored';
import { batchItems } from './batch';
import { newMasterLink } from './link-transitions';
import {
	answerToPush,
	closedProducts,
	linkAfterAdoptedPush,
	linkAfterAnswer,
	verdictOnPush,
	wakesAfterPush,
} from './receive-push';

const NOW = 10_000;
const UNIT = 1_000_000;

const event = ( changes: Partial< EventRequest > = {} ) =>
	( {
		epoch: 'e',
		seq: 4,
		event_id: 'fourth',
		generation: 'g',
		items: [ {} ],
		ack: null,
		...changes,
	} ) as EventRequest;

describe( 'a push', () => {
	const link = ( changes: Partial< StoredMasterLink > = {} ) => ( {
		...newMasterLink( 'e' ),
		contact: null,
		generation: 'g',
		...changes,
	} );

	const { contact, health } = newMasterLink( 'e' );

	test( 'waits for bases, is read as the version says that the Master speaks, and is adopted', () => {
		expect( verdictOnPush( link( { contact } ), event() ) ).toBe( 'wait' );
		expect( verdictOnPush( link(), event() ) ).toBe( 'adopt' );
		const old = event( { generation: null } );
		expect( verdictOnPush( link(), old ) ).toBe( 'old' );
		// A Master that has spoken version 2 is not believed to have gone back.
		expect(
			verdictOnPush( link( { health: { ...health, protocol: 2 } } ), old )
		).toBe( 'adopt' );
	} );

	test( 'is remembered, and whoever heard it is awake where it has something to say', () => {
		const before = link();
		const ack = {
			epoch: 'e',
			seq: 0,
			event_id: null,
			refused: null,
			push: null,
		};
		const after = linkAfterAdoptedPush(
			before,
			event( { ack, event_id: 'push' } ),
			NOW
		);
		expect( after.pushes ).toEqual( [ 'push' ] );
		expect( after.health.last_inbound ).toBe( NOW );
		expect( wakesAfterPush( before, after ) ).toBe( false );
		expect( wakesAfterPush( before, { ...after, contact } ) ).toBe( true );
		expect( wakesAfterPush( before, { ...after, generation: 'h' } ) ).toBe(
			true
		);
		const failing = link( { health: { ...health, failures: 1 } } );
		expect( wakesAfterPush( failing, after ) ).toBe( true );
	} );

	test( 'is answered with what was not taken', () => {
		const errors = [ { sku: 'A', code: ERRORS.unknown_sku } ];
		expect( answerToPush( 'g', errors ) ).toMatchObject( {
			ok: true,
			generation: 'g',
			errors,
			ack: null,
			items: null,
		} );
	} );
} );

describe( 'the answer to a batch', () => {
	const managed = ( units: number ): ProductState => ( {
		manageStock: 'yes',
		quantity: units * UNIT,
		stockStatus: null,
		backorders: 'no',
		lowStockAmount: null,
	} );

	const shadow: Shadow = {
		...newShadow( managed( 10 ) ),
		version: 4,
		sku: 'A',
	};

	const [ item ] = batchItems(
		[ { productId: 7, sku: 'A', gid: '', local: managed( 8 ), shadow } ],
		false
	) as readonly [ StoredBatchItem ];

	const batch: StoredBatch = {
		seq: 3,
		event_id: 'third',
		created: 0,
		items: [ item, { ...item, product_id: 8, sku: 'B' } ],
		release: null,
	};

	const product = { state: managed( 8 ), shadow };

	test( 'takes the batch off the link, unless it is another by now', () => {
		const link = { ...newMasterLink( 'e' ), in_flight: batch };
		expect( linkAfterAnswer( link, 'third', NOW ) ).toMatchObject( {
			in_flight: null,
			health: { protocol: 2, last_success: NOW },
		} );
		expect( linkAfterAnswer( link, 'second', NOW ).in_flight ).toBe(
			batch
		);
	} );

	test( 'puts what was applied without a state in the base, and keeps here what was refused', () => {
		const errors = [ { sku: 'B', code: ERRORS.unknown_sku } ];
		const [ applied, refused ] = closedProducts( batch, errors, [
			product,
			product,
		] );
		expect( applied ).toMatchObject( {
			productId: 7,
			isRefused: false,
			goesAgain: false,
		} );
		expect( applied?.shadow.state ).toEqual( managed( 8 ) );
		expect( refused ).toMatchObject( {
			productId: 8,
			isRefused: true,
			goesAgain: false,
			shadow: { state: managed( 10 ), refusedSku: 'B' },
		} );
	} );

	test( 'leaves what is settled or gone, and sends again what the Master knows by now', () => {
		const settled = {
			...batch,
			items: [ { ...item, settled: true }, batch.items[ 1 ]! ],
		};
		const errors = [ { sku: 'B', code: ERRORS.unknown_sku } ];
		expect( closedProducts( settled, errors, [ product, null ] ) ).toEqual(
			[]
		);
		const adopted = { ...product, shadow: { ...shadow, version: 5 } };
		expect(
			closedProducts( settled, errors, [ product, adopted ] )
		).toEqual( [
			{
				productId: 8,
				shadow: adopted.shadow,
				isRefused: true,
				goesAgain: true,
			},
		] );
	} );
} );
