/**
 * Admin: what stands in the place of a screen whose code could not be fetched, after an update of the plugin or without a network.
 */
import { Button, Notice } from '@wordpress/components';
import { Component } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface Props {
	children: ReactNode;
}

export class LoadBoundary extends Component< Props, { hasFailed: boolean } > {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		if ( ! this.state.hasFailed ) {
			return this.props.children;
		}
		return (
			<Notice
				className="kss-failure"
				status="error"
				isDismissible={ false }
			>
				<p>
					{ __(
						'This screen could not be opened. The plugin may have been updated since the page was loaded.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</p>
				<Button
					variant="secondary"
					onClick={ () => window.location.reload() }
					__next40pxDefaultSize
				>
					{ __(
						'Reload the page',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</Button>
			</Notice>
		);
	}
}
