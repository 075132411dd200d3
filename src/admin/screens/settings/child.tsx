/**
 * Admin, settings of a Master: one Child, as it is.
 */
import { Button, ExternalLink, ToggleControl } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { AdminChild } from '../../../core/contract/admin';

import { TestReport } from '../../components/test-report';
import { store } from '../../store';
import { nameOf } from '../../words/store-name';
import { RemoveChild } from './remove-child';
import { TestButton } from '../../components/test-button';

interface Props {
	child: AdminChild;
	onEdit: () => void;
	onRemoved: () => void;
}

export function Child( { child, onEdit, onRemoved }: Props ) {
	const id = useInstanceId( Child, 'kss-child' );
	const { saveChild, invite } = useDispatch( store );
	const { isSaving, isInviting } = useSelect(
		( select ) => ( {
			isSaving: select( store ).isSaving( 'children' ),
			isInviting: select( store ).isSaving( 'invite' ),
		} ),
		[]
	);
	const [ isRemoving, setIsRemoving ] = useState( false );
	const name = nameOf( child );
	const turn = ( enabled: boolean ) =>
		saveChild(
			{ action: 'update', id: child.id, enabled },
			'children',
			enabled
				? sprintf(
						/* translators: %s: name of a store */
						__(
							'%s is kept in step again.',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
				  )
				: sprintf(
						/* translators: %s: name of a store */
						__(
							'%s is paused.',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
				  )
		);
	return (
		<div role="group" aria-labelledby={ id }>
			<div className="kss-child__head">
				<div className="kss-child__who">
					<h3 id={ id }>{ name }</h3>
					<ExternalLink href={ child.url }>
						<bdi dir="ltr">{ child.url }</bdi>
					</ExternalLink>
				</div>
				<ToggleControl
					label={ _x(
						'Synchronise',
						'switch of a Child; off means paused',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					checked={ child.enabled }
					onChange={ ( enabled ) => {
						if ( ! isSaving ) {
							void turn( enabled );
						}
					} }
					__nextHasNoMarginBottom
				/>
			</div>
			<p className="kss-child__id">
				{ __( 'Store ID', 'kitgenix-stock-sync-for-woocommerce' ) }{ ' ' }
				<code dir="ltr">{ child.id }</code>
			</p>
			{ ! child.enabled && (
				<p className="kss-hint">
					{ __(
						'Paused: nothing is sent to it, nothing is taken from it. Switched on again, both sides catch up.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
			) }
			{ ! child.has_secret && (
				<p className="kss-consequence">
					{ __(
						'It has no secret yet, so nothing is synchronised. Edit it to generate one.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
			) }
			<div className="kss-actions__row">
				{ child.enabled && child.has_secret && (
					<TestButton storeId={ child.id } name={ name } />
				) }
				<Button
					variant="tertiary"
					data-focus={ child.id }
					onClick={ onEdit }
					aria-label={ sprintf(
						/* translators: %s: name of a store */
						__( 'Edit: %s', 'kitgenix-stock-sync-for-woocommerce' ),
						name
					) }
					__next40pxDefaultSize
				>
					{ __( 'Edit', 'kitgenix-stock-sync-for-woocommerce' ) }
				</Button>
				<Button
					variant="tertiary"
					onClick={ () => {
						if ( ! isInviting ) {
							void invite( child.id );
						}
					} }
					aria-label={ sprintf(
						/* translators: %s: name of a store */
						__(
							'New connection code: %s',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
					) }
					__next40pxDefaultSize
				>
					{ __(
						'New connection code',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</Button>
				<Button
					variant="tertiary"
					isDestructive
					onClick={ () => setIsRemoving( true ) }
					aria-label={ sprintf(
						/* translators: %s: name of a store */
						__(
							'Remove: %s',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
					) }
					__next40pxDefaultSize
				>
					{ __( 'Remove', 'kitgenix-stock-sync-for-woocommerce' ) }
				</Button>
			</div>
			<TestReport storeId={ child.id } />
			{ isRemoving && (
				<RemoveChild
					child={ child }
					onCancel={ () => setIsRemoving( false ) }
					onRemoved={ onRemoved }
				/>
			) }
		</div>
	);
}
