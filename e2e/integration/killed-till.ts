/**
 * A till that is killed at a moment. Enters: its file, a SKU, and `stored` (after its batch was stored, before it is sent) or `answered` (after
 * the Master has answered, before that is stored). Leaves: the file as the kill left it.
 */
import { Client, FileStore, type ClientState } from '../../src/client/index.ts';

const [ path = '', sku = '', moment = '' ] = process.argv.slice( 2 );

class Killed extends FileStore {
	#wasUnderWay = false;

	override save( state: ClientState ): void {
		const isUnderWay = state.link.in_flight !== null;
		if ( moment === 'answered' && this.#wasUnderWay && ! isUnderWay ) {
			process.kill( process.pid, 'SIGKILL' );
		}
		super.save( state );
		this.#wasUnderWay = isUnderWay;
		if ( moment === 'stored' && isUnderWay ) {
			process.kill( process.pid, 'SIGKILL' );
		}
	}
}

const till = new Client( {
	store: new Killed( path ),
	name: 'Till',
	url: 'http://127.0.0.1:9',
} );
await till.sell( sku, 1, { receipt: `killed when ${ moment }` } );
