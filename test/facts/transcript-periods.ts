import { expect } from 'vitest';

import type { CohortCondition } from '../../src/model/cohort.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { LifecycleQuery } from '../../src/model/lifecycle.js';
import { resolveQuery } from '../../src/model/query.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import type { StickinessQuery } from '../../src/model/stickiness.js';
import { type FactCase, longAfter } from '../../src/testing/conformance/case.js';
import {
  conditionOf,
  expectRange,
  label,
  localTime,
  matcherOf,
  type PosthogCase,
  type PosthogCondition,
  type PosthogMatch,
  told,
} from './transcript.js';

/* Questions of PostHog's about users from period to period: retention, lifecycle, stickiness. */

type Retention = PosthogCase<
  {
    kind: 'retention';
    period: string;
    intervals: number;
    mode: 'recurring' | 'first_ever' | 'first_time';
    start: PosthogMatch;
    return: PosthogMatch;
    cumulative?: boolean;
    minimum_occurrences?: number;
    breakdown?: { properties: string[]; limit?: number };
    unit?: { property: string };
    actors_of_interval?: number;
  },
  {
    matrix?: number[][];
    breakdown?: { value: string; matrix: number[][] }[];
    actors?: { unit: string; appearances?: number[]; appearances_first_5?: number[] }[];
    interval_starts?: string[];
  }
>;

interface ToldGroup {
  start: number;
  size: number;
  cells: { returned: number }[];
}
interface ToldRetention {
  groups?: ToldGroup[];
  byKey?: { key: GroupKey; groups: ToldGroup[] }[];
}

function expectGroups(ours: readonly ToldGroup[], theirs: readonly number[][]): void {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach(([size, ...returned], i) => {
    const { size: ourSize, cells } = ours[i] as ToldGroup;
    expect(ourSize, `size of group ${i}`).toBe(size);
    // Theirs are filled with 0 after the range, or end there.
    const inRange = Math.min(1 + returned.length, theirs.length - i);
    const filled = returned.map((_, k) => cells[k + 1]?.returned ?? 0);
    expect(cells).toHaveLength(inRange);
    expect(filled, `group ${i}`).toEqual(returned);
  });
}

/** Who is in the group of one interval, and in which columns they came back; 0 is being in the group. */
function expectActors({ byKey = [] }: ToldRetention, { query, expected }: Retention): void {
  const columnsOf = (flags: readonly number[]) => flags.flatMap((flag, k) => (flag ? [k] : []));
  const members = byKey.flatMap(({ key, groups }) => {
    const { size, cells } = groups[query.actors_of_interval as number] as ToldGroup;
    return size > 0 ? [{ unit: label(key), flags: [size, ...cells.slice(1).map(came)] }] : [];
  });
  const { actors = [] } = expected;
  expect(members).toHaveLength(actors.length);
  for (const { unit, appearances, appearances_first_5: five } of actors) {
    const flags = members.find((each) => each.unit === unit)?.flags ?? [];
    const ours = columnsOf(five ? flags.slice(0, 5) : flags);
    expect(ours, unit).toEqual(appearances ?? columnsOf(five ?? []));
  }
}

function came({ returned }: { returned: number }): number {
  return returned;
}

const acquisitions = { recurring: 'recurring', first_ever: 'firstEver', first_time: 'firstEver' };

function expectRetentionQuestion(ours: RetentionQuery, theirs: Retention): void {
  const { query, expected, timezone, week_start } = theirs;
  expectRange(ours, theirs);
  const { groups, columns } = resolveQuery(ours, { now: longAfter });
  const starts = expected.interval_starts;
  expect(groups).toHaveLength(query.date_from && starts ? starts.length : query.intervals);
  expect(columns).toHaveLength(query.intervals);
  if (starts) {
    expect(
      groups.map(({ start }, i) => localTime(start, timezone).slice(0, starts[i]?.length)),
    ).toEqual(starts);
  }
  expect(ours.period).toBe(query.period.toLowerCase());
  if (ours.period === 'week') expect(ours.weekStart).toBe(week_start && 0);
  expect(ours.start ?? {}).toEqual(matcherOf(query.start));
  expect(ours.return ?? {}).toEqual(matcherOf(query.return));
  expect(ours.acquisition ?? 'recurring').toBe(acquisitions[query.mode]);
  expect(ours.rule ?? 'on').toBe(query.cumulative ? 'onOrAfter' : 'on');
  expect(ours.minReturns).toBe(query.minimum_occurrences);
  expect(ours.identity).toBe(query.unit && 'account');
  const actors = query.actors_of_interval === undefined ? undefined : '$user';
  expect(ours.breakdown?.property).toBe(query.breakdown?.properties[0] ?? actors);
  expect(ours.breakdown?.limit).toBe(query.breakdown?.limit);
}

export function expectRetention(fact: FactCase, theirs: Retention): void {
  const { query: ours } = fact;
  if (ours.kind !== 'retention') throw new Error(`asks ${ours.kind}`);
  expectRetentionQuestion(ours, theirs);
  const { matrix, breakdown, actors } = theirs.expected;
  const numbers = told<ToldRetention>(fact);
  if (matrix) expectGroups(numbers.groups ?? [], matrix);
  if (actors) expectActors(numbers, theirs);
  if (!breakdown) return;
  const labels = numbers.byKey?.map(({ key }) =>
    key.type === 'value' ? key.value : `(${key.type})`,
  );
  expect(labels).toEqual(breakdown.map(({ value }) => value));
  breakdown.forEach((each, i) => expectGroups(numbers.byKey?.[i]?.groups ?? [], each.matrix));
}

interface Activity {
  event: string | null;
  interval: string;
  where?: PosthogCondition[];
  unit?: { property: string };
}

function expectActivity(
  ours: LifecycleQuery | StickinessQuery,
  { query, week_start }: PosthogCase<Activity>,
): void {
  expect(ours.events ?? {}).toEqual(matcherOf({ event: query.event }));
  expect(ours.interval).toBe(query.interval);
  if (ours.interval === 'week') expect(ours.weekStart).toBe(week_start && 0);
  const [condition] = query.where ?? [];
  expect(ours.where).toEqual(condition?.scope === 'event' ? conditionOf(condition) : undefined);
  expect(ours.identity).toBe(query.unit && 'account');
}

type Lifecycle = PosthogCase<
  Activity & { kind: 'lifecycle' },
  {
    new: number[];
    returning: number[];
    resurrecting: number[];
    dormant: number[];
    interval_starts?: string[];
  }
>;

/** Whom of some people a list keeps. */
function kept(people: readonly string[], users: CohortCondition | undefined): string[] {
  if (!users) return [...people];
  if ('not' in users) return people.filter((each) => !kept(people, users.not).includes(each));
  if (!('anyOf' in users)) throw new Error('asks for people otherwise than by a list');
  return people.filter((each) => users.anyOf.includes(each));
}

/** Whom a condition on their profiles keeps. */
function meant({ persons, query }: Lifecycle, people: readonly string[]): string[] {
  const [condition] = query.where ?? [];
  if (!persons || condition?.scope !== 'person') return [...people];
  const { property = '', op, value } = condition;
  return people.filter((each) => (persons[each]?.[property] === value) === (op === 'exact'));
}

export function expectLifecycle(fact: FactCase, theirs: Lifecycle): void {
  const { query: ours, events } = fact;
  if (ours.kind !== 'lifecycle') throw new Error(`asks ${ours.kind}`);
  expectRange(ours, theirs);
  expectActivity(ours, theirs);
  const people = [...new Set(events.map(({ user }) => String(user)))];
  expect(kept(people, ours.users)).toEqual(meant(theirs, people));
  const { buckets } = told<{ buckets: Record<string, number>[] }>(fact);
  const all = (state: string): unknown[] => buckets.map((bucket) => bucket[state]);
  const { interval_starts: starts, ...expected } = theirs.expected;
  expect(all('new')).toEqual(expected.new);
  expect(all('returning')).toEqual(expected.returning);
  expect(all('resurrected')).toEqual(expected.resurrecting);
  // Theirs are negative.
  expect(all('dormant')).toEqual(expected.dormant.map(Math.abs));
  if (starts) expect(all('start')).toEqual(starts.map((date) => Date.parse(date)));
}

interface Counts {
  data: number[];
  total_users?: number;
}
type Stickiness = PosthogCase<
  Activity & {
    kind: 'stickiness';
    interval_count: number;
    cumulative?: boolean;
    compare?: { shift_days: number };
  },
  Counts & { previous?: Counts }
>;

export function expectStickiness(fact: FactCase, theirs: Stickiness): void {
  const { query: ours, key } = fact;
  const { query, expected } = theirs;
  if (ours.kind !== 'stickiness') throw new Error(`asks ${ours.kind}`);
  const previous = key.endsWith('/previous') ? expected.previous : undefined;
  expectRange(ours, theirs, previous && -(query.compare?.shift_days ?? 0));
  expectActivity(ours, theirs);
  expect(query.interval_count).toBe(1);
  const { counts } = told<{ counts: { count: number; users: number }[] }>(fact);
  const { data, total_users } = previous ?? expected;
  expect(counts).toEqual(data.map((users, i) => ({ count: i + 1, users })));
  if (total_users === undefined) return;
  const everybody = counts.reduce((sum, { users }) => sum + users, 0);
  expect(query.cumulative ? counts[0]?.users : everybody).toBe(total_users);
}
