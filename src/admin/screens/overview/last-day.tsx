/**
 * Admin, overview: what crossed within the last day and how long it took, hour by hour. A picture for those who see it, a table for
 * those who hear it.
 */
import { Card, CardBody, VisuallyHidden } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { dateI18n, getSettings } from '@wordpress/date';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { HistoryHour } from '../../../core/contract/history';
import { durationInWords } from '../../words/duration';
import { columnsOf, lagHeight, type Column } from './last-day-hours';

interface Props {
	hours: readonly HistoryHour[];
	/** Unix seconds. */
	now: number;
}

/** Of the picture, in units of its own. */
const WIDTH = 480;
const HEIGHT = 64;
const STEP = WIDTH / 24;
const GAP = 4;

/** Milliseconds at which the scale of the lag has a line. */
const LAG_LINES = [ 1000, 60_000, 3_600_000 ];

export function LastDay( { hours, now }: Props ) {
	const id = useInstanceId( LastDay, 'kss-last-day' );
	const columns = columnsOf( hours, now );
	return (
		<Card className="kss-last-day">
			<CardBody>
				<section aria-labelledby={ id }>
					<h3 id={ id }>
						{ __(
							'The last day',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</h3>
					<p className="kss-hint">{ summaryOf( columns ) }</p>
					<div className="kss-last-day__charts" aria-hidden="true">
						<Chart
							title={ changesTitle() }
							columns={ columns }
							heightOf={ ( column ) => column.changesHeight }
							wordsOf={ ( { changes } ) => String( changes ) }
							lines={ [] }
						/>
						<Chart
							title={ lagTitle() }
							columns={ columns }
							heightOf={ ( column ) => column.lagHeight }
							wordsOf={ ( { lag } ) => durationInWords( lag ) }
							lines={ LAG_LINES.map( ( lag ) => ( {
								height: lagHeight( lag ),
								text: durationInWords( lag ),
							} ) ) }
						/>
					</div>
					<VisuallyHidden>
						<Hours columns={ columns } />
					</VisuallyHidden>
				</section>
			</CardBody>
		</Card>
	);
}

interface ChartProps {
	title: string;
	columns: readonly Column[];
	heightOf: ( column: Column ) => number;
	wordsOf: ( column: Column ) => string;
	lines: readonly { height: number; text: string }[];
}

function Chart( { title, columns, heightOf, wordsOf, lines }: ChartProps ) {
	return (
		<figure className="kss-chart">
			<figcaption>{ title }</figcaption>
			<div className="kss-chart__plot">
				{ lines.map( ( { height, text } ) => (
					<span
						key={ text }
						className="kss-chart__line"
						style={ { insetBlockEnd: `${ height * 100 }%` } }
					>
						{ text }
					</span>
				) ) }
				<svg
					viewBox={ `0 0 ${ WIDTH } ${ HEIGHT }` }
					preserveAspectRatio="none"
				>
					{ columns.map( ( column, place ) => {
						const height = heightOf( column ) * HEIGHT;
						return (
							<g key={ column.start }>
								<title>
									{ `${ hourInWords(
										column.start
									) }: ${ wordsOf( column ) }` }
								</title>
								{ /* The whole column answers to the pointer, however low its bar is. */ }
								<rect
									className="kss-chart__column"
									x={ place * STEP }
									y={ 0 }
									width={ STEP }
									height={ HEIGHT }
								/>
								<rect
									className="kss-chart__bar"
									x={ place * STEP + GAP / 2 }
									y={ HEIGHT - height }
									width={ STEP - GAP }
									height={ height }
								/>
							</g>
						);
					} ) }
				</svg>
			</div>
			<div className="kss-chart__hours">
				<span>{ hourInWords( columns[ 0 ]?.start ?? 0 ) }</span>
				<span>
					{ _x(
						'now',
						'end of a chart',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</span>
			</div>
		</figure>
	);
}

function Hours( { columns }: { columns: readonly Column[] } ) {
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">
						{ _x(
							'Hour',
							'column',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</th>
					<th scope="col">{ changesTitle() }</th>
					<th scope="col">{ lagTitle() }</th>
				</tr>
			</thead>
			<tbody>
				{ columns
					.filter( ( { changes, lag } ) => changes + lag > 0 )
					.map( ( { start, changes, lag } ) => (
						<tr key={ start }>
							<th scope="row">{ hourInWords( start ) }</th>
							<td>{ changes }</td>
							<td>{ durationInWords( lag ) }</td>
						</tr>
					) ) }
			</tbody>
		</table>
	);
}

const changesTitle = () =>
	_x( 'Changes', 'of stock', 'kitgenix-stock-sync-for-woocommerce' );

const lagTitle = () =>
	__( 'Longest time on the way', 'kitgenix-stock-sync-for-woocommerce' );

function hourInWords( start: number ): string {
	return dateI18n(
		getSettings().formats.time,
		new Date( start * 1000 ),
		undefined
	);
}

function summaryOf( columns: readonly Column[] ): string {
	const changes = columns.reduce( ( sum, hour ) => sum + hour.changes, 0 );
	const lag = Math.max( ...columns.map( ( hour ) => hour.lag ) );
	if ( changes === 0 && lag === 0 ) {
		return __(
			'Nothing has crossed within the last day.',
			'kitgenix-stock-sync-for-woocommerce'
		);
	}
	return sprintf(
		/* translators: 1: number of changes, 2: a duration such as 0.4 s */
		_n(
			'%1$d change has crossed; the longest time on the way was %2$s.',
			'%1$d changes have crossed; the longest time on the way was %2$s.',
			changes,
			'kitgenix-stock-sync-for-woocommerce'
		),
		changes,
		durationInWords( lag )
	);
}
