/**
 * Admin: something that is being read, and something that could not be.
 */
import { Button, Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Failure } from '../api/calls';

export function Reading( { children }: { children: ReactNode } ) {
	return (
		<div className="kss-loading" role="status">
			<Spinner />
			{ children }
		</div>
	);
}

interface FailedProps {
	title: string;
	failure: Failure;
	onRetry: () => void;
}

export function ReadingFailed( { title, failure, onRetry }: FailedProps ) {
	return (
		<Notice className="kss-failure" status="error" isDismissible={ false }>
			<p>
				<strong>{ title }</strong> { failure.message }
			</p>
			<Button
				variant="secondary"
				onClick={ onRetry }
				__next40pxDefaultSize
			>
				{ __( 'Try again', 'kitgenix-stock-sync-for-woocommerce' ) }
			</Button>
		</Notice>
	);
}
