import { describe, expect, it } from 'vitest';

import type { FunnelQuery } from '../../src/model/funnel.js';
import { type AnyQuery, resolveQuery } from '../../src/model/query.js';
import { settledAt } from '../../src/model/settled.js';
import type { TrendQuery } from '../../src/model/trend.js';

const day = 86_400_000;
const now = 100 * day + 5;
const range = { start: 10 * day, end: 20 * day };
const settled = (query: AnyQuery, pinned = false) =>
  settledAt(resolveQuery(query, { now }), pinned);
const trend: TrendQuery = { kind: 'trend', measure: 'users', range };
const funnel: FunnelQuery = {
  kind: 'funnel',
  range,
  steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
  window: { value: 3, unit: 'day' },
};

describe('settledAt', () => {
  it.each<[string, AnyQuery, number | null]>([
    ['trend', { ...trend, interval: 'week', compare: 'previous' }, 20 * day],
    ['trend up to now', { ...trend, range: { last: 7, unit: 'day' } }, now],
    [
      'trend of whole days',
      { ...trend, range: { last: 7, unit: 'day', completed: true } },
      100 * day,
    ],
    ['funnel', funnel, 20 * day],
    ['funnel whose steps may follow later', { ...funnel, finish: 'inWindow' }, 23 * day],
    // Thursday, January 1, 1970: weeks begin on days 4, 11, 18 and 25.
    ['retention', { kind: 'retention', range, period: 'week' }, 25 * day],
    ['rolling retention', { kind: 'retention', range, period: 'day', clock: 'rolling' }, 20 * day],
    ['flow', { kind: 'flow', range, anchor: {} }, 20 * day],
    ['sessions', { kind: 'sessions', range }, 20 * day],
    ['timeline', { kind: 'timeline', user: 'u' }, null],
    ['timeline of a range', { kind: 'timeline', user: 'u', range }, 20 * day],
    ['lifecycle', { kind: 'lifecycle', range, interval: 'week' }, 25 * day],
    ['stickiness', { kind: 'stickiness', range, interval: 'month' }, 31 * day],
    ['users', { kind: 'users', behind: { of: trend } }, 20 * day],
    [
      'explain',
      { kind: 'explain', behind: { of: funnel, step: 0, outcome: 'reached' }, user: 'u' },
      20 * day,
    ],
    ['catalog', { kind: 'catalog' }, null],
    ['insights', { kind: 'insights', range }, 20 * day],
    [
      'insights around a funnel',
      { kind: 'insights', range, around: { ...funnel, finish: 'inWindow' } },
      23 * day,
    ],
  ])('knows when a %s is settled', (_, query, at) => {
    expect(settled(query)).toBe(at);
  });

  it('waits for what its users are judged by', () => {
    const later = { start: 0, end: 40 * day };
    const did = { did: { event: 'a' }, within: later };
    expect(settled({ ...trend, users: did })).toBe(40 * day);
    expect(settled({ ...trend, users: { not: { any: [did, { anyOf: ['u'] }] } } })).toBe(40 * day);
    expect(settled({ ...trend, users: { did: {} } })).toBe(20 * day);
    expect(settled({ ...trend, users: { behind: { of: { ...trend, range: later } } } })).toBe(
      40 * day,
    );
  });

  it('takes a number asked at another instant as fixed', () => {
    const open = { ...trend, range: { start: 0, end: 1000 * day } };
    expect(settled({ kind: 'users', behind: { of: open } })).toBe(1000 * day);
    expect(settled({ kind: 'users', behind: { of: open, asOf: 50 * day } })).toBe(50 * day);
    expect(settled({ kind: 'users', behind: { of: open, asOf: now } }, true)).toBe(now);
  });
});
