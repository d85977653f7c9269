import { beforeAll, expect, it } from 'vitest';

import type { SourceQuery, Result } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AbsoluteRange, Unit } from '../../src/model/scope.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { readShared, sharedPath } from './shared.js';

/** The two real event logs with reference numbers. */
export const logNames = ['online_retail', 'stackexchange_stats'];

/** Reference numbers of a real event log, computed by two independent programs; see its `definitions`. */
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
  sessions_30m: { split_gt: { sessions: number } };
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
  return log;
}

function periodName(instant: number, unit: Unit): string {
  const date = new Date(instant);
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, unit === 'month' ? 7 : 10);
}
