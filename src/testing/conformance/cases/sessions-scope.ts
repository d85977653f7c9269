import { type AnswerCase, day, day0, hour, journeys, minute } from '../case.js';
import { askSessions as ask, failure, of } from './sessions-list.js';

/* Which of a session's events count, and what is said of the others (QUERIES §7). */

export const sessionScopeCases: AnswerCase[] = [
  {
    key: 'sessions/events',
    rule: 'sessions with at least one event of a kind are listed, with numbers of all their events in scope, not of those events',
    events: [
      of('s', 'ann', 'visit', 0),
      of('s', 'ann', 'pay', 10),
      of('s', 'ann', 'leave', 20),
      of('t', 'ann', 'visit', 0),
    ],
    query: ask({ events: { event: 'pay' } }),
    expected: {
      sessions: [{ id: 's', events: 3, start: day0, firstEvent: 'visit', lastEvent: 'leave' }],
      total: 1,
      medianDuration: 20 * minute,
    },
  },
  {
    key: 'sessions/where',
    rule: 'events outside the filter or the range are in no number of a session',
    events: [
      of('s', 'bob', 'x', -5),
      of('s', 'ann', 'a', 0, { own: 1 }),
      of('s', 'ann', 'b', 5, { own: 1 }),
      failure('s', 9),
      of('t', 'ann', 'a', 0),
    ],
    query: ask({ where: { property: 'own', op: 'isSet' } }),
    expected: {
      sessions: [
        {
          id: 's',
          user: 'ann',
          start: day0,
          end: day0 + 5 * minute,
          events: 2,
          exceptions: 0,
          firstEvent: 'a',
          lastEvent: 'b',
        },
      ],
      total: 1,
    },
  },
  {
    key: 'sessions/users',
    rule: 'of a shared session only the events of the users kept are counted, and its user is one of them',
    events: [
      of('s', 'bob', 'a', 0),
      of('s', 'ann', 'b', 1),
      of('s', 'ann', 'c', 2),
      of('t', 'bob', 'a', 0),
    ],
    query: ask({ users: { anyOf: ['ann'] } }),
    expected: { sessions: [{ id: 's', user: 'ann', events: 2, firstEvent: 'b' }], total: 1 },
  },
  {
    key: 'sessions/clipped',
    rule: 'a session with events before or after the range is clipped, in the filter or not; its start, end and numbers are of those in the range',
    events: [
      ...journeys(`
        ann | -10 a {"own":1} | 5 b {"own":1}
        bob | 1435 a {"own":1} | 1440 b {"own":1}
        cid | 20 a {"own":1} | 21 x
        dan | -5 x | 10 a {"own":1}
      `),
    ],
    query: ask({
      range: { start: day0, end: day0 + day },
      where: { property: 'own', op: 'isSet' },
    }),
    expected: {
      sessions: [
        {
          id: `ann/${day0 - 10 * minute}`,
          start: day0 + 5 * minute,
          end: day0 + 5 * minute,
          events: 1,
          firstEvent: 'b',
          clipped: true,
        },
        { id: `dan/${day0 - 5 * minute}`, user: 'dan', events: 1, clipped: true },
        { user: 'cid', clipped: false },
        { user: 'bob', lastEvent: 'a', clipped: true },
      ],
    },
  },
  {
    key: 'sessions/clipped/given',
    rule: 'a session with an id is clipped however far away its other events are',
    events: [of('s', 'ann', 'a', 0), of('s', 'ann', 'a', 100 * 1440), of('t', 'ann', 'a', 1)],
    query: ask(),
    expected: {
      sessions: [
        { id: 's', events: 1, clipped: true },
        { id: 't', clipped: false },
      ],
    },
  },
  {
    key: 'sessions/clipped/universe',
    rule: 'events outside the universe do not exist: they clip no session',
    events: [of('s', 'ann', 'a', -1), of('s', 'ann', 'a', 0, { tenant: 't1' })],
    query: ask(),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: { sessions: [{ id: 's', events: 1, clipped: false }] },
  },
  {
    key: 'sessions/relative-range',
    rule: 'a relative range ends at now: later events are in no session',
    events: [of('s', 'ann', 'a', 30), of('s', 'ann', 'b', 90)],
    query: ask({ range: { last: 2, unit: 'hour' } }),
    now: day0 + hour,
    expected: { sessions: [{ id: 's', events: 1 }], total: 1 },
  },
];
