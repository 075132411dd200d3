/**
 * Uninstall, on stores that were used: what goes, what stays, and every site of a network. WordPress itself runs
 * uninstall.php here; only the deleting of the files is left out, as the lab's stores share them with the repository.
 * Enters: LAB_TARGET, such as php+mariadb; a lab of its own. Leaves: the report of node:test.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
	startLab,
	type DatabaseKind,
	type Engine,
	type Lab,
	type Store,
} from '../lab/index.ts';
import { phpLog } from '../lab/php-log.ts';
import {
	type Contents,
	FOREIGN,
	GID,
	LOOK,
	OURS,
	php,
	PREFIX,
	PUT,
	SHADOW,
} from './site-contents.ts';

const PLUGIN =
	'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php';

/** More than the 100 that WordPress answers when it is asked for sites without a number. */
const SITES = 105;

/** Remembered nonces: more than uninstall takes in one page. */
const NONCES = 700;

const [ engine, database ] = (
	process.env.LAB_TARGET ?? 'embedded+sqlite'
).split( '+' );

const target = {
	engine: engine as Engine,
	database: database as DatabaseKind,
};

let lab: Lab;

before( async () => {
	lab = await startLab( { ...target, stores: 2 } );
} );

after( () => {
	for ( const store of lab?.stores ?? [] ) {
		process.stderr.write( phpLog( store ) );
	}
	return lab?.stop();
} );

const DEACTIVATE = `require_once ABSPATH . 'wp-admin/includes/plugin.php';
deactivate_plugins('${ PLUGIN }');
return is_plugin_active('${ PLUGIN }');`;

const UNINSTALL = `require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
uninstall_plugin('${ PLUGIN }');`;

const without = ( names: readonly string[], gone: readonly string[] ) =>
	names.filter( ( name ) => ! gone.includes( name ) );

test( 'a Child that sold leaves its products, their GIDs and Action Scheduler’s records, and nothing else of ours', async () => {
	const child = lab.children[ 0 ]!;
	await child.order( 'SKU-0007', 1 );
	await php(
		child,
		`${ PUT }
		$put($input);
		foreach (['_transient_', '_transient_timeout_'] as $kind) {
			$put(array_map(static fn(int $number): string => $kind . '${ PREFIX }kss_nonce_' . $number, range(1, ${ NONCES })));
		}
		as_schedule_single_action(time() + 3600, '${ PREFIX }retry_send_to_master', [], 'kitgenix-stock-sync');`,
		[ ...OURS, ...FOREIGN ]
	);
	assert.equal( await php( child, DEACTIVATE ), false );

	const {
		had,
		has,
		settings,
		transient,
	}: {
		had: Contents;
		has: Contents;
		settings: unknown;
		transient: unknown;
	} = await php(
		child,
		`${ LOOK }
		$had = $look();
		update_site_option('${ PREFIX }settings', get_option('${ PREFIX }settings'));
		get_transient('${ PREFIX }kss_nonce_1');
		${ UNINSTALL }
		return ['had' => $had, 'has' => $look(), 'settings' => get_option('${ PREFIX }settings'), 'transient' => get_transient('${ PREFIX }kss_nonce_1')];`
	);

	const gone = without( had.options, has.options );
	const rows = gone.filter( ( name ) => name.startsWith( PREFIX ) );
	// The sale went through all of these.
	for ( const name of [ 'settings', 'journal', 'link_', 'lease_' ] ) {
		assert.ok(
			rows.some( ( row ) => row.startsWith( PREFIX + name ) ),
			`${ name } was never there: ${ rows.join( ', ' ) }`
		);
	}
	assert.deepEqual( without( OURS, gone ), [] );
	assert.deepEqual( without( FOREIGN, has.options ), [] );
	// Whatever went has a name of ours.
	assert.deepEqual(
		gone.filter(
			( name ) =>
				! name.startsWith( PREFIX ) &&
				! name.startsWith( `_transient_${ PREFIX }` ) &&
				! name.startsWith( `_transient_timeout_${ PREFIX }` ) &&
				! OURS.includes( name )
		),
		[]
	);
	// Whatever stayed is none.
	assert.deepEqual(
		has.options.filter(
			( name ) => name.includes( PREFIX ) && ! FOREIGN.includes( name )
		),
		[]
	);
	assert.ok( had.gids > 0 && had.shadows > 0 && had.actions > 0 );
	assert.deepEqual(
		[ has.gids, has.shadows, has.actions ],
		[ had.gids, 0, had.actions ]
	);
	// WordPress's cache knows it too.
	assert.deepEqual( [ settings, transient ], [ false, false ] );
	assert.equal( phpLog( child ), '' );
} );

test( 'a request after it brings nothing back', async () => {
	const child = lab.children[ 0 ]!;
	await child.order( 'SKU-0008', 1 );
	const { options, shadows } = await php< Contents >(
		child,
		`${ LOOK } return $look();`
	);
	assert.deepEqual(
		options.filter(
			( name ) => name.includes( PREFIX ) && ! FOREIGN.includes( name )
		),
		[]
	);
	assert.equal( shadows, 0 );
} );

test( `on a network of ${ SITES } sites, every site is cleaned`, async () => {
	const { master } = lab;
	await makeNetwork( master );
	const ids = await php< number[] >(
		master,
		`for ($count = get_sites(['count' => true]); $count < $input; $count++) {
			$made = wp_insert_site(['domain' => get_site()->domain, 'path' => "/shop-$count/", 'network_id' => 1, 'user_id' => 1, 'title' => 'Shop']);
			if (is_wp_error($made)) {
				throw new RuntimeException($made->get_error_message());
			}
		}
		return array_map('intval', get_sites(['fields' => 'ids', 'number' => '']));`,
		SITES
	);
	assert.equal( ids.length, SITES );
	const ours = [
		`${ PREFIX }settings`,
		`${ PREFIX }journal`,
		`${ PREFIX }link_1`,
		`_transient_${ PREFIX }kss_seen_1`,
	];
	await php(
		master,
		`${ PUT }
		update_site_option('${ PREFIX }settings', ['role' => 'master']);
		foreach (get_sites(['fields' => 'ids', 'number' => '', 'site__not_in' => [1]]) as $site) {
			switch_to_blog($site);
			$put($input);
			$product = wp_insert_post(['post_title' => 'Cup', 'post_type' => 'product', 'post_status' => 'publish']);
			add_post_meta($product, '${ GID }', 'g');
			add_post_meta($product, '${ SHADOW }', '{}');
			restore_current_blog();
		}
		return null;`,
		[ ...ours, ...FOREIGN ]
	);
	assert.equal( await php( master, DEACTIVATE ), false );

	const { site, sites } = await php< {
		site: unknown;
		sites: Record< string, Contents >;
	} >(
		master,
		`${ LOOK }
		${ UNINSTALL }
		$sites = [];
		foreach (get_sites(['fields' => 'ids', 'number' => '']) as $id) {
			switch_to_blog($id);
			$sites[$id] = $look();
			$sites[$id]['options'] = array_values(array_filter($sites[$id]['options'], static fn(string $name): bool => (bool) preg_match('/kitgenix|kss/', $name)));
			restore_current_blog();
		}
		return ['site' => get_site_option('${ PREFIX }settings'), 'sites' => $sites];`
	);

	assert.equal( site, false );
	assert.equal( Object.keys( sites ).length, SITES );
	const foreign = [ ...FOREIGN ].sort();
	for ( const [ id, { options, gids, shadows } ] of Object.entries(
		sites
	) ) {
		assert.deepEqual(
			[ options.sort(), gids > 0, shadows ],
			[ id === '1' ? [] : foreign, true, 0 ],
			`site ${ id }`
		);
	}
	assert.equal( phpLog( master ), '' );
} );

/** Turns a store into the first site of a network, as wp-admin's Network Setup does: tables, then constants. */
async function makeNetwork( store: Store ): Promise< void > {
	const config = join( store.dir, 'site', 'wp-config.php' );
	const define = ( constants: Record< string, unknown > ) =>
		writeFileSync(
			config,
			readFileSync( config, 'utf8' ).replace(
				'$table_prefix',
				() =>
					Object.entries( constants )
						.map(
							( [ name, value ] ) =>
								`define('${ name }', ${ JSON.stringify(
									value
								) });\n`
						)
						.join( '' ) + '$table_prefix'
			)
		);
	const { host } = new URL( store.url );
	define( { WP_ALLOW_MULTISITE: true } );
	assert.equal(
		await php(
			store,
			`require_once ABSPATH . 'wp-admin/includes/upgrade.php';
			require_once ABSPATH . 'wp-admin/includes/network.php';
			foreach ($wpdb->tables('ms_global') as $table => $name) {
				$wpdb->$table = $name;
			}
			install_network();
			$made = populate_network(1, $input, 'network@example.com', 'Shops', '/', false);
			return is_wp_error($made) ? $made->get_error_message() : $made;`,
			host
		),
		true
	);
	define( {
		MULTISITE: true,
		SUBDOMAIN_INSTALL: false,
		DOMAIN_CURRENT_SITE: host,
		PATH_CURRENT_SITE: '/',
		SITE_ID_CURRENT_SITE: 1,
		BLOG_ID_CURRENT_SITE: 1,
	} );
	assert.equal( await php( store, 'return is_multisite();' ), true );
}
