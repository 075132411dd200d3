/**
 * Checkout scripts: asks the shop whether everything in the cart is still there. Enters: what the page says of the request; leaves: what
 * stands against the cart. A question that fails says nothing: the server has the last word anyway.
 */

/** What `Ask::data()` has put into the page. */
export interface AskSettings {
	url: string;
	nonce: string;
	place: string;
	/** Seconds after which units have to be held anew; 0 for never. */
	renew: number;
}

export interface Problem {
	/** Of the product that counts the stock. */
	id: number;
	/** For the shopper. */
	message: string;
}

/**
 * Asks once.
 *
 * @param settings Of the page.
 * @return What stands against the cart, null when nobody can say.
 */
export async function ask(
	settings: AskSettings
): Promise< readonly Problem[] | null > {
	try {
		const response = await window.fetch( settings.url, {
			method: 'POST',
			credentials: 'same-origin',
			body: new URLSearchParams( {
				nonce: settings.nonce,
				place: settings.place,
			} ),
		} );
		const answer: unknown = response.ok ? await response.json() : null;
		return problemsOf( answer );
	} catch {
		return null;
	}
}

function problemsOf( answer: unknown ): readonly Problem[] | null {
	const data =
		typeof answer === 'object' && answer !== null && 'data' in answer
			? answer.data
			: null;
	return Array.isArray( data ) ? data.filter( isProblem ) : null;
}

function isProblem( row: unknown ): row is Problem {
	return (
		typeof row === 'object' &&
		row !== null &&
		'id' in row &&
		typeof row.id === 'number' &&
		'message' in row &&
		typeof row.message === 'string'
	);
}
