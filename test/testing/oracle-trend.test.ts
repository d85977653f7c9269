import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import { askTrend, log } from './ask.js';

const minute = 60_000;
const day = 86_400_000;

const sessions = (events: AnalyticsEvent[], options: Parameters<typeof askTrend>[1] = {}) =>
  askTrend(events, { measure: 'sessions', ...options }).series[0]?.total;

const valued = (values: (Scalar | null)[], user = (i: number): string | null => `u${i}`) =>
  values.map((p, i) => ({ time: i, event: 'A', user: user(i), properties: { p } }));
const groups = (events: AnalyticsEvent[], limit = 10, measure: 'events' | 'users' = 'events') =>
  askTrend(events, { breakdown: { property: 'p', limit }, measure }).series.map(
    ({ key, total }) => [key?.type === 'value' ? key.value : key, total],
  );

describe('answerByOracle: trend', () => {
  it('counts events of a half-open range and leaves out empty buckets', () => {
    const events = log('A@-1 A@0 A@1', `A@${2 * day} A@${3 * day}`);
    const rows = askTrend(events, { range: { start: 0, end: 3 * day }, interval: 'day' });
    expect(rows.series).toEqual([
      {
        key: null,
        total: 3,
        cells: [
          { bucket: 0, value: 2 },
          { bucket: 2, value: 1 },
        ],
      },
    ]);
  });

  it('has one empty series when there is nothing, and none with a breakdown', () => {
    expect(askTrend([]).series).toEqual([{ key: null, total: 0, cells: [] }]);
    expect(askTrend([], { breakdown: { property: 'plan' } }).series).toEqual([]);
  });

  it('counts users once over the range and once a bucket', () => {
    const rows = askTrend(log(`A@0 A@1 A@${day}`, `A@${day}`), {
      measure: 'users',
      interval: 'day',
    });
    expect(rows.series[0]?.total).toBe(2);
    expect(rows.series[0]?.cells.map(({ value }) => value)).toEqual([1, 2]);
  });

  it('counts events without a user as events only, and says how many', () => {
    const events: AnalyticsEvent[] = [
      { time: 0, event: 'A' },
      { time: 0, event: 'A', user: '' },
      { time: 0, event: 'B', user: null },
      { time: 0, event: 'A', user: 'u' },
    ];
    const onlyA = { events: { event: 'A' } };
    expect(askTrend(events, onlyA).series[0]?.total).toBe(3);
    expect(askTrend(events, { ...onlyA, measure: 'users' }).series[0]?.total).toBe(1);
    expect(askTrend(events, onlyA).meta.eventsWithoutUser).toBe(2);
  });

  it('sees the universe only', () => {
    const universe = { property: '$user', op: 'eq', value: 'u2' } as const;
    expect(askTrend(log('A@0', 'A@1'), { universe }).series[0]?.total).toBe(1);
  });

  it('keeps the earliest of repeated ids, then the first in canonical JSON', () => {
    const events: AnalyticsEvent[] = [
      { id: 'x', time: 5, event: 'late' },
      { id: 'x', time: 1, event: 'b' },
      { id: 'x', time: 1, event: 'a' },
      { id: 'x', time: 1, event: 'a' },
      { time: 1, event: 'c' },
      { time: 1, event: 'c' },
    ];
    const { series } = askTrend(events, { breakdown: { property: '$event' } });
    expect(series.map(({ key, total }) => [key, total])).toEqual([
      [{ type: 'value', value: 'c' }, 2],
      [{ type: 'value', value: 'a' }, 1],
    ]);
  });
});

describe('answerByOracle: sessions', () => {
  it('ends a session after a gap of more than 30 minutes', () => {
    expect(sessions(log(`A@0 A@${30 * minute}`))).toBe(1);
    expect(sessions(log(`A@0 A@${30 * minute + 1}`))).toBe(2);
  });

  it('cuts a run that is longer than the limit, an event on the cut before it', () => {
    const policy = { idleMs: 10, maxMs: 20 };
    expect(sessions(log('A@0 A@10 A@20'), { policy })).toBe(1);
    expect(sessions(log('A@0 A@10 A@20 A@21'), { policy })).toBe(2);
    expect(sessions(log('A@0 A@10 A@20 A@30 A@40 A@41'), { policy })).toBe(3);
  });

  it('derives sessions before any filter', () => {
    const events = log(`A@0 B@${20 * minute} A@${40 * minute}`);
    expect(sessions(events, { events: { event: 'A' } })).toBe(1);
    expect(sessions(events, { range: { start: 1, end: day } })).toBe(1);
  });

  it('names a derived session after its user and first event', () => {
    const where = { property: '$session', op: 'eq', value: 'u1/5' } as const;
    expect(askTrend(log('A@5 A@9', 'A@5'), { where }).series[0]?.total).toBe(2);
    const cut = { ...where, value: 'u1/21' };
    const policy = { idleMs: 10, maxMs: 20 };
    expect(askTrend(log('A@0 A@10 A@20 A@21'), { where: cut, policy }).series[0]?.total).toBe(1);
  });

  it('takes a given id as one session, whoever its users are', () => {
    const events = log('A@0', `A@${day}`).map((event) => ({ ...event, session: 's' }));
    expect(sessions(events)).toBe(1);
  });

  it('lets events with a given id bridge a gap between others of their user', () => {
    const events = log(`A@0 B@${20 * minute} A@${40 * minute}`).map((event) =>
      event.event === 'B' ? { ...event, session: 's' } : event,
    );
    expect(sessions(events)).toBe(2);
  });

  it('gives no session to an event with neither session nor user', () => {
    expect(sessions([{ time: 0, event: 'A' }])).toBe(0);
    expect(sessions([{ time: 0, event: 'A', session: 's' }])).toBe(1);
  });
});

describe('answerByOracle: breakdown of a trend', () => {
  it('ranks by total, ties in group order, a missing value last among equals', () => {
    const values = [null, true, false, '😀', '\uffff', 'a', 10, 9, 'b', 'b'];
    expect(groups(valued(values)).map(([value]) => value)).toEqual([
      'b',
      9,
      10,
      'a',
      '\uffff',
      '😀',
      false,
      true,
      { type: 'none' },
    ]);
  });

  it('lets a missing value compete for its place', () => {
    expect(groups(valued([null, null, 'a']), 1)).toEqual([
      [{ type: 'none' }, 2],
      [{ type: 'other', count: 1 }, 1],
    ]);
  });

  it('counts the users of other once', () => {
    const events = valued(
      ['a', 'a', 'b', 'c', 'b'],
      (i) => ['u1', 'u2', 'u3', 'u3', 'u4'][i] ?? null,
    );
    expect(groups(events, 1, 'users')).toEqual([
      ['a', 2],
      [{ type: 'other', count: 2 }, 2],
    ]);
  });

  it('neither shows nor folds groups without a user when users are counted', () => {
    expect(
      groups(
        valued(['a', 'b'], (i) => (i === 0 ? 'u' : null)),
        1,
        'users',
      ),
    ).toEqual([['a', 1]]);
  });

  it('keeps values of different types apart', () => {
    expect(groups(valued([5, '5', true, 'true'])).length).toBe(4);
  });
});
