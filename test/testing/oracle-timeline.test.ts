import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import { resolveQuery } from '../../src/model/query.js';
import type { TimelineQuery, TimelineRows } from '../../src/model/timeline.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';

/** The timeline of user u at 1000. */
function ask(
  events: AnalyticsEvent[],
  { universe, ...options }: Partial<TimelineQuery> & { universe?: Filter } = {},
): TimelineRows {
  const query: TimelineQuery = {
    kind: 'timeline',
    ...(options.session === undefined ? { user: 'u' } : {}),
    ...options,
  };
  const context = { now: 1_000, ...(universe ? { universe } : {}) };
  return answerByOracle(events, resolveQuery(query, context), { idleMs: 10, maxMs: 100 });
}

const namesOf = (rows: TimelineRows): string[] => rows.events.map(({ event }) => event);
const at = (time: number, event: string, more: Partial<AnalyticsEvent> = {}): AnalyticsEvent => ({
  time,
  event,
  user: 'u',
  ...more,
});

describe('answerByOracle: timeline', () => {
  it('spells out what is set, with the kind and the session', () => {
    const events: AnalyticsEvent[] = [
      at(5, 'A', { id: 'x', kind: 'pageView', authenticatedUser: 'U', account: 'one' }),
      at(7, 'B', { session: 's', account: '', properties: { p: 1, q: null } }),
      at(8, 'C', { properties: { q: null } }),
    ];
    expect(ask(events).events).toEqual([
      {
        time: 5,
        event: 'A',
        kind: 'pageView',
        id: 'x',
        user: 'u',
        session: 'u/5',
        authenticatedUser: 'U',
        account: 'one',
      },
      { time: 7, event: 'B', kind: 'event', user: 'u', session: 's', properties: { p: 1 } },
      { time: 8, event: 'C', kind: 'event', user: 'u', session: 'u/5' },
    ]);
  });

  it('goes by time, name, then what else the event says', () => {
    const p = (value: string | number, more: Partial<AnalyticsEvent> = {}) =>
      at(1, 'A', { properties: { p: value }, ...more });
    const events = [at(2, 'A'), at(1, 'B'), p('b'), p('a'), p(10), p('z', { account: 'one' })];
    const rows = ask(events).events.map(({ event, time, properties }) => [
      event,
      time,
      properties?.['p'],
    ]);
    // As text: account comes before event; in it "a" and "b" with their quotes come before 10.
    expect(rows).toEqual([
      ['A', 1, 'z'],
      ['A', 1, 'a'],
      ['A', 1, 'b'],
      ['A', 1, 10],
      ['B', 1, undefined],
      ['A', 2, undefined],
    ]);
  });

  it('is of one user by identity, or of one session whoever its users are', () => {
    const events = [
      at(1, 'A', { session: 's', account: 'one' }),
      at(2, 'B', { session: 's', user: 'v' }),
      at(3, 'C', { user: 'v', account: 'one' }),
      { time: 4, event: 'D', account: 'one' },
    ];
    expect(namesOf(ask(events))).toEqual(['A']);
    expect(namesOf(ask(events, { user: 'one', identity: 'account' }))).toEqual(['A', 'C', 'D']);
    expect(namesOf(ask(events, { session: 's' }))).toEqual(['A', 'B']);
    expect(namesOf(ask(events, { session: 'v/2' }))).toEqual(['C']);
  });

  it('looks at all history up to now, or at the range, in the universe', () => {
    const events = [at(-5_000, 'A'), at(0, 'B'), at(9, 'C'), at(10, 'D'), at(1_000, 'E')];
    expect(namesOf(ask(events))).toEqual(['A', 'B', 'C', 'D']);
    expect(namesOf(ask(events, { range: { start: 0, end: 10 } }))).toEqual(['B', 'C']);
    const universe = { property: '$event', op: 'ne', value: 'A' } as const;
    expect(namesOf(ask(events, { universe }))).toEqual(['B', 'C', 'D']);
  });

  it('says which sessions the events are of, by start then id', () => {
    const events = [
      at(0, 'A'),
      at(9, 'B'),
      at(20, 'C'),
      at(20, 'D', { session: 's' }),
      at(25, 'E', { session: 's', user: 'v' }),
    ];
    expect(ask(events).sessions).toEqual([
      { id: 'u/0', start: 0, end: 9, events: 2 },
      { id: 's', start: 20, end: 20, events: 1 },
      { id: 'u/20', start: 20, end: 20, events: 1 },
    ]);
    const nobody = [{ time: 0, event: 'A', account: 'one' }];
    expect(ask(nobody, { user: 'one', identity: 'account' }).sessions).toEqual([]);
  });
});

describe('answerByOracle: pages of a timeline', () => {
  it('go on after the last event, copies told apart', () => {
    const events = [at(1, 'A'), at(1, 'A'), at(1, 'A'), at(2, 'B')];
    const first = ask(events, { limit: 2 });
    const text = '{"event":"A","kind":"event","properties":{},"session":"u/1","time":1,"user":"u"}';
    expect(JSON.parse(first.cursor ?? '')).toEqual(['', 1, 'A', text, 1]);
    expect([namesOf(first), first.total]).toEqual([['A', 'A'], 4]);
    const second = ask(events, { limit: 2, cursor: first.cursor as string });
    expect([namesOf(second), second.total]).toEqual([['A', 'B'], 4]);
    expect('cursor' in second).toBe(false);
  });

  it('list the sessions of their own events, with the numbers of the whole timeline', () => {
    const events = [at(0, 'A'), at(5, 'B'), at(50, 'C')];
    const first = ask(events, { limit: 1 });
    expect(first.sessions).toEqual([{ id: 'u/0', start: 0, end: 5, events: 2 }]);
    const second = ask(events, { limit: 2, cursor: first.cursor as string });
    expect(second.sessions).toEqual([
      { id: 'u/0', start: 0, end: 5, events: 2 },
      { id: 'u/50', start: 50, end: 50, events: 1 },
    ]);
  });
});
