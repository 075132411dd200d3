/**
 * Admin: a value that has to be entered in another store, with a button that copies it.
 */
import { Button, VisuallyHidden } from '@wordpress/components';
import { useCopyToClipboard, useInstanceId } from '@wordpress/compose';
import { useEffect, useState } from '@wordpress/element';
import { _x } from '@wordpress/i18n';

/** Milliseconds for which the button says that it worked. */
const SAID_FOR = 3000;

interface Props {
	label: string;
	value: string;
}

export function CopyValue( { label, value }: Props ) {
	const id = useInstanceId( CopyValue, 'kss-copy' );
	const [ isCopied, setIsCopied ] = useState( false );
	const ref = useCopyToClipboard( value, () => setIsCopied( true ) );
	useEffect( () => {
		if ( isCopied ) {
			const timer = setTimeout( () => setIsCopied( false ), SAID_FOR );
			return () => clearTimeout( timer );
		}
	}, [ isCopied ] );
	const copy = _x(
		'Copy',
		'to the clipboard',
		'kitgenix-stock-sync-for-woocommerce'
	);
	const copied = _x(
		'Copied',
		'to the clipboard',
		'kitgenix-stock-sync-for-woocommerce'
	);
	return (
		<div className="kss-copy">
			<span className="kss-label" id={ id }>
				{ label }
			</span>
			<div className="kss-copy__value">
				<code dir="ltr">{ value }</code>
				<Button ref={ ref } variant="tertiary" aria-describedby={ id }>
					{ isCopied ? copied : copy }
				</Button>
				<VisuallyHidden aria-live="polite">
					{ isCopied ? copied : '' }
				</VisuallyHidden>
			</div>
		</div>
	);
}
