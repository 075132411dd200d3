/**
 * Tests: a store that did not answer an audit is shown with the words that came for its code.
 *
 * @jest-environment jsdom
 */
import { render, screen } from '@testing-library/react';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import type { ComponentProps } from 'react';
import type { AuditAnswer, AuditRow } from '../../../core/contract/tools';
import type { Table } from '../../components/table';
import { plugin } from '../../fixtures/open-store';
import { MASTER } from '../../fixtures/settings';
import { store } from '../../store';
import { Audit } from './audit';

jest.mock( '@wordpress/api-fetch' );

type Row = { id: string };

// The real one needs a browser's layout. This one shows what the Child has in each row.
jest.mock( '../../components/table', () => ( {
	Table: ( { rows, fields }: ComponentProps< typeof Table< Row > > ) => {
		const Child = fields.find( ( { id } ) => id === 'child' )?.render;
		return (
			<ul>
				{ rows.map( ( item ) => (
					<li key={ item.id }>
						{ Child && (
							<Child item={ item } field={ undefined as never } />
						) }
					</li>
				) ) }
			</ul>
		);
	},
} ) );

const SILENT: AuditRow = {
	store_id: 'c1',
	sku: '',
	field: 'no_answer',
	master: '',
	child: 'kss_unreachable',
	waits: 'no',
};

it( 'says why a store did not answer, by its code where there are no words', async () => {
	const found: AuditAnswer = {
		audit: {
			time: 1_700_000_000,
			skus: [],
			stores: [ { store_id: 'c1', name: 'First' } ],
			rows: [
				SILENT,
				{ ...SILENT, store_id: 'c2', child: 'kss_of_tomorrow' },
				{
					...SILENT,
					sku: 'A',
					field: 'stock_status',
					child: 'instock',
				},
			],
			more: 0,
		},
		codes: [
			{
				code: 'kss_unreachable',
				cause: 'Nobody answers, says the plugin.',
				advice: [],
			},
		],
	};
	const registry = createRegistry();
	registry.register( store );
	plugin.mockReset();
	plugin.mockResolvedValue( found );
	render(
		<RegistryProvider value={ registry }>
			<Audit settings={ MASTER } />
		</RegistryProvider>
	);
	const rows = await screen.findAllByRole( 'listitem' );
	expect( rows.map( ( row ) => row.textContent ) ).toEqual( [
		'Nobody answers, says the plugin.',
		'kss_of_tomorrow',
		'In stock',
	] );
} );
