import { gzipSync } from 'node:zlib';

import {
  binary,
  columnFromArray,
  CompressionType,
  type DataType,
  dateDay,
  decimal,
  dictionary,
  int32,
  int64,
  list,
  map,
  setCompressionCodec,
  struct,
  tableFromColumns,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
} from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';

import type { Progress } from '../../src/model/meta.js';
import { loadEvents } from '../../src/sources/load-events.js';
import { readArrow } from '../../src/sources/read-arrow.js';
import type { ReadRow } from '../../src/sources/read-row.js';
import { valuesOf } from '../answer.js';

type Columns = Record<string, [values: unknown[], type: DataType]>;
type Format = 'file' | 'stream';

function arrow(columns: Columns, format: Format = 'file', maxBatchRows = 1000) {
  const built = Object.entries(columns).map(
    ([name, [values, type]]) => [name, columnFromArray(values, type, { maxBatchRows })] as const,
  );
  const bytes = tableToIPC(tableFromColumns(built as never), { format });
  return new Uint8Array(bytes as Uint8Array<ArrayBuffer>);
}

async function rowsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const part of readArrow(bytes)) rows.push(...part);
  return rows;
}

async function valuesRead(values: unknown[], type: DataType): Promise<unknown[]> {
  const rows = await rowsOf(arrow({ x: [values, type] }));
  return rows.map((row) => ('row' in row ? row.row['x'] : row.error));
}

const noon = Date.UTC(2024, 0, 1, 12);
const visits: Columns = {
  ts: [[noon, noon + 1, noon + 2, noon + 3], timestamp(TimeUnit.MILLISECOND)],
  action: [['visit', 'pay', 'visit', null], dictionary(utf8())],
  user_id: [['a', 'b', 'a', 'c'], utf8()],
  n: [[1, 2, null, 4], int32()],
};

describe('readArrow', () => {
  it.each([
    ['seconds', TimeUnit.SECOND, 1704110400n, noon],
    ['milliseconds', TimeUnit.MILLISECOND, 1704110400123n, noon + 123],
    ['microseconds', TimeUnit.MICROSECOND, 1704110400123999n, noon + 123],
    ['nanoseconds', TimeUnit.NANOSECOND, 1704110400123999999n, noon + 123],
    ['microseconds before 1970', TimeUnit.MICROSECOND, -1n, -1],
    ['nanoseconds before 1970', TimeUnit.NANOSECOND, -1_000_001n, -2],
  ])('floors %s', async (_what, unit, raw, expected) => {
    // Written as whole numbers that are said to be times, so that nothing is rounded on the way.
    const column = columnFromArray([raw], int64());
    for (const part of [column, ...column.data]) Object.assign(part, { type: timestamp(unit) });
    const bytes = tableToIPC(tableFromColumns({ x: column }), { format: 'file' });
    const rows = await rowsOf(new Uint8Array(bytes as Uint8Array<ArrayBuffer>));
    expect(rows[0]).toEqual({ line: 1, row: { x: new Date(expected) } });
  });

  it('reads every type as JSON would have it', async () => {
    expect(await valuesRead([5n, 9007199254740993n, null], int64())).toEqual([
      5,
      '9007199254740993',
      null,
    ]);
    expect(await valuesRead([30.3, -0.3, null], decimal(18, 1, 128))).toEqual([30.3, -0.3, null]);
    expect(await valuesRead([new Date('2024-02-29'), null], dateDay())).toEqual([
      new Date('2024-02-29'),
      null,
    ]);
    expect(await valuesRead(['a', null, 'b', 'a'], dictionary(utf8()))).toEqual([
      'a',
      null,
      'b',
      'a',
    ]);
    expect(await valuesRead([[1n, 9007199254740993n], null], list(int64()))).toEqual([
      [1, '9007199254740993'],
      null,
    ]);
    expect(await valuesRead([new Map([['k', 7n]]), null], map(utf8(), int64()))).toEqual([
      { k: 7 },
      null,
    ]);
    const nested = struct({ at: timestamp(TimeUnit.MILLISECOND), in: struct({ big: int64() }) });
    expect(await valuesRead([{ at: noon, in: { big: 2n } }, null], nested)).toEqual([
      { at: new Date(noon), in: { big: 2 } },
      null,
    ]);
  });

  it('takes bytes that are text, and counts rows with others', async () => {
    const text = new TextEncoder().encode('é');
    expect(await valuesRead([text, new Uint8Array([0xff, 0]), null], binary())).toEqual([
      'é',
      'the column "x" holds bytes that are not text',
      null,
    ]);
  });

  it.each<Format>(['file', 'stream'])('reads the record batches of a %s', async (format) => {
    const rows = await rowsOf(arrow(visits, format, 3));
    expect(rows).toEqual([
      { line: 1, row: { ts: new Date(noon), action: 'visit', user_id: 'a', n: 1 } },
      { line: 2, row: { ts: new Date(noon + 1), action: 'pay', user_id: 'b', n: 2 } },
      { line: 3, row: { ts: new Date(noon + 2), action: 'visit', user_id: 'a', n: null } },
      { line: 4, row: { ts: new Date(noon + 3), action: null, user_id: 'c', n: 4 } },
    ]);
  });

  it('tells how to go on when it can not unpack the file', async () => {
    const same = (bytes: Uint8Array) => bytes;
    setCompressionCodec(CompressionType.ZSTD, { encode: same, decode: same });
    const table = tableFromColumns({ x: columnFromArray([1, 2, 3], int32()) });
    const bytes = tableToIPC(table, { format: 'file', codec: CompressionType.ZSTD });
    setCompressionCodec(CompressionType.ZSTD, null as never);
    await expect(rowsOf(new Uint8Array(bytes as Uint8Array<ArrayBuffer>))).rejects.toMatchObject({
      code: 'load/invalid',
      message:
        'the Arrow file is compressed with ZSTD; write it uncompressed, or register the codec with setCompressionCodec of @uwdata/flechette',
    });
  });

  it.each([
    ['a file that is cut off', arrow(visits).slice(0, -20), 'it does not end as it should'],
    ['a stream that is cut off', arrow(visits, 'stream').slice(0, -60), 'Expected to read'],
    ['another kind of file', new TextEncoder().encode('<!doctype html>'), 'Expected to read'],
    ['Feather 1', new TextEncoder().encode('FEA1....'), 'the file is Feather version 1'],
  ])('tells of %s', async (_what, bytes, message) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({
      code: 'load/invalid',
      message: expect.stringContaining(message),
    });
  });
});

describe('loadEvents of Arrow', () => {
  it.each<Format>(['file', 'stream'])('knows a %s by its first bytes', async (format) => {
    const seen: Progress[] = [];
    const bytes = arrow(visits, format);
    const { table, ...loaded } = await loadEvents(new Blob([bytes]), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(loaded).toEqual({
      format: 'arrow',
      columns: ['ts', 'action', 'user_id', 'n'],
      mapping: { time: 'ts', event: 'action', user: 'user_id' },
      rows: 4,
    });
    expect(valuesOf(table, '$event')).toEqual(['visit', 'visit', 'pay']);
    expect(table.firstTime).toBe(noon);
    expect(table.rejected).toEqual({
      count: 1,
      examples: [{ row: 4, reason: 'no event name' }],
    });
    expect(seen).toEqual([
      { done: bytes.length, total: bytes.length, unit: 'bytes' },
      { done: 4, total: 4, unit: 'events' },
    ]);
  });

  it('unpacks gzip', async () => {
    const { format, rows } = await loadEvents(new Uint8Array(gzipSync(arrow(visits))));
    expect({ format, rows }).toEqual({ format: 'arrow', rows: 4 });
  });

  it('goes by the name when the bytes do not tell', async () => {
    const page = new File(['<!doctype html>'], 'events.feather');
    await expect(loadEvents(page)).rejects.toMatchObject({
      code: 'load/invalid',
      message: expect.stringMatching(/^the Arrow file is damaged/),
    });
  });

  it('tells of a file without rows', async () => {
    const empty = arrow({ ts: [[], timestamp()], event: [[], utf8()] });
    await expect(loadEvents(empty)).rejects.toMatchObject({ message: 'the file holds no rows' });
  });

  it('lets others work meanwhile and stops when it is told to', async () => {
    const times = Array.from({ length: 100_000 }, (_, i) => noon + i);
    const bytes = arrow(
      {
        time: [times, timestamp(TimeUnit.MILLISECOND)],
        event: [times.map(() => 'e'), dictionary(utf8())],
      },
      'file',
      100_000,
    );
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const { table } = await loadEvents(bytes);
    clearInterval(timer);
    expect(table.rows).toBe(100_000);
    expect(ticks).toBeGreaterThan(3);

    const controller = new AbortController();
    const stopped = loadEvents(bytes, {
      signal: controller.signal,
      onProgress: ({ done, unit }) => unit === 'events' && done > 50_000 && controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'source/aborted' });
  });
});
