/**
 * Admin: a state, told by its words, an icon and a colour, so that no one of them is needed to understand it.
 */
import { Icon } from '@wordpress/components';
import { cautionFilled, check, closeSmall, update } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { Tone } from '../words/link-state';

const ICONS = {
	calm: check,
	busy: update,
	alarm: cautionFilled,
	quiet: closeSmall,
} as const;

interface Props {
	tone: Tone;
	children: ReactNode;
}

export function StateLabel( { tone, children }: Props ) {
	return (
		<span className={ `kss-state is-${ tone }` }>
			<Icon icon={ ICONS[ tone ] } size={ 20 } />
			<span>{ children }</span>
		</span>
	);
}
