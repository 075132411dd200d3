/**
 * Admin, activity: the links that fail, one row each, to be tried at once or given up.
 */
import type { Action, Field } from '@wordpress/dataviews/wp';
import { useDispatch } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { BacklogRow } from '../../../core/contract/tools';
import { Block } from '../../components/block';
import { ConfirmContent } from '../../components/confirm';
import { Table } from '../../components/table';
import { timeField } from '../../components/time-field';
import { store } from '../../store';
import { waitingRows, type WaitingRow } from './rows';

interface Props {
	rows: readonly BacklogRow[];
	codes: readonly ExplainedCode[];
	settings: AdminSettings;
}

export function Backlog( { rows, codes, settings }: Props ) {
	const shown = useMemo(
		() => waitingRows( rows, codes, settings ),
		[ rows, codes, settings ]
	);
	const fields = useMemo( () => fieldsOf(), [] );
	return (
		<Block
			title={ __( 'Waiting', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'Stores that could not be reached. Each is tried again by itself, ever more seldom, up to once an hour.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<Table
				rows={ shown }
				fields={ fields }
				title="store"
				columns={ [ 'error', 'waiting', 'attempt', 'next_attempt' ] }
				actions={ useActions() }
				empty={ __(
					'Nothing waits: every store has been reached.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				searchLabel={ __(
					'Search what waits',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				exportName="stock-sync-waiting"
			/>
		</Block>
	);
}

function useActions(): Action< WaitingRow >[] {
	const { changeLogs } = useDispatch( store );
	return useMemo(
		() => [
			{
				id: 'retry',
				label: __(
					'Try again now',
					'kitgenix-stock-sync-for-woocommerce'
				),
				isPrimary: true,
				supportsBulk: true,
				callback: async ( items ) => {
					for ( const { store_id: storeId } of items ) {
						await changeLogs(
							{ action: 'retry', store_id: storeId },
							__(
								'It is being tried.',
								'kitgenix-stock-sync-for-woocommerce'
							)
						);
					}
				},
			},
			{
				id: 'discard',
				label: __( 'Give up', 'kitgenix-stock-sync-for-woocommerce' ),
				isDestructive: true,
				supportsBulk: true,
				modalHeader: __(
					'Give up what waits?',
					'kitgenix-stock-sync-for-woocommerce'
				),
				RenderModal: ( { items, closeModal } ) => (
					<ConfirmContent
						action={ __(
							'Give up',
							'kitgenix-stock-sync-for-woocommerce'
						) }
						part="logs"
						onCancel={ () => closeModal?.() }
						onConfirm={ async () => {
							for ( const { store_id: storeId } of items ) {
								const isDone = await changeLogs(
									{ action: 'discard', store_id: storeId },
									__(
										'What waited was given up.',
										'kitgenix-stock-sync-for-woocommerce'
									)
								);
								if ( ! isDone ) {
									return;
								}
							}
							closeModal?.();
						} }
					>
						<ul className="kss-modal__list">
							{ items.map( ( item ) => (
								<li key={ item.id }>{ lossOf( item ) }</li>
							) ) }
						</ul>
					</ConfirmContent>
				),
			},
		],
		[ changeLogs ]
	);
}

/** What is lost with it. */
function lossOf( { store: name, type, waiting }: WaitingRow ): string {
	return type === 'push'
		? sprintf(
				/* translators: 1: number of products, 2: name of a store */
				_n(
					'%2$s keeps an old number of %1$d product until that changes again, or until a reconcile.',
					'%2$s keeps old numbers of %1$d products until they change again, or until a reconcile.',
					waiting,
					'kitgenix-stock-sync-for-woocommerce'
				),
				waiting,
				name
		  )
		: sprintf(
				/* translators: %d: number of products */
				_n(
					'What this store has sold of %d product is never counted by the Master; the Master’s number is shown here again.',
					'What this store has sold of %d products is never counted by the Master; the Master’s numbers are shown here again.',
					waiting,
					'kitgenix-stock-sync-for-woocommerce'
				),
				waiting
		  );
}

function fieldsOf(): Field< WaitingRow >[] {
	return [
		{
			id: 'store',
			label: _x(
				'Store',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			enableGlobalSearch: true,
			enableHiding: false,
			filterBy: false,
		},
		{
			id: 'error',
			label: _x( 'Why', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
			enableGlobalSearch: true,
			enableSorting: false,
			filterBy: false,
			render: ( { item: { cause, advice, error } } ) => (
				<div className="kss-wrap">
					{ cause === '' ? (
						error
					) : (
						<>
							{ cause }
							<div className="kss-hint">{ advice[ 0 ] }</div>
						</>
					) }
				</div>
			),
		},
		{
			id: 'waiting',
			type: 'integer',
			label: _x(
				'Products',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			filterBy: false,
		},
		{
			id: 'attempt',
			type: 'integer',
			label: _x(
				'Attempts',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			filterBy: false,
		},
		timeField(
			'time',
			_x( 'Since', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
			( { time } ) => time
		),
		timeField(
			'next_attempt',
			_x(
				'Next attempt',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			( row ) => row.next_attempt
		),
	];
}
