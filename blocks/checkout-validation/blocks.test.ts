/**
 * Tests: what the Cart and Checkout blocks show. WooCommerce's stores are played by stores of the same names in the real registry; the
 * shop's answers are given by hand.
 *
 * @jest-environment jsdom
 */
import type { AskSettings, Problem } from './ask';
import { type Line, registerStores } from './fixtures/stores';

const mockAsk = jest.fn< Promise< readonly Problem[] | null >, [] >();
const mockFetch = jest.fn< Promise< unknown >, [ unknown ] >();
const mockSettings = jest.fn< unknown, [ string, unknown ] >();

jest.mock( './ask', () => ( { ask: mockAsk } ) );
jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: mockFetch,
} ) );
jest.mock( '@woocommerce/settings', () => ( { getSetting: mockSettings } ), {
	virtual: true,
} );

const SOLD_OUT: Problem = { id: 7, message: '“Mug” has just been sold out.' };
const TOO_LITTLE: Problem = { id: 8, message: 'Only 2 of “Plate” are left.' };
const LEFT_ONE: Problem = { id: 8, message: 'Only 1 of “Plate” is left.' };

const CHECKOUT: AskSettings = {
	url: '/',
	nonce: 'n',
	place: 'checkout',
	renew: 0,
};
const CART: AskSettings = { ...CHECKOUT, place: 'cart' };

const FRESH = { items: [ { key: 'mug', item_data: [ 'Just sold out.' ] } ] };

const MUGS: Line = { key: 'mug', quantity: 3 };

const pass = ( seconds: number ) =>
	jest.advanceTimersByTimeAsync( seconds * 1000 );

/** A page that was loaded just now. */
async function loadPage( fetched: readonly Line[] = [ MUGS ] ) {
	jest.resetModules();
	const stores = registerStores( await import( '@wordpress/data' ), fetched );
	const { begin } = await import( './blocks' );
	return { ...stores, begin };
}

beforeEach( () => {
	jest.useFakeTimers();
	jest.resetAllMocks();
	mockAsk.mockResolvedValue( [] );
	mockFetch.mockResolvedValue( FRESH );
} );

afterEach( () => {
	jest.clearAllTimers();
	jest.useRealTimers();
} );

describe( 'it asks', () => {
	test( 'as soon as the cart is known, which it has fetched itself where nobody else does', async () => {
		const shop = await loadPage();
		shop.begin( CHECKOUT );
		await pass( 1 );
		expect( mockAsk.mock.calls ).toEqual( [ [ CHECKOUT ] ] );
	} );

	test( 'where the cart was known before the script was there', async () => {
		const shop = await loadPage();
		shop.load();
		await pass( 1 );
		shop.begin( CHECKOUT );
		await pass( 1 );
		expect( mockAsk ).toHaveBeenCalledTimes( 1 );
	} );

	test( 'about nothing while the cart is empty', async () => {
		const shop = await loadPage( [] );
		shop.begin( CHECKOUT );
		await pass( 1 );
		expect( mockAsk ).not.toHaveBeenCalled();
		shop.receive( [ { key: 'mug', quantity: 1 } ] );
		await pass( 1 );
		expect( mockAsk ).toHaveBeenCalledTimes( 1 );
	} );

	test( 'again when a quantity or a line has changed, and not when something else has', async () => {
		const shop = await loadPage();
		shop.begin( CHECKOUT );
		await pass( 1 );
		// A fresh cart with the same lines, as after a new address.
		shop.receive( [ { key: 'mug', quantity: 3 } ] );
		await pass( 1 );
		expect( mockAsk ).toHaveBeenCalledTimes( 1 );
		shop.receive( [ { key: 'mug', quantity: 2 } ] );
		await pass( 1 );
		expect( mockAsk ).toHaveBeenCalledTimes( 2 );
		shop.receive( [
			{ key: 'mug', quantity: 2 },
			{ key: 'plate', quantity: 1 },
		] );
		await pass( 1 );
		expect( mockAsk ).toHaveBeenCalledTimes( 3 );
	} );
} );

describe( 'at the checkout, what stands against the cart', () => {
	test( 'is a notice, keeps the order from being placed, and brings the words at the lines', async () => {
		const shop = await loadPage();
		mockAsk.mockResolvedValue( [ SOLD_OUT, TOO_LITTLE ] );
		shop.begin( CHECKOUT );
		await pass( 1 );
		expect( shop.notices() ).toEqual( {
			'wc/checkout kitgenix-stock-sync-7': SOLD_OUT.message,
			'wc/checkout kitgenix-stock-sync-8': TOO_LITTLE.message,
		} );
		expect( shop.errors() ).toEqual( {
			'kitgenix-stock-sync-7': {
				message: SOLD_OUT.message,
				hidden: false,
			},
			'kitgenix-stock-sync-8': {
				message: TOO_LITTLE.message,
				hidden: false,
			},
		} );
		expect( mockFetch.mock.calls ).toEqual( [
			[ { path: '/wc/store/v1/cart', cache: 'no-store' } ],
		] );
		// As contents: a whole cart would bring back the addresses of before.
		expect( shop.contents() ).toBe( FRESH );
	} );

	test( 'goes when it was mended, and what is left says what is true now', async () => {
		const shop = await loadPage();
		mockAsk.mockResolvedValueOnce( [ SOLD_OUT, TOO_LITTLE ] );
		shop.begin( CHECKOUT );
		await pass( 1 );
		mockAsk.mockResolvedValueOnce( [ LEFT_ONE ] );
		shop.receive( [ { key: 'plate', quantity: 3 } ] );
		await pass( 1 );
		expect( shop.notices() ).toEqual( {
			'wc/checkout kitgenix-stock-sync-8': LEFT_ONE.message,
		} );
		expect( shop.errors() ).toEqual( {
			'kitgenix-stock-sync-8': {
				message: LEFT_ONE.message,
				hidden: false,
			},
		} );
		shop.receive( [ { key: 'plate', quantity: 1 } ] );
		await pass( 1 );
		expect( shop.notices() ).toEqual( {} );
		expect( shop.errors() ).toEqual( {} );
		expect( mockFetch ).toHaveBeenCalledTimes( 3 );
	} );

	test( 'is shown once while it stands', async () => {
		const shop = await loadPage();
		mockAsk.mockResolvedValue( [ SOLD_OUT ] );
		shop.begin( CHECKOUT );
		await pass( 120 );
		expect( mockAsk.mock.calls.length ).toBeGreaterThan( 3 );
		expect( mockFetch ).toHaveBeenCalledTimes( 1 );
	} );

	test( 'is shown also when the fresh cart does not come', async () => {
		const shop = await loadPage();
		mockAsk.mockResolvedValue( [ SOLD_OUT ] );
		mockFetch.mockRejectedValue( new Error( 'offline' ) );
		shop.begin( CHECKOUT );
		await pass( 1 );
		expect( Object.values( shop.notices() ) ).toEqual( [
			SOLD_OUT.message,
		] );
	} );
} );

test( 'a cart against which nothing stands is left alone', async () => {
	const shop = await loadPage();
	shop.begin( CHECKOUT );
	await pass( 1 );
	expect( shop.notices() ).toEqual( {} );
	expect( shop.errors() ).toEqual( {} );
	expect( mockFetch ).not.toHaveBeenCalled();
} );

test( 'in the cart it is a notice, and nothing is in the way to the checkout', async () => {
	const shop = await loadPage();
	mockAsk.mockResolvedValueOnce( [ SOLD_OUT ] );
	shop.begin( CART );
	await pass( 1 );
	expect( shop.notices() ).toEqual( {
		'wc/cart kitgenix-stock-sync-7': SOLD_OUT.message,
	} );
	expect( shop.errors() ).toEqual( {} );
	await pass( 30 );
	expect( shop.notices() ).toEqual( {} );
} );

describe( 'the script of the blocks', () => {
	test( 'begins with what the page says', async () => {
		await loadPage();
		mockSettings.mockReturnValue( CART );
		await import( './start-blocks' );
		await pass( 1 );
		expect( mockSettings ).toHaveBeenCalledWith(
			'kitgenix-stock-sync_data',
			null
		);
		expect( mockAsk.mock.calls ).toEqual( [ [ CART ] ] );
	} );

	test( 'does nothing where the page says nothing', async () => {
		await loadPage();
		mockSettings.mockReturnValue( null );
		await import( './start-blocks' );
		await pass( 1 );
		expect( mockAsk ).not.toHaveBeenCalled();
	} );
} );
