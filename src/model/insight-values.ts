import { type Parts, resolvePart } from './ask-parts.js';
import type { Scalar } from './event.js';
import type { EventMatcher, Filter } from './filter.js';
import type { Headline, ResolvedInsightsQuery, ValueInsight } from './insights.js';
import { compareScalars, compareText } from './order.js';
import type { AbsoluteRange } from './scope.js';
import { pooledZ, share } from './statistics.js';

/** Values of a property that are looked at in one time, the most common. */
const valuesLookedAt = 1_000;

/** How many users had each value in one time. */
interface Held {
  users: Map<Scalar, number>;
  /** There were more values than are looked at. */
  isCut: boolean;
}

/** The events, those with one of some values only. */
function narrowed(events: EventMatcher, property: string, values: Scalar[]): EventMatcher {
  const held: Filter = { property, op: 'in', value: values };
  return { ...events, where: events.where ? { all: [events.where, held] } : held };
}

async function heldIn(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  property: string,
  range: AbsoluteRange,
  events: EventMatcher,
): Promise<Held | null> {
  const breakdown = { property, limit: valuesLookedAt };
  const trend = resolvePart(
    { kind: 'trend', measure: 'users', events, breakdown },
    resolved,
    range,
  );
  const result = await parts.askIfSupported(trend, `what became of "${property}"`);
  if (!result) return null;
  const users = new Map<Scalar, number>();
  let isCut = false;
  for (const { key, total } of result.series) {
    if (key?.type === 'value') users.set(key.value, total ?? 0);
    if (key?.type === 'other') isCut = true;
  }
  return { users, isCut };
}

/** The values of one property that are common enough, now or before. */
async function insightsOf(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  all: { value: number; previous: number },
  property: string,
): Promise<ValueInsight[]> {
  const { asked, range, previous } = resolved;
  const { events, minShare, minUsers } = asked;
  const held = (time: AbsoluteRange, which = events) =>
    heldIn(parts, resolved, property, time, which);
  const [now, before] = await Promise.all([held(range), held(previous)]);
  if (!now || !before) return [];

  const isCommon = (users = 0, of: number) => users >= minUsers && of > 0 && users / of >= minShare;
  const values = [...new Set([...now.users.keys(), ...before.users.keys()])].filter(
    (value) =>
      isCommon(now.users.get(value), all.value) || isCommon(before.users.get(value), all.previous),
  );
  // Where values were cut, one that is common in the other time may be among those beyond.
  const fill = async ({ users, isCut }: Held, time: AbsoluteRange) => {
    const missing = values.filter((value) => !users.has(value));
    if (!isCut || missing.length === 0) return;
    const found = await held(time, narrowed(events, property, missing));
    for (const [value, count] of found?.users ?? []) users.set(value, count);
  };
  await Promise.all([fill(now, range), fill(before, previous)]);
  return values.map((value): ValueInsight => {
    const users = now.users.get(value) ?? 0;
    const previousUsers = before.users.get(value) ?? 0;
    return {
      property,
      value,
      users,
      share: share(users, all.value),
      previousUsers,
      previousShare: share(previousUsers, all.previous),
      z: pooledZ(users, all.value, previousUsers, all.previous),
    };
  });
}

function compareInsights(a: ValueInsight, b: ValueInsight): number {
  if (a.z === null || b.z === null) {
    if (a.z !== b.z) return a.z === null ? 1 : -1;
  } else if (Math.abs(a.z) !== Math.abs(b.z)) {
    return Math.abs(b.z) - Math.abs(a.z);
  }
  return compareText(a.property, b.property) || compareScalars(a.value, b.value);
}

/**
 * The values of some properties that are common enough among the users, now or before, those that changed most first. In
 * each time the 1,000 most common values of a property are looked at.
 *
 * @param users how many there are; nothing can be said when that is not known
 */
export async function valueInsights(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  { value, previous }: Headline,
  properties: readonly string[],
): Promise<ValueInsight[]> {
  if (value === null || previous === null) return [];
  const lists = await Promise.all(
    properties.map((property) => insightsOf(parts, resolved, { value, previous }, property)),
  );
  return lists.flat().sort(compareInsights);
}
