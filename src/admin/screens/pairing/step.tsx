/**
 * Admin, pairing: one step of a guide: what is ahead is named, what is current is open, what is behind says what came of it.
 */
import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { _x } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface Props {
	number: number;
	current: number;
	title: string;
	/** What stands there when the step is behind. */
	done: string;
	/** Opens it again; left out where there is no way back. */
	onBack?: () => void;
	children: ReactNode;
}

export function Step( {
	number,
	current,
	title,
	done,
	onBack,
	children,
}: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );
	const isCurrent = number === current;
	const before = useRef( current );
	useEffect( () => {
		// Whoever cannot see that a step has opened is taken there.
		if ( isCurrent && before.current !== current ) {
			heading.current?.focus();
		}
		before.current = current;
	}, [ isCurrent, current ] );
	return (
		<li
			className={ `kss-step ${ stepClass( number, current ) }` }
			aria-current={ isCurrent ? 'step' : undefined }
		>
			<h4 ref={ heading } tabIndex={ -1 }>
				{ title }
			</h4>
			{ isCurrent && <div className="kss-step__body">{ children }</div> }
			{ number < current && (
				<p className="kss-step__done">
					{ done }{ ' ' }
					{ onBack !== undefined && current === number + 1 && (
						<Button variant="link" onClick={ onBack }>
							{ _x(
								'Change',
								'a choice',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					) }
				</p>
			) }
		</li>
	);
}

function stepClass( number: number, current: number ): string {
	if ( number === current ) {
		return 'is-current';
	}
	return number < current ? 'is-done' : 'is-ahead';
}
