import type { AnalyticsEvent } from '../../../model/event.js';
import type { TimelineQuery } from '../../../model/timeline.js';
import { type AnswerCase, day0, event, journeys, minute } from '../case.js';

/* Every event of one session or user (QUERIES §7). */

const ask = (options: Partial<TimelineQuery>): TimelineQuery => ({ kind: 'timeline', ...options });

const names = (...list: string[]) => ({ events: list.map((name) => ({ event: name })) });
const at = (minutes: number): number => day0 + minutes * minute;

const shared: AnalyticsEvent[] = [
  { ...event('bob', 'b', 5), session: 's' },
  {
    ...event('ann', 'a', 0, { plan: 'pro' }),
    session: 's',
    id: 'e1',
    authenticatedUser: 'Ann',
    account: 'acme',
  },
  { ...event('ann', 'c', 3), session: 't', kind: 'exception' },
  event('ann', 'd', 200),
];

export const timelineCases: AnswerCase[] = [
  {
    key: 'timeline/session',
    rule: 'every event of the session, whoever its users are, in order of time; with its kind and all it says',
    events: shared,
    query: ask({ session: 's' }),
    expected: {
      events: [
        {
          time: at(0),
          event: 'a',
          kind: 'event',
          user: 'ann',
          session: 's',
          id: 'e1',
          authenticatedUser: 'Ann',
          account: 'acme',
          properties: { plan: 'pro' },
        },
        { time: at(5), event: 'b', kind: 'event', user: 'bob', session: 's' },
      ],
      sessions: [{ id: 's', start: at(0), end: at(5), events: 2 }],
      total: 2,
      cursor: undefined,
    },
  },
  {
    key: 'timeline/session/derived',
    rule: 'a derived session is asked for by its name, user/start: not all of the user’s events',
    events: journeys(`
      ann | -100 x | 0 a | 29 b | 60 c
      bob | 0 x
    `),
    query: ask({ session: `ann/${day0}` }),
    expected: {
      ...names('a', 'b'),
      sessions: [{ id: `ann/${day0}`, start: at(0), end: at(29), events: 2 }],
      total: 2,
    },
  },
  {
    key: 'timeline/user',
    rule: 'every event of the user, grouped into sessions, whose numbers are of the user’s own events in them',
    events: shared,
    query: ask({ user: 'ann' }),
    expected: {
      events: [
        { event: 'a', session: 's' },
        { event: 'c', session: 't', kind: 'exception' },
        { event: 'd', session: `ann/${at(200)}` },
      ],
      sessions: [
        { id: 's', start: at(0), end: at(0), events: 1 },
        { id: 't', start: at(3), end: at(3), events: 1 },
        { id: `ann/${at(200)}`, start: at(200), end: at(200), events: 1 },
      ],
      total: 3,
    },
  },
  {
    key: 'timeline/sessions/order',
    rule: 'sessions are in order of their start, then of their id by code point; not of their end or of how many events they have',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('ann', 'a', 0), session: 'S' },
      { ...event('ann', 'a', 9), session: 's' },
      { ...event('ann', 'a', 1), session: 'r' },
    ],
    query: ask({ user: 'ann' }),
    expected: { sessions: [{ id: 'S' }, { id: 's', events: 2 }, { id: 'r' }] },
  },
  {
    key: 'timeline/order',
    rule: 'at one instant events are in order of their names by code point, then of what else they say as canonical JSON; not as stored',
    events: [
      { ...event('ann', 'b', 0), id: '1' },
      event('ann', 'a', 0, { v: 2 }),
      event('ann', 'a', 0, { v: 10 }),
      { ...event('ann', 'a', 0), account: 'z' },
      event('ann', 'B', 0),
      event('ann', 'z', -1),
    ],
    query: ask({ user: 'ann' }),
    // {"account":… comes before {"event":…; "v":10 before "v":2.
    expected: {
      events: [
        { event: 'z' },
        { event: 'B' },
        { event: 'a', account: 'z' },
        { event: 'a', properties: { v: 10 } },
        { event: 'a', properties: { v: 2 } },
        { event: 'b' },
      ],
    },
  },
  {
    key: 'timeline/history',
    rule: 'without a range all history is shown',
    events: journeys(`ann | -5256000 a | 0 b`),
    query: ask({ user: 'ann' }),
    expected: { ...names('a', 'b'), total: 2 },
  },
  {
    key: 'timeline/range',
    rule: 'with a range only the events in it, half-open; sessions keep their names but count those',
    events: journeys(`ann | -20 a | 0 b | 5 c | 10 d`),
    query: ask({ user: 'ann', range: { start: at(0), end: at(10) } }),
    expected: {
      events: [
        { event: 'b', session: `ann/${at(-20)}` },
        { event: 'c', session: `ann/${at(-20)}` },
      ],
      sessions: [{ id: `ann/${at(-20)}`, start: at(0), end: at(5), events: 2 }],
      total: 2,
    },
  },
  {
    key: 'timeline/range/session',
    rule: 'a session’s timeline is cut at the range too',
    events: [
      { ...event('ann', 'a', -5), session: 's' },
      { ...event('ann', 'b', 5), session: 's' },
    ],
    query: ask({ session: 's', range: { start: at(0), end: at(10) } }),
    expected: { ...names('b'), sessions: [{ id: 's', start: at(5), events: 1 }] },
  },
  {
    key: 'timeline/identity',
    rule: 'under identity account the user is an account: the events of all colleagues, those of nobody too',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('acme', 'x', 1), account: 'globex' },
      { ...event(null, 'b', 2), account: 'acme' },
      event('ann', 'y', 3),
    ],
    query: ask({ user: 'acme', identity: 'account' }),
    expected: {
      events: [{ event: 'a', user: 'ann', session: `ann/${at(0)}` }, { event: 'b' }],
      sessions: [{ id: `ann/${at(0)}`, events: 1 }],
      total: 2,
    },
  },
  {
    key: 'timeline/universe',
    rule: 'events outside the universe are not shown',
    events: journeys(`ann | 0 a {"tenant":"t1"} | 1 b {"tenant":"t2"}`),
    query: ask({ user: 'ann' }),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: { ...names('a'), sessions: [{ events: 1 }], total: 1 },
  },
  {
    key: 'timeline/nobody',
    rule: 'a user without events has an empty timeline',
    events: [event('ann', 'a', 0)],
    query: ask({ user: 'zoe' }),
    expected: { events: [], sessions: [], total: 0 },
  },
  {
    key: 'timeline/pages',
    rule: 'a page has as many events as asked for and the sessions they belong to, whose numbers are of all pages',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('ann', 'b', 1), session: 's' },
      { ...event('ann', 'c', 2), session: 's' },
      { ...event('ann', 'd', 3), session: 't' },
    ],
    query: ask({ user: 'ann', limit: 2 }),
    expected: {
      ...names('a', 'b'),
      sessions: [{ id: 's', start: at(0), end: at(2), events: 3 }],
      total: 4,
    },
    nextPages: [
      {
        ...names('c', 'd'),
        sessions: [
          { id: 's', events: 3 },
          { id: 't', start: at(3), end: at(3), events: 1 },
        ],
        total: 4,
      },
    ],
  },
  {
    key: 'timeline/pages/copies',
    rule: 'events that say the same are several: a page that begins among them shows each once',
    events: journeys(`ann | 0 a | 0 a | 0 a | 1 b`),
    query: ask({ user: 'ann', limit: 2 }),
    expected: { ...names('a', 'a'), total: 4 },
    nextPages: [names('a', 'b')],
  },
];
