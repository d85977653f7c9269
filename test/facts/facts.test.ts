import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { AnyQuery, SourceQuery } from '../../src/model/query.js';
import type { AbsoluteRange } from '../../src/model/scope.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { type FactCase, longAfter } from '../../src/testing/conformance/case.js';
import { clickhouseFacts } from '../../src/testing/conformance/facts/clickhouse.js';
import { notAskable } from '../../src/testing/conformance/facts/not-askable.js';
import { posthogFacts } from '../../src/testing/conformance/facts/posthog.js';
import { difference } from '../../src/testing/conformance/match.js';
import { answer } from '../answer.js';
import { readShared, sharedFolder } from './shared.js';

const facts = [...posthogFacts, ...clickhouseFacts];

describe('facts of other systems', () => {
  it.each(facts)('$key: $rule', ({ events, query, now = longAfter, expected, differs }) => {
    const ask = (question: AnyQuery): unknown => answer(events, question as SourceQuery, now);
    expect(difference(ask(query), expected)).toBeNull();
    if (!differs) return;
    expect(difference(ask(query), differs.theirs), 'their number is ours too').not.toBeNull();
    if (differs.undone) expect(difference(ask(differs.undone), differs.theirs)).toBeNull();
  });

  it('have keys of their own', () => {
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  });
});

/** The numbers a fact gives as theirs. */
interface Told {
  steps?: ToldStep[];
  groups?: { key: GroupKey; steps: ToldStep[] }[];
  trend?: { start: number; entered: number; converted: number }[];
  buckets?: { start: number }[];
  series?: { key?: GroupKey | null; values?: number[]; total?: number }[];
  previous?: { buckets: { start: number }[] };
}
interface ToldStep {
  count?: number;
  timeFromPrevious?: { average: number; median?: number };
}

function told({ expected, differs }: FactCase): Told {
  return (differs ? differs.theirs : expected) as Told;
}

function idOf({ key }: FactCase): string {
  return key.replace(/^facts\/\w+\//, '');
}

/** An event in one line, with its properties in order and without the ones that are not set. */
function line({ user, time, event, properties = {} }: AnalyticsEvent): string {
  const set = Object.entries(properties).filter(([, value]) => value !== null);
  return JSON.stringify([user, time, event, set.toSorted()]);
}

function expectSameEvents(ours: readonly AnalyticsEvent[], theirs: AnalyticsEvent[]): void {
  expect(ours.map(line).toSorted()).toEqual(theirs.map(line).toSorted());
}

interface PosthogCase {
  id: string;
  source: string;
  timezone: string;
  week_start?: 'sunday';
  events: (Omit<AnalyticsEvent, 'time'> & { time: string })[];
  query: {
    kind: 'funnel' | 'trends';
    order?: string;
    steps?: PosthogMatch[];
    window?: { value: number; unit: string };
    exclusions?: (PosthogMatch & { after_step: number; before_step: number })[];
    breakdown?: {
      properties: string[];
      attribution?: string;
      attribution_step?: number;
      hide_other?: boolean;
    };
    series?: { event: string; math: string; property?: string }[];
    interval?: string;
    compare?: string;
    date_from: string;
    date_to: string;
  };
  expected: PosthogNumbers & {
    breakdown?: (PosthogNumbers & { value: string | string[]; total?: number; data?: number[] })[];
    breakdown_count?: number;
    bucket_count?: number;
    trend?: { date: string; entered: number; converted: number }[];
    converted_users?: Record<string, string[]>;
    series?: { data: number[]; total?: number }[];
    interval_starts?: string[];
    previous_interval_starts?: string[];
    average_seconds?: number;
    bins?: [number, number][];
  };
}
interface PosthogMatch {
  event: string;
  optional?: boolean;
  where?: { property?: string; op: string; value: Scalar | Scalar[] }[];
}
interface PosthogNumbers {
  step_counts?: (number | null)[];
  average_conversion_seconds?: (number | null)[];
  median_conversion_seconds?: (number | null)[];
  users_at_step?: Record<string, string[]>;
}

interface WindowFunnelCase {
  id: string;
  source: string;
  events: {
    time: number;
    user: number | null;
    event: number | string | null;
    [property: string]: Scalar | null;
  }[];
  query: {
    window: number;
    modes: string[];
    steps: { field: string; value?: number | string }[];
  };
  expected: { user: number | null; level: number }[];
}

const posthogFiles = [
  'trends',
  'funnels_ordered',
  'funnels_strict',
  'funnels_unordered',
  'funnels_exclusions',
  'funnels_optional',
  'funnels_breakdown',
  'funnels_trend',
  'funnels_time_to_convert',
];

const posthogCases = sharedFolder
  ? posthogFiles.flatMap((file) => readShared<PosthogCase[]>('cases', `posthog-${file}.json`))
  : [];
const windowFunnelCases = sharedFolder
  ? readShared<WindowFunnelCase[]>('cases', 'clickhouse-windowFunnel.json')
  : [];

const factById = new Map(facts.map((fact) => [idOf(fact), fact]));

function transcribed<T extends { id: string }>(cases: readonly T[]): [string, T, FactCase][] {
  return cases.flatMap((each) => {
    const fact = factById.get(each.id);
    return fact ? [[each.id, each, fact] satisfies [string, T, FactCase]] : [];
  });
}

function expectSteps(ours: ToldStep[], theirs: PosthogNumbers): void {
  const { step_counts, average_conversion_seconds, median_conversion_seconds } = theirs;
  step_counts?.forEach((count, k) => {
    if (count !== null) expect(ours[k]?.count, `count of step ${k}`).toBe(count);
  });
  average_conversion_seconds?.forEach((seconds, k) => {
    expect(ours[k]?.timeFromPrevious?.average ?? null).toBe(seconds && seconds * 1000);
  });
  median_conversion_seconds?.forEach((seconds, k) => {
    expect(ours[k]?.timeFromPrevious?.median ?? null).toBe(seconds && seconds * 1000);
  });
  for (const [position, users] of Object.entries(theirs.users_at_step ?? {})) {
    expect(ours[Number(position) - 1]?.count ?? users.length).toBe(users.length);
  }
}

/** A group's value as their texts tell it. */
function label(key: GroupKey | null | undefined): string | null {
  if (!key || key.type === 'other') return null;
  return key.type === 'none' ? '' : String(key.value);
}

function expectGroups(ours: Told, theirs: NonNullable<PosthogCase['expected']['breakdown']>): void {
  const groups = [...(ours.groups ?? []), ...(ours.series ?? [])];
  expect(groups).toHaveLength(theirs.length);
  for (const { value, total, data, ...numbers } of theirs) {
    const text = Array.isArray(value) ? value.at(-1) : value;
    const group = groups.find(({ key }) => label(key) === text);
    if (!group) throw new Error(`no group ${text}`);
    if ('steps' in group) expectSteps(group.steps, numbers);
    else {
      if (total !== undefined) expect(group.total).toBe(total);
      if (data) expect(group.values).toEqual(data);
    }
  }
}

function days(buckets: readonly { start: number }[] | undefined): string[] | undefined {
  return buckets?.map(({ start }) => new Date(start).toISOString().slice(0, 10));
}

function expectNumbers(ours: Told, { expected, query }: PosthogCase): void {
  expectSteps(ours.steps ?? [], expected);
  if (expected.breakdown) expectGroups(ours, expected.breakdown);
  if (expected.breakdown_count !== undefined) {
    const { hide_other } = query.breakdown ?? {};
    const shown = ours.series?.filter(({ key }) => !hide_other || key?.type !== 'other');
    expect(shown).toHaveLength(expected.breakdown_count);
  }
  if (expected.trend) {
    const buckets = expected.trend.map(({ date, entered, converted }) => ({
      start: Date.parse(date),
      entered,
      converted,
    }));
    expect(ours.trend).toEqual(buckets);
  }
  if (expected.bucket_count !== undefined) {
    expect(ours.trend).toHaveLength(expected.bucket_count);
  }
  for (const [date, users] of Object.entries(expected.converted_users ?? {})) {
    const bucket = ours.trend?.find(({ start }) => start === Date.parse(date));
    expect(bucket?.converted).toBe(users.length);
  }
  expected.series?.forEach(({ data, total }, i) => {
    expect(ours.series?.[i]?.values).toEqual(data);
    if (total !== undefined) expect(ours.series?.[i]?.total).toBe(total);
  });
  if (expected.interval_starts) expect(days(ours.buckets)).toEqual(expected.interval_starts);
  if (expected.previous_interval_starts) {
    expect(days(ours.previous?.buckets)).toEqual(expected.previous_interval_starts);
  }
  if (expected.average_seconds !== undefined) {
    const users = expected.bins?.reduce((sum, [, count]) => sum + count, 0);
    expect(ours.steps?.[1]).toEqual({
      count: users,
      timeFromPrevious: { average: expected.average_seconds * 1000 },
    });
  }
}

const operators: Record<string, string> = { icontains: 'contains', in_user_list: 'in' };

/** Their matcher as ours. */
function matcherOf({ event, where = [] }: PosthogMatch): unknown {
  const [condition] = where;
  if (!condition) return { event };
  const { property = '$user', op, value } = condition;
  return {
    event,
    where: {
      property,
      op: operators[op] ?? (Array.isArray(value) ? 'in' : 'eq'),
      value,
      ...(op === 'icontains' ? { ignoreCase: true } : {}),
    },
  };
}

const attributions: Record<string, string> = { first_touch: 'first', all_events: 'each' };

function expectFunnel(ours: FunnelQuery, { query }: PosthogCase): void {
  expect(ours.steps.map(({ match, optional }) => [match, optional])).toEqual(
    query.steps?.map((step) => [matcherOf(step), step.optional]),
  );
  expect(ours.order ?? 'ordered').toBe(query.order);
  expect(ours.window ?? { value: 14, unit: 'day' }).toEqual(query.window);
  expect(ours.exclusions?.map(({ match, after, before }) => [match, after, before])).toEqual(
    query.exclusions?.map((each) => [matcherOf(each), each.after_step, each.before_step]),
  );
  const { attribution = 'first' } = ours.breakdown ?? {};
  const { attribution: theirs = 'first_touch', attribution_step } = query.breakdown ?? {};
  expect(attribution).toEqual(attributions[theirs] ?? { step: attribution_step });
}

function expectTrend(ours: TrendQuery, { query }: PosthogCase): void {
  const [{ event, math, property } = { event: '', math: '' }] = query.series ?? [];
  expect(ours.events).toEqual({ event });
  const counted = math.endsWith('_active_users') ? 'users' : 'events';
  expect(ours.measure).toEqual(property ? { of: math, property } : counted);
  expect(ours.compare).toBe(query.compare?.replace('_period', ''));
}

function expectQuestion(ours: AnyQuery, theirs: PosthogCase): void {
  const { query, timezone } = theirs;
  if (ours.kind === 'funnel') expectFunnel(ours, theirs);
  else if (ours.kind === 'trend') expectTrend(ours, theirs);
  else throw new Error(`asks ${ours.kind}`);
  expect(ours.kind).toBe(query.kind === 'trends' ? 'trend' : 'funnel');
  expect(ours.timeZone ?? 'UTC').toBe(timezone);
  expect(ours.interval).toBe(query.interval);
  if (ours.interval === 'week') expect(ours.weekStart).toBe(theirs.week_start && 0);
  // Of two properties the last is asked.
  expect(ours.breakdown?.property).toBe(query.breakdown?.properties.at(-1));
  const { start, end } = ours.range as AbsoluteRange;
  const { format } = new Intl.DateTimeFormat('sv', { timeZone: timezone });
  expect([format(start), format(end - 1)]).toEqual([query.date_from, query.date_to]);
  expect(format(start - 1)).not.toBe(query.date_from);
  expect(format(end)).not.toBe(query.date_to);
}

/** How their modes are asked: with allow_reentry and strict_order it is ordered, but for events of no step. */
function optionsOf(modes: readonly string[]): Pick<FunnelQuery, 'order' | 'ties'> {
  const strict = modes.includes('strict_order') && !modes.includes('allow_reentry');
  return {
    ...(strict ? { order: 'strict' } : {}),
    ...(modes.includes('strict_increase') ? { ties: 'block' } : {}),
  };
}

describe.skipIf(!sharedFolder)('the transcription of facts', () => {
  it('has each case as a fact or as not askable, and no other', () => {
    const ids = [...posthogCases, ...windowFunnelCases].map(({ id }) => id);
    const listed = [...factById.keys(), ...Object.keys(notAskable)];
    expect(listed.toSorted()).toEqual(ids.toSorted());
  });

  it.each(transcribed(posthogCases))('%s', (_, theirs, fact) => {
    expect(fact.source).toBe(theirs.source);
    expectSameEvents(
      fact.events,
      theirs.events.map((event) => ({ ...event, time: Date.parse(event.time) })),
    );
    expectQuestion(fact.query, theirs);
    expectNumbers(told(fact), theirs);
  });

  it.each(transcribed(windowFunnelCases))('%s', (_, theirs, fact) => {
    expect(fact.source).toBe(theirs.source);
    const userOf = (user: number | null): string => `u${user ?? ''}`;
    const first = Math.min(...theirs.events.map(({ time }) => time));
    const start = Math.min(...fact.events.map(({ time }) => time));
    expectSameEvents(
      fact.events,
      theirs.events.map(({ time, user, event, ...properties }) => ({
        time: start + (time - first) * 1000,
        user: userOf(user),
        event: String(event ?? 'row'),
        properties,
      })),
    );
    const { query } = fact;
    if (query.kind !== 'funnel') throw new Error(`asks ${query.kind}`);
    expect(query.window).toEqual({ value: theirs.query.window, unit: 'second' });
    const { order, ties } = query;
    expect({ order, ties }).toEqual(optionsOf(theirs.query.modes));
    expect(query.steps.map(({ match }) => match.event ?? valueOf(match.where))).toEqual(
      theirs.query.steps.map(({ value }) => value && String(value)),
    );
    const levels = (told(fact).groups ?? []).map(({ key, steps }) => [
      label(key),
      steps.filter(({ count }) => count === 1).length,
    ]);
    expect(levels).toEqual(
      theirs.expected
        .filter(({ level }) => level > 0)
        .map(({ user, level }) => [userOf(user), level]),
    );
  });
});

function valueOf(where: object | undefined): unknown {
  return where && 'value' in where ? where.value : undefined;
}
