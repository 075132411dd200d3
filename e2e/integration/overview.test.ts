/**
 * What the first screen is told: each link in one word that is true, and what a person has to do. And the search for products
 * that a person may mean.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OverviewAnswer } from '../../src/core/contract/overview';
import { ADMIN_ERRORS } from '../../src/core/contract/admin';
import { ERRORS } from '../../src/core/contract/errors';
import { NAMESPACE } from '../../src/core/contract/routes';
import type { LogsAnswer, ProductsAnswer } from '../../src/core/contract/tools';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { eventually, openTestLab } from './harness.ts';

const lab = openTestLab( {} );

const overview = ( store: Store ) =>
	admin< OverviewAnswer >( store, 'overview' );

const statesOf = async ( store: Store ) =>
	( await overview( store ) ).links.map( ( { state } ) => state );

async function isInStep(): Promise< void > {
	const { master, children } = lab();
	await eventually( 'everything is in step', async () => {
		const states = [
			...( await statesOf( master ) ),
			...( await statesOf( children[ 0 ]! ) ),
		];
		return states.join() === 'in_step,in_step,in_step' ? null : states;
	} );
}

test( 'stores that have nothing to tell each other are in step, and say what they are', async () => {
	const { master } = lab();
	await isInStep();
	const { links, ...store } = await overview( master );
	assert.equal( store.woocommerce_version, lab().woocommerce );
	assert.equal( store.decision, '' );
	assert.deepEqual( store.notices, [] );
	assert.equal( store.overdue, 0 );
	assert.ok( links.every( ( { waiting, since } ) => waiting + since === 0 ) );
	const withSku = Number(
		await master.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_product_meta_lookup l JOIN {$wpdb->posts} p ON p.ID = l.product_id WHERE l.sku <> '' AND p.post_status <> 'trash'" );`
		)
	);
	assert.equal( store.products, withSku );
	await changeSettings(
		master,
		`$s['exclusions'] = [ 'skus' => [ 'SKU-0003', 'no such SKU' ] ];`
	);
	assert.equal( ( await overview( master ) ).products, withSku - 1 );
	await changeSettings( master, `$s['exclusions'] = [ 'skus' => [] ];` );
	await isInStep();
} );

test( 'a Child that is down is catching up, with what waits for it; one that refuses needs attention; one that is off is off', async () => {
	const { master, children } = lab();
	const url = children[ 0 ]!.url;
	await changeSettings(
		master,
		`$s['children'][0]['url'] = 'http://127.0.0.1:9';`
	);
	await master.order( 'SKU-0001', 1 );
	await master.order( 'SKU-0002', 1 );
	await eventually( 'two products wait', async () => {
		const [ link ] = ( await overview( master ) ).links;
		return link?.state === 'catching_up' &&
			link.waiting === 2 &&
			link.since > 0
			? null
			: link;
	} );
	await changeSettings(
		master,
		`$s['children'][0]['url'] = '${ url }'; $s['children'][0]['secret'] = 'a wrong one, but a long one';`
	);
	await eventually( 'it needs attention', async () => {
		const { links, notices } = await overview( master );
		return links[ 0 ]?.state === 'attention' &&
			links[ 0 ].health.attention === ERRORS.auth_failed &&
			links[ 1 ]?.state === 'in_step' &&
			notices.length === 1
			? null
			: { links, notices };
	} );
	const { links, summary } = await overview( master );
	assert.equal( summary.state, 'attention' );
	assert.match( links[ 0 ]!.cause, /secret/ );
	const { codes } = await admin< LogsAnswer >( master, 'logs' );
	assert.deepEqual(
		codes.find( ( { code } ) => code === ERRORS.auth_failed ),
		{
			code: ERRORS.auth_failed,
			cause: links[ 0 ]!.cause,
			advice: links[ 0 ]!.advice,
		}
	);
	assert.deepEqual( [ links[ 1 ]?.cause, links[ 1 ]?.advice ], [ '', [] ] );
	await changeSettings( master, `$s['children'][0]['enabled'] = false;` );
	assert.deepEqual( await statesOf( master ), [ 'disabled', 'in_step' ] );
} );

test( 'products are found by name and SKU, variations too, and never more than a list can show', async () => {
	const { master } = lab();
	const find = async ( text: string ) => {
		const response = await fetch(
			`${
				master.url
			}/?rest_route=/${ NAMESPACE }/admin/products&search=${ encodeURIComponent(
				text
			) }`,
			{ headers: { 'x-lab-token': master.labToken } }
		);
		assert.equal( response.status, 200 );
		return ( ( await response.json() ) as ProductsAnswer ).products;
	};
	assert.deepEqual(
		( await find( 'SKU-0007' ) ).map( ( { sku } ) => sku ),
		[ 'SKU-0007' ]
	);
	const [ mug ] = await find( 'stoneware' );
	assert.match( mug?.name ?? '', /Stoneware/ );
	const variation = await master.php(
		`global $wpdb; return (string) $wpdb->get_var( "SELECT l.sku FROM {$wpdb->prefix}wc_product_meta_lookup l JOIN {$wpdb->posts} p ON p.ID = l.product_id WHERE p.post_type = 'product_variation' AND l.sku <> '' LIMIT 1" );`
	);
	assert.ok(
		( await find( variation ) ).some( ( { sku } ) => sku === variation )
	);
	assert.equal( ( await find( 'SKU' ) ).length, 20 );
	assert.deepEqual( await find( 'x' ), [] );
	assert.deepEqual( await find( 'nothing is called so' ), [] );
	const stranger = await fetch(
		`${ master.url }/?rest_route=/${ NAMESPACE }/admin/products&search=SKU`
	);
	assert.equal( stranger.status, 401 );
	assert.equal(
		( ( await stranger.json() ) as { code: string } ).code,
		ADMIN_ERRORS.forbidden
	);
} );
