import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import type { Progress } from '../../src/model/meta.js';
import { loadEvents } from '../../src/sources/load-events.js';
import { readParquet } from '../../src/sources/read-parquet.js';
import type { ReadRow } from '../../src/sources/read-row.js';
import { valuesOf } from '../answer.js';

/*
 * The files were made with DuckDB 1.5.6:
 *
 *   COPY (SELECT * FROM (VALUES
 *     (TIMESTAMP '2024-01-01 00:00:00.000999', 'visit', 'u1', TIMESTAMP_NS '2024-01-01 00:00:00.123456789',
 *       TIMESTAMP_MS '2024-01-01 00:00:00.5', DATE '2024-02-29',
 *       {'a': 1, 'in': {'b': true}, 'price': 0.3::DECIMAL(9,1)}, MAP {'k': 7}, [1, 2]::BIGINT[],
 *       9007199254740993::BIGINT, 30.3::DECIMAL(18,1), 'bytes'::BLOB),
 *     (TIMESTAMP '1969-12-31 23:59:59.9995', 'visit', NULL, TIMESTAMP_NS '1969-12-31 23:59:59.999999999',
 *       NULL, NULL, NULL, NULL, NULL, 5::BIGINT, NULL, NULL),
 *     (TIMESTAMP '2024-01-01 00:00:02', 'pay', 'u2', NULL, NULL, NULL,
 *       {'a': NULL, 'in': NULL, 'price': NULL}, MAP {}, [9007199254740993], NULL, -0.3, NULL),
 *     (TIMESTAMP '2024-01-01 00:00:03', 'pay', 'u2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\xFF\x00'::BLOB)
 *   ) AS t(time, event, "user", ns, ms, day, struct, map, list, big, amount, raw))
 *   TO 'types.parquet' (FORMAT parquet, COMPRESSION snappy);
 *
 *   COPY (SELECT make_timestamp(1704067200000000 + i * 1000000) AS ts,
 *       ['visit', 'pay', 'leave'][i % 3 + 1] AS action, 'u' || (i % 7) AS user_id, i AS n
 *     FROM range(2500) AS t(i))
 *   TO 'two-groups.parquet' (FORMAT parquet, COMPRESSION uncompressed, PARQUET_VERSION v2, ROW_GROUP_SIZE 2048);
 *
 *   COPY (SELECT TIMESTAMP '2024-01-01' AS time, 'visit' AS event)
 *   TO 'zstd.parquet' (FORMAT parquet, COMPRESSION zstd); -- and gzip.parquet with gzip
 */
function file(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}.parquet`, import.meta.url)));
}

async function rowsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const part of readParquet(bytes)) rows.push(...part);
  return rows;
}

describe('readParquet', () => {
  it('reads every type as JSON would have it, timestamps floored', async () => {
    const nothing = { struct: undefined, map: undefined, list: undefined };
    expect(await rowsOf(file('types'))).toEqual([
      {
        line: 1,
        row: {
          time: new Date('2024-01-01T00:00:00.000Z'),
          event: 'visit',
          user: 'u1',
          ns: new Date('2024-01-01T00:00:00.123Z'),
          ms: new Date('2024-01-01T00:00:00.500Z'),
          day: new Date('2024-02-29'),
          struct: { a: 1, in: { b: true }, price: 0.3 },
          map: { k: 7 },
          list: [1, 2],
          big: '9007199254740993',
          amount: 30.3,
          raw: 'bytes',
        },
      },
      {
        line: 2,
        row: {
          time: new Date(-1),
          event: 'visit',
          user: null,
          ns: new Date(-1),
          ms: null,
          day: null,
          ...nothing,
          big: 5,
          amount: null,
          raw: null,
        },
      },
      {
        line: 3,
        row: {
          time: new Date('2024-01-01T00:00:02Z'),
          event: 'pay',
          user: 'u2',
          ns: null,
          ms: null,
          day: null,
          struct: { a: null, in: undefined, price: null },
          map: {},
          list: ['9007199254740993'],
          big: null,
          amount: -0.3,
          raw: null,
        },
      },
      { line: 4, error: 'the column "raw" holds bytes that are not text' },
    ]);
  });

  it('reads row groups one after the other', async () => {
    const rows = await rowsOf(file('two-groups'));
    expect(rows).toHaveLength(2500);
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, i) => i + 1));
    expect(rows[2049]).toEqual({
      line: 2050,
      row: { ts: new Date('2024-01-01T00:34:09Z'), action: 'visit', user_id: 'u5', n: 2049 },
    });
  });

  it('tells how to go on when it can not unpack the file', async () => {
    await expect(rowsOf(file('zstd'))).rejects.toMatchObject({
      code: 'load/invalid',
      message:
        'the Parquet file is compressed with ZSTD; write it with SNAPPY or uncompressed, or unpack it with { compressors: { ZSTD: … } }, e.g. those of hyparquet-compressors',
    });
  });

  it('tells of a file that is cut off or damaged', async () => {
    const bytes = file('types');
    await expect(rowsOf(bytes.slice(0, 1000))).rejects.toMatchObject({
      code: 'load/invalid',
      message: expect.stringMatching(/^the Parquet file is damaged, or holds what can not be read/),
    });
    bytes.fill(0xff, 4, 300);
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'load/invalid' });
  });
});

describe('loadEvents of Parquet', () => {
  it('knows it by its first bytes and fills a table', async () => {
    const seen: Progress[] = [];
    const { table, ...loaded } = await loadEvents(file('two-groups'), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(loaded).toEqual({
      format: 'parquet',
      columns: ['ts', 'action', 'user_id', 'n'],
      mapping: { time: 'ts', event: 'action', user: 'user_id' },
      rows: 2500,
    });
    expect(table.rows).toBe(2500);
    expect(table.users).toBe(7);
    expect(table.firstTime).toBe(Date.UTC(2024, 0, 1));
    expect(table.lastTime).toBe(Date.UTC(2024, 0, 1) + 2499_000);
    expect(valuesOf(table, 'n').slice(0, 3)).toEqual([0, 7, 14]);
    expect(seen).toEqual([
      { done: 3047, total: 3047, unit: 'bytes' },
      { done: 2048, total: 2500, unit: 'events' },
      { done: 2500, total: 2500, unit: 'events' },
    ]);
  });

  it('makes properties of structs and maps, and counts rows it can not use', async () => {
    const { table } = await loadEvents(file('types'), { mapping: { user: 'user' } });
    expect(table.rejected).toEqual({
      count: 1,
      examples: [{ row: 4, reason: 'the column "raw" holds bytes that are not text' }],
    });
    expect(valuesOf(table, '$user')).toEqual(['u1', 'u2', null]);
    expect(valuesOf(table, 'struct.in.b')).toEqual([true, null, null]);
    expect(valuesOf(table, 'struct.price')).toEqual([0.3, null, null]);
    expect(valuesOf(table, 'map.k')[0]).toBe(7);
    expect(valuesOf(table, 'list')).toEqual(['[1,2]', '["9007199254740993"]', null]);
    expect(valuesOf(table, 'big')).toEqual(['9007199254740993', null, 5]);
    expect(valuesOf(table, 'day')).toEqual(['2024-02-29T00:00:00.000Z', null, null]);
  });

  it('goes by the name when the bytes do not tell', async () => {
    const page = new File(['<!doctype html>'], 'events.parquet');
    await expect(loadEvents(page)).rejects.toMatchObject({
      code: 'load/invalid',
      message: expect.stringMatching(/^the Parquet file is damaged/),
    });
  });

  it('unpacks with the compressors it is given', async () => {
    const { table } = await loadEvents(file('gzip'), {
      compressors: { GZIP: (input) => gunzipSync(input) },
    });
    expect(table.firstTime).toBe(Date.UTC(2024, 0, 1));
    expect(valuesOf(table, '$event')).toEqual(['visit']);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const stopped = loadEvents(file('two-groups'), {
      signal: controller.signal,
      onProgress: ({ unit }) => unit === 'events' && controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'source/aborted' });
  });
});
