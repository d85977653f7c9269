import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import { analyticsPagesOptions, analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { AnyQuery } from '../../src/model/query.js';
import type { Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';

const day = 86_400_000;
const now = 100 * day;
const source = memorySource([{ time: 15 * day, event: 'a', user: 'u' }], { id: 'log' });
const past: TrendQuery = {
  kind: 'trend',
  measure: 'users',
  range: { start: 10 * day, end: 20 * day },
};
const open: TrendQuery = { ...past, range: { start: 90 * day, end: 110 * day }, interval: 'day' };
const later = now + 60_000;

type Options = Parameters<typeof analyticsQueryOptions>[2];
const keyOf = (query: AnyQuery, at = now, options: Partial<Options> = {}) =>
  analyticsQueryOptions(source, query, { now: at, ...options }).queryKey;

describe('analyticsQueryOptions', () => {
  it('keeps an answer that is settled when the instant moves', () => {
    expect(keyOf(past)[2]).toEqual({ start: 10 * day, end: 20 * day });
    expect(keyOf(past, later)).toEqual(keyOf(past));
    expect(keyOf(open)[2]).toBe(now);
    expect(keyOf(open, later)).not.toEqual(keyOf(open));
    expect(keyOf({ kind: 'catalog' }, later)).not.toEqual(keyOf({ kind: 'catalog' }));
  });

  it('holds the instants a relative range means, in conditions on users too', () => {
    const lastWeek: TrendQuery = { ...past, range: { last: 1, unit: 'week', completed: true } };
    expect(keyOf(lastWeek, later)).toEqual(keyOf(lastWeek));
    expect(keyOf(lastWeek, now + 7 * day)).not.toEqual(keyOf(lastWeek));
    const rolling: TrendQuery = {
      ...past,
      users: { did: { event: 'a' }, within: { last: 30, unit: 'day' } },
    };
    expect(keyOf(rolling, later)).not.toEqual(keyOf(rolling));
    const today: TrendQuery = { ...past, range: { last: 1, unit: 'day' } };
    expect(keyOf(today)[2]).toEqual({ start: 99 * day, end: now });
  });

  it('keeps a selection at the instant it was made, and forgets it where it is settled', () => {
    const behind = (selection: Selection): AnyQuery => ({ kind: 'users', behind: selection });
    const shown = { of: open, bucket: 99 * day, asOf: now };
    expect(keyOf(behind(shown), later)).toEqual(keyOf(behind(shown)));
    expect(keyOf(behind({ of: open }), later)).not.toEqual(keyOf(behind({ of: open })));
    expect(keyOf(behind({ of: past, asOf: 50 * day }))).toEqual(keyOf(behind({ of: past })));
    expect(keyOf({ ...past, users: { behind: shown } }, later)).toEqual(
      keyOf({ ...past, users: { behind: shown } }),
    );
  });

  it('puts the zone into questions that name none, those within it too', () => {
    const zone = { timeZone: 'Asia/Kathmandu', weekStart: 0 } as const;
    const asked = String(keyOf({ ...past, users: { behind: { of: past } } }, now, zone)[3]);
    expect(asked.match(/Asia\/Kathmandu/g)).toHaveLength(2);
    expect(keyOf({ ...past, timeZone: 'UTC', weekStart: 1 }, now, zone)).toEqual(keyOf(past));
  });

  it('holds what saved cohorts say and which events exist, but no label', () => {
    const users = { cohort: 'power' };
    const saved = (event: string) => ({ cohorts: { power: { did: { event } } } });
    const of = { ...past, users };
    expect(keyOf(of, now, saved('a'))).toEqual(keyOf({ ...past, users: { did: { event: 'a' } } }));
    expect(keyOf(of, now, saved('b'))).not.toEqual(keyOf(of, now, saved('a')));
    expect(() => keyOf(of)).toThrow('there is no saved cohort "power"');
    const universe = { property: 'bot', op: 'isNotSet' } as const;
    expect(keyOf(past, now, { universe })).not.toEqual(keyOf(past));
    const steps = (name: string) => [{ name, match: { event: 'a' } }, { match: { event: 'b' } }];
    const funnel = (name: string): AnyQuery => ({
      kind: 'funnel',
      range: past.range,
      steps: steps(name),
    });
    expect(keyOf(funnel('x'))).toEqual(keyOf(funnel('y')));
  });

  it('prefetches on a server what another source of the same id then finds', async () => {
    const server = new QueryClient();
    await server.prefetchQuery(analyticsQueryOptions(source, open, { now }));
    const client = new QueryClient();
    hydrate(client, JSON.parse(JSON.stringify(dehydrate(server))));
    const other = memorySource([], { id: source.id });
    const { queryKey } = analyticsQueryOptions(other, open, { now });
    expect(client.getQueryData(queryKey)).toMatchObject({ resolved: { now }, asked: open });
  });

  it('answers with the question as a selection of it holds it', async () => {
    const options = analyticsQueryOptions(
      source,
      { ...past, range: { last: 90, unit: 'day' }, interval: 'day' },
      { now, timeZone: 'Asia/Kathmandu', weekStart: 0 },
    );
    const answer = await options.queryFn({ signal: new AbortController().signal });
    expect(answer.asked).toMatchObject({ timeZone: 'Asia/Kathmandu', weekStart: 0 });
    expect(answer.asked.range).toEqual(answer.resolved.range);
    const bucket = answer.result.buckets.find(
      ({ start, end }) => start <= 15 * day && 15 * day < end,
    );
    const selection: Selection = {
      of: answer.asked,
      asOf: answer.resolved.now,
      ...(bucket ? { bucket: bucket.start } : {}),
    };
    expect(() => keyOf({ kind: 'users', behind: selection }, later)).not.toThrow();
  });
});

describe('analyticsPagesOptions', () => {
  it('asks a page after the other under one key of its own', () => {
    const options = analyticsPagesOptions(source, { kind: 'sessions', range: past.range }, { now });
    expect(options.queryKey).toEqual([...keyOf({ kind: 'sessions', range: past.range }), 'pages']);
    const page = { result: { cursor: 'next' } } as never;
    expect(options.getNextPageParam(page)).toBe('next');
    expect(options.getNextPageParam({ result: {} } as never)).toBeNull();
  });
});
