/**
 * World: what stores say to each other. Requests and answers as the network carries them, and in words.
 */
import type {
	EventAnswer,
	EventItem,
	EventRequest,
	GenerationReport,
	PingAnswer,
} from '../../core/contract/payloads';

/** Stock by SKU, as `stock-state` answers it. */
export type StockTable = Readonly<
	Record<
		string,
		{
			stock_quantity: number;
			stock_status: string;
			backorders: 'no' | 'notify' | 'yes';
			low_stock_amount: number;
			manage_stock: boolean | 'parent';
		}
	>
>;

export type Body =
	| { route: 'ping'; held: GenerationReport | null }
	| { route: 'event'; event: EventRequest }
	| { route: 'stock-state'; skus: readonly string[] }
	| { route: 'held'; skus: readonly string[] };

export type Reply =
	| { route: 'ping'; ping: PingAnswer }
	| { route: 'event'; event: EventAnswer }
	| { route: 'stock-state'; items: StockTable }
	| { route: 'held'; items: readonly EventItem[] };

export interface Call {
	to: string;
	body: Body;
}

export interface Answer {
	/** HTTP status, 0 when there was none. */
	status: number;
	code: string;
	reply: Reply | null;
	/** Whether the peer has signed it: not where it lets nobody in, and never with version 1. */
	isAuthentic: boolean;
	/** What a Child says that refuses the generation. */
	report?: GenerationReport;
}

export interface Request {
	readonly kind: 'request';
	readonly id: number;
	readonly from: string;
	readonly to: string;
	readonly body: Body;
	/** The sender's clock, which is signed. */
	readonly timestamp: number;
	/** The process that waits for the answer, by its id: it may be gone by then. */
	readonly sender: number;
	readonly index: number;
}

export interface AnswerMessage {
	readonly kind: 'answer';
	readonly id: number;
	readonly from: string;
	readonly to: string;
	readonly request: Request;
	readonly answer: Answer;
}

export type Message = Request | AnswerMessage;

/** An answer to an event. */
export const accepted = ( event: EventAnswer ): Answer => ( {
	status: 200,
	code: '',
	isAuthentic: true,
	reply: { route: 'event', event },
} );

export const failure = ( status: number, code: string ): Answer => ( {
	status,
	code,
	reply: null,
	isAuthentic: status !== 0 && status !== 401,
} );

/** What a message says, for people. */
export function describe( message: Message ): string {
	if ( message.kind === 'answer' ) {
		const { status, code, reply } = message.answer;
		const event = reply?.route === 'event' ? reply.event : null;
		const items = ( event?.items ?? [] )
			.map(
				( item ) =>
					`${ item.sku }=${ item.stock_quantity }@${ item.version }`
			)
			.join( ' ' );
		return `${ message.from } answers ${
			message.to
		}: ${ status } ${ code }${
			event?.ack ? `ack ${ event.ack.epoch }/${ event.ack.seq } ` : ''
		}${ items }${ ( event?.errors ?? [] )
			.map( ( error ) => ` ${ error.sku } ${ error.code }` )
			.join( '' ) }`.trimEnd();
	}
	const { body } = message;
	if ( body.route !== 'event' ) {
		return `${ message.from } asks ${ message.to }: ${ body.route }`;
	}
	const { event } = body;
	const items = ( event.items ?? [] )
		.map( ( item ) =>
			item.delta === null
				? `${ item.sku }=${ item.stock_quantity }@${
						item.version ?? '-'
				  }`
				: `${ item.sku }${ item.delta < 0 ? '' : '+' }${ item.delta }${
						item.changed?.length
							? `(${ item.changed.join( ',' ) })`
							: ''
				  }`
		)
		.join( ' ' );
	const number =
		event.epoch === null
			? event.ack &&
			  `${ event.generation } ack ${ event.ack.epoch }/${ event.ack.seq }`
			: `${ event.epoch }/${ event.seq }`;
	return `${ message.from } tells ${ message.to }: ${
		number ?? ''
	} ${ items }`.trimEnd();
}
