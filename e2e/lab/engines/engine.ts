/**
 * What every way of serving PHP has in common.
 * Enters: stores with a document root and a port each. Leaves: all of them answering, until `stop`.
 */
export interface ServedStore {
	name: string;
	/** The document root. */
	site: string;
	/** The store's folder, for logs. */
	folder: string;
	port: number;
}

export interface RunningEngine {
	/** One line for the screen: which PHP, which server. */
	description: string;
	stop: () => Promise< void >;
}

/** Waits until the store's server runs PHP. It asks for a file that needs neither WordPress nor a database. */
export async function untilAnswering(
	store: ServedStore,
	hasEnded: () => boolean
): Promise< void > {
	for ( let tries = 0; tries < 600; tries++ ) {
		if ( hasEnded() ) {
			break;
		}
		try {
			const { status } = await fetch(
				`http://127.0.0.1:${ store.port }/wp-includes/version.php`
			);
			// 502 is nginx waiting for PHP-FPM.
			if ( status === 200 ) {
				return;
			}
		} catch {
			// Nothing listens yet.
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	throw new Error(
		`${ store.name } does not answer on port ${ store.port }: see ${ store.folder }`
	);
}
