import type { Bucket } from '../../model/calendar.js';
import type { GroupKey } from '../../model/groups.js';
import type { ResolvedTrendQuery, TrendRows, TrendSeriesRows } from '../../model/trend.js';
import { headlineOf, measured } from './measure.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { trendEvents, trendGroups, trendGroupsBefore } from './trend-groups.js';
import { userOf } from './units.js';

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

/** A trend read from the rules word by word. */
export function trendByOracle(all: readonly PreparedEvent[], query: ResolvedTrendQuery): TrendRows {
  const { range, buckets, breakdown, previous, identity } = query;
  const events = trendEvents(all, query, range);
  const series = breakdown
    ? trendGroups(all, query).map(({ key, members }) => seriesOf(key, members, buckets, query))
    : [seriesOf(null, events, buckets, query)];
  const eventsWithoutUser = events.filter((event) => userOf(event, identity) === null).length;
  const meta = oracleMeta({ eventsWithoutUser });
  if (!previous) return { kind: 'trend', series, meta };
  const past = breakdown
    ? trendGroupsBefore(all, query).map(({ key, members }) =>
        seriesOf(key, members, previous.buckets, query),
      )
    : [seriesOf(null, trendEvents(all, query, previous.range), previous.buckets, query)];
  return { kind: 'trend', series, previous: past, meta };
}
