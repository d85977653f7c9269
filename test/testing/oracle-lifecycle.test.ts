import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import type { LifecycleQuery, LifecycleRows } from '../../src/model/lifecycle.js';
import { resolveQuery } from '../../src/model/query.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';

const day = 86_400_000;

/** Events of users u1, u2 …: `'A0 B1.5'` is A as day 0 begins, and B in the middle of day 1. */
function days(...users: string[]): AnalyticsEvent[] {
  return users.flatMap((text, i) =>
    text.split(' ').map((word) => ({
      time: Number(word.slice(1)) * day,
      event: word.slice(0, 1),
      user: `u${i + 1}`,
    })),
  );
}

interface Options extends Partial<LifecycleQuery> {
  /** In days. */
  now?: number;
  universe?: Filter;
}

/** A lifecycle by day over days 1 to 3. */
function ask(
  events: AnalyticsEvent[],
  { now = 100, universe, ...options }: Options = {},
): LifecycleRows {
  const query: LifecycleQuery = {
    kind: 'lifecycle',
    range: { start: day, end: 4 * day },
    interval: 'day',
    ...options,
  };
  const context = { now: now * day, ...(universe ? { universe } : {}) };
  return answerByOracle(events, resolveQuery(query, context));
}

/** By bucket: new, returning, resurrected, dormant. */
function table({ buckets }: LifecycleRows): Record<number, number[]> {
  return Object.fromEntries(
    buckets.map((each) => [
      each.bucket,
      [each.new, each.returning, each.resurrected, each.dormant],
    ]),
  );
}

describe('answerByOracle: lifecycle', () => {
  it('tells new, returning, resurrected and dormant users apart', () => {
    const events = days('A0 A1 A2', 'A1 A2', 'A-5 A1', 'A0', 'A3', 'A1 A1.5 A3');
    expect(table(ask(events))).toEqual({ 0: [2, 1, 1, 1], 1: [0, 2, 0, 2], 2: [1, 0, 1, 2] });
  });

  it('judges the first of all by events, where and the universe', () => {
    const events = days('B-9 A1', 'A-9 A1');
    expect(table(ask(events))).toEqual({ 0: [0, 0, 2, 0], 1: [0, 0, 0, 2] });
    const onlyA = { property: '$event', op: 'eq', value: 'A' } as const;
    const expected = { 0: [1, 0, 1, 0], 1: [0, 0, 0, 2] };
    expect(table(ask(events, { events: { event: 'A' } }))).toEqual(expected);
    expect(table(ask(events, { where: onlyA }))).toEqual(expected);
    expect(table(ask(events, { universe: onlyA }))).toEqual(expected);
  });

  it('widens the range to whole buckets and reads nothing from now on', () => {
    const range = { start: 1.5 * day, end: 2.5 * day };
    const events = days('A1.25 A2.75', 'A2.25', 'A2.5');
    expect(table(ask(events, { range }))).toEqual({ 0: [1, 0, 0, 0], 1: [2, 1, 0, 0] });
    expect(table(ask(events, { range, now: 2.5 }))).toEqual({ 0: [1, 0, 0, 0], 1: [1, 0, 0, 1] });
  });

  it('takes 29 December 2011 for the day before the 31st in Apia, where there was no 30th', () => {
    const events = ['2011-12-29T20:00Z', '2011-12-30T20:00Z'].map((time) => ({
      time: Date.parse(time),
      event: 'A',
      user: 'u',
    }));
    const range = { start: Date.parse('2011-12-30T10:00Z'), end: Date.parse('2011-12-31T10:00Z') };
    const rows = ask(events, { range, timeZone: 'Pacific/Apia', now: 100_000 });
    expect(table(rows)).toEqual({ 0: [0, 1, 0, 0] });
  });

  it('counts by identity and only the users kept; says how many events have no user', () => {
    const events = [
      ...days('A1', 'A2', 'A2').map((event, i) => ({ ...event, account: i < 2 ? 'one' : 'two' })),
      { time: 0, event: 'A' },
      { time: day, event: 'A' },
      { time: day, event: 'B' },
      { time: 4 * day, event: 'A' },
    ];
    const accounts = { identity: 'account', events: { event: 'A' } } as const;
    const all = ask(events, accounts);
    expect(table(all)).toEqual({ 0: [1, 0, 0, 0], 1: [1, 1, 0, 0], 2: [0, 0, 0, 2] });
    expect(all.meta.eventsWithoutUser).toBe(1);
    const kept = ask(events, { ...accounts, users: { anyOf: ['two'] } });
    expect(table(kept)).toEqual({ 1: [1, 0, 0, 0], 2: [0, 0, 0, 1] });
    expect(kept.meta.eventsWithoutUser).toBe(0);
  });
});
