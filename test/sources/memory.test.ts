import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Progress } from '../../src/model/meta.js';
import { resolveQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource } from '../../src/model/source.js';
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
