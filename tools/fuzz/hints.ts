/**
 * Fuzz: what an honest store puts into a field, by the field's name. Enters: the place that a body is made for, and the product that it
 * is about; leaves: a value that fits what the store holds.
 */
import type { Payload } from '../generator/payloads';
import type { Random } from '../generator/differential/random';
import { leaf, list, token, type Node } from './json';

/** What a body is made for. */
export interface Place {
	random: Random;
	payloads: ReadonlyMap< string, Payload >;
	/** What `route` has to say. */
	route: string;
	/** Version of the protocol that the sender speaks. */
	form: 1 | 2;
}

/** SKUs of the lab's catalogue, with what else a peer may ask for. */
export const SKUS = [
	...[ 1, 2, 3, 5, 7, 9, 14, 21, 22, 23, 24, 28, 29, 30, 31, 34, 36 ].map(
		( number ) => `SKU-${ String( number ).padStart( 4, '0' ) }`
	),
	...[ 'SKU-0038-S', 'SKU-0039-L', 'SKU-0041', 'SKU-0041-Short' ],
	...[ 'SKU-0043-A4', '1001', '000123', 'ÄPFEL-苹果-9', 'SKU 0047 / B' ],
	...[ 'SKU-0048', `SKU-0049'"&` ],
];

const UNKNOWN_SKUS = [ 'NOPE-1', '1002', 'sku-0007', ' SKU-0007', '__proto__' ];

/** Keys of reservations: few, so that they meet. */
const KEYS = [ 'key-1', 'key-2', 'key-3', '7', 'key-4' ];

const ADDRESSES = [
	...[ 'http://127.0.0.1:9', 'https://shop.example', 'shop.example' ],
	...[
		'http://[::ffff:10.0.0.1]/',
		'https://shop.example/über/',
		'http://169.254.169.254/',
	],
];
type Hint = ( place: Place, sku: string ) => Node;

const usually = (
	{ random }: Place,
	value: Node,
	others: readonly Node[]
): Node => ( random.once( 6 ) ? random.pick( others ) : value );

const key: Hint = ( { random } ) => leaf( random.pick( KEYS ) );

const peer: Hint = ( { random } ) =>
	random.pick( [
		token( 'child', '0' ),
		token( 'child', '1' ),
		token( 'master' ),
		leaf( 'a-new-store' ),
		leaf( `store-${ random.below( 4 ) }` ),
	] );

const address: Hint = ( { random } ) =>
	random.pick( [
		token( 'child_url', '0' ),
		token( 'child_url', '1' ),
		token( 'master_url' ),
		...ADDRESSES.map( leaf ),
	] );

const secret: Hint = ( { random } ) =>
	leaf(
		random.pick( [
			'',
			'a-secret-of-32-characters-or-more-0001',
			'a-secret-of-32-characters-or-more-0002',
		] )
	);

/** What an honest sender puts into a field, by the field's name. */
export const HINTS: Readonly< Record< string, Hint > > = {
	to: ( place ) =>
		usually( place, token( 'self' ), [ leaf( null ), token( 'peer' ) ] ),
	route: ( place ) =>
		usually( place, leaf( place.route ), [
			leaf( null ),
			leaf( 'answer' ),
		] ),
	generation: ( place ) =>
		usually( place, token( 'generation' ), [
			leaf( '' ),
			leaf( 'another-generation' ),
			leaf( null ),
		] ),
	epoch: ( place ) =>
		usually( place, token( 'epoch' ), [
			leaf( `epoch-${ place.random.below( 5 ) }` ),
			leaf( '' ),
		] ),
	seq: ( place ) =>
		usually( place, token( 'seq', '', 1 ), [
			token( 'seq' ),
			token( 'seq', '', 2 ),
			leaf( 1 ),
		] ),
	event_id: ( place ) =>
		usually( place, leaf( `event-${ place.random.below( 100000 ) }` ), [
			token( 'event_id' ),
			leaf( '' ),
		] ),
	seen: ( place ) =>
		usually( place, token( 'version' ), [
			token( 'version', '', -3 ),
			leaf( 0 ),
			token( 'version', '', 2 ),
		] ),
	counter: ( place ) =>
		usually( place, token( 'version', '', place.random.below( 3 ) ), [
			leaf( 0 ),
			leaf( null ),
		] ),
	told: ( place ) =>
		usually( place, token( 'version' ), [
			leaf( null ),
			token( 'version', '', -2 ),
		] ),
	mark: ( place ) =>
		usually( place, token( 'mark' ), [ leaf( '' ), leaf( 'another' ) ] ),
	told_mark: ( place ) =>
		usually( place, token( 'mark' ), [ leaf( '' ), leaf( null ) ] ),
	push: ( { random } ) =>
		random.pick( [ leaf( null ), token( 'push' ), leaf( 'push-1' ) ] ),
	version: ( place ) =>
		usually( place, token( 'version', '', 1 + place.random.below( 3 ) ), [
			token( 'version' ),
			leaf( 1 ),
		] ),
	base_version: ( place, sku ) =>
		usually( place, token( 'base', sku ), [ leaf( 0 ), leaf( null ) ] ),
	supersedes: ( { random } ) =>
		random.pick( [
			leaf( null ),
			list( [] ),
			list( [ leaf( 'ended' ) ] ),
			list( [ token( 'generation' ) ] ),
		] ),
	refused: ( { random }, sku ) =>
		random.pick( [ leaf( null ), list( [] ), list( [ leaf( sku ) ] ) ] ),
	sku: ( _, sku ) => leaf( sku ),
	gid: ( place, sku ) =>
		usually( place, token( 'gid', sku ), [
			leaf( null ),
			leaf( '' ),
			leaf( 'another-gid' ),
			token( 'gid', 'SKU-0009' ),
		] ),
	old_sku: ( { random } ) =>
		random.pick( [
			leaf( null ),
			leaf( null ),
			leaf( null ),
			leaf( 'SKU-0002' ),
			leaf( 'OLD-1' ),
		] ),
	delta: ( { random } ) =>
		leaf( random.pick( [ -2, -1, 0, 1, 2, 5, -0.5, 40, null ] ) ),
	stock_quantity: ( { random } ) =>
		leaf( random.pick( [ 0, 1, 5, 40, 42, -2, 7.25, 1000, null ] ) ),
	quantity: ( { random } ) => leaf( random.pick( [ 1, 1, 2, 3, 40, 0.5 ] ) ),
	unsent: ( { random } ) => leaf( random.pick( [ 0, 0, 0, 1, -1, 3 ] ) ),
	in_flight: ( { random } ) => leaf( random.pick( [ 0, 0, 0, 1, -1 ] ) ),
	low_stock_amount: ( { random } ) =>
		leaf( random.pick( [ null, null, 0, 2, 10 ] ) ),
	stock_status: ( { random } ) =>
		leaf( random.pick( [ 'instock', 'outofstock', 'onbackorder' ] ) ),
	changed: ( { random } ) =>
		list(
			[ 'stock_status', 'backorders', 'low_stock_amount', 'manage_stock' ]
				.filter( () => random.once( 4 ) )
				.map( leaf )
		),
	without: ( { random } ) =>
		random.pick( [
			leaf( null ),
			list( [] ),
			list( [ leaf( 'backorders' ) ] ),
		] ),
	deleted: ( { random } ) => leaf( random.once( 20 ) ? true : null ),
	key,
	release: ( place, sku ) =>
		place.random.once( 3 ) ? list( [ key( place, sku ) ] ) : leaf( null ),
	sold: ( place, sku ) =>
		place.random.once( 4 ) ? list( [ key( place, sku ) ] ) : list( [] ),
	ttl: ( { random } ) => leaf( random.pick( [ 0, 60, 600, 3600 ] ) ),
	time: () => token( 'now' ),
	origin: ( { random } ) => leaf( random.pick( [ 'local', 'remote' ] ) ),
	event_type: () => leaf( 'stock_state' ),
	context: ( { random } ) =>
		leaf( random.pick( [ 'order', 'edit', 'reconcile' ] ) ),
	buckets: ( { random } ) => leaf( random.pick( [ 1, 8, 64, 500 ] ) ),
	bucket: ( { random } ) => leaf( random.below( 3 ) ),
	after: ( { random } ) => leaf( random.pick( [ 0, 0, 12, 40 ] ) ),
	id: peer,
	new_id: ( place, sku ) =>
		place.random.once( 6 ) ? peer( place, sku ) : leaf( null ),
	child: peer,
	store_id: peer,
	url: address,
	secret,
	code: ( place ) =>
		usually( place, token( 'code' ), [
			leaf( 'kss1.nonsense' ),
			leaf( '' ),
		] ),
	allow_http: ( { random } ) => leaf( ! random.once( 4 ) ),
	skus: ( { random } ) =>
		list(
			Array.from( { length: random.below( 4 ) }, () =>
				leaf( random.pick( SKUS ) )
			)
		),
	exclusions: ( { random } ) =>
		random.once( 3 )
			? list( [ leaf( random.pick( SKUS ) ) ] )
			: random.pick( [ leaf( null ), list( [] ) ] ),
	role: ( { random } ) =>
		leaf( random.once( 12 ) ? random.pick( [ 'master', 'child' ] ) : null ),
	enabled: ( { random } ) => leaf( random.once( 8 ) ? false : null ),
};

/**
 * A product, seldom one that there is not.
 *
 * @param random Where the choice comes from.
 */
export function pickSku( random: Random ): string {
	return random.pick( random.once( 12 ) ? UNKNOWN_SKUS : SKUS );
}
