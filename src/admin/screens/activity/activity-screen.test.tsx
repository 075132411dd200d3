/**
 * Tests: codes of event log and backlog are explained in the words that came with them.
 *
 * @jest-environment jsdom
 */
import { render, screen, within } from '@testing-library/react';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import type { ComponentProps, ComponentType } from 'react';
import type { LogsAnswer } from '../../../core/contract/tools';
import type { Table } from '../../components/table';
import { LOGS } from '../../fixtures/logs';
import { plugin } from '../../fixtures/open-store';
import { MASTER } from '../../fixtures/settings';
import { store } from '../../store';
import ActivityScreen from './activity-screen';

jest.mock( '@wordpress/api-fetch' );

type Row = { id: string };
type Modal = ComponentType< { items: Row[] } >;

// The real one needs a browser's layout. This one shows what it is given: each field of each row, and the details of a row.
jest.mock( '../../components/table', () => ( {
	Table: ( props: ComponentProps< typeof Table< Row > > ) => (
		<ul>
			{ props.rows.map( ( item ) => (
				<li key={ item.id }>
					{ props.fields.map( ( { id, render: Field } ) =>
						Field === undefined ? null : (
							<div key={ id }>
								<Field
									item={ item }
									field={ undefined as never }
								/>
							</div>
						)
					) }
					{ props.actions
						?.filter( ( { id } ) => id === 'details' )
						.map( ( action ) => {
							const Details = (
								action as unknown as { RenderModal: Modal }
							 ).RenderModal;
							return (
								<Details key={ action.id } items={ [ item ] } />
							);
						} ) }
				</li>
			) ) }
		</ul>
	),
} ) );

async function shown( logs: LogsAnswer ): Promise< HTMLElement[] > {
	const registry = createRegistry();
	registry.register( store );
	plugin.mockReset();
	plugin.mockResolvedValue( logs );
	render(
		<RegistryProvider value={ registry }>
			<ActivityScreen settings={ MASTER } />
		</RegistryProvider>
	);
	return screen.findAllByRole( 'listitem' );
}

it( 'an event with a code is explained by cause and advice, one without is not', async () => {
	const [ , known, plain ] = await shown( LOGS );
	for ( const text of [
		'Nobody answers, says the plugin.',
		'Look there first.',
		'Then look here.',
	] ) {
		expect( within( known! ).getByText( text ) ).toBeTruthy();
		expect( within( plain! ).queryByText( text ) ).toBeNull();
	}
} );

it( 'what waits says the cause of its code and what to do first, else the error as it came', async () => {
	const [ row ] = LOGS.backlog;
	const [ known, plain ] = await shown( {
		...LOGS,
		event_log: [],
		backlog: [
			{ ...row!, code: 'kss_unreachable' },
			{ ...row!, store_id: 'c2' },
		],
	} );
	expect( known!.textContent ).toMatch( /Nobody answers, says the plugin\./ );
	expect( known!.textContent ).toMatch( /Look there first\./ );
	expect( known!.textContent ).not.toMatch( /Then look here\./ );
	expect( plain!.textContent ).toMatch( /Could not resolve host\./ );
} );
