/**
 * Package: a text for translators, as one place in the source asks for it.
 */
export interface Message {
	text: string;
	plural: string | null;
	context: string | null;
	/** What the source tells translators, without the word "translators:". */
	comment: string | null;
	/** Path from the repository. No line: a template must not change because code moved. */
	file: string;
}

/** A text that no translator would ever see: stops the gathering with the place. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}
