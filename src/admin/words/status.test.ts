/**
 * Tests: the facts of a site in words, and as text for whoever helps.
 *
 * @jest-environment jsdom
 */
import type { StatusAnswer } from '../../core/contract/status';
import { newHealth } from '../../core/sync/retry';
import { durationInWords } from './duration';
import { statusAsText, statusInWords } from './status';

const STATUS: StatusAnswer = {
	time: 1_700_000_000,
	versions: {
		plugin: '3.0.0',
		protocol: 2,
		woocommerce: '10.9.1',
		wordpress: '7.1',
		php: '8.2.0',
		action_scheduler: '3.9.3',
	},
	site: {
		store_id: 'me',
		role: 'master',
		url: 'https://me.example',
		is_https: true,
		is_multisite: false,
		has_permalinks: true,
		memory_limit: '256M',
		max_execution_time: 30,
		finishes_early: true,
	},
	scheduler: {
		pending: 2,
		failed: 0,
		overdue: 0,
		next: 0,
		is_wp_cron_disabled: false,
		cron_overdue: 0,
	},
	database: {
		kind: 'mariadb',
		version: '10.11.19',
		rows: 11,
		bytes: 3174,
		has_object_cache: false,
	},
	links: [
		{
			store_id: 'c1',
			name: 'First',
			type: 'push',
			waiting: 2,
			health: { ...newHealth(), failures: 3, attention: 'kss_auth' },
		},
	],
};

const advised = ( status: StatusAnswer ) =>
	statusInWords( status ).flatMap( ( { facts } ) =>
		facts
			.filter( ( { advice } ) => advice !== '' )
			.map( ( { term } ) => term )
	);

it( 'advises nothing where nothing is wrong, and what is wrong where it is', () => {
	expect( advised( STATUS ) ).toEqual( [] );
	expect(
		advised( {
			...STATUS,
			site: { ...STATUS.site, is_https: false },
			scheduler: {
				...STATUS.scheduler,
				overdue: 80_000,
				cron_overdue: 80_000,
				failed: 1,
			},
		} )
	).toEqual( [
		'Late',
		'Failed within a day',
		'WordPress’s cron',
		'Address',
	] );
} );

it( 'advises other permalinks only where a store of version 1.0 needs them', () => {
	const site = { ...STATUS.site, has_permalinks: false };
	const [ link ] = STATUS.links;
	const linkOf = ( protocol: number ) => ( {
		...link!,
		health: { ...link!.health, protocol },
	} );
	expect(
		advised( { ...STATUS, site, links: [ linkOf( 2 ), linkOf( 0 ) ] } )
	).toEqual( [] );
	const links = [ linkOf( 2 ), linkOf( 1 ) ];
	expect( advised( { ...STATUS, site, links } ) ).toEqual( [ 'Permalinks' ] );
	expect( advised( { ...STATUS, links } ) ).toEqual( [] );
} );

it( 'gives a helper the facts, what is wrong with them, and each connection', () => {
	const text = statusAsText( {
		...STATUS,
		site: { ...STATUS.site, is_https: false },
	} );
	expect( text ).toContain( 'Database: MariaDB 10.11.19' );
	expect( text ).toContain( 'Rows of this plugin: 11 rows, 3.1 KB' );
	expect( text ).toContain( 'Address: https://me.example (!)' );
	expect( text ).toMatch( /push c1: .*"waiting":2.*"attention":"kss_auth"/ );
} );

it( 'says a duration as short as a person does', () => {
	expect( [ 340, 12_000, 90_000, 7_300_000 ].map( durationInWords ) ).toEqual(
		[ '0.3 s', '12 s', '2 min', '2 h' ]
	);
} );
