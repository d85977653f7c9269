import { expect } from 'vitest';

import type { FunnelQuery } from '../../src/model/funnel.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { TrendQuery } from '../../src/model/trend.js';
import type { FactCase } from '../../src/testing/conformance/case.js';
import {
  expectRange,
  label,
  matcherOf,
  type PosthogCase,
  type PosthogMatch,
  told,
} from './transcript.js';

/* Trends and funnels of PostHog. */

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

interface Numbers {
  step_counts?: (number | null)[];
  average_conversion_seconds?: (number | null)[];
  median_conversion_seconds?: (number | null)[];
  users_at_step?: Record<string, string[]>;
}

type Counts = PosthogCase<
  {
    kind: 'funnel' | 'trends';
    order?: string;
    steps?: (PosthogMatch & { optional?: boolean })[];
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
  },
  Numbers & {
    breakdown?: (Numbers & { value: string | string[]; total?: number; data?: number[] })[];
    breakdown_count?: number;
    bucket_count?: number;
    trend?: { date: string; entered: number; converted: number }[];
    converted_users?: Record<string, string[]>;
    series?: { data: number[]; total?: number }[];
    interval_starts?: string[];
    previous_interval_starts?: string[];
    average_seconds?: number;
    bins?: [number, number][];
  }
>;

function expectSteps(ours: ToldStep[], theirs: Numbers): void {
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

function expectGroups(ours: Told, theirs: NonNullable<Counts['expected']['breakdown']>): void {
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

function expectNumbers(ours: Told, { expected, query }: Counts): void {
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

const attributions: Record<string, string> = { first_touch: 'first', all_events: 'each' };

function expectFunnel(ours: FunnelQuery, { query }: Counts): void {
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

function expectTrend(ours: TrendQuery, { query }: Counts): void {
  const [{ event, math, property } = { event: '', math: '' }] = query.series ?? [];
  expect(ours.events).toEqual({ event });
  const counted = math.endsWith('_active_users') ? 'users' : 'events';
  expect(ours.measure).toEqual(property ? { of: math, property } : counted);
  expect(ours.compare).toBe(query.compare?.replace('_period', ''));
}

/** Trends and funnels. */
export function expectCounts(fact: FactCase, theirs: Counts): void {
  const { query: ours } = fact;
  const { query } = theirs;
  if (ours.kind === 'funnel') expectFunnel(ours, theirs);
  else if (ours.kind === 'trend') expectTrend(ours, theirs);
  else throw new Error(`asks ${ours.kind}`);
  expect(ours.kind).toBe(query.kind === 'trends' ? 'trend' : 'funnel');
  expectRange(ours, theirs);
  expect(ours.interval).toBe(query.interval);
  if (ours.interval === 'week') expect(ours.weekStart).toBe(theirs.week_start && 0);
  // Of two properties the last is asked.
  expect(ours.breakdown?.property).toBe(query.breakdown?.properties.at(-1));
  expectNumbers(told(fact), theirs);
}
