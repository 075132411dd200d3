/**
 * Admin, settings of a Master: its Children. One form at a time is open; when it closes, the focus goes back to where it was
 * opened.
 */
import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { FailureNotice } from '../../components/failure-notice';
import { Section } from '../../components/section';
import { store } from '../../store';
import { Invite } from '../pairing/invite';
import { Child } from './child';
import { ChildForm } from './child-form';

import { NewSecret } from './new-secret';

/** Stands for the form of a Child that is not there yet: no store id is empty. */
const NEW = '';

export function Children( { settings }: { settings: AdminSettings } ) {
	const { revealed, failure } = useSelect(
		( select ) => ( {
			revealed: select( store ).getRevealedSecret(),
			failure: select( store ).getFailure( 'children' ),
		} ),
		[]
	);
	const { hideSecret } = useDispatch( store );
	const [ open, setOpen ] = useState< string | null >( null );
	const box = useRef< HTMLDivElement >( null );
	const [ next, setNext ] = useState< { focus: string } | null >( null );
	useEffect( () => {
		if ( next !== null ) {
			Array.from(
				box.current?.querySelectorAll< HTMLElement >(
					'[data-focus]'
				) ?? []
			)
				.find( ( { dataset } ) => dataset.focus === next.focus )
				?.focus();
		}
	}, [ next ] );
	const close = ( focus: string | null ) => {
		setOpen( null );
		setNext( focus === null ? null : { focus } );
	};
	const { children } = settings;
	return (
		<Section
			title={ _x(
				'Children',
				'stores that follow the Master',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			about={ __(
				'The stores that sell from this one’s stock. A change made here counts at once, without a further save.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<div ref={ box }>
				{ revealed !== null && (
					<NewSecret
						settings={ settings }
						revealed={ revealed }
						onDone={ () => {
							void hideSecret();
							setNext( { focus: NEW } );
						} }
					/>
				) }
				<FailureNotice part="children" failure={ failure } />
				<div className="kss-invite">
					<Invite settings={ settings } />
				</div>
				{ children.length === 0 && open === null && (
					<div className="kss-empty">
						<p className="kss-empty__title">
							{ __(
								'No Children yet',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</p>
						<p>
							{ __(
								'Install the plugin in the other store, create a code here, and paste it there.',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</p>
					</div>
				) }
				{ children.length > 0 && (
					<ul className="kss-children">
						{ children.map( ( child ) => (
							<li key={ child.id } className="kss-child">
								{ open === child.id ? (
									<ChildForm
										child={ child }
										onClose={ close }
									/>
								) : (
									<Child
										child={ child }
										onEdit={ () => setOpen( child.id ) }
										onRemoved={ () =>
											setNext( { focus: NEW } )
										}
									/>
								) }
							</li>
						) ) }
					</ul>
				) }
				{ open === NEW ? (
					<div className="kss-child">
						<ChildForm child={ null } onClose={ close } />
					</div>
				) : (
					<Button
						variant="tertiary"
						data-focus={ NEW }
						onClick={ () => setOpen( NEW ) }
						__next40pxDefaultSize
					>
						{ __(
							'Add a Child by hand',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</Button>
				) }
			</div>
		</Section>
	);
}
