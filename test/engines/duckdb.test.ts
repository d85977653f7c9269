import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import type { SourceQuery, Result } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import type { SqlMapping } from '../../src/sources/sql/mapping.js';
import { sqlSource } from '../../src/sources/sql/sql-source.js';
import { executeOn, jsonMapping, openDuckDb, storeEvents, withEngines } from './duckdb-store.js';

const minute = 60_000;
const start = Date.UTC(2024, 2, 4);
const range = { start, end: start + 24 * 60 * minute };

describe.skipIf(!withEngines)('sqlSource on DuckDB', () => {
  let connection: Awaited<ReturnType<typeof openDuckDb>>;
  const ask = <Q extends SourceQuery>(
    query: Q,
    mapping: SqlMapping = jsonMapping,
  ): Promise<Result<Q>> => {
    const execute = executeOn(connection);
    const source = sqlSource({ id: 'case', dialect: duckdbDialect, mapping, execute });
    return runQuery(source, query, { now: range.end + 30 * 24 * 60 * minute });
  };
  /** `['u1 A 5', …]`: user, name, minutes after the start. */
  const events = (
    lines: string[],
    properties: Record<string, Scalar | null> = {},
  ): AnalyticsEvent[] =>
    lines.map((line) => {
      const [user = '', event = '', at = ''] = line.split(' ');
      return { user, event, time: start + Number(at) * minute, kind: 'event', properties };
    });
  const steps = (names: string) => [...names].map((event) => ({ match: { event } }));
  const counts = async (query: Partial<SourceQuery> & { steps: unknown }): Promise<number[]> => {
    const result = await ask({ kind: 'funnel', range, ...query } as SourceQuery);
    return result.kind === 'funnel' ? result.steps.map(({ count }) => count) : [];
  };

  beforeAll(async () => {
    connection = await openDuckDb();
  });
  afterAll(() => connection.closeSync());

  it('counts users by hour, empty hours included', async () => {
    await storeEvents(
      connection,
      events(['a A 0', 'a A 10', 'b A 59', 'a A 60', ' A 61', 'c A 180']),
    );
    const { series, meta } = await ask({
      kind: 'trend',
      measure: 'users',
      range: { start, end: start + 240 * minute },
      interval: 'hour',
    });
    expect(series).toEqual([{ key: null, values: [2, 1, 0, 1], total: 3 }]);
    expect(meta).toMatchObject({ exact: true, eventsWithoutUser: 1 });
  });

  it('follows a later start where an earlier one ran out of time', async () => {
    await storeEvents(connection, events(['a A 0', 'a A 100', 'a B 160', 'b A 0', 'b B 61']));
    const window = { value: 60, unit: 'minute' } as const;
    expect(await counts({ steps: steps('AB'), window })).toEqual([2, 1]);
    expect(await counts({ steps: steps('AB'), window, attempts: 'first' })).toEqual([2, 0]);
  });

  it('lets equal instants advance, or not', async () => {
    await storeEvents(connection, events(['a B 5', 'a A 5']));
    expect(await counts({ steps: steps('AB') })).toEqual([1, 1]);
    expect(await counts({ steps: steps('AB'), ties: 'block' })).toEqual([1, 0]);
  });

  it('breaks an attempt at an exclusion strictly between, and removes a unit', async () => {
    await storeEvents(
      connection,
      events(['a A 0', 'a X 5', 'a B 10', 'b A 0', 'b X 0', 'b X 10', 'b B 10', 'c A 0', 'c B 1']),
    );
    const excluding = (effect: 'break' | 'remove') => [
      { match: { event: 'X' }, after: 0, before: 1, effect },
    ];
    expect(await counts({ steps: steps('AB'), exclusions: excluding('break') })).toEqual([3, 2]);
    expect(await counts({ steps: steps('AB'), exclusions: excluding('remove') })).toEqual([2, 2]);
  });

  it('interpolates times of the attempt that starts last', async () => {
    await storeEvents(
      connection,
      events(['a A 0', 'a A 4', 'a B 6', 'b A 0', 'b B 10', 'c A 0', 'c C 1']),
    );
    const { steps: found } = await ask({ kind: 'funnel', range, steps: steps('AB') });
    expect(found[1]?.timeFromFirst).toEqual({
      median: 6 * minute,
      average: 6 * minute,
      p90: 9.2 * minute,
    });
  });

  it('reads 20 steps', async () => {
    const names = 'ABCDEFGHIJKLMNOPQRST';
    await storeEvents(connection, events([...names].map((name, i) => `a ${name} ${i}`)));
    expect(await counts({ steps: steps(names) })).toEqual(Array(20).fill(1));
  });

  it('floors finer times towards the past and keeps every unit of time apart', async () => {
    await connection.run(`create or replace table timed as select * from (values
      ('u', timestamp '1969-12-31 23:59:59.999999', -0.0005, -1, -1)) as t(u, stamp, s, us, ms)`);
    for (const [column, unit] of [
      ['stamp', 'timestamp'],
      ['s', 's'],
      ['us', 'us'],
      ['ms', 'ms'],
    ] as const) {
      const mapping: SqlMapping = { table: 'timed', time: { column, unit }, event: 'u' };
      const { firstEvent } = await ask({ kind: 'catalog' }, mapping);
      expect(firstEvent, unit).toBe(-1);
    }
  });

  it('drops repeated ids when asked to', async () => {
    const [first, second] = events(['a A 5', 'b A 3']) as [AnalyticsEvent, AnalyticsEvent];
    const third = { ...second, account: 'acme' };
    await storeEvents(
      connection,
      [first, second, third].map((event) => ({ ...event, id: 'same' })),
    );
    const query = {
      kind: 'trend',
      measure: 'events',
      range,
      breakdown: { property: '$account' },
    } as const;
    const trusted = await ask(query);
    expect(trusted.series.map(({ total }) => total)).toEqual([2, 1]);
    const { series } = await ask(query, { ...jsonMapping, deduplicate: true });
    // The earliest, and of those the one whose canonical JSON comes first: an account is set.
    expect(series).toMatchObject([{ key: { type: 'value', value: 'acme' }, total: 1 }]);
  });

  it('reads structs, maps and text as properties', async () => {
    for (const properties of [
      `{'a b': 1, 'n': null}`,
      `map {'a b': 1}`,
      `'{"a b": 1.0, "o": {"x": 1}}'`,
    ]) {
      await connection.run(
        `create or replace table loose as select timestamp '2024-03-04 01:00:00' as at, 'A' as what, ${properties} as more`,
      );
      const mapping: SqlMapping = {
        table: 'loose',
        time: 'at',
        event: 'what',
        properties: { json: 'more' },
      };
      const trend = { kind: 'trend', measure: 'events', range } as const;
      const where = { property: 'a b', op: 'eq', value: 1 } as const;
      const { series } = await ask({ ...trend, where }, mapping);
      expect(series[0]?.total).toBe(1);
      const { properties: found } = await ask({ kind: 'catalog' }, mapping);
      expect(found).toEqual([{ property: 'a b', types: ['number'], coverage: 1 }]);
    }
  });

  const awkward = [
    'it\'s "odd" é',
    `'; drop table events; --`,
    '\\',
    '\\"',
    '😀',
    '%',
    '_',
    '$1',
    '$',
    '*',
    'a/b~c',
    '~0',
    '0',
    '[0]',
    '{"x":1}',
    '--',
    '/* */',
    '`',
    'line\nbreak',
  ];

  it.each(awkward)('takes %j as nothing but a name and a value', async (text) => {
    const event: AnalyticsEvent = {
      time: start,
      event: text,
      user: text,
      account: text,
      kind: text,
      properties: { [text]: text, other: `x${text}y` },
    };
    await storeEvents(connection, [event, ...events(['a A 1', 'b A 2'], { other: 'none' })]);
    const total = async (where: object): Promise<number | null | undefined> => {
      const { series } = await ask({
        kind: 'trend',
        measure: 'events',
        range,
        where,
      } as SourceQuery & { kind: 'trend' });
      return series[0]?.total;
    };
    expect(await total({ property: text, op: 'eq', value: text })).toBe(1);
    expect(await total({ property: text, op: 'isNotSet' })).toBe(2);
    expect(await total({ property: 'other', op: 'contains', value: text })).toBe(1);
    expect(await total({ property: 'other', op: 'endsWith', value: `${text}y` })).toBe(1);
    expect(await total({ property: '$user', op: 'in', value: [text, 'a'] })).toBe(2);
    const { series } = await ask({
      kind: 'trend',
      measure: 'users',
      range,
      events: { event: text, kind: text },
      breakdown: { property: text },
    });
    expect(series).toEqual([{ key: { type: 'value', value: text }, values: [1], total: 1 }]);
    const catalog = await ask({ kind: 'catalog', property: text, search: text });
    expect(catalog.values).toEqual([{ value: text, count: 1 }]);
    expect(catalog.properties.map(({ property }) => property)).toContain(text);
    expect(catalog.matches).toBe(2);
    expect(
      await counts({ steps: [{ match: { event: text } }, { match: { event: 'A' } }] }),
    ).toEqual([1, 0]);
  });

  it('quotes the names of columns and tables', async () => {
    const name = `we"ird; drop table events; -- 'é`;
    const quoted = `"${name.replaceAll('"', '""')}"`;
    await connection.run(
      `create or replace table ${quoted} as select 0::bigint as ${quoted}, 'A' as t, 'x' as name`,
    );
    const mapping: SqlMapping = {
      table: ['main', name],
      time: { column: name, unit: 'ms' },
      event: 'name',
      user: 't',
    };
    const catalog = await ask({ kind: 'catalog' }, mapping);
    expect(catalog.events).toEqual([{ event: 'x', kind: 'event', count: 1, lastSeen: 0 }]);
  });
});
