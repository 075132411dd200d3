/**
 * Admin, activity: what has happened, newest first, each code with its cause and what to do.
 */
import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import type { Action, Field } from '@wordpress/dataviews/wp';
import { useMemo, useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { LogLine } from '../../../core/contract/tools';
import { Block } from '../../components/block';
import { Confirm } from '../../components/confirm';
import { Table } from '../../components/table';
import { timeField } from '../../components/time-field';
import { store } from '../../store';
import { exactTime } from '../../words/exact-time';
import { logRows, type LogRow } from './rows';

interface Props {
	lines: readonly LogLine[];
	codes: readonly ExplainedCode[];
	settings: AdminSettings;
}

export function EventLog( { lines, codes, settings }: Props ) {
	const { changeLogs } = useDispatch( store );
	const [ isAsking, setIsAsking ] = useState( false );
	const rows = useMemo(
		() => logRows( lines, codes, settings ),
		[ lines, codes, settings ]
	);
	const fields = useMemo( () => fieldsOf( rows ), [ rows ] );
	const actions = useMemo( () => [ detailsAction() ], [] );
	const clear = async () => {
		const isDone = await changeLogs(
			{ action: 'clear_event_log' },
			__(
				'The event log was cleared.',
				'kitgenix-stock-sync-for-woocommerce'
			)
		);
		if ( isDone ) {
			setIsAsking( false );
		}
	};
	return (
		<Block
			title={ __( 'Event log', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'The last 250 events of this store. Each store has a log of its own.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<Table
				rows={ rows }
				fields={ fields }
				title="message"
				columns={ [ 'level', 'store', 'sku', 'time' ] }
				sort={ { field: 'time', direction: 'desc' } }
				actions={ actions }
				empty={ __(
					'Nothing that fits, or nothing has happened yet.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				searchLabel={ __(
					'Search the event log',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				exportName="stock-sync-events"
				header={
					rows.length > 0 && (
						<Button
							variant="tertiary"
							size="compact"
							onClick={ () => setIsAsking( true ) }
						>
							{ __(
								'Clear',
								'kitgenix-stock-sync-for-woocommerce'
							) }
						</Button>
					)
				}
			/>
			{ isAsking && (
				<Confirm
					title={ __(
						'Clear the event log?',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					action={ __(
						'Clear',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					part="logs"
					onConfirm={ () => void clear() }
					onCancel={ () => setIsAsking( false ) }
				>
					<p>
						{ __(
							'What has happened is forgotten here. WooCommerce’s own log keeps it.',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</p>
				</Confirm>
			) }
		</Block>
	);
}

function levelInWords( level: string ): string {
	switch ( level ) {
		case 'error':
			return _x(
				'Error',
				'level',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'warning':
			return _x(
				'Warning',
				'level',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'info':
			return _x( 'Info', 'level', 'kitgenix-stock-sync-for-woocommerce' );
	}
	return level;
}

function detailsAction(): Action< LogRow > {
	return {
		id: 'details',
		label: __( 'Details', 'kitgenix-stock-sync-for-woocommerce' ),
		modalHeader: __( 'Details', 'kitgenix-stock-sync-for-woocommerce' ),
		RenderModal: ( { items } ) => (
			<>
				{ items.map( ( item ) => (
					<Details key={ item.id } row={ item } />
				) ) }
			</>
		),
	};
}

function Details( { row }: { row: LogRow } ) {
	const explained = row.cause === '' ? [] : [ row.cause, ...row.advice ];
	return (
		<div className="kss-details">
			<p>
				<strong>{ row.message }</strong>
			</p>
			<p className="kss-hint">{ exactTime( row.time ) }</p>
			{ explained.map( ( line ) => (
				<p key={ line }>{ line }</p>
			) ) }
			{ row.details !== '' && (
				<pre dir="ltr" tabIndex={ 0 }>
					{ formatted( row.details ) }
				</pre>
			) }
		</div>
	);
}

function formatted( details: string ): string {
	try {
		return JSON.stringify( JSON.parse( details ), null, 2 );
	} catch {
		return details;
	}
}

function fieldsOf( rows: readonly LogRow[] ): Field< LogRow >[] {
	const choices = ( key: 'level' | 'store' | 'code' ) =>
		[ ...new Set( rows.map( ( row ) => row[ key ] ) ) ]
			.filter( ( value ) => value !== '' )
			.sort()
			.map( ( value ) => ( {
				value,
				label: key === 'level' ? levelInWords( value ) : value,
			} ) );
	return [
		{
			id: 'message',
			label: _x(
				'Event',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			enableGlobalSearch: true,
			enableHiding: false,
			filterBy: false,
			render: ( { item } ) => (
				<div className="kss-wrap">{ item.message }</div>
			),
		},
		{
			id: 'level',
			label: _x(
				'Level',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			elements: choices( 'level' ),
			render: ( { item } ) => (
				<span className={ `kss-level is-${ item.level }` }>
					{ levelInWords( item.level ) }
				</span>
			),
		},
		{
			id: 'store',
			label: _x(
				'Store',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			elements: choices( 'store' ),
			enableGlobalSearch: true,
		},
		{
			id: 'code',
			label: _x(
				'Code',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			elements: choices( 'code' ),
			enableGlobalSearch: true,
		},
		{
			id: 'sku',
			label: __( 'SKU', 'kitgenix-stock-sync-for-woocommerce' ),
			enableGlobalSearch: true,
			filterBy: false,
		},
		timeField(
			'time',
			_x( 'When', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
			( { time } ) => time
		),
		{
			id: 'details',
			label: _x(
				'Details',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			enableGlobalSearch: true,
			enableSorting: false,
			filterBy: false,
			render: ( { item } ) => <code dir="ltr">{ item.details }</code>,
		},
	];
}
