import { ERRORS } from '../contract/errors';
import {
	isBetterAnswer,
	isFromRoute,
	otherForm,
	routeAddress,
} from './route-address';

const SHOP = 'https://shop.example/store';

it( 'a route has an address with rewriting and one without', () => {
	expect( routeAddress( SHOP, 'stock-state', 'path' ) ).toBe(
		'https://shop.example/store/wp-json/kitgenix-stock-sync/v1/stock-state'
	);
	expect( routeAddress( SHOP, 'stock-state', 'query' ) ).toBe(
		'https://shop.example/store/index.php?rest_route=/kitgenix-stock-sync/v1/stock-state'
	);
	expect( routeAddress( SHOP, '', 'query' ) ).toBe(
		'https://shop.example/store/index.php?rest_route=/kitgenix-stock-sync/v1'
	);
} );

it.each( [
	[ 'a page where JSON should be', 0 ],
	[ 'a redirect', 302 ],
	[ 'a page that says not found', 404 ],
	[ 'a server that takes no POST there', 405 ],
	[ 'a page that is gone', 410 ],
] )( '%s at /wp-json/ leads to the other form', ( _, status ) => {
	expect( otherForm( 'path', status, ERRORS.bad_answer ) ).toBe( 'query' );
} );

it.each( [
	[ 'an answer', 200, '' ],
	[ 'silence', 0, ERRORS.unreachable ],
	[ 'a refusal of the route', 401, ERRORS.auth_failed ],
	[ 'a refusal of version 1', 401, 'kss_auth_sig' ],
	[ 'an answer that the peer has not signed', 0, ERRORS.answer_signature ],
	[ 'a WordPress without the plugin', 404, 'rest_no_route' ],
	[ 'a REST API that is closed', 401, 'rest_not_logged_in' ],
	[ 'a password page', 401, ERRORS.bad_answer ],
	[ 'a firewall', 403, ERRORS.bad_answer ],
	[ 'a limit', 429, ERRORS.bad_answer ],
	[ 'a server in trouble', 500, ERRORS.bad_answer ],
	[ 'maintenance', 503, ERRORS.bad_answer ],
	[ 'a server that gave up waiting', 504, ERRORS.bad_answer ],
] )( '%s at /wp-json/ is the answer', ( _, status, code ) => {
	expect( otherForm( 'path', status, code ) ).toBeNull();
} );

it.each( [
	[ 'a page', 0, ERRORS.bad_answer ],
	[ 'a firewall', 403, ERRORS.bad_answer ],
	[ 'a “coming soon” page', 503, ERRORS.bad_answer ],
	[ 'a REST API that is closed', 401, 'rest_not_logged_in' ],
	[ 'a WordPress without the plugin', 404, 'rest_no_route' ],
	[ 'an answer that the peer has not signed', 0, ERRORS.answer_signature ],
] )( '%s at the form that was found leads back', ( _, status, code ) => {
	expect( otherForm( 'query', status, code ) ).toBe( 'path' );
} );

it.each( [
	[ 'an answer', 200, '' ],
	[ 'silence', 0, ERRORS.unreachable ],
	[ 'a refusal of the route', 401, ERRORS.auth_failed ],
	[ 'a route that is out of order', 500, ERRORS.internal ],
] )( '%s at the form that was found is the answer', ( _, status, code ) => {
	expect( otherForm( 'query', status, code ) ).toBeNull();
} );

it( 'only a route of ours teaches where a peer is', () => {
	expect( isFromRoute( 200, '' ) ).toBe( true );
	expect( isFromRoute( 409, ERRORS.sequence ) ).toBe( true );
	expect( isFromRoute( 0, ERRORS.answer_signature ) ).toBe( false );
	expect( isFromRoute( 404, ERRORS.bad_answer ) ).toBe( false );
	expect( isFromRoute( 401, 'rest_not_logged_in' ) ).toBe( false );
	expect( isFromRoute( 404, '' ) ).toBe( false );
} );

it( 'a second page says nothing that the first did not', () => {
	expect( isBetterAnswer( ERRORS.bad_answer ) ).toBe( false );
	expect( isBetterAnswer( ERRORS.unreachable ) ).toBe( true );
	expect( isBetterAnswer( 'rest_no_route' ) ).toBe( true );
	expect( isBetterAnswer( '' ) ).toBe( true );
} );
