import type { TrendFact } from './facts.js';
import type { Format } from './format.js';
import type { GroupKey } from './groups.js';
import { usersWords } from './people-messages.js';
import {
  brief,
  filter,
  group,
  joined,
  matcher,
  measureTitle,
  measured,
  plural,
  property,
} from './phrases.js';
import type { AbsoluteRange } from './scope.js';
import type { Aggregate, Measure, ResolvedTrendQuery } from './trend.js';

/* English for trends. */

const decimals = new Map<string, Intl.NumberFormat>();

/** A number that need not be whole. */
function decimal(number: number, { locale }: Format): string {
  let format = decimals.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    decimals.set(locale, format);
  }
  return format.format(Math.abs(number) >= 1000 ? Math.round(number) : number);
}

/** A measured number alone. A dash where there is none. */
function value(measure: Measure, number: number | null, format: Format): string {
  if (number === null) return '–';
  return typeof measure === 'object' ? decimal(number, format) : format.number(number);
}

/** A measured number as the start of a sentence. */
function amount(measure: Measure, number: number, format: Format): string {
  return typeof measure === 'object'
    ? `${measureTitle(measure)} is ${value(measure, number, format)}`
    : measured(measure, number, format);
}

/** What a trend counts, at the start of its definition. */
function counted({ measure, identity }: ResolvedTrendQuery): string {
  if (typeof measure === 'object') return measureTitle(measure);
  if (measure === 'events') return 'Events';
  if (measure === 'sessions') return 'Sessions';
  return { user: 'Unique users', authenticatedUser: 'Unique signed-in users', account: 'Accounts' }[
    identity
  ];
}

function leader(key: GroupKey, total: number, query: ResolvedTrendQuery, format: Format): string {
  const { measure, breakdown } = query;
  const isNone = key.type === 'none';
  const name = isNone ? `without ${property(breakdown?.property ?? '')}` : brief(group(key));
  if (typeof measure === 'object') {
    // Groups are ranked by how many values they have, not by how large those are.
    return `${amount(measure, total, format)} for ${isNone ? 'events ' : ''}${name}, the group with most values`;
  }
  const count = amount(measure, total, format);
  return isNone ? `${count} ${name}, the largest group` : `${name} leads with ${count}`;
}

export const trendMessages = {
  trendTitle: (measure: Measure, by?: string): string =>
    `${measureTitle(measure)} ${by ? `by ${property(by)}` : 'over time'}`,
  trendTakeaway: (
    facts: readonly TrendFact[],
    query: ResolvedTrendQuery,
    format: Format,
  ): string => {
    const { measure } = query;
    const [first] = facts;
    if (!first || first.kind === 'empty') {
      return typeof measure === 'object'
        ? `No numbers in ${measure.property} in this range`
        : `No ${measure} in this range`;
    }
    if (first.kind === 'leader') return leader(first.key, first.total, query, format);
    if (first.kind !== 'total') return '';
    const total = amount(measure, first.total, format);
    const change = facts.find((fact) => fact.kind === 'change');
    if (change) {
      if (change.share === null) return `${total}; none in the time before`;
      const direction = change.share > 0 ? 'up' : 'down';
      return change.share === 0
        ? `${total}, as many as in the time before`
        : `${total}, ${direction} ${format.percent(Math.abs(change.share))} on the time before`;
    }
    const peak = facts.find((fact) => fact.kind === 'peak');
    if (!peak) return total;
    const isAll = typeof measure === 'string' && peak.value === first.total;
    if (isAll) return `${total}, all on ${format.bucket(peak.bucket, query.interval)}`;
    return `${total}, most on ${format.bucket(peak.bucket, query.interval)} (${value(measure, peak.value, format)})`;
  },
  trendDefinition: (query: ResolvedTrendQuery, format: Format): string =>
    joined([
      counted(query),
      matcher(query.events),
      query.where ? filter(query.where) : '',
      query.breakdown
        ? `${query.interval ? 'split by' : 'by'} ${property(query.breakdown.property)}`
        : '',
      format.range(query.range),
      query.previous ? `compared with ${format.range(query.previous.range)}` : '',
      query.timeZone,
      usersWords(query, format),
    ]),
  value,
  axisValue: (measure: Measure, number: number, format: Format): string =>
    typeof measure === 'object' && Math.abs(number) < 10_000
      ? decimal(number, format)
      : format.compact(number),
  /** What a large number is of, beside it. */
  measureUnit: (measure: Measure, number: number | null): string => {
    const title = measureTitle(measure);
    if (typeof measure === 'object') return `${title[0]?.toLowerCase()}${title.slice(1)}`;
    return plural(number ?? 0, title.slice(0, -1), title).toLowerCase();
  },
  comparedWith: (period: string): string => `Before: ${period}`,
  thisTime: 'This time',
  change: (share: number | null, format: Format): string => {
    if (share === null) return 'new';
    if (share === 0) return 'no change';
    return `${share > 0 ? '▲ up' : '▼ down'} ${format.percent(Math.abs(share))}`;
  },
  previousSeries: (name: string): string => `${name}, before`,
  changeOf: (name: string): string => `${name}, change`,
  previousTime: 'Time before',
  previousValue: (text: string): string => `${text} before`,
  changeColumn: 'Change',

  // What is asked
  show: 'Show',
  countsGroup: 'Count',
  propertyMeasures: 'Of a number',
  aggregate: (of: Aggregate): string =>
    ({
      sum: 'Sum',
      average: 'Average',
      min: 'Smallest',
      max: 'Largest',
      median: 'Median',
      p75: '75th percentile',
      p90: '90th percentile',
      p95: '95th percentile',
      p99: '99th percentile',
    })[of],
  whoUsed: 'Who used',
  anyEvent: 'Any event',
  eventsChosen: (count: number): string => `${count} ${plural(count, 'event', 'events')}`,
  byTime: 'Time',
  byProperty: 'A property',
  splitBy: 'Split by',
  noSplit: 'Nothing',
  compare: 'Compare',
  compareWith: 'Compare with the time before',
  removeFilters: 'Remove filters',

  // How it is shown
  chartType: 'Chart type',
  line: 'Line',
  bars: 'Bars',
  seriesTotal: 'Total',
  bucketColumn: 'Period',
  startColumn: 'Start',
  endColumn: 'End',
  moreSeries: (count: number): string => `and ${count} more`,
  inBothBars: (measure: Measure): string =>
    `${measure === 'sessions' ? 'A session' : 'Someone'} in two groups is in both bars, so the stacks can be higher than the number of ${measure === 'sessions' ? 'sessions' : 'users'}`,
  dataStarts: (instant: number, format: Format): string =>
    `The data starts on ${format.date(instant)}; the time before is left out`,
  beforeTheData: (instant: number, format: Format): string =>
    `The time before is not all in the data, which starts on ${format.date(instant)}`,
  annotations: 'What happened',
  annotation: (number: number, label: string, date: string): string =>
    `${number}: ${label}, ${date}`,

  // Reading and zooming
  chartKeys:
    'Left and right arrows read, with Shift they select, Enter zooms in on what is selected, Escape goes back.',
  selected: (range: AbsoluteRange, format: Format): string =>
    `${format.range(range)} selected; Enter zooms in`,
  seriesKeys: 'Up and down arrows choose a series.',
  numberKeys: 'Enter opens what is behind a number.',
  /** A number that was chosen among several. */
  seriesNumber: (series: string, number: string): string => `${series}: ${number}`,
  clickForBehind: (measure: Measure): string =>
    `Click for the ${measure === 'sessions' ? 'sessions' : 'people'} behind it`,
  releaseToZoom: 'Release to zoom in',
  enterToZoom: 'Enter zooms in',
  zoomOut: 'Zoom out',
};
