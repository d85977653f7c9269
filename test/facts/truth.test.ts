import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import type { AnyQuery, Result } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AbsoluteRange, Unit } from '../../src/model/scope.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { loadEvents } from '../../src/sources/load-events.js';
import { memorySource } from '../../src/sources/memory.js';
import { readShared, sharedFolder, sharedPath } from './shared.js';

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

const names = ['online_retail', 'stackexchange_stats'];

describe.skipIf(!sharedFolder).each(names)('the log %s', (name) => {
  let truth: Truth;
  let source: AnalyticsSource;
  let range: AbsoluteRange;
  const ask = <Q extends AnyQuery>(query: Q): Promise<Result<Q>> =>
    runQuery(source, query, { now: range.end });

  beforeAll(async () => {
    truth = readShared<Truth>('data', `${name}.json`);
    const file = new Blob([readFileSync(sharedPath('data', `${name}.ndjson.gz`))]);
    const loaded = await loadEvents(file);
    source = memorySource(loaded.table);
    range = { start: truth.totals.first_time, end: truth.totals.last_time + 1 };
  }, 60_000);

  it('has the totals', async () => {
    const users = await ask({ kind: 'trend', measure: 'users', range });
    const events = await ask({ kind: 'trend', measure: 'events', range });
    expect(users.series[0]?.total).toBe(truth.totals.users);
    expect(events.series[0]?.total).toBe(truth.totals.events);
    expect(users.meta).toMatchObject({
      eventsRead: truth.totals.events,
      eventsWithoutUser: truth.totals.null_user_events,
      duplicates: 0,
    });
  });

  it('has the events by name and the first and last time', async () => {
    const catalog = await ask({ kind: 'catalog' });
    expect(catalog.matches).toBe(truth.totals.event_types);
    expect(catalog.events.map(({ event, count }) => [event, count])).toEqual(truth.events_top20);
    expect(catalog.firstEvent).toBe(truth.totals.first_time);
    expect(catalog.lastEvent).toBe(truth.totals.last_time);
  });

  it.each([
    ['dau', 'day'],
    ['wau', 'week'],
    ['mau', 'month'],
  ] as const)('has the users of %s', async (key, interval: Unit) => {
    const { buckets, series } = await ask({ kind: 'trend', measure: 'users', range, interval });
    const counted = buckets.flatMap(({ end }, i) => {
      const value = series[0]?.values[i] ?? 0;
      // A bucket is named by the period it ends in: the first one is clipped at its start.
      return value > 0 ? [[periodName(end - 1, interval), value]] : [];
    });
    expect(Object.fromEntries(counted)).toEqual(truth[key]);
  });

  it('has the events of each day', async () => {
    const query = { kind: 'trend', measure: 'events', range, interval: 'day' } as const;
    const { buckets, series } = await ask(query);
    const counted = buckets.flatMap(({ start }, i) => {
      const value = series[0]?.values[i] ?? 0;
      return value > 0 ? [[periodName(start, 'day'), value]] : [];
    });
    expect(Object.fromEntries(counted)).toEqual(truth.events_by_day);
  });

  it('has the sessions', async () => {
    const sessions = await ask({ kind: 'trend', measure: 'sessions', range });
    // Sessions are given in one log and derived by the 30-minute rule in the other.
    const { totals, sessions_30m } = truth;
    expect(sessions.series[0]?.total).toBe(totals.sessions || sessions_30m.split_gt.sessions);
  });

  it('has the funnels', async () => {
    expect(truth.funnels.length).toBeGreaterThan(2);
    for (const { steps, window_ms, ...counts } of truth.funnels) {
      const query = {
        kind: 'funnel',
        range,
        steps: steps.map((event) => ({ match: { event } })),
        window: { value: window_ms / 86_400_000, unit: 'day' },
        ties: 'block',
      } as const;
      const any = await ask({ ...query, steps: [...query.steps] });
      const first = await ask({ ...query, steps: [...query.steps], attempts: 'first' });
      expect(any.steps.map(({ count }) => count)).toEqual(counts.any_entry_strict);
      expect(first.steps.map(({ count }) => count)).toEqual(counts.first_touch_strict);
      expect(first.steps.at(-1)?.timeFromFirst?.median ?? null).toBe(
        counts.median_ms_first_to_last,
      );
    }
  });
});

function periodName(instant: number, unit: Unit): string {
  const date = new Date(instant);
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, unit === 'month' ? 7 : 10);
}
