/**
 * `wp kitgenix-stock-sync decide` on live stores: what it asks, what it does, and that nothing happens where nothing waits for it.
 */
import assert from 'node:assert/strict';
import { withoutLateCron } from '../../tools/cli/late-cron.ts';
import { forgeMove, forgeRestore } from '../lab/forge.ts';
import type { Store } from '../lab/index.ts';
import { allShow, openTestLab } from './harness.ts';
import { FINE, NEEDS_A_LOOK, ran, refused, test } from './wp-cli.ts';

const SKU = 'SKU-0009';

const lab = openTestLab( { stores: 2 } );

const master = () => lab().master;
const child = () => lab().children[ 0 ]!;

const settingsOf = ( store: Store ) =>
	store.wp< { this_store_id: string; master: { store_id: string } } >(
		'GET',
		'lab/v1/settings'
	);

test( 'where nothing waits for a decision there is none to make', async () => {
	for ( const words of [ 'moved', 'copy', 'keep' ] ) {
		await refused( child(), `decide ${ words }`, /Nothing waits/ );
	}
	await refused(
		master(),
		`decide take ${ ( await settingsOf( child() ) ).this_store_id }`,
		/Nothing waits/
	);
	await refused( master(), 'decide take nobody', /“nobody”/ );
} );

test( 'a shop that has moved: asked first, and then everything crosses again', async () => {
	const before = await settingsOf( child() );
	await forgeMove( child(), 'moved.example' );
	await refused( child(), 'decide keep', /Nothing waits/ );
	const no = await ran( FINE, child(), 'decide moved', { input: 'n\n' } );
	assert.match(
		no.stdout,
		/moved\.example.*\nThis shop has moved here\? \[y\/n\]/
	);
	await refused( child(), 'drain', /another address than before/ );
	await ran( FINE, child(), 'decide moved --yes' );
	await ran( FINE, child(), 'drain' );
	assert.deepEqual(
		await settingsOf( child() ).then( identity ),
		identity( before )
	);
} );

test( 'a restored Master goes on with its own numbers, or with those of a Child', async () => {
	await withoutLateCron( master() );
	let left = ( await master().stock( SKU ) ).quantity ?? 0;
	const { this_store_id: childId } = await settingsOf( child() );
	for ( const words of [ 'keep', `take ${ childId }` ] ) {
		await forgeRestore( master() );
		await ran( NEEDS_A_LOOK, master(), 'status' );
		await refused( master(), 'decide moved', /Nothing waits/ );
		await ran( FINE, master(), `decide ${ words } --yes` );
		await ran( FINE, master(), 'drain' );
		await master().order( SKU, 1 );
		left -= 1;
		await allShow( lab().stores, SKU, left );
	}
} );

test( 'a copy gets a store ID of its own, and has no connections', async () => {
	const before = await settingsOf( child() );
	await forgeMove( child(), 'staging.example' );
	await ran( FINE, child(), 'decide copy --yes' );
	const after = await settingsOf( child() );
	assert.notEqual( after.this_store_id, before.this_store_id );
	assert.equal( after.master.store_id, '' );
	await refused( child(), 'decide copy --yes', /Nothing waits/ );
} );

function identity( settings: Awaited< ReturnType< typeof settingsOf > > ) {
	return [ settings.this_store_id, settings.master.store_id ];
}
