/**
 * Package: texts for translators in one PHP file. Enters: source. Leaves: messages, in the order of the source. Read with
 * php-parser, every node of it, so that no construct hides a text; and a call whose text is not a plain literal stops it.
 * What the event log is told is a text, too: it is stored in English, and translated where it is shown.
 */
import { Engine } from 'php-parser';
import { Unreadable, type Message } from './strings.ts';
import { SLUG } from './versions.ts';

/** Where the arguments of WordPress's functions stand. The domain is always the last. */
interface Positions {
	plural?: number;
	context?: number;
	domain: number;
}

const FUNCTIONS: Readonly< Record< string, Positions > > = {
	__: { domain: 1 },
	_e: { domain: 1 },
	esc_html__: { domain: 1 },
	esc_html_e: { domain: 1 },
	esc_attr__: { domain: 1 },
	esc_attr_e: { domain: 1 },
	_x: { context: 1, domain: 2 },
	_ex: { context: 1, domain: 2 },
	esc_html_x: { context: 1, domain: 2 },
	esc_attr_x: { context: 1, domain: 2 },
	_n: { plural: 1, domain: 3 },
	_nx: { plural: 1, context: 3, domain: 4 },
	_n_noop: { plural: 1, domain: 2 },
	_nx_noop: { plural: 1, context: 2, domain: 3 },
};

/** The event log's methods, and where the text stands. `EventLog::shown()` translates in this context. */
const EVENTS: Readonly< Record< string, number > > = {
	add: 1,
	addOncePerMinute: 1,
};
const EVENT_CONTEXT = 'event';

/** WordPress's rule: the comment ends on the line above the call, or on its line. */
const LINES_BETWEEN = 1;

interface Node {
	kind: string;
	loc?: { start: { line: number }; end: { line: number } };
	[ key: string ]: unknown;
}

const engine = new Engine( {
	parser: { extractDoc: true, suppressErrors: false },
	ast: { withPositions: true },
} );

export function stringsOfPhp( source: string, file: string ): Message[] {
	const program = engine.parseCode( source, file ) as unknown as Node;
	const comments = commentsOf( program );
	return calls( program ).flatMap( ( call ) => {
		const event = eventOf( call, file );
		if ( event ) {
			return event;
		}
		const name = nameOf( call.what as Node );
		const positions = name === null ? undefined : FUNCTIONS[ name ];
		if ( ! positions ) {
			return [];
		}
		const line = call.loc?.start.line ?? 0;
		const args = call.arguments as Node[];
		const literal = ( position: number ): string => {
			const arg = args[ position ];
			if ( arg?.kind !== 'string' ) {
				throw new Unreadable(
					`${ file }:${ line }: argument ${
						position + 1
					} of ${ name }() is not a literal text; translators would never see it.`
				);
			}
			return arg.value as string;
		};
		if ( literal( positions.domain ) !== SLUG ) {
			return [];
		}
		return [
			{
				text: literal( 0 ),
				plural:
					positions.plural === undefined
						? null
						: literal( positions.plural ),
				context:
					positions.context === undefined
						? null
						: literal( positions.context ),
				comment:
					comments.find(
						( { end } ) =>
							line - end >= 0 && line - end <= LINES_BETWEEN
					)?.text ?? null,
				file,
			},
		];
	} );
}

/** What a call tells the event log; null when it is another call. Both sides of a `?` are texts. */
function eventOf( call: Node, file: string ): Message[] | null {
	const what = call.what as Node;
	const position =
		what.kind === 'staticlookup' &&
		nameOf( what.what as Node ) === 'EventLog'
			? EVENTS[ ( what.offset as Node ).name as string ]
			: undefined;
	if ( position === undefined ) {
		return null;
	}
	const literals = ( node: Node | undefined ): string[] => {
		if ( node?.kind === 'retif' ) {
			return [
				...literals( node.trueExpr as Node ),
				...literals( node.falseExpr as Node ),
			];
		}
		if ( node?.kind !== 'string' ) {
			throw new Unreadable(
				`${ file }:${
					call.loc?.start.line ?? 0
				}: what the event log is told is not a literal text; translators would never see it.`
			);
		}
		return [ node.value as string ];
	};
	return literals( ( call.arguments as Node[] )[ position ] ).map(
		( text ) => ( {
			text,
			plural: null,
			context: EVENT_CONTEXT,
			comment: null,
			file,
		} )
	);
}

/** Every call below a node. Whatever holds a node is looked into. */
function calls( node: Node ): Node[] {
	const found: Node[] = node.kind === 'call' ? [ node ] : [];
	for ( const [ key, value ] of Object.entries( node ) ) {
		if ( key === 'loc' || key.endsWith( 'omments' ) ) {
			continue;
		}
		for ( const child of Array.isArray( value ) ? value : [ value ] ) {
			if ( isNode( child ) ) {
				found.push( ...calls( child ) );
			}
		}
	}
	return found;
}

const isNode = ( value: unknown ): value is Node =>
	typeof value === 'object' &&
	value !== null &&
	typeof ( value as Node ).kind === 'string';

function nameOf( what: Node ): string | null {
	return what.kind === 'name'
		? ( what.name as string ).replace( /^\\/, '' )
		: null;
}

function commentsOf( program: Node ): { text: string; end: number }[] {
	return ( ( program.comments as Node[] | undefined ) ?? [] ).flatMap(
		( comment ) => {
			const text = /translators:\s*([\s\S]*?)\s*(?:\*\/)?\s*$/i.exec(
				comment.value as string
			)?.[ 1 ];
			const { start, end } = comment.loc ?? {
				start: { line: 0 },
				end: { line: 0 },
			};
			return text === undefined
				? []
				: [
						{
							text: text.replace( /\s*\n[\s*]*/g, ' ' ),
							// A comment of `//` ends, for the parser, at the beginning of the next line.
							end:
								comment.kind === 'commentline'
									? start.line
									: end.line,
						},
				  ];
		}
	);
}
