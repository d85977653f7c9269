import type { StickinessSelection } from '../../model/selection.js';
import type { ResolvedStickinessQuery, StickinessRows } from '../../model/stickiness.js';
import { matches } from './conditions.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, idsOf, userOf } from './units.js';

function eventsOf(all: readonly PreparedEvent[], query: ResolvedStickinessQuery): PreparedEvent[] {
  return eventsInScope(all, query, { start: query.range.start, end: query.horizon }).filter(
    (event) => matches(event, query.events),
  );
}

/** Everyone who was active, and in how many buckets. */
function activeUsers(
  all: readonly PreparedEvent[],
  query: ResolvedStickinessQuery,
): { user: string; count: number }[] {
  const events = eventsOf(all, query);
  const who = (event: PreparedEvent): string | null => userOf(event, query.identity);
  return idsOf(events, who).map((user) => {
    const times = events.filter((event) => who(event) === user).map(({ time }) => time);
    const active = query.buckets.filter(({ start, end }) =>
      times.some((time) => time >= start && time < end),
    );
    return { user, count: active.length };
  });
}

/** A stickiness read from the rules word by word. Counts nobody has are left out. */
export function stickinessByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedStickinessQuery,
): StickinessRows {
  const users = activeUsers(all, query);
  const counts = query.buckets.map((_, i) => ({
    count: i + 1,
    users: users.filter(({ count }) => count === i + 1).length,
  }));
  const eventsWithoutUser = eventsOf(all, query).filter(
    (event) => userOf(event, query.identity) === null,
  ).length;
  return {
    kind: 'stickiness',
    counts: counts.filter((each) => each.users > 0),
    meta: oracleMeta({ eventsWithoutUser }),
  };
}

/** The users active in exactly so many buckets. */
export function usersBehindStickiness(
  all: readonly PreparedEvent[],
  { of, count }: StickinessSelection<ResolvedStickinessQuery>,
): string[] {
  return activeUsers(all, of)
    .filter((each) => each.count === count)
    .map(({ user }) => user);
}
