import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import { resolveQuery } from '../../src/model/query.js';
import type { SessionsQuery, SessionsRows } from '../../src/model/sessions.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';

/** Events of sessions s1, s2 …: `'A@0 B@5/u'` is A at 0 ms of nobody and B at 5 ms of user u. */
function sessions(...texts: string[]): AnalyticsEvent[] {
  return texts.flatMap((text, i) =>
    text.split(' ').map((word) => {
      const [what = '', user = null] = word.split('/');
      const [event, time] = what.split('@') as [string, string];
      return { time: Number(time), event, user, session: `s${i + 1}` };
    }),
  );
}

interface Options extends Partial<SessionsQuery> {
  universe?: Filter;
}

/** Sessions of [0, 100). */
function ask(events: AnalyticsEvent[], { universe, ...options }: Options = {}): SessionsRows {
  const query: SessionsQuery = { kind: 'sessions', range: { start: 0, end: 100 }, ...options };
  const context = { now: 1_000, ...(universe ? { universe } : {}) };
  return answerByOracle(events, resolveQuery(query, context));
}

const idsOf = (rows: SessionsRows): string[] => rows.sessions.map(({ id }) => id);

describe('answerByOracle: sessions', () => {
  it('says what is in scope of each', () => {
    const events: AnalyticsEvent[] = [
      { time: 5, event: 'B', user: 'u', session: 's', properties: { plan: 'free', page: 'x' } },
      { time: 5, event: 'A', user: 'v', session: 's', properties: { plan: 'team' } },
      {
        time: 9,
        event: 'D',
        user: 'u',
        session: 's',
        kind: 'exception',
        properties: { page: 'a' },
      },
      { time: 9, event: 'C', user: 'u', session: 's', properties: { page: 'b' } },
      { time: 9, event: 'C', user: 'u', session: 's', properties: { page: null } },
      { time: 7, event: 'X', session: 's', properties: { hidden: true } },
    ];
    const where = { property: '$event', op: 'ne', value: 'X' } as const;
    expect(ask(events, { where, properties: ['plan', 'page', 'hidden', '$event'] })).toEqual({
      kind: 'sessions',
      sessions: [
        {
          id: 's',
          user: 'v',
          start: 5,
          end: 9,
          events: 5,
          exceptions: 1,
          firstEvent: 'A',
          lastEvent: 'D',
          properties: { plan: 'team', page: 'b', hidden: null, $event: 'D' },
          clipped: false,
        },
      ],
      total: 1,
      medianDuration: 4,
      meta: { computedBy: 'usagekit oracle', exact: true, warnings: [] },
    });
  });

  it('keeps those with an event in scope that matches, and counts all of their events', () => {
    const events = sessions('A@0 B@1', 'B@0', 'B@0 A@100');
    const rows = ask(events, { events: { event: 'A' } });
    expect(rows.sessions.map(({ id, events: count }) => [id, count])).toEqual([['s1', 2]]);
    expect(rows.total).toBe(1);
  });

  it('are clipped when they have events of the universe outside the range, in scope or not', () => {
    const events = sessions('A@99 B@100', 'A@0 A@-1/v', 'A@0 A@99');
    const clipped = (options: Options) => ask(events, options).sessions.map((row) => row.clipped);
    const where = { property: '$event', op: 'eq', value: 'A' } as const;
    expect(clipped({ sort: 'events', where })).toEqual([false, true, true]);
    expect(clipped({ sort: 'events', universe: where })).toEqual([false, true, false]);
    const own = sessions('A@0/u A@-1/v');
    expect(ask(own, { users: { anyOf: ['u'] } }).sessions).toMatchObject([{ clipped: true }]);
  });

  it('belong to the user of the first event: by name, then by user, none last, whatever the id', () => {
    const at = (event: string, user: string | null, id?: string): AnalyticsEvent => ({
      time: 1,
      event,
      user,
      session: 's',
      ...(id ? { id } : {}),
    });
    const userOf = (...events: AnalyticsEvent[]) => ask(events).sessions[0]?.user;
    expect(userOf(at('B', 'u', '1'), at('A', 'v'))).toBe('v');
    expect(userOf(at('A', 'v', '1'), at('A', 'u', '2'))).toBe('u');
    expect(userOf(at('A', null, '1'), at('A', 'v', '2'))).toBe('v');
    expect(userOf(at('A', null), at('B', 'v'))).toBe(null);
    const events = [at('A', 'u')].map((event) => ({ ...event, account: 'one' }));
    expect(ask(events, { identity: 'account' }).sessions[0]?.user).toBe('one');
  });

  it('lose the events of people not kept', () => {
    const events = sessions('A@0/u B@1/v', 'A@2/v');
    const { sessions: rows } = ask(events, { users: { anyOf: ['u'] } });
    expect(rows.map(({ id, events: count }) => [id, count])).toEqual([['s1', 1]]);
  });

  it('are derived from all of a user’s events, and events of nobody are in none', () => {
    const minute = 60_000;
    const events = [
      { time: -10 * minute, event: 'A', user: 'u' },
      { time: 0, event: 'A', user: 'u' },
      { time: 1, event: 'A' },
    ];
    expect(ask(events).sessions).toMatchObject([{ id: 'u/-600000', start: 0, clipped: true }]);
  });
});

describe('answerByOracle: order and pages of sessions', () => {
  const events = sessions('A@10 A@20', 'A@5 A@6 A@7', 'A@5 A@50', 'A@5', 'A@3 A@4').map(
    (event, i) => (i === 7 ? { ...event, kind: 'exception' } : event),
  );

  it('goes by number of events, ties by start then id', () => {
    expect(idsOf(ask(events))).toEqual(['s2', 's5', 's3', 's1', 's4']);
  });

  it('goes by start, duration or exceptions if asked', () => {
    expect(idsOf(ask(events, { sort: 'start' }))).toEqual(['s1', 's2', 's3', 's4', 's5']);
    expect(idsOf(ask(events, { sort: 'duration' }))).toEqual(['s3', 's1', 's2', 's5', 's4']);
    // Only s4 has one.
    expect(idsOf(ask(events, { sort: 'exceptions' }))).toEqual(['s4', 's5', 's2', 's3', 's1']);
  });

  it('gives pages, each with the numbers of all', () => {
    const first = ask(events, { limit: 2 });
    expect([idsOf(first), first.total, first.medianDuration]).toEqual([['s2', 's5'], 5, 2]);
    expect(first.cursor).toBe('["",2,3,"s5"]');
    const second = ask(events, { limit: 2, cursor: first.cursor as string });
    expect([idsOf(second), second.total, second.medianDuration]).toEqual([['s3', 's1'], 5, 2]);
    const last = ask(events, { limit: 2, cursor: second.cursor as string });
    expect(idsOf(last)).toEqual(['s4']);
    expect('cursor' in last).toBe(false);
    expect('cursor' in ask(events, { limit: 5 })).toBe(false);
  });

  it('goes on after a session that is there no more', () => {
    expect(idsOf(ask(events, { cursor: '["",2,4,"gone"]' }))).toEqual(['s3', 's1', 's4']);
  });

  it('has no median of nothing', () => {
    expect(ask([])).toMatchObject({ sessions: [], total: 0, medianDuration: null });
  });
});
