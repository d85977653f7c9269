import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import type { AnalyticsError } from '../../src/model/errors.js';
import type { Progress } from '../../src/model/meta.js';
import { loadEvents, type LoadEventsOptions } from '../../src/sources/load-events.js';
import { valuesOf } from '../answer.js';

/** The text in chunks of a few bytes, so that every boundary falls somewhere unpleasant. */
function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const load = (text: string, options?: LoadEventsOptions) => loadEvents(bytesOf(text), options);

async function errorOf(text: string | Uint8Array, options?: LoadEventsOptions): Promise<string> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const error = await loadEvents(bytes, options).then(
    () => null,
    (reason: AnalyticsError) => reason,
  );
  return error ? `${error.code}: ${error.message}` : 'no error';
}

const ndjson = [
  '{"time":"2024-01-01T00:00:00Z","event":"é😀","user":"u1","props":{"n":1,"s":"a\\"b"}}',
  '{"time":"2024-01-01T00:00:01Z","event":"b","user":"u1","props":{"n":2.5}}',
  '',
].join('\n');

const csv = [
  '\uFEFFtimestamp,user_id,event,price,note',
  '2024-01-01 00:00:00,u1,"é😀",1.5,"two',
  'lines, and ""quotes"""',
  '2024-01-01 00:00:01,,b,20,',
  '',
].join('\r\n');

const json = `[
  {"time": 1704067200000, "event": "é😀", "user": "u1", "list": [1, 2], "deep": {"a": {"b": true}}},
  {"time": 1704067201000, "event": "b", "user": null}
]`;

describe('loadEvents', () => {
  it.each([1, 2, 3, 7, 64, 100_000])('reads every format in pieces of %i bytes', async (size) => {
    for (const [text, format] of [
      [ndjson, 'ndjson'],
      [csv, 'csv'],
      [json, 'json'],
    ] as const) {
      for (const bytes of [bytesOf(text), new Uint8Array(gzipSync(text))]) {
        const { table, ...loaded } = await loadEvents(inPieces(bytes, size));
        expect(loaded.format).toBe(format);
        expect(loaded.rows).toBe(2);
        expect(valuesOf(table, '$event')).toEqual(['é😀', 'b']);
        expect(table.firstTime).toBe(Date.UTC(2024, 0, 1));
        expect(table.rejected.count).toBe(0);
      }
    }
  });

  it('reads properties of every format', async () => {
    const fromNdjson = await load(ndjson);
    expect(valuesOf(fromNdjson.table, 'n')).toEqual([1, 2.5]);
    expect(valuesOf(fromNdjson.table, 's')).toEqual(['a"b', null]);
    const fromCsv = await load(csv);
    expect(valuesOf(fromCsv.table, 'price')).toEqual([1.5, 20]);
    expect(valuesOf(fromCsv.table, 'note')).toEqual(['two\r\nlines, and "quotes"', null]);
    expect(valuesOf(fromCsv.table, '$user')).toEqual(['u1', null]);
    const fromJson = await load(json);
    expect(valuesOf(fromJson.table, 'list')).toEqual(['[1,2]', null]);
    expect(valuesOf(fromJson.table, 'deep.a.b')).toEqual([true, null]);
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = [
      ['time', 'event', '"a,b;c"'],
      ['2024-01-01', 'x', '1'],
    ];
    const { table } = await load(text.map((row) => row.join(delimiter)).join('\n'));
    expect(valuesOf(table, 'a,b;c')).toEqual([1]);
  });

  it.each(['events', 'data', 'results'])('reads a list wrapped as %s', async (name) => {
    const { table } = await load(`{"${name}": ${json}, "next": null}`);
    expect(table.rows).toBe(2);
    const { table: indented } = await load(`{\n  "next": null,\n  "${name}": ${json}\n}`);
    expect(indented.rows).toBe(2);
  });

  it('reads Files, Blobs, Responses and addresses', async () => {
    const blob = new Blob([ndjson]);
    const address = `data:application/x-ndjson,${encodeURIComponent(ndjson)}`;
    for (const input of [blob, new Response(blob), address, new URL(address)]) {
      expect((await loadEvents(input)).table.rows).toBe(2);
    }
  });

  it('counts rows it can not use, with their lines', async () => {
    const lines = [
      '{"time":1,"event":"a"}',
      '{"time":"yesterday","event":"a"}',
      '{"time":2}',
      'half a {',
      '{"event":"a"}',
      '[1]',
      '{"time":3,"event":"b"}',
    ];
    const { table, rows } = await load(lines.join('\n'), {
      mapping: { time: 'time', event: 'event' },
    });
    expect(rows).toBe(7);
    expect(table.rows).toBe(2);
    expect(table.rejected).toEqual({
      count: 5,
      examples: [
        { row: 2, reason: 'the time "yesterday" is not an instant from 1900 to 2200' },
        { row: 3, reason: 'no event name' },
        { row: 4, reason: 'not valid JSON' },
        { row: 5, reason: 'no time' },
        { row: 6, reason: 'not a JSON object' },
      ],
    });
  });

  it('counts CSV rows of another width', async () => {
    const { table } = await load(
      'time,event\n2024-01-01,a\n2024-01-01\n2024-01-01,b,c\n2024-01-01,a\n',
    );
    expect(table.rejected.examples).toEqual([
      { row: 3, reason: '1 cells, the header has 2' },
      { row: 4, reason: '3 cells, the header has 2' },
    ]);
  });

  it.each<[string, string | Uint8Array, LoadEventsOptions, string]>([
    ['an empty file', ' \n', {}, 'the file is empty'],
    ['a header alone', 'time,event\n', {}, 'the file holds no rows'],
    [
      'broken NDJSON',
      '{"time":1,"event":"a"\n{"time":1,"event":"a"}\n',
      { format: 'ndjson' },
      'line 1: not valid JSON',
    ],
    [
      'a bad line when that is not allowed',
      '{"time":1,"event":"a"}\n{"time":\n',
      { invalid: 'throw' },
      'line 2: not valid JSON',
    ],
    [
      'broken JSON',
      '[{"time":1,\n"event":"a"},\n{"time":2 "event":"b"}]',
      {},
      'line 3: not valid JSON',
    ],
    [
      'cut off JSON',
      '[{"time":1,"event":"a"},\n',
      {},
      'line 2: the file ends before its JSON does',
    ],
    [
      'a quote that is never closed',
      'time,event\n2024-01-01,a\n2024-01-02,"b\n2024-01-03,c\n',
      {},
      'line 3: a quote is opened and never closed',
    ],
    [
      'rows without a single event',
      'time,event\n2024-01-01,\n',
      { mapping: { time: 'time', event: 'event' } },
      'no row is an event: line 2: no event name',
    ],
    [
      'columns that can not be told',
      'when,what\n2024-01-01,a\n',
      {},
      "can not tell which column is the time and the event: row 1 has when, what; say it with { mapping: { time: '…', event: '…' } }",
    ],
    [
      'a column that is not there',
      'time,event\n2024-01-01,a\n',
      { mapping: { user: 'userId' } },
      'no column "userId" for the user: row 1 has time, event',
    ],
    [
      'cut off gzip',
      new Uint8Array(gzipSync(ndjson).subarray(0, 60)),
      {},
      'the gzip file is damaged or cut off',
    ],
    [
      'bytes that are not text',
      new Uint8Array([0x7b, 0x0a, 0xff, 0xfe]),
      {},
      'the file is not UTF-8 text (near line 1); save it as UTF-8, or is it another kind of file?',
    ],
  ])('tells of %s', async (_what, text, options, message) => {
    expect(await errorOf(text, options)).toBe(`load/invalid: ${message}`);
  });

  it('tells what a server answered', async () => {
    const response = new Response('no', { status: 404, statusText: 'Not Found' });
    await expect(loadEvents(response)).rejects.toMatchObject({
      code: 'source/unreachable',
      message: 'the server answered 404 Not Found',
    });
    await expect(loadEvents('http://127.0.0.1:9/events')).rejects.toMatchObject({
      code: 'source/unreachable',
      message: 'http://127.0.0.1:9/events could not be reached',
    });
  });

  it('tells progress in bytes of the file', async () => {
    const seen: Progress[] = [];
    const bytes = gzipSync(ndjson.repeat(1000));
    await loadEvents(new Blob([new Uint8Array(bytes)]), {
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toEqual({ done: bytes.length, total: bytes.length, unit: 'bytes' });
    expect(seen.map(({ done }) => done)).toEqual(
      seen.map(({ done }) => done).toSorted((a, b) => a - b),
    );
  });

  it('lets others work meanwhile and stops when it is told to', async () => {
    const line = '{"time":"2024-01-01T00:00:00Z","event":"a","user":"u"}\n';
    const text = line.repeat(60_000);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const { table } = await loadEvents(new Blob([text]));
    clearInterval(timer);
    expect(table.rows).toBe(60_000);
    expect(ticks).toBeGreaterThan(3);

    const controller = new AbortController();
    const stopped = loadEvents(new Blob([text]), {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done > text.length / 4) controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'source/aborted' });
  });
});
