import type { TrendSelection } from '../../model/selection.js';
import type { ResolvedTrendQuery } from '../../model/trend.js';
import { membersUnder } from './groups.js';
import { isMeasured } from './measure.js';
import type { PreparedEvent } from './prepare.js';
import { trendEvents, trendGroups, trendGroupsBefore } from './trend-groups.js';

/** The events a number of a trend is made of. */
export function eventsBehindTrend(
  all: readonly PreparedEvent[],
  { of, bucket: at, key, previous }: TrendSelection<ResolvedTrendQuery>,
): PreparedEvent[] {
  const { range, buckets } = (previous ? of.previous : of) ?? of;
  const groups = previous ? trendGroupsBefore(all, of) : trendGroups(all, of);
  const events = key ? membersUnder(groups, key) : trendEvents(all, of, range);
  const bucket = at === undefined ? range : buckets.find(({ start }) => start === at);
  return events.filter(
    (event) =>
      isMeasured(event, of) &&
      bucket !== undefined &&
      event.time >= bucket.start &&
      event.time < bucket.end,
  );
}
