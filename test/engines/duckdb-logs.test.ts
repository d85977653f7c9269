import { beforeAll, describe, expect, it } from 'vitest';

import type { AnyQuery, Result } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AbsoluteRange } from '../../src/model/scope.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import { sqlSource } from '../../src/sources/sql/sql-source.js';
import { readShared, sharedFolder, sharedPath } from '../facts/shared.js';
import { executeOn, openDuckDb, withEngines } from './duckdb-store.js';

/** Reference numbers of a real event log, computed by two independent programs; see its `definitions`. */
interface Truth {
  totals: {
    events: number;
    users: number;
    null_user_events: number;
    event_types: number;
    first_time: number;
    last_time: number;
  };
  events_top20: [string, number][];
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
}

describe.skipIf(!withEngines || !sharedFolder).each(['online_retail', 'stackexchange_stats'])(
  'the log %s in DuckDB',
  (name) => {
    let truth: Truth;
    let source: AnalyticsSource;
    let range: AbsoluteRange;
    const ask = <Q extends AnyQuery>(query: Q): Promise<Result<Q>> =>
      runQuery(source, query, { now: range.end });

    beforeAll(async () => {
      truth = readShared<Truth>('data', `${name}.json`);
      range = { start: truth.totals.first_time, end: truth.totals.last_time + 1 };
      const connection = await openDuckDb();
      const path = sharedPath('data', `${name}.ndjson.gz`).replaceAll("'", "''");
      await connection.run(`create table log as select * from read_ndjson('${path}')`);
      source = sqlSource({
        id: name,
        dialect: duckdbDialect,
        mapping: {
          table: 'log',
          time: 'time',
          event: 'event',
          user: 'user_id',
        },
        execute: executeOn(connection),
      });
    }, 120_000);

    it('has the totals', async () => {
      const users = await ask({ kind: 'trend', measure: 'users', range });
      const events = await ask({ kind: 'trend', measure: 'events', range });
      expect(users.series[0]?.total).toBe(truth.totals.users);
      expect(events.series[0]?.total).toBe(truth.totals.events);
      expect(users.meta.eventsWithoutUser).toBe(truth.totals.null_user_events);
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
    ] as const)('has the users of %s', async (key, interval) => {
      const { buckets, series } = await ask({ kind: 'trend', measure: 'users', range, interval });
      const counted = buckets.flatMap(({ end }, i) => {
        const value = series[0]?.values[i] ?? 0;
        if (value === 0) return [];
        // A bucket is named by the period it ends in: the first one is clipped at its start.
        const date = new Date(end - 1);
        if (interval === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
        return [[date.toISOString().slice(0, interval === 'month' ? 7 : 10), value]];
      });
      expect(Object.fromEntries(counted)).toEqual(truth[key]);
    });

    it('has the funnels', { timeout: 300_000 }, async () => {
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
  },
);
