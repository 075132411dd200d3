/**
 * Fuzz: bodies as an honest store would send them. A payload goes in; a tree comes out whose fields fit what the store holds, so that
 * the request gets as far as an honest one.
 */
import type { FieldKind } from '../generator/field-kinds';
import type { PayloadField } from '../generator/payloads';
import { HINTS, pickSku, type Place } from './hints';
import { leaf, list, object, raw, type Entry, type Node } from './json';

/** Fields that only version 2 knows, in bodies of version 1. */
const OF_VERSION_1: Readonly< Record< string, readonly string[] > > = {
	PingRequest: [],
	EventRequest: [
		...[ 'event_type', 'origin', 'time', 'context', 'event_id', 'items' ],
	],
	EventItem: [
		...[ 'sku', 'gid', 'manage_stock', 'stock_quantity', 'stock_status' ],
		...[ 'backorders', 'low_stock_amount' ],
	],
	StockRequest: [ 'items' ],
};
/** Objects that are about one product: its SKU stands in all their fields. */
const OF_A_PRODUCT = /Item$|^HeldUnits$/;

/**
 * The body of a payload.
 *
 * @param name  The payload.
 * @param place What it is made for.
 * @param sku   The product that it is about.
 */
export function honest(
	name: string,
	place: Place,
	sku = pickSku( place.random )
): Node {
	const known = place.form === 1 ? OF_VERSION_1[ name ] : undefined;
	const about = OF_A_PRODUCT.test( name ) ? pickSku( place.random ) : sku;
	return object(
		( place.payloads.get( name )?.fields ?? [] ).flatMap(
			( field ): Entry[] =>
				known?.includes( field.name ) === false ||
				isLeftOut( name, field, place )
					? []
					: [ [ field.name, valueOf( field, place, about ) ] ]
		)
	);
}

/** Questions that exclude one another: at most one of them at a time. */
const QUESTIONS = [ 'digest', 'bucket', 'held' ];

function isLeftOut( name: string, field: PayloadField, place: Place ): boolean {
	if ( name === 'StockRequest' && QUESTIONS.includes( field.name ) ) {
		return place.route === 'stock' || ! place.random.once( 3 );
	}
	return field.isOptional && place.random.once( field.name in HINTS ? 8 : 3 );
}

function valueOf( field: PayloadField, place: Place, sku: string ): Node {
	const isHinted =
		field.kind.kind !== 'object' && Object.hasOwn( HINTS, field.name );
	const hint = isHinted ? HINTS[ field.name ] : undefined;
	if ( hint !== undefined ) {
		return hint( place, sku );
	}
	return field.isNullable && place.random.once( 4 )
		? leaf( null )
		: generic( field.kind, place, sku );
}

function generic( kind: FieldKind, place: Place, sku: string ): Node {
	const { random } = place;
	switch ( kind.kind ) {
		case 'text':
			return leaf(
				random.pick( [
					'a',
					'Child Ä',
					'word',
					'x'.repeat( Math.min( 40, kind.atMost ?? 40 ) ),
				] )
			);
		case 'integer':
		case 'number': {
			const least = kind.atLeast ?? 0;
			return leaf(
				Math.min( kind.atMost ?? 1e6, least + random.below( 50 ) )
			);
		}
		case 'boolean':
			return leaf( random.once( 2 ) );
		case 'choice':
			return raw( JSON.stringify( random.pick( kind.choices ) ) );
		case 'list':
			return list(
				Array.from(
					{
						length: Math.min(
							kind.atMost ?? 4,
							random.pick( [ 0, 1, 1, 2, 3, 5 ] )
						),
					},
					() => generic( kind.item, place, sku )
				)
			);
		case 'object':
			return honest( kind.name, place, sku );
	}
}
