import type { Scalar } from '../../model/event.js';
import type { GroupKey } from '../../model/groups.js';
import { compareScalars } from '../../model/order.js';
import type { Measure, ResolvedTrendQuery, TrendRows } from '../../model/trend.js';
import { matches, passes, valueOf } from './conditions.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';

function measured(events: PreparedEvent[], measure: Measure): number {
  if (measure === 'events') return events.length;
  const units = new Set(events.map((event) => (measure === 'users' ? event.user : event.session)));
  units.delete(null);
  return units.size;
}

function seriesOf(
  key: GroupKey | null,
  events: PreparedEvent[],
  { buckets, measure }: ResolvedTrendQuery,
): TrendRows['series'][number] {
  const cells = buckets.map(({ start, end }, bucket) => {
    const inside = events.filter((event) => event.time >= start && event.time < end);
    return { bucket, value: measured(inside, measure) };
  });
  return { key, total: measured(events, measure), cells: cells.filter((cell) => cell.value > 0) };
}

/** A trend read from the rules word by word. */
export function trendByOracle(all: readonly PreparedEvent[], query: ResolvedTrendQuery): TrendRows {
  const { range, measure, breakdown } = query;
  const events = all.filter(
    (event) =>
      event.time >= range.start &&
      event.time < range.end &&
      passes(event, query.universe) &&
      passes(event, query.where) &&
      matches(event, query.events),
  );
  const meta = oracleMeta(events.filter((event) => event.user === null).length);
  if (!breakdown) return { kind: 'trend', series: [seriesOf(null, events, query)], meta };

  const valueIn = (event: PreparedEvent): Scalar | null => valueOf(event, breakdown.property);
  const ranked = [...new Set(events.map(valueIn))]
    .map((value) => {
      const members = events.filter((event) => valueIn(event) === value);
      return { value, members, headline: measured(members, measure) };
    })
    .filter(({ headline }) => headline > 0)
    .toSorted((a, b) => b.headline - a.headline || compareScalars(a.value, b.value));
  const series = ranked.slice(0, breakdown.limit).map(({ value, members }) => {
    const key: GroupKey = value === null ? { type: 'none' } : { type: 'value', value };
    return seriesOf(key, members, query);
  });
  const folded = ranked.slice(breakdown.limit);
  if (folded.length > 0) {
    const members = folded.flatMap((group) => group.members);
    series.push(seriesOf({ type: 'other', count: folded.length }, members, query));
  }
  return { kind: 'trend', series, meta };
}
