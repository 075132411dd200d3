/**
 * Admin: a secret. A stored one is never here: it can only be replaced. Its value is null while it stays as it is.
 */
import { Button } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { TextField } from './text-field';
import type { Field } from './use-form';

interface Props {
	hint: string;
	hasSecret: boolean;
	field: Field< string | null >;
}

export function SecretField( { hint, hasSecret, field }: Props ) {
	const label = __( 'Secret', 'kitgenix-stock-sync-for-woocommerce' );
	const id = useInstanceId( SecretField, 'kss-secret' );
	const box = useRef< HTMLDivElement >( null );
	const [ turns, setTurns ] = useState( 0 );
	// The button that was pressed is gone: on to what took its place.
	useEffect( () => {
		if ( turns > 0 ) {
			box.current
				?.querySelector< HTMLElement >( 'input, button' )
				?.focus();
		}
	}, [ turns ] );
	const turn = ( value: string | null ) => {
		field.onChange( value );
		setTurns( turns + 1 );
	};
	return (
		<div ref={ box } className="kss-secret">
			{ hasSecret && field.value === null ? (
				<>
					<p className="kss-label" id={ id }>
						{ label }
					</p>
					<div className="kss-secret__stored">
						<span>
							{ __(
								'Stored. It is not shown again.',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</span>
						<Button
							variant="secondary"
							onClick={ () => turn( '' ) }
							aria-describedby={ id }
						>
							{ __(
								'Replace',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					</div>
				</>
			) : (
				<>
					<TextField
						label={ label }
						hint={ hint }
						field={ {
							...field,
							value: field.value ?? '',
						} }
						maxLength={ 255 }
						isCode
					/>
					{ hasSecret && (
						<Button variant="link" onClick={ () => turn( null ) }>
							{ __(
								'Keep the stored secret',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					) }
				</>
			) }
		</div>
	);
}
