/**
 * Admin: one section of a screen: what it is about beside, or on a narrow screen above, a card with the work itself.
 */
import { Card, CardBody } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	about?: string;
	children: ReactNode;
}

export function Section( { title, about = '', children }: Props ) {
	const id = useInstanceId( Section, 'kss-section' );
	return (
		<section className="kss-section" aria-labelledby={ id }>
			<div className="kss-section__about">
				<h2 id={ id }>{ title }</h2>
				{ about !== '' && <p>{ about }</p> }
			</div>
			<Card className="kss-section__card">
				<CardBody>{ children }</CardBody>
			</Card>
		</section>
	);
}
