/**
 * Admin, tools: ask every store whether it hears us, bring all stores in step, push single products, compare.
 */
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { Section } from '../../components/section';
import { Audit } from './audit';
import { Connections } from './connections';
import { ManualSync } from './manual-sync';
import { Reconcile } from './reconcile';

export default function ToolsScreen( {
	settings,
}: {
	settings: AdminSettings;
} ) {
	return (
		<>
			<Connections settings={ settings } />
			{ settings.role === 'master' ? (
				<>
					<Reconcile settings={ settings } />
					<ManualSync settings={ settings } />
					<Audit settings={ settings } />
				</>
			) : (
				<Section
					title={ __(
						'Reconcile and audit',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					about={ __(
						'They compare every Child with the Master.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				>
					<p>
						{ __(
							'The Master’s numbers are right, so these tools are on its own Stock Sync screen.',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</p>
				</Section>
			) }
		</>
	);
}
