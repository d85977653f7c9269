import { describe, expect, it } from 'vitest';

import { engineKinds } from '../../src/engine/start-query.js';
import { AnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { InsightsQuery } from '../../src/model/insights.js';
import type { Meta, Progress } from '../../src/model/meta.js';
import type { AnyResolvedQuery, Rows, SourceKind } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource, RunOptions } from '../../src/model/source.js';
import type { ResolvedTrendQuery } from '../../src/model/trend.js';
import { rowsOf, tableOf } from '../answer.js';

const hour = 3_600_000;
/** From hour 10 to 20; the time before is from hour 0. */
const range = { start: 10 * hour, end: 20 * hour };
const now = 1_000 * hour;
const everyValue = { minShare: 0, minUsers: 0 };

/** An event at an hour. */
function at(
  time: number,
  user: string,
  properties: AnalyticsEvent['properties'] = {},
  event = 'A',
): AnalyticsEvent {
  return { time: time * hour, event, user, properties };
}

interface Recording {
  kinds?: readonly SourceKind[];
  /** Answers in place of the engine, when it is not undefined. */
  answer?(
    query: AnyResolvedQuery,
    options: RunOptions,
  ): Promise<Rows<AnyResolvedQuery>> | undefined;
  meta?: Partial<Meta>;
}

/** A source over events that keeps what it was asked. */
function recording(
  events: AnalyticsEvent[],
  { kinds = engineKinds, answer, meta }: Recording = {},
) {
  const table = tableOf(events);
  const asked: AnyResolvedQuery[] = [];
  const source: AnalyticsSource = {
    id: 'recorded',
    capabilities: { kinds, history: true },
    run: async (query, options) => {
      asked.push(query);
      const own = await answer?.(query, options);
      if (own) return own as Rows<typeof query>;
      const rows = rowsOf(table, query);
      return { ...rows, meta: { ...rows.meta, ...meta } };
    },
  };
  return { source, asked };
}

function ask(
  source: AnalyticsSource | AnalyticsEvent[],
  query: Partial<InsightsQuery> = {},
  options: Partial<Parameters<typeof runQuery>[2]> = {},
) {
  const over = Array.isArray(source) ? recording(source).source : source;
  return runQuery(over, { kind: 'insights', range, ...query }, { now, ...options });
}

describe('runQuery, of insights', () => {
  it('counts users, sessions and events, now and before', async () => {
    const result = await ask([at(1, 'a'), at(11, 'a'), at(11.25, 'a'), at(15, 'b'), at(25, 'c')]);
    expect(result).toMatchObject({
      kind: 'insights',
      users: { value: 2, previous: 1 },
      sessions: { value: 2, previous: 1 },
      events: { value: 3, previous: 1 },
      eventsPerSession: { value: 1.5, previous: 1 },
      // Sessions of 15 minutes and of none.
      medianSessionLength: { value: hour / 8, previous: 0 },
      values: [],
    });
    expect(result).not.toHaveProperty('around');
  });

  it('has no rates and lengths of nothing', async () => {
    expect(await ask([])).toMatchObject({
      users: { value: 0, previous: 0 },
      eventsPerSession: { value: null, previous: null },
      medianSessionLength: { value: null, previous: null },
      values: [],
    });
  });

  it('compares how many hold each value, those that changed most first', async () => {
    const plans = (time: number, ...values: string[]) =>
      values.map((plan, i) => at(time, `${plan}${i}`, { plan, steady: true }));
    const { values } = await ask(
      [...plans(1, 'free', 'free', 'free', 'pro'), ...plans(11, 'free', 'pro', 'pro', 'pro')],
      { ...everyValue, properties: ['steady', 'plan', 'plan', 'none'] },
    );
    // p = 4/8 each: z = ±0.5 ÷ √(0.25 · (1/4 + 1/4)) = ±√2.
    expect(values).toEqual([
      {
        property: 'plan',
        value: 'free',
        users: 1,
        share: 0.25,
        previousUsers: 3,
        previousShare: 0.75,
        z: expect.closeTo(-Math.SQRT2, 12),
      },
      {
        property: 'plan',
        value: 'pro',
        users: 3,
        share: 0.75,
        previousUsers: 1,
        previousShare: 0.25,
        z: expect.closeTo(Math.SQRT2, 12),
      },
      {
        property: 'steady',
        value: true,
        users: 4,
        share: 1,
        previousUsers: 4,
        previousShare: 1,
        z: null,
      },
    ]);
  });

  it('keeps values that came and that went', async () => {
    const { values } = await ask(
      [at(1, 'a', { p: 'gone' }), at(1, 'b'), at(11, 'a', { p: 'come' }), at(11, 'b')],
      { ...everyValue, properties: ['p'] },
    );
    expect(values.map(({ value, users, previousUsers }) => [value, users, previousUsers])).toEqual([
      ['come', 1, 0],
      ['gone', 0, 1],
    ]);
  });

  it('keeps a value that enough hold, by share and number, in one of the times', async () => {
    // Now x is held by 2 of 8; before by 1 of 2.
    const events = [
      ...Array.from({ length: 8 }, (_, i) => at(11, `u${i}`, i < 2 ? { p: 'x' } : {})),
      at(1, 'u0', { p: 'x' }),
      at(1, 'u1'),
    ];
    const kept = async (minShare: number, minUsers: number) =>
      (await ask(events, { properties: ['p'], minShare, minUsers })).values.length;
    expect(await kept(0.25, 2)).toBe(1);
    expect(await kept(0.5, 1)).toBe(1);
    expect(await kept(0.26, 2)).toBe(0);
    expect(await kept(0.5, 2)).toBe(0);
  });

  it('takes 0.05 of the users and 25 of them by default', async () => {
    const events = Array.from({ length: 26 }, (_, i) =>
      at(11, `u${i}`, { most: i < 25, few: i < 24 }),
    );
    const { values } = await ask(events, { properties: ['most', 'few'] });
    expect(values.map(({ property, value }) => [property, value])).toEqual([['most', true]]);
  });

  it('compares the text and true/false properties most events have set', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [
        `p${String(i).padStart(2, '0')}`,
        i % 2 === 0 ? 'x' : true,
      ]),
    );
    const { p05: _, ...most } = properties;
    const { values } = await ask(
      [at(11, 'a', { ...properties, number: 5 }), at(11, 'a', { ...most, number: 6 })],
      everyValue,
    );
    expect(values.map(({ property }) => property)).toEqual(
      Object.keys(properties).filter((name) => name !== 'p05'),
    );
  });

  it('finds how many held a value that is beyond those looked at', async () => {
    const holders = (time: number, counts: Record<string, number>) =>
      Object.entries(counts).flatMap(([p, count]) =>
        Array.from({ length: count }, (_, i) => at(time, `u${i}`, { p })),
      );
    const { source, asked } = recording(
      [...holders(1, { x: 1, y: 2 }), ...holders(11, { x: 3, y: 1 })],
      {
        // As if no more than one value were looked at.
        answer: (query) => {
          if (query.kind !== 'trend' || query.breakdown?.limit !== 1_000) return undefined;
          const few = { ...query, breakdown: { ...query.breakdown, limit: 1 } };
          return source.run(few, { signal: new AbortController().signal });
        },
      },
    );
    const where = { property: 'p', op: 'isSet' } as const;
    const { values } = await ask(source, { ...everyValue, properties: ['p'], events: { where } });
    expect(values.map(({ value, users, previousUsers }) => [value, users, previousUsers])).toEqual([
      ['y', 1, 2],
      ['x', 3, 1],
    ]);
    const narrowed = asked.filter((query): query is ResolvedTrendQuery =>
      JSON.stringify(query).includes('"op":"in"'),
    );
    expect(narrowed[0]?.events.where).toEqual({
      all: [where, { property: 'p', op: 'in', value: ['y'] }],
    });
  });

  it('asks every part about the same events and people, saved cohorts resolved', async () => {
    const { source, asked } = recording([at(1, 'a'), at(11, 'a'), at(12, 'b')]);
    const where = { property: '$event', op: 'ne', value: 'Z' } as const;
    const universe = { property: '$kind', op: 'eq', value: 'event' } as const;
    const result = await ask(
      source,
      {
        properties: ['p'],
        where,
        users: { cohort: 'early' },
        events: { event: 'A' },
        identity: 'user',
        timeZone: 'Europe/Madrid',
        weekStart: 0,
      },
      {
        universe,
        cohorts: { early: { did: { event: 'A' }, within: { start: 0, end: 5 * hour } } },
      },
    );
    expect(result.users).toEqual({ value: 1, previous: 1 });
    expect(asked).toHaveLength(7);
    for (const query of asked) {
      expect(query).toMatchObject({
        where,
        universe,
        events: { event: 'A' },
        identity: 'user',
        timeZone: 'Europe/Madrid',
        weekStart: 0,
        now,
        // The time of the cohort is read too.
        reads: { start: 0 },
        users: { did: { event: 'A' }, within: { start: 0, end: 5 * hour } },
      });
    }
  });

  it('shows what was common around a funnel, the five most common', async () => {
    const walk = (user: string, before: string, after: string) => [
      at(11, user, {}, before),
      at(12, user, {}, 'Start'),
      at(13, user, {}, 'End'),
      at(14, user, {}, after),
    ];
    const events = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b6'].flatMap((before, i) =>
      walk(`u${i}`, before, i < 4 ? 'x' : 'y'),
    );
    const steps = [{ match: { event: 'Start' } }, { match: { event: 'End' } }];
    const { around } = await ask(events, { around: { kind: 'funnel', range, steps } });
    expect(around?.after).toEqual([
      { event: 'x', count: 4 },
      { event: 'y', count: 3 },
    ]);
    expect(around?.before).toHaveLength(5);
    expect(around?.before[0]).toEqual({ event: 'b6', count: 2 });
    const strict = await ask(events, { around: { kind: 'funnel', range, steps, order: 'strict' } });
    expect(strict.around).toEqual({ before: [], after: [] });
    expect(strict.meta.warnings).toHaveLength(2);
  });

  it('gives the rest where the source can not answer a part, and says what is missing', async () => {
    const { source } = recording([at(1, 'a'), at(11, 'a')], {
      kinds: ['trend'],
      answer: (query) => {
        if (query.kind !== 'trend' || query.measure !== 'sessions') return undefined;
        return Promise.reject(new AnalyticsError('source/unsupported', 'it has no sessions'));
      },
    });
    const result = await ask(source);
    expect(result).toMatchObject({
      users: { value: 1, previous: 1 },
      sessions: { value: null, previous: null },
      events: { value: 1, previous: 1 },
      eventsPerSession: { value: null, previous: null },
      medianSessionLength: { value: null, previous: null },
      values: [],
    });
    expect(result.meta.warnings.toSorted()).toEqual([
      'the list of properties is missing: the source "recorded" can not answer "catalog"',
      'the median session length is missing: the source "recorded" can not answer "sessions"',
      'the number of sessions is missing: it has no sessions',
    ]);
  });

  it('answers even where nothing is known', async () => {
    const { source } = recording([], { kinds: [] });
    const result = await ask(source, { properties: ['p'] });
    expect(result).toMatchObject({ users: { value: null }, values: [] });
    expect(result.meta).toMatchObject({ computedBy: 'recorded', exact: true });
  });

  it('is as exact and as fresh as its parts, and repeats no warning', async () => {
    const { source } = recording([at(11, 'a')], {
      meta: { exact: false, freshAsOf: 7, truncated: true, warnings: ['slow'] },
    });
    const { meta } = await ask(source);
    expect(meta).toEqual({
      computedBy: 'usagekit engine',
      exact: false,
      freshAsOf: 7,
      truncated: true,
      warnings: ['slow'],
    });
  });

  it('stops what is still being asked when one part fails', async () => {
    const signals: AbortSignal[] = [];
    const { source } = recording([], {
      answer: (query, { signal }) => {
        signals.push(signal);
        if (query.kind === 'catalog') return Promise.reject(new Error('the store is gone'));
        return new Promise(() => {});
      },
    });
    await expect(ask(source)).rejects.toMatchObject({
      code: 'source/unreachable',
      message: 'the source "recorded" failed: Error: the store is gone',
    });
    expect(signals.length).toBeGreaterThan(4);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const { source } = recording([], {
      answer: (_query, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    });
    const asked = ask(source, {}, { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'source/aborted' });
    await expect(ask(source, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'source/aborted',
    });
  });

  it('tells how far all parts are', async () => {
    const seen: Progress[] = [];
    const { source } = recording([], {
      answer: (query, { onProgress }) => {
        if (query.kind === 'sessions') onProgress?.({ done: 1, total: 4, unit: 'events' });
        return undefined;
      },
    });
    await ask(source, { properties: [] }, { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { done: 1, total: 4, unit: 'events' },
      { done: 2, total: 8, unit: 'events' },
    ]);
  });
});
