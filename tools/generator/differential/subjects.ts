/**
 * Differential test: what is compared. Enters: a folder of sources; leaves: its functions, validators and constants, each with the PHP that it
 * became and a source of random arguments.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { isExported } from '../declarations';
import { NAMESPACE } from '../names';
import { payloadsOf } from '../payloads';
import { relativePath } from '../refusal';
import type { Core, Module } from '../source';
import { loadCore } from '../source';
import { camelCase } from '../validators';
import type { Arbitrary } from './arbitrary';
import { arbitraryOf, poolsOf } from './arbitrary';
import type { Subject } from './compare';
import { nearJson } from './near-json';
import type { Random } from './random';

const RUNTIME = join( process.cwd(), 'src/core/runtime' );

/** What to compare, in one PHP process. */
export interface Group {
	folders: readonly string[];
	subjects: readonly ( Subject & { arbitrary: Arbitrary; wanted: number } )[];
}

/**
 * Everything in one folder of sources, a group for each module.
 *
 * @param folder  The sources.
 * @param folders Where the PHP classes are.
 * @param wanted  How many vectors for each function.
 */
export async function groupsIn(
	folder: string,
	folders: readonly string[],
	wanted: number
): Promise< Group[] > {
	const core = loadCore( { folder, runtime: RUNTIME } );
	const groups: Group[] = [];
	for ( const module of core.modules ) {
		groups.push( {
			folders,
			subjects: await subjectsOf( module, core, wanted ),
		} );
	}
	const payloads = payloadsOf( core );
	if ( payloads.length > 0 ) {
		const file = join( folder, 'contract/validators.generated.ts' );
		const functions = await load( file );
		const wholes = payloads.filter( ( { isWhole } ) => isWhole );
		const subjects = wholes.map( ( { name } ) => {
			const document = nearJson( name, payloads );
			return {
				label: `${ labelOf( file ) } ${ camelCase( name ) }()`,
				php: `${ NAMESPACE }\\Contract\\Validators::${ camelCase(
					name
				) }`,
				call: functions( camelCase( name ) ),
				arbitrary: ( random: Random ) => `[${ document( random ) }]`,
				wanted,
			};
		} );
		groups.push( { folders, subjects } );
	}
	return groups;
}

/** As many functions in one PHP process as do not fill the memory with their vectors. */
const AT_ONCE = 4;

export function inParts( { folders, subjects }: Group ): readonly Group[] {
	return subjects.length === 0
		? []
		: [
				{ folders, subjects: subjects.slice( 0, AT_ONCE ) },
				...inParts( { folders, subjects: subjects.slice( AT_ONCE ) } ),
		  ];
}

async function subjectsOf(
	module: Module,
	core: Core,
	wanted: number
): Promise< Group[ 'subjects' ] > {
	const declared = module.file.statements
		.filter( ts.isFunctionDeclaration )
		.filter( isExported );
	const constants = module.file.statements
		.filter( ts.isVariableStatement )
		.filter( isExported )
		.flatMap( ( node ) => node.declarationList.declarations );
	const file = module.file.fileName;
	const php = `${ NAMESPACE }\\${ module.segment }\\${ module.className }`;
	const pools = poolsOf( module.file );
	const exported = await load( file );
	const values = constants.map( ( { name } ) => ( {
		label: `${ labelOf( file ) } ${ name.getText() }`,
		php: `${ php }::${ name.getText() }`,
		call: () => exported( name.getText() ),
		arbitrary: () => '[]',
		wanted: 1,
	} ) );
	const functions = declared.map( ( node ) => {
		const name = node.name?.text ?? '';
		const parameters = node.parameters.map( ( parameter ) =>
			arbitraryOf(
				core.checker.getTypeAtLocation( parameter ),
				core.checker,
				pools
			)
		);
		return {
			label: `${ labelOf( file ) } ${ name }()`,
			php: `${ php }::${ name }`,
			call: exported( name ),
			arbitrary: ( random: Random ) =>
				`[${ parameters
					.map( ( each ) => each( random ) )
					.join( ',' ) }]`,
			wanted,
		};
	} );
	return [ ...values, ...functions ];
}

function labelOf( fileName: string ): string {
	return relativePath( fileName )
		.replace( /^.*core\//, '' )
		.replace( /\.ts$/, '' );
}

async function load(
	fileName: string
): Promise< ( name: string ) => Subject[ 'call' ] > {
	const loaded = ( await import( pathToFileURL( fileName ).href ) ) as Record<
		string,
		Subject[ 'call' ]
	>;
	return ( name ) => {
		const found = loaded[ name ];
		if ( found === undefined ) {
			throw new Error( `${ fileName } does not export ${ name }` );
		}
		return found;
	};
}
