/**
 * Admin: what a code in an answer means. The plugin has the words, and sends those of each code along.
 */
import type { ExplainedCode } from '../../core/contract/errors';

/**
 * @param code  A code of the answer.
 * @param codes The answer's.
 * @return Empty where the plugin has no words for it.
 */
export function explained(
	code: string,
	codes: readonly ExplainedCode[]
): Pick< ExplainedCode, 'cause' | 'advice' > {
	return (
		codes.find( ( one ) => one.code === code ) ?? { cause: '', advice: [] }
	);
}
