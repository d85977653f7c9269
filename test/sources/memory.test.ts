import { describe, expect, it } from 'vitest';

import { createTableBuilder } from '../../src/engine/table-builder.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Progress } from '../../src/model/meta.js';
import { resolveQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource, DataChange } from '../../src/model/source.js';
import type { Row } from '../../src/sources/mapping.js';
import { memorySource } from '../../src/sources/memory.js';

const range = { start: 0, end: 1_000_000 };
const query = { kind: 'trend', measure: 'users', range } as const;
const many = Array.from({ length: 300_000 }, (_, i): AnalyticsEvent => ({
  time: i,
  event: 'e',
  user: `u${i % 50_000}`,
}));

describe('memorySource', () => {
  it('answers over rows with columns of their own', async () => {
    const rows = [
      { at: new Date(5), who: 'a', what: 'x' },
      { at: new Date(6), who: 'b', what: 'x' },
      { at: null, who: 'c', what: 'x' },
    ];
    const source = memorySource(rows, { mapping: { time: 'at', user: 'who', event: 'what' } });
    const { series, meta } = await runQuery(source, query, { now: 1_000_000 });
    expect(series[0]?.total).toBe(2);
    expect(meta.rejected).toEqual({ count: 1, examples: [{ row: 3, reason: 'no time' }] });
  });

  it('fails on the first row it can not use when told to', () => {
    expect(() =>
      memorySource([{ time: 'x', event: 'e' }], { mapping: { time: 'time' }, invalid: 'throw' }),
    ).toThrow('row 1: the time "x" is not an instant from 1900 to 2200');
  });

  it('names equal data equally, and other data otherwise', () => {
    const id = (rows: readonly object[]) => memorySource(rows).id;
    const rows = [{ time: 1, event: 'a' }];
    expect(id(rows)).toBe(id([{ time: 1, event: 'a' }]));
    expect(id(rows)).not.toBe(id([{ time: 2, event: 'a' }]));
    expect(id(rows)).not.toBe(id([{ time: 1, event: 'b' }]));
    expect(id(rows)).not.toBe(id([{ time: 1, event: 'a', user: 'u' }]));
  });

  it('tells progress, lets others work and stops when it is told to', async () => {
    const source = memorySource(many, { id: 'many' });
    const seen: Progress[] = [];
    let others = 0;
    const timer = setInterval(() => others++, 0);
    const { series } = await runQuery(source, query, {
      now: 1_000_000,
      onProgress: (progress) => seen.push(progress),
    });
    clearInterval(timer);
    expect(series[0]?.total).toBe(50_000);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual({ done: many.length, total: many.length, unit: 'events' });

    const controller = new AbortController();
    const stopped = runQuery(source, query, {
      now: 1_000_000,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'source/aborted' });
  });
});

describe('append', () => {
  const events: AnalyticsEvent[] = [
    { time: 10, event: 'a', user: 'u', id: '1' },
    { time: 20, event: 'b', user: 'v' },
  ];
  const ask = async (source: AnalyticsSource) => {
    const { series, meta } = await runQuery(
      source,
      { kind: 'trend', measure: 'events', range },
      { now: 1_000_000 },
    );
    return { total: series[0]?.total, duplicates: meta.duplicates, rejected: meta.rejected };
  };

  it('adds events that questions asked from then on see', async () => {
    const source = memorySource(events);
    const { id } = source;
    await source.append([{ time: 30, event: 'a', user: 'w' }]);
    await source.append([]);
    expect(await ask(source)).toMatchObject({ total: 3 });
    expect(source.id).toBe(id);
  });

  it('reads rows as the first ones were, and counts those it can not use on', async () => {
    const rows = [
      { at: 5, who: 'a', what: 'x' },
      { at: 'never', who: 'b', what: 'x' },
    ];
    const mapping = { time: (row: Row) => row['at'], user: 'who', event: 'what' };
    const source = memorySource(rows, { mapping });
    await source.append([
      { at: 6, who: 'c', what: 'x' },
      { at: 7, who: 'd' },
    ]);
    expect(await ask(source)).toMatchObject({
      total: 2,
      rejected: {
        count: 2,
        examples: [
          { row: 2, reason: 'the time "never" is not an instant from 1900 to 2200' },
          { row: 4, reason: 'no event name' },
        ],
      },
    });
  });

  it('takes events over a table, with the sessions it has', async () => {
    const sessions = { idleMs: 50, maxMs: 1000 };
    const builder = createTableBuilder({ sessions });
    builder.append([{ time: 0, event: 'e', user: 'u' }]);
    const table = builder.finish();
    const source = memorySource(table);
    await source.append([{ time: 51, event: 'e', user: 'u', properties: { p: 1 } }]);
    const { series } = await runQuery(
      source,
      {
        kind: 'trend',
        measure: 'sessions',
        range,
        events: { where: { property: 'p', op: 'isSet' } },
      },
      { now: 1_000_000 },
    );
    expect(series[0]?.total).toBe(1);
    const all = await runQuery(
      source,
      { kind: 'trend', measure: 'sessions', range },
      { now: 1_000_000 },
    );
    expect(all.series[0]?.total).toBe(2);
    expect(table.rows).toBe(1);
  });

  it('guesses the columns of a source that began without rows from the first that come', async () => {
    const source = memorySource([], { id: 'empty' });
    await expect(source.append([{ nothing: 1 }])).rejects.toMatchObject({ code: 'load/invalid' });
    await source.append([{ timestamp: 5, name: 'x' }]);
    await source.append([{ timestamp: 6, name: 'y', event: 'a property' }]);
    const { events: named } = await runQuery(source, { kind: 'catalog' }, { now: 1_000_000 });
    expect(named.map(({ event }) => event)).toEqual(['x', 'y']);
  });

  it('reads what comes to a table by the mapping given', async () => {
    const builder = createTableBuilder();
    builder.append(events);
    const source = memorySource(builder.finish(), { mapping: { event: 'name' } });
    await source.append([{ time: 30, name: 'x' }]);
    expect(await ask(source)).toMatchObject({ total: 3 });
  });

  it('numbers the rows of all lists one after the other', async () => {
    const source = memorySource(events);
    await Promise.all([
      source.append([
        { time: 'x', event: 'a' },
        { time: 30, event: 'a' },
      ]),
      source.append([{ time: 31, event: 'a' }, { time: 32 }]),
    ]);
    const { rejected } = await ask(source);
    expect(rejected?.examples.map(({ row }) => row)).toEqual([3, 6]);
  });

  it('fails when the merge does', async () => {
    const builder = createTableBuilder();
    const source = memorySource({ ...builder.finish(), userIds: null as never }, { id: 'broken' });
    await expect(source.append(events)).rejects.toThrow(TypeError);
  });

  it('does not call a listener that another one stopped', async () => {
    const source = memorySource(events);
    let calls = 0;
    source.subscribe(() => stop());
    const stop = source.subscribe(() => calls++);
    await source.append([{ time: 30, event: 'a' }]);
    expect(calls).toBe(0);
  });

  it('changes nothing when a row is refused, and goes on with the others', async () => {
    const source = memorySource(events, { invalid: 'throw' });
    const changes: DataChange[] = [];
    source.subscribe((change) => changes.push(change));
    const [first, refused, last] = await Promise.allSettled([
      source.append([{ time: 30, event: 'a' }]),
      source.append([{ time: 31, event: 'a' }, { time: 32 }]),
      source.append([{ time: 33, event: 'a' }]),
    ]);
    expect([first?.status, last?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(refused).toMatchObject({
      reason: { code: 'load/invalid', message: 'row 2: no event name' },
    });
    expect(await ask(source)).toEqual({ total: 4, duplicates: 0, rejected: undefined });
    expect(changes).toEqual([{ version: '1', from: 30 }]);
  });

  it('merges at once what comes at once, and what comes meanwhile after that', async () => {
    const source = memorySource(events);
    const versions: string[] = [];
    source.subscribe(({ version }) => versions.push(version));
    const add = (time: number) => source.append([{ time, event: 'a' }]);
    const atOnce = [add(30), add(31)];
    // By then the two are being merged.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const meanwhile = [add(32), add(33)];
    await Promise.all(atOnce);
    expect(versions).toEqual(['1']);
    await Promise.all(meanwhile);
    expect(versions).toEqual(['1', '2']);
    expect(await ask(source)).toMatchObject({ total: 6 });
  });

  it('takes the list as it is handed over', async () => {
    const source = memorySource(events);
    const list: AnalyticsEvent[] = [{ time: 30, event: 'a' }];
    const appended = source.append(list);
    list.length = 0;
    await appended;
    expect(await ask(source)).toMatchObject({ total: 3 });
  });

  it('tells what changed, until it is told to stop', async () => {
    const source = memorySource(events);
    const changes: DataChange[] = [];
    const stop = source.subscribe((change) => changes.push(change));
    await source.append([{ time: 40, event: 'a' }]);
    await source.append([{ time: 5, event: 'a', id: '1' }]);
    await source.append([{ time: 6, event: 'a', id: '1' }, { time: 'x' }]);
    expect(changes).toEqual([
      { version: '1', from: 40 },
      { version: '2', from: 5 },
    ]);
    expect(await ask(source)).toMatchObject({ total: 3, duplicates: 2, rejected: { count: 1 } });
    stop();
    await source.append([{ time: 50, event: 'a' }]);
    expect(changes).toHaveLength(2);
  });

  it('leaves questions that run what they began with', async () => {
    const source = memorySource(many, { id: 'many' });
    const running = ask(source);
    let isAppended = false;
    const appended = source.append([{ time: 1, event: 'e' }]).then(() => {
      isAppended = true;
    });
    expect(await running).toMatchObject({ total: many.length });
    expect(isAppended).toBe(false);
    await appended;
    expect(await ask(source)).toMatchObject({ total: many.length + 1 });
  });

  it('lets others work while it merges', async () => {
    const source = memorySource(many, { id: 'many' });
    let tasks = 0;
    let isDone = false;
    const work = () => {
      tasks++;
      if (!isDone) setImmediate(work);
    };
    setImmediate(work);
    await source.append(many.slice(0, 20_000).map((event) => ({ ...event, time: event.time + 1 })));
    isDone = true;
    expect(tasks).toBeGreaterThan(30);
    expect(await ask(source)).toMatchObject({ total: many.length + 20_000 });
  });
});

describe('runQuery', () => {
  const source = memorySource(many.slice(0, 10), { id: 'ten' });
  const answering = (run: AnalyticsSource['run']): AnalyticsSource => ({ ...source, run });

  it('asks nothing for an invalid query', async () => {
    const unasked = answering(() => Promise.reject(new Error('asked')));
    await expect(
      runQuery(unasked, { ...query, range: { start: 5, end: 1 } }, { now: 1 }),
    ).rejects.toMatchObject({ code: 'query/invalid' });
  });

  it('refuses a kind the source does not answer', async () => {
    const narrow = { ...source, capabilities: { kinds: [], history: true } };
    await expect(runQuery(narrow, query, { now: 1 })).rejects.toMatchObject({
      code: 'source/unsupported',
      message: 'the source "ten" can not answer "trend"',
    });
  });

  it('keeps the cause of what a source threw', async () => {
    const cause = new Error('socket closed');
    const broken = answering(() => Promise.reject(cause));
    await expect(runQuery(broken, query, { now: 1 })).rejects.toMatchObject({
      code: 'source/unreachable',
      cause,
    });
  });

  it('reads only what the universe holds', async () => {
    const universe = { property: '$user', op: 'in' as const, value: ['u1', 'u2'] };
    const { series } = await runQuery(source, query, { now: 1_000_000, universe });
    expect(series[0]?.total).toBe(2);
    const resolved = resolveQuery({ kind: 'catalog' }, { now: 1_000_000, universe });
    const catalog = await source.run(resolved, { signal: new AbortController().signal });
    expect(catalog.events).toMatchObject([{ event: 'e', count: 2 }]);
  });
});
