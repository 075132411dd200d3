/**
 * Tables, with everything that a person can do with one, on whatever WordPress the stores have: LAB_WORDPRESS and LAB_WOOCOMMERCE
 * choose another.
 */
import { expect, logIn, test } from './lab-fixture';
import { useTable } from './use-table';

test( 'a table is searched, filtered, sorted and shown otherwise, by mouse and by keyboard', async ( {
	lab,
	page,
} ) => {
	const problems: string[] = [];
	page.on( 'pageerror', ( error ) => problems.push( String( error ) ) );
	await logIn( page, lab.master );
	await useTable( page, lab.master, `wordpress-${ lab.wordpress }` );
	expect( problems ).toEqual( [] );
} );
