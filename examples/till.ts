/**
 * A till as a Child: it is connected with a code of the Master, sells one unit, and says what every shop has then.
 * Run against a lab that is up (npm start): npx tsx examples/till.ts "$(npm run -s lab -- code)" SKU-0007
 */
import { createServer } from 'node:http';
import { Client, FileStore } from '../src/client/index';

const [ code = '', sku = 'SKU-0007' ] = process.argv.slice( 2 );
const till = new Client( {
	store: new FileStore( 'till.json' ),
	name: 'Till',
	url: 'http://127.0.0.1:8090',
} );
const server = createServer( till.listener ).listen( 8090 );

if ( code !== '' ) {
	await till.connect( code );
}
const sale = await till.sell( sku, 1, { receipt: `receipt ${ Date.now() }` } );
console.log( sale.isDelivered ? 'The Master knows.' : `Later: ${ sale.code }` );
console.log( till.stock( sku ) );
server.close();
