/**
 * Admin, tools: compares the stores and changes nothing; what differs can be sent from the table.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import type { Action, Field } from '@wordpress/dataviews/wp';
import { useMemo, useState } from '@wordpress/element';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import type { ExplainedCode } from '../../../core/contract/errors';
import type { AuditResult, AuditRow } from '../../../core/contract/tools';
import { Block } from '../../components/block';
import { BusyButton } from '../../components/busy-button';
import { Table } from '../../components/table';
import { FailureNotice } from '../../components/failure-notice';
import { Section } from '../../components/section';
import { SkuField } from '../../components/sku-field';
import { When } from '../../components/when';
import { store } from '../../store';
import { fieldInWords, valueInWords } from '../../words/audit';
import { explained } from '../../words/explained';
import { storeName } from '../../words/store-name';

export function Audit( { settings }: { settings: AdminSettings } ) {
	const { audit } = useDispatch( store );
	const { answer, failure, isComparing } = useSelect(
		( select ) => ( {
			answer: select( store ).getAudit().answer,
			failure: select( store ).getFailure( 'audit' ),
			isComparing: select( store ).isSaving( 'audit' ),
		} ),
		[]
	);
	const result = answer?.audit ?? null;
	const [ skus, setSkus ] = useState< readonly string[] >( [] );
	return (
		<>
			<Section
				title={ __( 'Audit', 'kitgenix-stock-sync-for-woocommerce' ) }
				about={ __(
					'Shows what differs between this Master and each Child. Nothing is changed.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
			>
				<form
					className="kss-form"
					onSubmit={ ( event ) => {
						event.preventDefault();
						if ( ! isComparing ) {
							void audit( skus );
						}
					} }
				>
					<SkuField skus={ skus } onChange={ setSkus } />
					<FailureNotice part="audit" failure={ failure } />
					<div className="kss-actions__row">
						<BusyButton isBusy={ isComparing }>
							{ skus.length === 0
								? __(
										'Compare all products',
										'kitgenix-stock-sync-for-woocommerce'
								  )
								: __(
										'Compare these products',
										'kitgenix-stock-sync-for-woocommerce'
								  ) }
						</BusyButton>
					</div>
				</form>
			</Section>
			<div role="status">
				{ result !== null && (
					<Found
						result={ result }
						codes={ answer?.codes ?? [] }
						settings={ settings }
					/>
				) }
			</div>
		</>
	);
}

interface FoundProps {
	result: AuditResult;
	codes: readonly ExplainedCode[];
	settings: AdminSettings;
}

type Row = AuditRow & { id: string; store: string; cause: string };

function Found( { result, codes, settings }: FoundProps ) {
	const { pushSkus, audit } = useDispatch( store );
	const rows = useMemo(
		() =>
			result.rows.map(
				( row ): Row => ( {
					...row,
					id: `${ row.store_id } ${ row.sku } ${ row.field }`,
					store: storeName( row.store_id, settings ),
					cause: causeOf( row, codes ),
				} )
			),
		[ result, codes, settings ]
	);
	const fields = useMemo( () => fieldsOf( rows ), [ rows ] );
	const actions = useMemo< Action< Row >[] >(
		() => [
			{
				id: 'fix',
				label: _x(
					'Fix',
					'what differs',
					'kitgenix-stock-sync-for-woocommerce'
				),
				isPrimary: true,
				supportsBulk: true,
				isEligible: isFixable,
				callback: async ( items ) => {
					const skus = [
						...new Set( items.map( ( { sku } ) => sku ) ),
					];
					if ( await pushSkus( skus ) ) {
						await audit( result.skus );
					}
				},
			},
		],
		[ pushSkus, audit, result ]
	);
	return (
		<Block
			title={ __( 'Differences', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={
				<>
					{ summaryOf( result ) } (<When time={ result.time } />)
				</>
			}
		>
			<Table
				rows={ rows }
				fields={ fields }
				title="sku"
				columns={ [ 'store', 'field', 'master', 'child', 'waits' ] }
				actions={ actions }
				empty={ __(
					'No differences.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				searchLabel={ __(
					'Search the differences',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				exportName="stock-sync-audit"
			/>
		</Block>
	);
}

/** What the Master has can be sent; a product that is not there, or a store that is silent, needs a person. */
function isFixable( { sku, field }: Row ): boolean {
	return (
		sku !== '' &&
		! [ 'missing', 'duplicate', 'no_answer', 'incomplete' ].includes(
			field
		)
	);
}

/** Why a store did not answer; empty where it did. */
function causeOf(
	{ field, child }: AuditRow,
	codes: readonly ExplainedCode[]
): string {
	return field === 'no_answer' ? explained( child, codes ).cause : '';
}

function summaryOf( { rows, more, stores }: AuditResult ): string {
	const count = rows.length + more;
	if ( count === 0 ) {
		return sprintf(
			/* translators: %d: number of stores */
			_n(
				'%d store was compared, and all is in step.',
				'%d stores were compared, and all is in step.',
				stores.length,
				'kitgenix-stock-sync-for-woocommerce'
			),
			stores.length
		);
	}
	const found = sprintf(
		/* translators: %d: number of differences */
		_n(
			'%d difference was found.',
			'%d differences were found.',
			count,
			'kitgenix-stock-sync-for-woocommerce'
		),
		count
	);
	return more === 0
		? found
		: `${ found } ${ sprintf(
				/* translators: %d: number of differences */
				__(
					'The first %d are shown.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				rows.length
		  ) }`;
}

function fieldsOf( rows: readonly Row[] ): Field< Row >[] {
	const stores = [ ...new Set( rows.map( ( row ) => row.store ) ) ].sort();
	const fields = [ ...new Set( rows.map( ( row ) => row.field ) ) ].sort();
	return [
		{
			id: 'sku',
			label: __( 'SKU', 'kitgenix-stock-sync-for-woocommerce' ),
			enableGlobalSearch: true,
			enableHiding: false,
			filterBy: false,
		},
		{
			id: 'store',
			label: _x(
				'Store',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			elements: stores.map( ( value ) => ( { value, label: value } ) ),
		},
		{
			id: 'field',
			label: _x(
				'Differs in',
				'column',
				'kitgenix-stock-sync-for-woocommerce'
			),
			elements: fields.map( ( value ) => ( {
				value,
				label: fieldInWords( value ),
			} ) ),
		},
		{
			id: 'master',
			label: _x(
				'Here',
				'column: value on the Master',
				'kitgenix-stock-sync-for-woocommerce'
			),
			filterBy: false,
			render: ( { item } ) => (
				<>{ valueInWords( item.field, item.master ) }</>
			),
		},
		{
			id: 'child',
			label: _x(
				'There',
				'column: value on a Child',
				'kitgenix-stock-sync-for-woocommerce'
			),
			filterBy: false,
			render: ( { item } ) => (
				<>{ item.cause || valueInWords( item.field, item.child ) }</>
			),
		},
		{
			id: 'waits',
			label: _x( 'Why', 'column', 'kitgenix-stock-sync-for-woocommerce' ),
			elements: [
				{ value: 'no', label: '—' },
				{
					value: 'unsent',
					label: _x(
						'A sale is on its way',
						'why two stores differ',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'refused',
					label: _x(
						'The Master has refused a change',
						'why two stores differ',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
			],
		},
	];
}
