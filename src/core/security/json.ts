/**
 * Security: whether JSON of a peer may be decoded. A list in a list takes 4 bytes on the wire and hundreds in memory, so what it becomes
 * is bounded before that.
 */
import { LIMITS } from '../contract/routes';
import { occurrences } from '../runtime/text';

/**
 * Whether a body or an answer becomes no more than a store has memory for. What stands in texts counts too: no honest body comes near.
 *
 * @param text JSON, or what should be, of at most so many bytes as a body may have.
 */
export function mayBeDecoded( text: string ): boolean {
	return (
		occurrences( text, '[' ) + occurrences( text, '{' ) <=
			LIMITS.json_containers &&
		occurrences( text, ',' ) <= LIMITS.json_values
	);
}
