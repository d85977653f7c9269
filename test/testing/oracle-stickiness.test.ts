import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import type { StickinessQuery, StickinessRows } from '../../src/model/stickiness.js';
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

/** A stickiness by day over days 0 to 3. */
function ask(
  events: AnalyticsEvent[],
  { now = 100, ...options }: Partial<StickinessQuery> & { now?: number } = {},
): StickinessRows {
  const query: StickinessQuery = {
    kind: 'stickiness',
    range: { start: 0, end: 4 * day },
    interval: 'day',
    ...options,
  };
  return answerByOracle(events, resolveQuery(query, { now: now * day }));
}

/** By number of buckets, how many users. */
function table({ counts }: StickinessRows): Record<number, number> {
  return Object.fromEntries(counts.map(({ count, users }) => [count, users]));
}

describe('answerByOracle: stickiness', () => {
  it('counts users by the number of buckets they were active in', () => {
    const events = days('A0 A0.5 A2', 'A-1 A0 A4', 'A0 A1 A2 A3', 'A1', 'B0');
    expect(table(ask(events, { events: { event: 'A' } }))).toEqual({ 1: 2, 2: 1, 4: 1 });
  });

  it('widens the range to whole buckets and reads nothing from now on', () => {
    const range = { start: 0.5 * day, end: 1.5 * day };
    const events = days('A0.25 A1.75', 'A1.75');
    expect(table(ask(events, { range }))).toEqual({ 1: 1, 2: 1 });
    expect(table(ask(events, { range, now: 1.75 }))).toEqual({ 1: 1 });
  });

  it('counts by identity and only the users kept; says how many events have no user', () => {
    const events = [
      ...days('A0', 'A1', 'A1').map((event, i) => ({ ...event, account: i < 2 ? 'one' : 'two' })),
      { time: 0, event: 'A' },
      { time: 0, event: 'B' },
      { time: 4 * day, event: 'A' },
    ];
    const accounts = { identity: 'account', events: { event: 'A' } } as const;
    expect(table(ask(events, accounts))).toEqual({ 1: 1, 2: 1 });
    expect(ask(events, accounts).meta.eventsWithoutUser).toBe(1);
    const kept = ask(events, { ...accounts, users: { anyOf: ['one'] } });
    expect([table(kept), kept.meta.eventsWithoutUser]).toEqual([{ 2: 1 }, 0]);
  });
});
