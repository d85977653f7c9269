import type { Bucket } from '../../model/calendar.js';
import type { Scalar } from '../../model/event.js';
import type { GroupKey } from '../../model/groups.js';
import { compareScalars } from '../../model/order.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { ResolvedTrendQuery, TrendRows, TrendSeriesRows } from '../../model/trend.js';
import { matches, valueOf } from './conditions.js';
import { headlineOf, measured } from './measure.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, userOf } from './units.js';

interface Group {
  value: Scalar | null;
  members: PreparedEvent[];
  headline: number;
}

/** The numbers of some events. Buckets where nothing happened, or nothing was measured, are left out. */
function seriesOf(
  key: GroupKey | null,
  events: PreparedEvent[],
  buckets: readonly Bucket[],
  query: ResolvedTrendQuery,
): TrendSeriesRows {
  const cells: TrendSeriesRows['cells'] = [];
  buckets.forEach(({ start, end }, bucket) => {
    const inside = events.filter((event) => event.time >= start && event.time < end);
    const value = measured(inside, query);
    if (headlineOf(inside, query) > 0 && value !== null) cells.push({ bucket, value });
  });
  return { key, total: measured(events, query), cells };
}

/** The events by their values of a property, those without a headline left out. */
function groupsOf(
  events: readonly PreparedEvent[],
  property: string,
  query: ResolvedTrendQuery,
): Group[] {
  const valueIn = (event: PreparedEvent): Scalar | null => valueOf(event, property);
  return [...new Set(events.map(valueIn))]
    .map((value) => {
      const members = events.filter((event) => valueIn(event) === value);
      return { value, members, headline: headlineOf(members, query) };
    })
    .filter(({ headline }) => headline > 0);
}

function keyOf(value: Scalar | null): GroupKey {
  return value === null ? { type: 'none' } : { type: 'value', value };
}

function otherOf(
  folded: readonly Group[],
  buckets: readonly Bucket[],
  query: ResolvedTrendQuery,
): TrendSeriesRows[] {
  if (folded.length === 0) return [];
  const members = folded.flatMap((group) => group.members);
  return [seriesOf({ type: 'other', count: folded.length }, members, buckets, query)];
}

/** A trend read from the rules word by word. */
export function trendByOracle(all: readonly PreparedEvent[], query: ResolvedTrendQuery): TrendRows {
  const { buckets, breakdown, previous, identity } = query;
  const eventsOf = (range: AbsoluteRange): PreparedEvent[] =>
    eventsInScope(all, query, range).filter((event) => matches(event, query.events));
  const events = eventsOf(query.range);
  const before = previous ? eventsOf(previous.range) : [];
  const eventsWithoutUser = events.filter((event) => userOf(event, identity) === null).length;
  const meta = oracleMeta({ eventsWithoutUser });

  if (!breakdown) {
    const series = [seriesOf(null, events, buckets, query)];
    if (!previous) return { kind: 'trend', series, meta };
    const past = [seriesOf(null, before, previous.buckets, query)];
    return { kind: 'trend', series, previous: past, meta };
  }

  const ranked = groupsOf(events, breakdown.property, query).toSorted(
    (a, b) => b.headline - a.headline || compareScalars(a.value, b.value),
  );
  const shown = ranked.slice(0, breakdown.limit);
  const series = [
    ...shown.map(({ value, members }) => seriesOf(keyOf(value), members, buckets, query)),
    ...otherOf(ranked.slice(breakdown.limit), buckets, query),
  ];
  if (!previous) return { kind: 'trend', series, meta };

  const groupsBefore = groupsOf(before, breakdown.property, query);
  const isShown = (value: Scalar | null): boolean => shown.some((group) => group.value === value);
  const past = [
    ...shown.map(({ value }) => {
      const same = groupsBefore.find((group) => group.value === value);
      return seriesOf(keyOf(value), same?.members ?? [], previous.buckets, query);
    }),
    ...otherOf(
      groupsBefore.filter(({ value }) => !isShown(value)),
      previous.buckets,
      query,
    ),
  ];
  return { kind: 'trend', series, previous: past, meta };
}
