/**
 * The contract finds what a plugin touches, and every way in which a stand-in may fall short of it.
 */
import { checkContract } from './contract';
import { parse } from './php';
import { GAP } from './texts';

const STUBS = `<?php
namespace {
	class WC_Data { public function get_id() {} }
	class WC_Product extends WC_Data { public function get_sku( $context = 'view' ) {} public function set_status( $status = Shop\\Status::OPEN ) {} }
	class WC_Order extends WC_Data { public function get_items( $types = 'line_item' ) {} }
	class WC_Email { public function send( $to ) {} public function never_used() {} public function get_subject() {} }
	class WC_Cart { public function empty_cart( $clear = true ) {} }
	class Shop {
		/** @var WC_Cart */
		public $cart;
	}
	interface WC_Part { public function start( int $at ); }
	class ActionScheduler_Store { const STATUS_PENDING = 'pending'; }
	/** @return Shop */
	function WC() {}
	/** @return WC_Product|null|false */
	function wc_get_product( $the_product = false, $deprecated = array() ) {}
	function as_schedule_single_action( $timestamp, $hook, $args = array(), $unique = \\false ) {}
}
namespace Shop { final class Status { const OPEN = 'open'; } }`;

/** A stand-in that has everything of the above. */
const WHOLE = `<?php
class WC_Data { public function get_id() {} }
trait Reads { public function get_sku($context = 'view') {} }
class WC_Product extends WC_Data { use Reads; public function set_status($status = 'open') {} }
class WC_Order extends WC_Data { public function get_items($types = 'line_item') {} }
class WC_Email { public function send($to) {} public function get_subject() {} }
class WC_Cart { public function empty_cart($clear = true) {} }
class Shop { public $cart; }
interface WC_Part { public function start(int $at); }
class ActionScheduler_Store { const STATUS_PENDING = 'pending'; }
function WC() {}
function wc_get_product($the_product = false, $deprecated = []) {}
function as_schedule_single_action($timestamp, $hook, $args = [], $unique = false) {}
define('WC_VERSION', '1');
$tables = ['wc_reserved_stock' => []];
function fires($order, $status, $kind) {
	do_action("woocommerce_order_status_{$status}", 1, $order);
	do_action("woocommerce_{$kind}_set_stock", $order);
}`;

const check = ( plugin: string, standIn = WHOLE ) =>
	checkContract( {
		plugin: [
			parse( `<?php\nnamespace Mine;\n${ plugin }`, 'plugin.php' ),
		],
		standIn: [ parse( standIn, 'stand-in.php' ) ],
		stubs: [ parse( STUBS, 'stubs.php' ) ],
	} );

const touches = ( plugin: string ) =>
	check( plugin ).touched.map(
		( { kind, name } ) => `${ kind } ${ name.replaceAll( GAP, '*' ) }`
	);

const problems = ( plugin: string, standIn?: string ) =>
	check( plugin, standIn ).problems;

const without = ( text: string ) => WHOLE.replace( text, '' );

test( 'functions, constants and tables are found, and the plugin’s own are not', () => {
	expect(
		touches(
			`function mine() {} mine(); wc_get_product( 1 ); echo WC_VERSION, \\ActionScheduler_Store::STATUS_PENDING; $db->query( $db->prefix . 'wc_reserved_stock' );`
		)
	).toEqual( [
		'class ActionScheduler_Store',
		'class constant ActionScheduler_Store::STATUS_PENDING',
		'constant WC_VERSION',
		'function wc_get_product',
		'table wc_reserved_stock',
	] );
} );

test( 'a method is found by what the code says of its object: a type, a test, an answer, a property', () => {
	expect(
		touches( `function f( \\WC_Order $order ) { $order->get_items(); }` )
	).toContain( 'method WC_Order::get_items' );
	expect(
		touches(
			`function f( $one ) { if ( $one instanceof \\WC_Product ) { $one->get_id(); } }`
		)
	).toContain( 'method WC_Product::get_id' );
	expect( touches( `$p = wc_get_product( 1 ); $p?->get_sku();` ) ).toContain(
		'method WC_Product::get_sku'
	);
	expect( touches( `WC()->cart->empty_cart();` ) ).toContain(
		'method WC_Cart::empty_cart'
	);
} );

test( 'where nothing says what an object is, every class that the plugin names counts', () => {
	const found = touches(
		`class_exists( \\WC_Order::class ); class_exists( \\WC_Product::class ); foreach ( $all as $one ) { $one->get_id(); }`
	);
	expect( found ).toEqual(
		expect.arrayContaining( [
			'method WC_Order::get_id',
			'method WC_Product::get_id',
		] )
	);
} );

test( 'of an interface everything is needed, of a class what is replaced or called', () => {
	expect(
		touches(
			`class Part implements \\WC_Part { public function start( int $at ) {} }`
		)
	).toContain( 'method WC_Part::start' );
	const found = touches(
		`class Mail extends \\WC_Email { public function get_subject() { return parent::get_subject(); } public function go() { $this->send( 'a' ); } }`
	);
	expect( found ).toEqual( [
		'class WC_Email',
		'method WC_Email::get_subject',
		'method WC_Email::send',
	] );
} );

test( 'hooks are found through lists, constants and templates, each loop for itself', () => {
	expect(
		touches( `
			final class Names { public const ASK = [ 'ask' => 'one' ]; }
			foreach ( [ 'cancelled', 'failed' ] as $hook ) { add_action( "woocommerce_order_status_{$hook}", 'f' ); }
			foreach ( [ 'woocommerce_a', 'init' ] as $hook ) { add_filter( $hook, 'f' ); }
			add_action( 'wc_ajax_' . Names::ASK['ask'], 'f' );` )
	).toEqual( [
		'hook wc_ajax_one',
		'hook woocommerce_a',
		'hook woocommerce_order_status_cancelled',
		'hook woocommerce_order_status_failed',
	] );
} );

test( 'a whole stand-in has nothing against it', () => {
	expect(
		problems( `
			add_action( 'woocommerce_order_status_cancelled', 'f', 10, 2 );
			function f( \\WC_Product $p ) { $p->get_sku(); $p->set_status(); $p->get_id(); }
			as_schedule_single_action( 1, 'x' ); wc_get_product(); echo WC_VERSION; $db->prefix . 'wc_reserved_stock';` )
	).toEqual( [] );
} );

test.each( [
	[
		'function wc_get_product is missing',
		`wc_get_product();`,
		without(
			'function wc_get_product($the_product = false, $deprecated = []) {}'
		),
	],
	[
		'class WC_Cart is missing',
		`class_exists( \\WC_Cart::class );`,
		without(
			'class WC_Cart { public function empty_cart($clear = true) {} }'
		),
	],
	[
		'method WC_Product::get_sku is missing',
		`( new \\WC_Product() )->get_sku();`,
		without( 'use Reads;' ),
	],
	[
		'constant WC_VERSION is missing',
		`defined( 'WC_VERSION' );`,
		without( `define('WC_VERSION', '1');` ),
	],
	[
		'table wc_reserved_stock is missing',
		`$db->prefix . 'wc_reserved_stock';`,
		without( `'wc_reserved_stock' => []` ),
	],
	[
		'hook woocommerce_never is never fired',
		`add_action( 'woocommerce_never', 'f' );`,
		WHOLE,
	],
	[
		'gives 1 arguments, and a listener takes 2',
		`add_action( 'woocommerce_product_set_stock', 'f', 10, 2 );`,
		WHOLE,
	],
	[
		'and should take ($the_product = false, $deprecated = [])',
		`wc_get_product();`,
		WHOLE.replace( '$the_product = false', '$product = false' ),
	],
	[
		'and should take ($the_product = false, $deprecated = [])',
		`wc_get_product();`,
		WHOLE.replace( ', $deprecated = []', '' ),
	],
	[
		`and should take ($context = 'view')`,
		`( new \\WC_Product() )->get_sku();`,
		WHOLE.replace( `$context = 'view'`, `string $context = 'view'` ),
	],
	[
		`and should take ($context = 'view')`,
		`( new \\WC_Product() )->get_sku();`,
		WHOLE.replace( `$context = 'view'`, `$context = 'edit'` ),
	],
] )( '%s', ( problem, plugin, standIn ) => {
	expect( standIn === WHOLE ? plugin : standIn ).not.toBe( WHOLE );
	expect( problems( plugin, standIn ) ).toEqual( [
		expect.stringContaining( problem ),
	] );
} );

test( 'what the plugin fires itself may be listened to by the stand-in instead', () => {
	const fires = `do_action( 'woocommerce_email_header', 'a' );`;
	expect( problems( fires ) ).toHaveLength( 1 );
	expect(
		problems(
			fires,
			`${ WHOLE } add_action( 'woocommerce_email_header', 'show' );`
		)
	).toEqual( [] );
} );
