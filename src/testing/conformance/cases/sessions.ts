import { type AnswerCase, day0, event, journeys, minute } from '../case.js';
import { askSessions as ask, failure, of } from './sessions-list.js';

/* Lists of sessions (QUERIES §7). */

/** Rows by id. */
const ids = (...names: string[]) => ({ sessions: names.map((id) => ({ id })) });

const sorted = [
  of('s1', 'ann', 'a', 0),
  of('s1', 'ann', 'a', 4),
  of('s1', 'ann', 'a', 10),
  of('s2', 'ann', 'a', 5),
  failure('s2', 35),
  of('S3', 'ann', 'a', 5),
  failure('S3', 10),
  failure('s0', 20),
  failure('s0', 50),
];

export const sessionCases: AnswerCase[] = [
  {
    key: 'sessions/derived',
    rule: 'a session’s row: id, user, first and last event; the median is of all durations, of one event too, which are 0',
    events: journeys(`
      ann | 0 b | 10 a | 50 c
      bob | 5 a | 25 a | 26 a
    `),
    query: ask(),
    expected: {
      sessions: [
        {
          id: `bob/${day0 + 5 * minute}`,
          user: 'bob',
          start: day0 + 5 * minute,
          end: day0 + 26 * minute,
          events: 3,
          exceptions: 0,
          firstEvent: 'a',
          lastEvent: 'a',
          clipped: false,
        },
        {
          id: `ann/${day0}`,
          user: 'ann',
          start: day0,
          end: day0 + 10 * minute,
          events: 2,
          firstEvent: 'b',
          lastEvent: 'a',
        },
        { id: `ann/${day0 + 50 * minute}`, start: day0 + 50 * minute, end: day0 + 50 * minute },
      ],
      total: 3,
      // 0, 10 and 21 minutes.
      medianDuration: 10 * minute,
      cursor: undefined,
    },
  },
  {
    key: 'sessions/given',
    rule: 'a session with an id is one, however long and whoever its users are; its user is that of its first event',
    events: [
      of('s', 'bob', 'a', 0),
      of('s', 'ann', 'b', 300),
      of('s', 'ann', 'c', 301),
      of('t', null, 'a', 0),
      of('t', 'ann', 'a', 1),
    ],
    query: ask(),
    expected: {
      sessions: [
        { id: 's', user: 'bob', events: 3, firstEvent: 'a', lastEvent: 'c' },
        { id: 't', user: null, events: 2 },
      ],
      total: 2,
      medianDuration: 151 * minute,
    },
  },
  {
    key: 'sessions/user/ties',
    rule: 'at one instant the first event is that of the first name, then of the user who comes first, none last; not that of the first event id',
    events: [
      { ...of('s', 'ann', 'b', 0), id: '1' },
      { ...of('s', null, 'a', 0), id: '2' },
      { ...of('s', 'dan', 'a', 0), id: '3' },
      { ...of('s', 'bob', 'a', 0), id: '4' },
    ],
    query: ask(),
    expected: { sessions: [{ user: 'bob', firstEvent: 'a', lastEvent: 'b' }] },
  },
  {
    key: 'sessions/user/identity',
    rule: 'under identity account a session’s user is the account of its first event',
    events: [
      { ...of('s', 'ann', 'a', 0), account: 'acme' },
      { ...of('s', 'ann', 'a', 1), account: 'globex' },
    ],
    query: ask({ identity: 'account' }),
    expected: { sessions: [{ id: 's', user: 'acme' }] },
  },
  {
    key: 'sessions/without-session',
    rule: 'events with neither session nor user are in no session, not in one of their own',
    events: [event('ann', 'a', 0), event(null, 'a', 1), { ...event(null, 'a', 2), session: '' }],
    query: ask(),
    expected: { sessions: [{ user: 'ann', events: 1 }], total: 1 },
  },
  {
    key: 'sessions/none',
    rule: 'without sessions the median is null, not 0',
    events: [event('ann', 'a', -1)],
    query: ask(),
    expected: { sessions: [], total: 0, medianDuration: null },
  },
  {
    key: 'sessions/sort/events',
    rule: 'most events first by default; ties: the earlier start, then the id by code point, S before s',
    events: sorted,
    query: ask(),
    expected: ids('s1', 'S3', 's2', 's0'),
  },
  {
    key: 'sessions/sort/start',
    rule: 'start: the latest first, ties by id, upwards still',
    events: sorted,
    query: ask({ sort: 'start' }),
    expected: ids('s0', 'S3', 's2', 's1'),
  },
  {
    key: 'sessions/sort/duration',
    rule: 'duration: the longest first; ties: the earlier start',
    events: sorted,
    query: ask({ sort: 'duration' }),
    expected: ids('s2', 's0', 's1', 'S3'),
  },
  {
    key: 'sessions/sort/exceptions',
    rule: 'exceptions: most events of kind exception first, whatever their names; ties: the earlier start, then the id',
    events: sorted,
    query: ask({ sort: 'exceptions' }),
    expected: {
      sessions: [
        { id: 's0', exceptions: 2 },
        { id: 'S3', exceptions: 1 },
        { id: 's2', exceptions: 1 },
        { id: 's1', exceptions: 0 },
      ],
    },
  },
  {
    key: 'sessions/pages',
    rule: 'a page has as many sessions as asked for and says where the next begins; total and median are of all pages',
    events: sorted,
    query: ask({ limit: 2 }),
    expected: { ...ids('s1', 'S3'), total: 4, medianDuration: 20 * minute },
    nextPages: [{ ...ids('s2', 's0'), total: 4, medianDuration: 20 * minute }],
  },
  {
    key: 'sessions/pages/ties',
    rule: 'a page begins after the last session of the one before, also among equals: none is shown twice or left out',
    events: ['s1', 's2', 's3', 's4', 's5'].map((id) => of(id, 'ann', 'a', 0)),
    query: ask({ limit: 2, sort: 'duration' }),
    expected: ids('s1', 's2'),
    nextPages: [ids('s3', 's4'), ids('s5')],
  },
  {
    key: 'sessions/properties',
    rule: 'of each property asked for the value on the latest event that has it set, not on the last event; null when none has',
    events: [
      of('s', 'ann', 'a', 0, { plan: 'free', size: 1 }),
      of('s', 'ann', 'b', 1, { plan: 'pro' }),
      of('s', 'ann', 'c', 2, { plan: null }),
    ],
    query: ask({ properties: ['plan', 'size', 'color', '$event'] }),
    expected: {
      sessions: [{ properties: { plan: 'pro', size: 1, color: null, $event: 'c' } }],
    },
  },
  {
    key: 'sessions/properties/ties',
    rule: 'of values at one instant the last in group order: a text after numbers, true after texts',
    events: [
      of('s', 'ann', 'z', 0, { v: 10, w: 'x' }),
      of('s', 'ann', 'a', 0, { v: '1', w: true }),
      of('s', 'ann', 'b', 0, { v: 9 }),
    ],
    query: ask({ properties: ['v', 'w'] }),
    expected: { sessions: [{ properties: { v: '1', w: true } }] },
  },
];
