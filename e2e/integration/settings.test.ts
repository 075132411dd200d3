/**
 * Settings as several people change them: nobody overwrites what they have not seen, and a mistyped SKU is seen before it is saved.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	ADMIN_ERRORS,
	REVISION_HEADER,
	type AdminAnswer,
	type ExclusionsAnswer,
} from '../../src/core/contract/admin';
import { admin, callAdmin } from './admin-route.ts';
import { openTestLab } from './harness.ts';

const lab = openTestLab( { stores: 1 } );

const settings = async () =>
	( await admin< AdminAnswer >( lab().master, 'settings' ) ).settings;

/** Saves as a tab does that has seen this state of the settings. */
const saveFrom = ( revision: string, change: object ) =>
	callAdmin( lab().master, 'config', change, undefined, {
		[ REVISION_HEADER ]: revision,
	} );

test( 'of two tabs the second is told that the settings are others, and overwrites nothing until it has seen them', async () => {
	const { revision } = await settings();
	const first = await saveFrom( revision, { exclusions: [ 'SKU-0001' ] } );
	assert.equal( first.status, 200 );

	const second = await saveFrom( revision, { exclusions: [ 'SKU-0002' ] } );
	assert.equal( second.status, 409 );
	assert.equal(
		( second.body as { code: string } ).code,
		ADMIN_ERRORS.changed_meanwhile
	);
	const seen = await settings();
	assert.deepEqual( seen.exclusions, [ 'SKU-0001' ] );

	const again = await saveFrom( seen.revision, {
		exclusions: [ 'SKU-0002' ],
	} );
	assert.equal( again.status, 200 );
	assert.deepEqual( ( await settings() ).exclusions, [ 'SKU-0002' ] );
	await admin( lab().master, 'config', { exclusions: [] } );
} );

test( 'the state of the settings does not change by what the plugin notes for itself', async () => {
	const { revision } = await settings();
	await lab().master.php(
		`Kitgenix\\StockSync\\Storage\\EventLog::add( 'info', 'Something has happened.' ); Kitgenix\\StockSync\\Storage\\EventLog::flush();`
	);
	assert.equal( ( await settings() ).revision, revision );
} );

test( 'SKUs that nobody here has are named, and nothing is changed by asking', async () => {
	const before = await settings();
	const answer = await admin< ExclusionsAnswer >(
		lab().master,
		'exclusions',
		{ skus: [ 'SKU-0001', 'NOBODY', '000123', 'NOBODY' ] }
	);
	assert.deepEqual( answer, { known: 2, unknown: [ 'NOBODY' ], more: 0 } );
	const many = await admin< ExclusionsAnswer >( lab().master, 'exclusions', {
		skus: Array.from( { length: 53 }, ( _, n ) => `NOBODY-${ n }` ),
	} );
	assert.equal( many.unknown.length, 50 );
	assert.equal( many.more, 3 );
	const wrong = await callAdmin( lab().master, 'exclusions', { skus: 1 } );
	assert.equal( wrong.status, 400 );
	assert.deepEqual(
		{ ...( await settings() ), nonces: null },
		{ ...before, nonces: null }
	);
} );
