/**
 * @jest-environment jsdom
 */
/**
 * Preact, as src/admin/oldest hands it on, sees what a store says between drawing and subscribing.
 */
import { createElement, render } from 'preact/compat';
import { useSyncExternalStore } from './react';

it( 'a value that changes with the subscription is drawn', async () => {
	let value = 'before';
	// As @wordpress/data: what was computed while drawing counts until somebody subscribes.
	const subscribe = () => {
		value = 'after';
		return () => {};
	};
	const getValue = () => value;
	const Shown = () =>
		createElement( 'p', null, useSyncExternalStore( subscribe, getValue ) );
	const place = document.createElement( 'div' );
	render( createElement( Shown, null ), place );
	expect( place.textContent ).toBe( 'before' );
	await new Promise( ( done ) => setTimeout( done, 200 ) );
	expect( place.textContent ).toBe( 'after' );
} );
