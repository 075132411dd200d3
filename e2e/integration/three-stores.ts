/**
 * A Master and two Children by name, for tests that need no more than that.
 */
import type { Store } from '../lab/index.ts';
import { openTestLab } from './harness.ts';

export const lab = openTestLab();

/** Master, first and second Child. */
export function stores(): [ Store, Store, Store ] {
	const { master, children } = lab();
	return [ master, children[ 0 ]!, children[ 1 ]! ];
}
