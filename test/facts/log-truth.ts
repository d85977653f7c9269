import { beforeAll, expect, it } from 'vitest';

import type { Result, SourceKind, SourceQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AbsoluteRange, Unit } from '../../src/model/scope.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { readShared, sharedPath } from './shared.js';

/** The two real event logs with reference numbers. */
export const logNames = ['online_retail', 'stackexchange_stats'];

/** The users first seen in a period, and how many of them were there in it and in each after it. */
interface Cohort {
  cohort: string;
  size: number;
  retained: number[];
}

/**
 * Reference numbers of a real event log, computed by two independent programs; see its `definitions`.
 *
 * Not asked: pairs of neighbouring events (`transitions_by_user`, `transitions_by_session`). A flow follows a unit over ten
 * steps at most, and where a whole session is of one instant, as in one of the logs, its pairs are the order of lines.
 */
interface Truth {
  totals: {
    events: number;
    users: number;
    null_user_events: number;
    sessions: number;
    event_types: number;
    first_time: number;
    last_time: number;
  };
  events_top20: [string, number][];
  events_by_day: Record<string, number>;
  dau: Record<string, number>;
  wau: Record<string, number>;
  mau: Record<string, number>;
  funnels: {
    steps: string[];
    window_ms: number;
    first_touch_strict: number[];
    any_entry_strict: number[];
    median_ms_first_to_last: number | null;
  }[];
  retention_weekly: Cohort[];
  retention_monthly: Cohort[];
  day_n: Record<string, { eligible: number; retained: number }>;
  first_events: [string, number][];
  last_events: [string, number][];
  paths_first5_top20: [string, number][];
  sessions_30m: { split_gt: { sessions: number; single: number; total_duration_ms: number } };
}

/** A log that is open, once the tests run. */
export interface OpenLog {
  truth: Truth;
  range: AbsoluteRange;
  ask<Q extends SourceQuery>(query: Q): Promise<Result<Q>>;
}

/**
 * Opens a log before the tests and checks what every source must say of it.
 *
 * @param open a source over the file at the path
 * @returns the log, for what only some sources can say
 */
export function checkLog(
  name: string,
  open: (path: string) => Promise<AnalyticsSource>,
  timeout: number,
): OpenLog {
  let source: AnalyticsSource;
  const log = {
    ask: (query) => runQuery(source, query, { now: log.range.end }),
  } as OpenLog;
  const { ask } = log;
  /** What a source can not answer it must refuse: that is checked apart. */
  const answers = (kind: SourceKind): boolean => source.capabilities.kinds.includes(kind);

  beforeAll(async () => {
    log.truth = readShared<Truth>('data', `${name}.json`);
    const { first_time, last_time } = log.truth.totals;
    log.range = { start: first_time, end: last_time + 1 };
    source = await open(sharedPath('data', `${name}.ndjson.gz`));
  }, timeout);

  it('has the totals', async () => {
    const { truth, range } = log;
    const users = await ask({ kind: 'trend', measure: 'users', range });
    const events = await ask({ kind: 'trend', measure: 'events', range });
    expect(users.series[0]?.total).toBe(truth.totals.users);
    expect(events.series[0]?.total).toBe(truth.totals.events);
    expect(users.meta.eventsWithoutUser).toBe(truth.totals.null_user_events);
  });

  it('has the events by name and the first and last time', async () => {
    const { totals, events_top20 } = log.truth;
    const catalog = await ask({ kind: 'catalog' });
    expect(catalog.matches).toBe(totals.event_types);
    expect(catalog.events.map(({ event, count }) => [event, count])).toEqual(events_top20);
    expect(catalog.firstEvent).toBe(totals.first_time);
    expect(catalog.lastEvent).toBe(totals.last_time);
  });

  it.each([
    ['dau', 'day'],
    ['wau', 'week'],
    ['mau', 'month'],
  ] as const)('has the users of %s', async (key, interval) => {
    const { range } = log;
    const { buckets, series } = await ask({ kind: 'trend', measure: 'users', range, interval });
    const counted = buckets.flatMap(({ end }, i) => {
      const value = series[0]?.values[i] ?? 0;
      // A bucket is named by the period it ends in: the first one is clipped at its start.
      return value > 0 ? [[periodName(end - 1, interval), value]] : [];
    });
    expect(Object.fromEntries(counted)).toEqual(log.truth[key]);
  });

  it('has the events of each day', async () => {
    const query = { kind: 'trend', measure: 'events', range: log.range, interval: 'day' } as const;
    const { buckets, series } = await ask(query);
    const counted = buckets.flatMap(({ start }, i) => {
      const value = series[0]?.values[i] ?? 0;
      return value > 0 ? [[periodName(start, 'day'), value]] : [];
    });
    expect(Object.fromEntries(counted)).toEqual(log.truth.events_by_day);
  });

  it('has the funnels', { timeout: 300_000 }, async () => {
    const { truth, range } = log;
    expect(truth.funnels.length).toBeGreaterThan(2);
    for (const { steps, window_ms, ...counts } of truth.funnels) {
      const query = {
        kind: 'funnel' as const,
        range,
        steps: steps.map((event) => ({ match: { event } })),
        window: { value: window_ms / 86_400_000, unit: 'day' as const },
        ties: 'block' as const,
      };
      const any = await ask(query);
      const first = await ask({ ...query, attempts: 'first' });
      expect(any.steps.map(({ count }) => count)).toEqual(counts.any_entry_strict);
      expect(first.steps.map(({ count }) => count)).toEqual(counts.first_touch_strict);
      expect(first.steps.at(-1)?.timeFromFirst?.median ?? null).toBe(
        counts.median_ms_first_to_last,
      );
    }
  });

  it.each(['week', 'month'] as const)('has who came back, by %s', async (period) => {
    if (!answers('retention')) return;
    const { range, truth } = log;
    const query = { kind: 'retention', range, period, acquisition: 'firstEver' } as const;
    const { groups } = await ask(query);
    const cohorts = groups.flatMap(({ start, size, cells }): Cohort[] => {
      const retained = cells.map(({ returned }) => returned);
      return size > 0 ? [{ cohort: periodName(start, period), size, retained }] : [];
    });
    expect(cohorts).toEqual(truth[`retention_${period}ly`]);
  });

  it('has who came back on day 1, 7, 14 and 28', async () => {
    if (!answers('retention')) return;
    const { range, truth } = log;
    const query = { kind: 'retention', range, period: 'day', periods: 28 } as const;
    const { groups } = await ask({ ...query, acquisition: 'firstEver' });
    for (const [n, expected] of Object.entries(truth.day_n)) {
      // Days after the last one have no cell. The last one counts, though it is not over: not so in the overall row.
      const cells = groups.flatMap((group) => group.cells[Number(n)] ?? []);
      const eligible = sum(cells.map((cell) => cell.eligible));
      const retained = sum(cells.map((cell) => cell.returned));
      expect({ eligible, retained }, `day ${n}`).toEqual(expected);
    }
  });

  it('has the new and all users of each week', async () => {
    if (!answers('lifecycle')) return;
    const { range, truth } = log;
    const { buckets } = await ask({ kind: 'lifecycle', range, interval: 'week' });
    const weeks = buckets.map((bucket) => ({
      week: periodName(bucket.start, 'week'),
      new: bucket.new,
      all: bucket.new + bucket.returning + bucket.resurrected,
    }));
    expect(weeks.filter(({ all }) => all > 0).map(({ week, all }) => [week, all])).toEqual(
      Object.entries(truth.wau),
    );
    expect(weeks.filter((each) => each.new > 0).map((each) => [each.week, each.new])).toEqual(
      truth.retention_weekly.map(({ cohort, size }) => [cohort, size]),
    );
  });

  it('has the days all users were there on', async () => {
    if (!answers('stickiness')) return;
    const { range, truth } = log;
    const { counts } = await ask({ kind: 'stickiness', range, interval: 'day' });
    expect(sum(counts.map(({ users }) => users))).toBe(truth.totals.users);
    expect(sum(counts.map(({ count, users }) => count * users))).toBe(
      sum(Object.values(truth.dau)),
    );
  });
  return log;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function periodName(instant: number, unit: Unit): string {
  const date = new Date(instant);
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, unit === 'month' ? 7 : 10);
}
