/**
 * Brings connected stores in step before anybody looks: what an administrator's first minutes do.
 * Enters: stores whose connection was just written. Leaves: Children that show what the Master shows.
 */
import type { Store } from './types.ts';

const PATIENCE_MS = 120_000;

/** What the Master says of its links: how many Children still lack something. */
const STATE = `
$version = \\Kitgenix\\StockSync\\Storage\\Counter::read()['version'];
$behind = 0;
foreach (\\Kitgenix\\StockSync\\Storage\\Settings::children() as $child) {
	$link = \\Kitgenix\\StockSync\\Storage\\Links::child($child['id']);
	$behind += $link['epoch'] === '' || $link['walk'] !== null || $link['cursor'] < $version ? 1 : 0;
}
return ['behind' => $behind, 'products' => $version];`;

const DRAIN = '\\Kitgenix\\StockSync\\Sync\\Drain::run();';

export async function bringInStep(
	master: Store,
	children: readonly Store[]
): Promise< { products: number } > {
	const until = Date.now() + PATIENCE_MS;
	for (;;) {
		// A Child takes stock of its products first, and is busy as long: a Master that came before would log that it is out of reach.
		await Promise.all( children.map( ( child ) => child.php( DRAIN ) ) );
		const state = JSON.parse( await master.php( DRAIN + STATE ) ) as {
			behind: number;
			products: number;
		};
		if ( state.behind === 0 ) {
			return state;
		}
		if ( Date.now() > until ) {
			throw new Error(
				`${ state.behind } of ${
					children.length
				} Children are not in step after ${
					PATIENCE_MS / 1000
				} s: see wp-admin, WooCommerce, Status, Logs of each store.`
			);
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 300 ) );
	}
}
