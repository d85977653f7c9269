import type { TrendFact } from './facts.js';
import type { Format } from './format.js';
import {
  brief,
  filter,
  group,
  matcher,
  measureTitle,
  measured,
  plural,
  property,
} from './phrases.js';
import type { Measure, ResolvedTrendQuery } from './trend.js';

/* English for trends. */

/** What a trend counts, at the start of its definition. */
function counted({ measure, identity }: ResolvedTrendQuery): string {
  if (typeof measure === 'object') return measureTitle(measure);
  if (measure === 'events') return 'Events';
  if (measure === 'sessions') return 'Sessions';
  return { user: 'Unique users', authenticatedUser: 'Unique signed-in users', account: 'Accounts' }[
    identity
  ];
}

export const trendMessages = {
  trendTitle: (measure: Measure): string => `${measureTitle(measure)} over time`,
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
    if (first.kind === 'leader') {
      const count = measured(measure, first.total, format);
      if (first.key.type === 'none') {
        return `${count} without ${property(query.breakdown?.property ?? '')}, the largest group`;
      }
      return `${brief(group(first.key))} leads with ${count}`;
    }
    if (first.kind !== 'total') return '';
    const total = measured(measure, first.total, format);
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
    return `${total}, most on ${format.bucket(peak.bucket, query.interval)} (${format.number(peak.value)})`;
  },
  trendDefinition: (query: ResolvedTrendQuery, format: Format): string =>
    [
      counted(query),
      matcher(query.events),
      query.where ? filter(query.where) : '',
      query.breakdown ? `split by ${property(query.breakdown.property)}` : '',
      format.range(query.range),
      query.previous ? `compared with ${format.range(query.previous.range)}` : '',
      query.timeZone,
    ]
      .filter(Boolean)
      .join(' · '),
  change: (share: number | null, format: Format): string => {
    if (share === null) return 'new';
    if (share === 0) return 'no change';
    return `${share > 0 ? '▲ up' : '▼ down'} ${format.percent(Math.abs(share))}`;
  },
  previousSeries: (name: string): string => `${name}, before`,
  previousTime: 'Time before',
  whoUsed: 'Who used',
  anyEvent: 'Any event',
  eventsChosen: (count: number): string => `${count} ${plural(count, 'event', 'events')}`,
  splitBy: 'Split by',
  noSplit: 'Nothing',
  chartType: 'Chart type',
  line: 'Line',
  bars: 'Bars',
  seriesTotal: 'Total',
  bucketColumn: 'Period',
  moreSeries: (count: number): string => `and ${count} more`,
};
