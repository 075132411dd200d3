/**
 * Admin: one part of a screen that needs its whole width, such as a table.
 */
import { useInstanceId } from '@wordpress/compose';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	about: ReactNode;
	children: ReactNode;
}

export function Block( { title, about, children }: Props ) {
	const id = useInstanceId( Block, 'kss-block' );
	return (
		<section className="kss-block" aria-labelledby={ id }>
			<h3 id={ id }>{ title }</h3>
			<p className="kss-hint">{ about }</p>
			{ children }
		</section>
	);
}
