import type {
  LifecycleRows,
  LifecycleState,
  ResolvedLifecycleQuery,
} from '../../model/lifecycle.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { LifecycleSelection } from '../../model/selection.js';
import { matches } from './conditions.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, idsOf, userOf } from './units.js';

/** What makes users active: in scope, history included, up to the horizon. */
function activityOf(all: readonly PreparedEvent[], query: ResolvedLifecycleQuery): PreparedEvent[] {
  return eventsInScope(all, query, { start: -Infinity, end: query.horizon }).filter((event) =>
    matches(event, query.events),
  );
}

/** Who is in each state in a bucket. */
function statesIn(
  activity: readonly PreparedEvent[],
  index: number,
  { buckets, before, identity }: ResolvedLifecycleQuery,
): Record<LifecycleState, string[]> {
  const who = (event: PreparedEvent): string | null => userOf(event, identity);
  const activeIn = ({ start, end }: AbsoluteRange): string[] =>
    idsOf(
      activity.filter(({ time }) => time >= start && time < end),
      who,
    );
  const bucket = buckets[index] as AbsoluteRange;
  const active = activeIn(bucket);
  const activeBefore = activeIn(buckets[index - 1] ?? before);
  const isNew = (user: string): boolean =>
    activity.every((event) => who(event) !== user || event.time >= bucket.start);
  return {
    new: active.filter(isNew),
    returning: active.filter((user) => activeBefore.includes(user)),
    resurrected: active.filter((user) => !isNew(user) && !activeBefore.includes(user)),
    dormant: activeBefore.filter((user) => !active.includes(user)),
  };
}

/** A lifecycle read from the rules word by word. Buckets nobody is counted in are left out. */
export function lifecycleByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedLifecycleQuery,
): LifecycleRows {
  const { buckets, range, identity } = query;
  const activity = activityOf(all, query);
  const counts = buckets.map((_, bucket) => {
    const states = statesIn(activity, bucket, query);
    return {
      bucket,
      new: states.new.length,
      returning: states.returning.length,
      resurrected: states.resurrected.length,
      dormant: states.dormant.length,
    };
  });
  const eventsWithoutUser = activity.filter(
    (event) => event.time >= range.start && userOf(event, identity) === null,
  ).length;
  return {
    kind: 'lifecycle',
    buckets: counts.filter(
      (each) => each.new + each.returning + each.resurrected + each.dormant > 0,
    ),
    meta: oracleMeta({ eventsWithoutUser }),
  };
}

/** The users in a state in a bucket. */
export function usersBehindLifecycle(
  all: readonly PreparedEvent[],
  { of, bucket, state }: LifecycleSelection<ResolvedLifecycleQuery>,
): string[] {
  const index = of.buckets.findIndex(({ start }) => start === bucket);
  return statesIn(activityOf(all, of), index, of)[state];
}
