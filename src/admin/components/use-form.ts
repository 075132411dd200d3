/**
 * Admin: one form of the screen. Enters: what is stored; leaves: what is typed on top of it, what is wrong with it, and
 * whether it is being saved. A field that was not touched follows the store.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import type { FormEvent, RefObject } from 'react';
import type { Failure } from '../api/calls';
import { store } from '../store';
import type { Part } from '../store/state';

/** What a component for one field needs. */
export interface Field< Value > {
	value: Value;
	onChange: ( value: Value ) => void;
	/** What is wrong with it; empty when nothing is known to be. */
	error: string;
}

export interface Form< Values extends object > {
	ref: RefObject< HTMLFormElement | null >;
	values: Values;
	/** The fields that differ from what is stored. */
	changes: Partial< Values >;
	isDirty: boolean;
	isSaving: boolean;
	failure: Failure | null;
	field: < Name extends keyof Values & string >(
		name: Name
	) => Field< Values[ Name ] >;
	reset: () => void;
	onSubmit: ( event: FormEvent ) => void;
}

/**
 * @param part  Which.
 * @param saved What is stored.
 * @param save  Sends it; answers whether it was stored.
 */
export function useForm< Values extends object >(
	part: Part,
	saved: Values,
	save: ( form: {
		values: Values;
		changes: Partial< Values >;
	} ) => Promise< boolean >
): Form< Values > {
	const ref = useRef< HTMLFormElement >( null );
	const [ edits, setEdits ] = useState< Partial< Values > >( {} );
	const { changeField, dismissFailure } = useDispatch( store );
	const { isSaving, failure } = useSelect(
		( select ) => ( {
			isSaving: select( store ).isSaving( part ),
			failure: select( store ).getFailure( part ),
		} ),
		[ part ]
	);
	const values = { ...saved, ...edits };
	const changes = differences( saved, edits );
	const isDirty = Object.keys( changes ).length > 0;

	useWarningOnLeaving( isDirty );
	useEffect( () => {
		void dismissFailure( part );
		return () => void dismissFailure( part );
	}, [ dismissFailure, part ] );
	const [ isRefused, setIsRefused ] = useState( false );
	useEffect( () => {
		if ( isRefused ) {
			setIsRefused( false );
			ref.current
				?.querySelector< HTMLElement >( '[aria-invalid="true"]' )
				?.focus();
		}
	}, [ isRefused ] );

	const reset = () => {
		setEdits( {} );
		void dismissFailure( part );
	};
	const onSubmit = async ( event: FormEvent ) => {
		event.preventDefault();
		if ( isSaving ) {
			return;
		}
		if ( await save( { values, changes } ) ) {
			setEdits( {} );
		} else {
			setIsRefused( true );
		}
	};

	return {
		ref,
		values,
		changes,
		isDirty,
		isSaving,
		failure,
		field: ( name ) => ( {
			value: values[ name ],
			onChange: ( value ) => {
				setEdits( ( before ) => ( { ...before, [ name ]: value } ) );
				void changeField( part, name );
			},
			error: failure?.fields[ name ] ?? '',
		} ),
		reset,
		onSubmit: ( event ) => void onSubmit( event ),
	};
}

function differences< Values extends object >(
	saved: Values,
	edits: Partial< Values >
): Partial< Values > {
	return Object.fromEntries(
		Object.entries( edits ).filter(
			( [ name, value ] ) => saved[ name as keyof Values ] !== value
		)
	) as Partial< Values >;
}

/**
 * The browser asks before it leaves the page.
 *
 * @param isDirty Whether there is anything to lose.
 */
function useWarningOnLeaving( isDirty: boolean ): void {
	useEffect( () => {
		if ( ! isDirty ) {
			return;
		}
		const ask = ( event: BeforeUnloadEvent ) => {
			event.preventDefault();
			// What browsers before 2024 look at.
			event.returnValue = 'unsaved';
		};
		window.addEventListener( 'beforeunload', ask );
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isDirty ] );
}
