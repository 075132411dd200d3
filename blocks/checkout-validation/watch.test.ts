/**
 * Tests: when a page asks. The shop's answers are given by hand, and the clock is turned.
 *
 * @jest-environment jsdom
 */
import { ask, type AskSettings, type Problem } from './ask';
import { watch, type Watch } from './watch';

jest.mock( './ask' );

const SOLD_OUT: Problem = { id: 7, message: '“Mug” has just been sold out.' };
const TOO_LITTLE: Problem = { id: 8, message: 'Only 2 of “Plate” are left.' };

const CART: AskSettings = { url: '/', nonce: 'n', place: 'cart', renew: 0 };
const HOLDING: AskSettings = { ...CART, place: 'checkout', renew: 200 };

const asked = jest.mocked( ask );
const told = jest.fn< void, [ readonly Problem[], boolean ] >();
let watched: Watch;
let isHidden = false;

/** The next answers of the shop; after the last one it has nothing to say against the cart. */
const answers = ( ...list: ( readonly Problem[] | null )[] ) =>
	list.forEach( ( one ) => asked.mockResolvedValueOnce( one ) );

/** An answer that is given later. */
const answerLater = () => {
	let give: ( problems: readonly Problem[] ) => void = () => undefined;
	asked.mockReturnValueOnce( new Promise( ( done ) => ( give = done ) ) );
	return async ( problems: readonly Problem[] ) => {
		give( problems );
		await pass( 0 );
	};
};

const pass = ( seconds: number ) =>
	jest.advanceTimersByTimeAsync( seconds * 1000 );

const begin = ( settings = CART ) => {
	watched = watch( settings, told );
};

beforeEach( () => {
	jest.useFakeTimers();
	jest.resetAllMocks();
	asked.mockResolvedValue( [] );
	isHidden = false;
	Object.defineProperty( document, 'hidden', {
		configurable: true,
		get: () => isHidden,
	} );
} );

afterEach( () => {
	watched.stop();
	jest.useRealTimers();
} );

test( 'it asks once when the page is there, and then leaves the shop alone', async () => {
	begin();
	expect( asked ).not.toHaveBeenCalled();
	await pass( 1 );
	expect( asked.mock.calls ).toEqual( [ [ CART ] ] );
	await pass( 3600 );
	expect( asked ).toHaveBeenCalledTimes( 1 );
} );

test( 'it asks once after several changes, when they have settled', async () => {
	begin();
	await pass( 1 );
	for ( let times = 0; times < 5; times++ ) {
		watched.changed();
		await pass( 0.2 );
	}
	expect( asked ).toHaveBeenCalledTimes( 1 );
	await pass( 1 );
	expect( asked ).toHaveBeenCalledTimes( 2 );
} );

test( 'it tells every answer, and whether it is another than before', async () => {
	answers(
		[],
		[ SOLD_OUT ],
		[ { ...SOLD_OUT } ],
		[ SOLD_OUT, TOO_LITTLE ],
		[]
	);
	begin();
	await pass( 1 );
	for ( let times = 0; times < 4; times++ ) {
		watched.changed();
		await pass( 1 );
	}
	expect( told.mock.calls ).toEqual( [
		[ [], false ],
		[ [ SOLD_OUT ], true ],
		[ [ SOLD_OUT ], false ],
		[ [ SOLD_OUT, TOO_LITTLE ], true ],
		[ [], true ],
	] );
} );

test( 'a question that failed changes nothing', async () => {
	answers( [ SOLD_OUT ], null, [ SOLD_OUT ] );
	begin();
	await pass( 1 );
	watched.changed();
	await pass( 1 );
	watched.changed();
	await pass( 1 );
	expect( told.mock.calls ).toEqual( [
		[ [ SOLD_OUT ], true ],
		[ [ SOLD_OUT ], false ],
	] );
} );

describe( 'an answer to an older question', () => {
	test( 'is dropped when a newer one was asked', async () => {
		const older = answerLater();
		const newer = answerLater();
		begin();
		await pass( 1 );
		watched.changed();
		await pass( 1 );
		await newer( [ TOO_LITTLE ] );
		await older( [ SOLD_OUT ] );
		expect( told.mock.calls ).toEqual( [ [ [ TOO_LITTLE ], true ] ] );
	} );

	test( 'is dropped when the cart was changed, and nobody has asked again yet', async () => {
		const older = answerLater();
		begin();
		await pass( 1 );
		watched.changed();
		await older( [ SOLD_OUT ] );
		expect( told ).not.toHaveBeenCalled();
		await pass( 1 );
		expect( told.mock.calls ).toEqual( [ [ [], false ] ] );
	} );
} );

describe( 'while something stands against the cart', () => {
	test( 'it looks again now and then, until nothing does', async () => {
		answers( [ SOLD_OUT ], [ SOLD_OUT ], [] );
		begin();
		await pass( 15 );
		expect( asked ).toHaveBeenCalledTimes( 1 );
		await pass( 10 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
		await pass( 25 );
		expect( asked ).toHaveBeenCalledTimes( 3 );
		expect( told ).toHaveBeenLastCalledWith( [], true );
		await pass( 3600 );
		expect( asked ).toHaveBeenCalledTimes( 3 );
	} );

	test( 'it does so also after a question that failed', async () => {
		answers( [ SOLD_OUT ], null, [] );
		begin();
		await pass( 60 );
		expect( asked ).toHaveBeenCalledTimes( 3 );
		expect( told ).toHaveBeenLastCalledWith( [], true );
	} );

	test( 'it waits for a page that nobody sees', async () => {
		answers( [ SOLD_OUT ] );
		begin();
		await pass( 1 );
		isHidden = true;
		await pass( 600 );
		expect( asked ).toHaveBeenCalledTimes( 1 );
		isHidden = false;
		await pass( 5 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
	} );
} );

describe( 'where units are held', () => {
	const isActive = ( sign: string ) =>
		document.body.dispatchEvent( new Event( sign, { bubbles: true } ) );

	test.each( [ 'pointerdown', 'keydown', 'focusin' ] )(
		'they are held anew for a shopper who is active: %s',
		async ( sign ) => {
			begin( HOLDING );
			await pass( 60 );
			isActive( sign );
			await pass( 135 );
			expect( asked ).toHaveBeenCalledTimes( 1 );
			await pass( 15 );
			expect( asked ).toHaveBeenCalledTimes( 2 );
		}
	);

	test( 'they are let go when the shopper has walked away, and held again when there is a sign of life', async () => {
		begin( HOLDING );
		await pass( 60 );
		isActive( 'keydown' );
		await pass( 150 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
		await pass( 3600 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
		isActive( 'pointerdown' );
		await pass( 5 );
		expect( asked ).toHaveBeenCalledTimes( 3 );
	} );

	test( 'they are let go while nobody sees the page', async () => {
		begin( HOLDING );
		await pass( 60 );
		isActive( 'keydown' );
		isHidden = true;
		await pass( 600 );
		expect( asked ).toHaveBeenCalledTimes( 1 );
		isHidden = false;
		await pass( 5 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
	} );

	test( 'their time begins anew with every question', async () => {
		begin( HOLDING );
		await pass( 150 );
		watched.changed();
		await pass( 1 );
		isActive( 'keydown' );
		await pass( 150 );
		expect( asked ).toHaveBeenCalledTimes( 2 );
		await pass( 55 );
		expect( asked ).toHaveBeenCalledTimes( 3 );
	} );
} );

test( 'where none are held, an active shopper makes no questions', async () => {
	begin();
	await pass( 1 );
	for ( let minutes = 0; minutes < 30; minutes++ ) {
		document.dispatchEvent( new Event( 'keydown' ) );
		await pass( 60 );
	}
	expect( asked ).toHaveBeenCalledTimes( 1 );
} );

describe( 'once it is stopped', () => {
	test( 'it asks no more', async () => {
		asked.mockResolvedValue( [ SOLD_OUT ] );
		begin( HOLDING );
		await pass( 1 );
		watched.changed();
		watched.stop();
		document.dispatchEvent( new Event( 'keydown' ) );
		await pass( 3600 );
		expect( asked ).toHaveBeenCalledTimes( 1 );
		expect( jest.getTimerCount() ).toBe( 0 );
	} );

	test( 'it tells nothing more', async () => {
		const late = answerLater();
		begin();
		await pass( 1 );
		watched.stop();
		await late( [ SOLD_OUT ] );
		expect( told ).not.toHaveBeenCalled();
	} );

	test( 'it listens to nobody', () => {
		const added = jest.spyOn( document, 'addEventListener' );
		const removed = jest.spyOn( document, 'removeEventListener' );
		begin( HOLDING );
		watched.stop();
		expect( added.mock.calls ).not.toEqual( [] );
		expect( removed.mock.calls ).toEqual( added.mock.calls );
		added.mockRestore();
		removed.mockRestore();
	} );
} );
