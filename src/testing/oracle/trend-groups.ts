import type { AbsoluteRange } from '../../model/scope.js';
import type { ResolvedTrendQuery } from '../../model/trend.js';
import { matches, valueOf } from './conditions.js';
import { folded, type Group, groupBy, type KeyedGroup, keyOf, otherOf, ranked } from './groups.js';
import { headlineOf } from './measure.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope } from './units.js';

/** The events a trend looks at in a time. */
export function trendEvents(
  all: readonly PreparedEvent[],
  query: ResolvedTrendQuery,
  range: AbsoluteRange,
): PreparedEvent[] {
  return eventsInScope(all, query, range).filter((event) => matches(event, query.events));
}

/** Groups by headline; those without one are left out. */
function rankedIn(
  events: readonly PreparedEvent[],
  property: string,
  query: ResolvedTrendQuery,
): Group<PreparedEvent>[] {
  const groups = groupBy(events, (event) => valueOf(event, property));
  return ranked(groups, (members) => headlineOf(members, query));
}

/** The groups of the report. */
export function trendGroups(
  all: readonly PreparedEvent[],
  query: ResolvedTrendQuery,
): KeyedGroup<PreparedEvent>[] {
  const { breakdown, range } = query;
  if (!breakdown) return [];
  return folded(
    rankedIn(trendEvents(all, query, range), breakdown.property, query),
    breakdown.limit,
  );
}

/** The groups of the time before: those the report shows, in its order; everything else is `other`. */
export function trendGroupsBefore(
  all: readonly PreparedEvent[],
  query: ResolvedTrendQuery,
): KeyedGroup<PreparedEvent>[] {
  const { breakdown, range, previous } = query;
  if (!breakdown || !previous) return [];
  const shown = rankedIn(trendEvents(all, query, range), breakdown.property, query)
    .slice(0, breakdown.limit)
    .map(({ value }) => value);
  const before = rankedIn(trendEvents(all, query, previous.range), breakdown.property, query);
  return [
    ...shown.map((value) => ({
      key: keyOf(value),
      members: before.find((group) => group.value === value)?.members ?? [],
    })),
    ...otherOf(before.filter(({ value }) => !shown.includes(value))),
  ];
}
