import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { answer } from '../answer.js';

const day = 86_400_000;
const query: TrendQuery = {
  kind: 'trend',
  measure: 'users',
  range: { start: 0, end: 3 * day },
  interval: 'day',
};
const event = (
  user: string | null,
  time: number,
  rest: Partial<AnalyticsEvent> = {},
): AnalyticsEvent => ({ user, time, event: 'e', ...rest });

describe('startTrend', () => {
  const events = [
    event('a', 0),
    event('a', day - 1),
    event('a', day),
    event('b', day + 5),
    event(null, day + 6),
    event('', 2),
    event('c', 3 * day), // at the end of the half-open range
    event('c', -1),
  ];

  it('counts different users a bucket and over the range', () => {
    const { series, meta } = answer(events, query);
    expect(series).toEqual([{ key: null, values: [1, 2, 0], total: 2 }]);
    expect(meta.eventsWithoutUser).toBe(2);
  });

  it('counts events with and without user', () => {
    expect(answer(events, { ...query, measure: 'events' }).series).toEqual([
      { key: null, values: [3, 3, 0], total: 6 },
    ]);
  });

  it('counts sessions, one that several users share once', () => {
    const shared = [
      event('a', 0, { session: 's' }),
      event('b', 1, { session: 's' }),
      event('b', 2, { session: 't' }),
      event('b', 3, { session: 's' }),
      event('b', day, { session: 't' }),
      event(null, 4, { session: 's' }),
      event(null, 5),
    ];
    expect(answer(shared, { ...query, measure: 'sessions' }).series).toEqual([
      { key: null, values: [2, 1, 0], total: 2 },
    ]);
  });

  it('keeps the events a matcher and the scope name', () => {
    const mixed = [
      event('a', 0, { event: 'x', kind: 'pageView', properties: { p: 1 } }),
      event('b', 0, { event: 'x', properties: { p: 1 } }),
      event('c', 0, { event: 'y', kind: 'pageView', properties: { p: 1 } }),
      event('d', 0, { event: 'x', kind: 'pageView', properties: { p: 2 } }),
    ];
    const users = (part: Partial<TrendQuery>) =>
      answer(mixed, { ...query, ...part }).series[0]?.total;
    expect(users({})).toBe(4);
    expect(users({ events: { event: 'x' } })).toBe(3);
    expect(users({ events: { event: ['x', 'y'], kind: 'pageView' } })).toBe(3);
    expect(users({ where: { property: 'p', op: 'eq', value: 1 } })).toBe(3);
    expect(
      users({ events: { event: 'x', where: { property: '$kind', op: 'ne', value: 'event' } } }),
    ).toBe(2);
    expect(users({ where: { property: '$user', op: 'in', value: ['a', 'd'] } })).toBe(2);
    expect(users({ where: { property: 'nowhere', op: 'ne', value: 1 } })).toBe(4);
  });

  it('ranks groups, counts other as a union and puts none last among equals', () => {
    const grouped = [
      event('a', 0, { properties: { p: 'x' } }),
      event('b', 0, { properties: { p: 'x' } }),
      event('a', 1, { properties: { p: 'y' } }),
      event('a', 2, { properties: { p: 'z' } }),
      event('b', 3, { properties: { p: 7 } }),
      event('b', 4),
      event(null, 5, { properties: { p: 'without user' } }),
    ];
    const keys = (limit: number) =>
      answer(grouped, { ...query, breakdown: { property: 'p', limit } }).series.map(
        ({ key, total }) => [key, total],
      );
    expect(keys(10)).toEqual([
      [{ type: 'value', value: 'x' }, 2],
      [{ type: 'value', value: 7 }, 1],
      [{ type: 'value', value: 'y' }, 1],
      [{ type: 'value', value: 'z' }, 1],
      [{ type: 'none' }, 1],
    ]);
    // y and z are both only user a, none is user b: their union is two people.
    expect(keys(2)).toEqual([
      [{ type: 'value', value: 'x' }, 2],
      [{ type: 'value', value: 7 }, 1],
      [{ type: 'other', count: 3 }, 2],
    ]);
  });

  it('puts every event in none when no event has the property', () => {
    expect(answer(events, { ...query, breakdown: { property: 'missing' } }).series).toEqual([
      { key: { type: 'none' }, values: [1, 2, 0], total: 2 },
    ]);
  });

  it('has one series of zeros without events, and no group', () => {
    expect(answer([], query).series).toEqual([{ key: null, values: [0, 0, 0], total: 0 }]);
    expect(answer([], { ...query, breakdown: { property: 'p' } }).series).toEqual([]);
  });

  it('counts before 1970', () => {
    const old: TrendQuery = { ...query, range: { start: -2 * day, end: 0 } };
    expect(answer([event('a', -1), event('b', -2 * day)], old).series[0]?.values).toEqual([1, 1]);
  });
});
