/**
 * Scenario: a step in words, for the story of a schedule that failed.
 */
import { jsonFromMicro } from '../../core/runtime/number';
import type { World } from '../world/world';
import type { Step } from './step';
import { boundaries, FIELDS } from './step';

/** A step in words. */
export function sentence( world: World, step: Step ): string {
	const id = world.stores[ step.store % world.stores.length ]!.id;
	const sku = `P${ step.product % world.skus }`;
	const units = jsonFromMicro( step.amount );
	const until =
		boundaries( step ) === Infinity
			? ''
			: `, pausing after ${ boundaries( step ) }`;
	switch ( step.do ) {
		case 'sell':
			return step.amount < 0
				? `${ id } restocks ${ -units } of ${ sku }${ until }`
				: `${ id } sells ${ units } of ${ sku }${ until }`;
		case 'set':
			return `${ id } sets ${ sku } to ${ units }${ until }`;
		case 'edit':
			return `${ id } edits ${
				FIELDS[ step.amount % 2 ]
			} of ${ sku }${ until }`;
		case 'manage':
			return `${ id } turns stock management of ${ sku } on or off, at ${ units }${ until }`;
		case 'status':
			return `${ id } sets the status of ${ sku }${ until }`;
		case 'create':
			return `${ id } creates ${ sku } with ${ units }${ until }`;
		case 'rename':
			return `${ id } renames ${ sku }, or swaps it with the next (${ step.amount })${ until }`;
		case 'remove':
			return `${ id } puts ${ sku } in the trash${ until }`;
		case 'return':
			return `${ id } takes a product out of the trash${ until }`;
		case 'exclude':
			return `${ id } excludes ${ sku }`;
		case 'deliver':
		case 'copy':
			return `the network ${
				step.do === 'copy' ? 'delivers a copy of' : 'delivers'
			} message ${ step.amount % Math.max( 1, world.mail.length ) }${
				[ '', ', its answer is lost', ', its answer is late' ][
					step.product % 3
				]
			}${ until }`;
		case 'lose':
			return `the network loses message ${
				step.amount % Math.max( 1, world.mail.length )
			}`;
		case 'run':
		case 'kill':
			return `${ step.do } process ${
				step.amount % Math.max( 1, world.tasks.length )
			}${ until }`;
		case 'wait':
			return `${ step.amount } s pass`;
		case 'skew':
			return `${ id }'s clock is off by ${ step.amount } s`;
		case 'decide':
			return `an administrator decides, choice ${ step.amount }${ until }`;
		case 'include':
		case 'enable':
		case 'mend':
			return step.do === 'mend'
				? 'every store can be reached again'
				: `${ step.do } everything${
						step.do === 'include' ? ` on ${ id }` : ''
				  }`;
		case 'reconcile':
			return `the Master publishes ${
				step.amount % 2 === 0 ? sku : 'everything'
			} anew${ until }`;
		default:
			return `${ step.do } on ${ id }${ until }`;
	}
}
