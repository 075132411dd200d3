/**
 * Bench: what a process does while it waits for a peer that accepts and never answers. Enters: a store on PHP-FPM and the address
 * of such a peer; leaves: the share of the waiting in which a processor was busy.
 */
import type { Store } from '../../e2e/lab/index.ts';

/**
 * @param store  Where a request is sent from.
 * @param silent Address of the peer.
 * @return Seconds of processor time and seconds waited.
 */
export async function measureWaiting(
	store: Store,
	silent: string
): Promise< { busy: number; waited: number } > {
	const [ busy, waited ] = JSON.parse(
		await store.php( `$used = static function (): float {
				$u = getrusage();
				return $u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec'] + ( $u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec'] ) / 1e6;
			};
			$before = [ $used(), microtime( true ) ];
			Kitgenix\\StockSync\\Transport\\SignedHttp::send( [ 'store_id' => 'silent', 'url' => '${ silent }', 'secret' => 'secret',
				'route' => 'ping', 'body' => [], 'protocol' => 0, 'timeout' => 3 ] );
			return [ $used() - $before[0], microtime( true ) - $before[1] ];` )
	) as [ number, number ];
	return { busy, waited };
}
