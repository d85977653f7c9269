import { describe, expect, it } from 'vitest';

import { isAnalyticsError } from '../../src/model/errors.js';
import type { SourceQuery } from '../../src/model/query.js';
import { runQuery, type RunQueryOptions } from '../../src/model/run-query.js';
import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import type { SqlMapping } from '../../src/sources/sql/mapping.js';
import { sqlSource, type SqlSourceOptions } from '../../src/sources/sql/sql-source.js';

const range = { start: 0, end: 86_400_000 };
const events: SourceQuery = { kind: 'trend', measure: 'events', range };
const funnel: SourceQuery = {
  kind: 'funnel',
  range,
  steps: [{ match: { event: 'A' } }, { match: { event: 'B' } }],
};
const mapping: SqlMapping = { table: 'events', time: 'at', event: 'name', user: 'who' };

type Execute = SqlSourceOptions['execute'];
const noRows: Execute = async () => [{ section: 'without user', n: 0 }];

function ask(
  query: SourceQuery,
  options: { mapping?: SqlMapping; execute?: Execute } & Partial<RunQueryOptions> = {},
) {
  const { mapping: own = mapping, execute = noRows, ...rest } = options;
  const source = sqlSource({ id: 'sql', dialect: duckdbDialect, mapping: own, execute });
  return runQuery(source, query, { now: range.end, ...rest });
}

async function errorOf(
  answer: Promise<unknown>,
): Promise<{ code: string; message: string; cause: unknown }> {
  try {
    await answer;
  } catch (error) {
    if (isAnalyticsError(error)) return error as never;
    throw error;
  }
  throw new Error('there was no error');
}

describe('sqlSource', () => {
  it('asks one statement with every value bound', async () => {
    const asked: Parameters<Execute>[0][] = [];
    await ask(
      {
        kind: 'trend',
        measure: 'users',
        range,
        interval: 'hour',
        events: { event: 'secret name' },
        where: { property: 'secret key', op: 'contains', value: 'secret value' },
        breakdown: { property: '$kind' },
      },
      {
        mapping: { ...mapping, properties: { json: 'properties' } },
        universe: { property: '$account', op: 'eq', value: 'secret tenant' },
        execute: async (statement) => {
          asked.push(statement);
          return noRows(statement);
        },
      },
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).not.toContain('secret');
    expect(asked[0]?.parameters).toEqual(
      expect.arrayContaining(['secret name', '/secret key', 'secret value', 'secret tenant', 0n]),
    );
  });

  it('reads counts as bigints, numbers and strings', async () => {
    for (const n of [3, 3n, '3']) {
      const rows = [
        { section: 'total 0', i: 0n, x0: n },
        { section: 'cell 0', i: '0', k: 0, x0: n },
        { section: 'without user', n },
      ];
      const result = await ask(events, { execute: async () => rows });
      expect(result).toMatchObject({
        series: [{ values: [3], total: 3 }],
        meta: { computedBy: 'DuckDB (sql)', exact: true, eventsWithoutUser: 3 },
      });
    }
  });

  it('refuses numbers that are none or not exact', async () => {
    for (const n of ['many', 2n ** 60n, null, 0.5]) {
      const execute: Execute = async () => [{ section: 'without user', n }];
      expect((await errorOf(ask(events, { execute }))).code).toBe('source/malformed');
    }
  });

  it.each<[string, SourceQuery, string]>([
    [
      'measure sessions',
      { ...events, measure: 'sessions' } as SourceQuery,
      'measure "sessions" needs a session column',
    ],
    [
      'unit session',
      { ...funnel, unit: 'session' } as SourceQuery,
      'unit "session" needs a session column',
    ],
    [
      'the field $session',
      { ...events, where: { property: '$session', op: 'isSet' } } as SourceQuery,
      'the field $session needs a session column',
    ],
    [
      'a property that is not mapped',
      { ...events, breakdown: { property: 'plan' } } as SourceQuery,
      'no property "plan"',
    ],
  ])('refuses %s without asking the store', async (_, query, message) => {
    let asked = 0;
    const execute: Execute = async () => {
      asked++;
      return [];
    };
    const error = await errorOf(ask(query, { execute }));
    expect(error.code).toBe('source/unsupported');
    expect(error.message).toContain(message);
    expect(asked).toBe(0);
  });

  it('keeps what the store threw as the cause', async () => {
    const cause = new Error('no such table');
    const execute: Execute = () => Promise.reject(cause);
    const error = await errorOf(ask(events, { execute }));
    expect(error).toMatchObject({ code: 'source/unreachable', cause });
  });

  it('is aborted before and after the statement', async () => {
    const before = AbortSignal.abort();
    let asked = 0;
    const count: Execute = async () => {
      asked++;
      return [];
    };
    expect((await errorOf(ask(events, { signal: before, execute: count }))).code).toBe(
      'source/aborted',
    );
    expect(asked).toBe(0);
    const controller = new AbortController();
    const abort: Execute = async () => {
      controller.abort();
      return [];
    };
    const source = sqlSource({ id: 'sql', dialect: duckdbDialect, mapping, execute: abort });
    const { signal } = controller;
    expect((await errorOf(runQuery(source, events, { now: range.end, signal }))).code).toBe(
      'source/aborted',
    );
    const interrupted: Execute = async () => {
      throw new Error('interrupted');
    };
    expect((await errorOf(ask(events, { signal, execute: interrupted }))).code).toBe(
      'source/aborted',
    );
  });

  it.each<[string, object]>([
    ['table', { table: [] }],
    ['table', { table: '' }],
    ['time', { time: '' }],
    ['time.unit', { time: { column: 'at', unit: 'minutes' } }],
    ['event', { event: undefined }],
    ['user', { user: '' }],
    ['id', { deduplicate: true }],
    ['properties.json', { properties: { json: '' } }],
    [
      'properties.columns["plan"].type',
      { properties: { columns: { plan: { column: 'p', type: 'text' } } } },
    ],
    [
      'properties.columns["plan"].column',
      { properties: { columns: { plan: { column: '', type: 'string' } } } },
    ],
    [
      'properties.columns["$user"]',
      { properties: { columns: { $user: { column: 'p', type: 'string' } } } },
    ],
  ])('names the part of a mapping that is wrong: %s', (path, wrong) => {
    const make = () =>
      sqlSource({
        id: 'sql',
        dialect: duckdbDialect,
        mapping: { ...mapping, ...wrong } as SqlMapping,
        execute: noRows,
      });
    expect(make).toThrow(`invalid mapping at ${path}: expected`);
  });
});
