/**
 * Tests: what a page with WooCommerce's shortcodes shows. The shop's answers are given by hand, and jQuery passes events on.
 *
 * @jest-environment jsdom
 */
import { ask, type Problem } from './ask';
import { begin, show } from './classic';

jest.mock( './ask' );
jest.mock(
	'jquery',
	() => ( element: Element ) => ( {
		on: ( names: string, listener: () => void ) =>
			names
				.split( ' ' )
				.forEach( ( name ) =>
					element.addEventListener( name, listener )
				),
		trigger: ( name: string ) => element.dispatchEvent( new Event( name ) ),
	} ),
	{ virtual: true }
);

const SOLD_OUT: Problem = { id: 7, message: '“Mug” has just been sold out.' };
const TOO_LITTLE: Problem = { id: 8, message: 'Only 2 of “Plate” are left.' };

const PAGE =
	'<div class="woocommerce"><div class="woocommerce-notices-wrapper"></div><form></form></div>';

const lists = () => [ ...document.querySelectorAll( '.woocommerce-error' ) ];

const shown = () =>
	[ ...document.querySelectorAll( '.woocommerce-error li' ) ].map(
		( { textContent } ) => textContent
	);

beforeEach( () => {
	document.body.innerHTML = PAGE;
} );

describe( 'what stands against the cart', () => {
	test( 'is shown where WooCommerce shows its errors, and read out', () => {
		show( [ SOLD_OUT, TOO_LITTLE ] );
		expect( shown() ).toEqual( [ SOLD_OUT.message, TOO_LITTLE.message ] );
		const [ list ] = lists();
		expect( list?.parentElement?.className ).toBe(
			'woocommerce-notices-wrapper'
		);
		expect( list?.getAttribute( 'role' ) ).toBe( 'alert' );
	} );

	test( 'takes the place of what was shown before', () => {
		show( [ SOLD_OUT ] );
		show( [ TOO_LITTLE ] );
		expect( shown() ).toEqual( [ TOO_LITTLE.message ] );
		expect( lists() ).toHaveLength( 1 );
	} );

	test( 'goes when it was mended, and leaves the errors of others', () => {
		document.querySelector( '.woocommerce-notices-wrapper' )!.innerHTML =
			'<ul class="woocommerce-error"><li>No such coupon.</li></ul>';
		show( [ SOLD_OUT ] );
		expect( shown() ).toEqual( [ SOLD_OUT.message, 'No such coupon.' ] );
		show( [] );
		expect( shown() ).toEqual( [ 'No such coupon.' ] );
		expect( lists() ).toHaveLength( 1 );
	} );

	test( 'is shown above the cart of a theme that has no place for errors', () => {
		document.body.innerHTML =
			'<div class="woocommerce"><form></form></div>';
		show( [ SOLD_OUT ] );
		expect(
			document.querySelector( '.woocommerce' )?.firstElementChild
		).toBe( lists()[ 0 ] );
	} );

	test( 'is shown nowhere on a page that has neither', () => {
		document.body.innerHTML = '<main></main>';
		show( [ SOLD_OUT ] );
		expect( document.body.innerHTML ).toBe( '<main></main>' );
	} );

	test( 'is text, whatever a product is called', () => {
		const message =
			'“<img src=x onerror=alert(1)>&amp;” has just been sold out.';
		show( [ { id: 7, message } ] );
		expect( shown() ).toEqual( [ message ] );
		expect( document.querySelector( 'img' ) ).toBeNull();
	} );
} );

describe( 'a page that is watched', () => {
	const asked = jest.mocked( ask );
	const pass = ( seconds: number ) =>
		jest.advanceTimersByTimeAsync( seconds * 1000 );

	/** How often WooCommerce was asked to update its checkout. */
	let updates = 0;

	const beginAt = ( place: string ) => {
		begin( { url: '/', nonce: 'n', place, renew: 0 } );
		return pass( 1 );
	};

	/** The page was updated; WooCommerce tells so. */
	const updated = ( name: string ) => {
		document.body.dispatchEvent( new Event( name ) );
		return pass( 1 );
	};

	beforeEach( () => {
		jest.useFakeTimers();
		asked.mockReset().mockResolvedValue( [] );
		updates = 0;
		// Each test has a body of its own: what another one watches hears nothing.
		document.body.replaceWith( document.createElement( 'body' ) );
		document.body.innerHTML = PAGE;
		document.body.addEventListener( 'update_checkout', () => {
			updates++;
			document.body.dispatchEvent( new Event( 'updated_checkout' ) );
		} );
	} );

	afterEach( () => {
		jest.clearAllTimers();
		jest.useRealTimers();
	} );

	test( 'shows what stands against the cart, and asks again after each update', async () => {
		asked.mockResolvedValueOnce( [ SOLD_OUT ] );
		await beginAt( 'cart' );
		expect( shown() ).toEqual( [ SOLD_OUT.message ] );
		await updated( 'updated_cart_totals' );
		expect( asked ).toHaveBeenCalledTimes( 2 );
		expect( shown() ).toEqual( [] );
		await updated( 'updated_checkout' );
		expect( asked ).toHaveBeenCalledTimes( 3 );
	} );

	test( 'has the checkout updated once for each thing that is new, and the cart never', async () => {
		asked.mockResolvedValue( [ SOLD_OUT ] );
		await beginAt( 'checkout' );
		await pass( 60 );
		expect( updates ).toBe( 1 );
		asked.mockResolvedValue( [] );
		await pass( 60 );
		expect( updates ).toBe( 2 );
		await beginAt( 'cart' );
		expect( updates ).toBe( 2 );
	} );

	test( 'does not update a checkout against which nothing stands', async () => {
		await beginAt( 'checkout' );
		expect( asked ).toHaveBeenCalledTimes( 1 );
		expect( updates ).toBe( 0 );
	} );

	test( 'shows again what an update of WooCommerce took off the page while it still stands', async () => {
		asked.mockResolvedValue( [ TOO_LITTLE ] );
		await beginAt( 'cart' );
		// As cart.js does before it puts the new cart in.
		lists().forEach( ( list ) => list.remove() );
		await updated( 'updated_cart_totals' );
		expect( shown() ).toEqual( [ TOO_LITTLE.message ] );
	} );

	test( 'does not read out again what is still shown', async () => {
		asked.mockResolvedValue( [ TOO_LITTLE ] );
		await beginAt( 'cart' );
		const [ list ] = lists();
		await updated( 'updated_cart_totals' );
		expect( lists() ).toEqual( [ list ] );
		expect( lists()[ 0 ] ).toBe( list );
	} );

	test( 'does not say a second time what a refused order has said', async () => {
		asked.mockResolvedValue( [ TOO_LITTLE ] );
		await beginAt( 'checkout' );
		// As checkout.js does with the answer to an order.
		lists().forEach( ( list ) => list.remove() );
		document.querySelector(
			'form'
		)!.innerHTML = `<div class="woocommerce-NoticeGroup woocommerce-NoticeGroup-checkout"><ul class="woocommerce-error"><li>${ TOO_LITTLE.message }</li></ul></div>`;
		await updated( 'updated_checkout' );
		expect( shown() ).toEqual( [ TOO_LITTLE.message ] );
	} );

	describe( 'through the script of the page', () => {
		const start = async () => {
			jest.resetModules();
			const fresh = jest.mocked( ( await import( './ask' ) ).ask );
			fresh.mockResolvedValue( [] );
			await import( './start-classic' );
			await pass( 1 );
			return fresh.mock.calls;
		};

		afterEach( () => {
			delete window.kitgenixStockSyncAsk;
		} );

		test( 'is watched with what the page says', async () => {
			const settings = { url: '/', nonce: 'n', place: 'cart', renew: 0 };
			window.kitgenixStockSyncAsk = settings;
			expect( await start() ).toEqual( [ [ settings ] ] );
		} );

		test( 'is left alone where it says nothing', async () => {
			expect( await start() ).toEqual( [] );
		} );
	} );
} );
