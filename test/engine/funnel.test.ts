import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { answer } from '../answer.js';

/** One user's events: `'a0 b5'` is event a at 0 and b at 5. */
function journey(user: string | null, text: string): AnalyticsEvent[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ user, event: word[0] as string, time: Number(word.slice(1)) }));
}

function funnelOf(steps: string, part: Partial<FunnelQuery> = {}): FunnelQuery {
  return {
    kind: 'funnel',
    range: { start: 0, end: 1000 },
    window: null,
    steps: [...steps].map((event) => ({ match: { event } })),
    ...part,
  };
}

const ms = (value: number) => ({ value: value / 1000, unit: 'second' as const });
const counts = (text: string, steps: string, part?: Partial<FunnelQuery>) =>
  answer(journey('u', text), funnelOf(steps, part)).steps.map(({ count }) => count);

describe('startFunnel', () => {
  it('takes steps in order, other events between them', () => {
    expect(counts('a0 x1 b2 x3 c4', 'abc')).toEqual([1, 1, 1]);
    expect(counts('b0 a1 c2', 'abc')).toEqual([1, 0, 0]);
    expect(counts('b0 c1', 'abc')).toEqual([0, 0, 0]);
  });

  it('fills one step with one event', () => {
    expect(counts('a0', 'aa')).toEqual([1, 0]);
    expect(counts('a0 a1', 'aa')).toEqual([1, 1]);
    expect(counts('a0 a1', 'aaa')).toEqual([1, 1, 0]);
  });

  it('includes the end of the window', () => {
    expect(counts('a0 b10', 'ab', { window: ms(10) })).toEqual([1, 1]);
    expect(counts('a0 b11', 'ab', { window: ms(10) })).toEqual([1, 0]);
    expect(counts('a0 b5 c11', 'abc', { window: ms(10) })).toEqual([1, 1, 0]);
    expect(counts('a0 b0', 'ab', { window: ms(0) })).toEqual([1, 1]);
  });

  it('lets a later start succeed, unless only first attempts count', () => {
    expect(counts('a0 a50 b55', 'ab', { window: ms(10) })).toEqual([1, 1]);
    expect(counts('a0 a50 b55', 'ab', { window: ms(10), attempts: 'first' })).toEqual([1, 0]);
    expect(counts('a0 b5 a50 b52 c55', 'abc', { window: ms(10) })).toEqual([1, 1, 1]);
  });

  it('advances through steps of one millisecond whichever row came first', () => {
    expect(counts('b5 a5', 'ab')).toEqual([1, 1]);
    expect(counts('c5 b5 a5', 'abc')).toEqual([1, 1, 1]);
    expect(counts('b5 a5', 'ab', { ties: 'block' })).toEqual([1, 0]);
    expect(counts('a0 b5 c5', 'abc', { ties: 'block' })).toEqual([1, 1, 0]);
  });

  it('orders ties by lowest step, so a repeated matcher waits for the next instant', () => {
    // Both a's stand before b at this instant: the third step finds no a after b.
    expect(counts('a5 b5 a5', 'aba')).toEqual([1, 1, 0]);
    expect(counts('a5 b5 a6', 'aba')).toEqual([1, 1, 1]);
  });

  it('keeps to the range', () => {
    const range = { start: 10, end: 20 };
    expect(counts('a9 a10 b19', 'ab', { range })).toEqual([1, 1]);
    expect(counts('a9 b19', 'ab', { range })).toEqual([0, 0]);
    expect(counts('a10 b20', 'ab', { range })).toEqual([1, 0]);
  });

  it('leaves out events without a user and says how many', () => {
    const { steps, meta } = answer(journey(null, 'a0 b1 x2'), funnelOf('ab'));
    expect(steps.map(({ count }) => count)).toEqual([0, 0]);
    expect(meta.eventsWithoutUser).toBe(2);
  });

  it('tests properties of steps and scope', () => {
    const events: AnalyticsEvent[] = [
      { user: 'u', event: 'a', time: 0, properties: { p: 1, s: 'in' } },
      { user: 'u', event: 'b', time: 1, properties: { p: 1, s: 'out' } },
      { user: 'u', event: 'b', time: 2, properties: { p: 2, s: 'in' } },
    ];
    const where = { property: 'p', op: 'eq' as const, value: 1 };
    const query = funnelOf('ab', {
      steps: [{ match: { event: 'a' } }, { match: { event: 'b', where } }],
    });
    const inScope = { property: 's', op: 'eq' as const, value: 'in' };
    expect(answer(events, query).steps[1]?.count).toBe(1);
    expect(answer(events, { ...query, where: inScope }).steps[1]?.count).toBe(0);
  });

  it('reports the attempt that ends first, then starts last', () => {
    const times = (text: string, steps: string, part?: Partial<FunnelQuery>) => {
      const result = answer(journey('u', text), funnelOf(steps, part));
      return result.steps.slice(1).map((step) => step.timeFromFirst?.median ?? null);
    };
    // Ends at b10, and of the two starts before it a7 is the last.
    expect(times('a0 a7 b10 b20', 'ab')).toEqual([3]);
    // c ends at 30 for both; start a5 is last; its first b is b8.
    expect(times('a0 b2 a5 b8 b20 c30', 'abc')).toEqual([3, 25]);
    // The first completion counts, although a later one is shorter.
    expect(times('a0 b100 a200 b201', 'ab')).toEqual([100]);
    // Only those who reach the furthest step: the attempt to b, reported by the latest start before it.
    expect(times('a0 a3 b5 a50 b60', 'abc')).toEqual([2, null]);
    expect(times('a0 a7 b10', 'ab', { attempts: 'first' })).toEqual([10]);
  });

  it('computes rates, drops, interval and times', () => {
    const events = [
      ...journey('u1', 'a0 b10'),
      ...journey('u2', 'a0 b20'),
      ...journey('u3', 'a0'),
      ...journey('u4', 'a0 b40'),
    ];
    const [first, second] = answer(events, funnelOf('ab')).steps;
    expect(first).toMatchObject({
      count: 4,
      fromFirst: 1,
      fromPrevious: null,
      dropped: 0,
      interval95: null,
      timeFromPrevious: null,
    });
    expect(second).toMatchObject({ count: 3, fromFirst: 0.75, fromPrevious: 0.75, dropped: 1 });
    // Percentiles interpolate: 10, 20, 40 → the ninth tenth is 20 + 0.8 × 20.
    expect(second?.timeFromFirst).toEqual({ median: 20, average: 70 / 3, p90: 36 });
    expect(second?.interval95?.[0]).toBeCloseTo(0.3006, 4);
    expect(second?.interval95?.[1]).toBeCloseTo(0.9544, 4);
  });

  it('counts windows that are still open', () => {
    const events = [
      ...journey('converted', 'a990 b995'),
      ...journey('open', 'a0 a990'),
      ...journey('over', 'a0'),
      ...journey('on the edge', 'a900'),
    ];
    const open = (part: Partial<FunnelQuery>, now?: number) =>
      answer(events, funnelOf('ab', part), now).openWindow;
    expect(open({ window: ms(100) })).toBe(1); // 900 + 100 is not beyond 1000
    expect(open({ window: ms(101) })).toBe(2);
    expect(open({ window: ms(100), attempts: 'first' })).toBe(0);
    expect(open({ window: null })).toBe(0);
    expect(open({ window: ms(100) }, 999)).toBe(2); // asked earlier, the horizon is earlier
  });

  it('has zeros and no rates without events', () => {
    expect(answer([], funnelOf('ab')).steps).toMatchObject([
      { count: 0, fromFirst: null },
      { count: 0, fromFirst: null, fromPrevious: null, interval95: null, timeFromFirst: null },
    ]);
  });
});
