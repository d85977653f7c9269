import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, hour, journeys, week } from '../case.js';
import { kept, people } from './cohort-people.js';
import { counts, funnel } from './funnel.js';

/* The people behind a number of a trend or funnel (QUERIES §2 and §11). */

const trend = (options: Partial<TrendQuery> = {}): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure: 'users',
  events: { event: 'a' },
  ...options,
});

export const behindCases: AnswerCase[] = [
  {
    key: 'cohort/behind/trend',
    rule: 'behind a bucket’s number are the people counted in it, not in another bucket, not by another event',
    events: journeys(`
      ann | 0 a | 1440 b
      bob | 1440 a
    `),
    query: people({ behind: { of: trend({ interval: 'day' }), bucket: day0 + day } }),
    expected: kept('bob'),
  },
  {
    key: 'cohort/behind/trend/events',
    rule: 'behind a number of events are the people who have one of them',
    events: [
      ...journeys(`
        ann | 0 a {"plan":"pro"} | 1 a {"plan":"pro"}
        bob | 0 a {"plan":"free"}
        cid | 0 b {"plan":"pro"}
      `),
      event(null, 'a', 0, { plan: 'pro' }),
    ],
    query: people({
      behind: {
        of: trend({ measure: 'events', breakdown: { property: 'plan' } }),
        key: { type: 'value', value: 'pro' },
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/own-range',
    rule: 'a number keeps its own range: not the report’s',
    events: journeys(`
      ann | -5 a | 5 b
      bob | 5 a
    `),
    query: people({ behind: { of: trend({ range: { start: day0 - day, end: day0 } }) } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/own-filter',
    rule: 'a number keeps its own filter, and the report’s does not narrow it',
    events: journeys(`
      ann | 0 a {"plan":"free"} | 1 b {"plan":"pro"}
      bob | 0 a {"plan":"pro"} | 1 b {"plan":"pro"}
    `),
    query: people(
      { behind: { of: trend({ where: { property: 'plan', op: 'eq', value: 'free' } }) } },
      { where: { property: 'plan', op: 'eq', value: 'pro' } },
    ),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/previous',
    rule: 'behind a number of the time before are the people of that time, not of the report’s',
    events: journeys(`
      ann | -5 a | 5 b
      bob | 5 a
    `),
    query: people({ behind: { of: trend({ compare: 'previous' }), previous: true } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/funnel',
    rule: 'behind a drop are those who reached the step and not the next, not all who reached it',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a
      cid | 0 b
    `),
    query: people({ behind: { of: funnel('a b'), step: 0, outcome: 'droppedAfter' } }),
    expected: kept('bob'),
  },
  {
    key: 'cohort/behind/funnel/report',
    rule: 'a funnel is asked of the people behind another number, with their events in its own range',
    events: journeys(`
      ann | -5 a | 0 x | 1 y
      bob | 0 x | 1 y
      cid | -5 a | 0 x
    `),
    query: funnel('x y', {
      users: { behind: { of: trend({ range: { start: day0 - day, end: day0 } }) } },
    }),
    expected: counts(2, 1),
  },
  {
    key: 'cohort/behind/sessions',
    rule: 'behind a number of sessions are their users: each that of the session’s first event, not whoever did what was counted',
    events: [
      { ...event('ann', 'visit', 0), session: 's' },
      { ...event('bob', 'a', 1), session: 's' },
      { ...event('cid', 'a', 0), session: 't' },
      { ...event(null, 'visit', 0), session: 'u' },
      { ...event('dan', 'a', 1), session: 'u' },
    ],
    query: people({ behind: { of: trend({ measure: 'sessions' }) } }),
    expected: kept('ann', 'cid'),
  },
  {
    key: 'cohort/behind/sessions/ties',
    rule: 'a session’s first event at one instant is that of the first name, then of the user who comes first, none last; not that of the first event id',
    events: [
      { ...event('ann', 'b', 0), session: 's', id: '1' },
      { ...event(null, 'a', 0), session: 's', id: '2' },
      { ...event('dan', 'a', 0), session: 's', id: '3' },
      { ...event('bob', 'a', 0), session: 's', id: '4' },
    ],
    query: people({ behind: { of: trend({ measure: 'sessions' }) } }),
    expected: kept('bob'),
  },
  {
    key: 'cohort/behind/universe',
    rule: 'the universe narrows the number too, not only the report',
    events: journeys(`
      ann | 0 a {"tenant":"t2"} | 1 b {"tenant":"t1"}
      bob | 0 a {"tenant":"t1"}
    `),
    query: people({ behind: { of: trend() } }),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: kept('bob'),
  },
  {
    key: 'cohort/behind/nested',
    rule: 'a number may itself be of the people behind another one: all three are asked, each with its own range',
    events: journeys(`
      ann | -1500 a | -5 b | 5 c
      bob | -1500 a | 5 c
      cid | -5 b | 5 c
    `),
    query: people({
      behind: {
        of: trend({
          range: { start: day0 - day, end: day0 },
          events: { event: 'b' },
          users: { behind: { of: trend({ range: { start: day0 - 2 * day, end: day0 - day } }) } },
        }),
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/identity',
    rule: 'a number counted by account keeps accounts, whoever of them was counted',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'b', 1), account: 'acme' },
      { ...event('cid', 'b', 1), account: 'globex' },
    ],
    query: people(
      { behind: { of: trend({ identity: 'account' }) } },
      { identity: 'account', breakdown: { property: '$user' } },
    ),
    expected: kept('ann', 'bob'),
  },
  {
    key: 'cohort/behind/as-of',
    rule: 'asOf is when the number was asked: a relative range ends there, not at the report’s now',
    events: journeys(`
      ann | 5 a
      bob | 1445 a
    `),
    now: day0 + day + 12 * hour,
    query: people({
      behind: { of: trend({ range: { last: 1, unit: 'day' } }), asOf: day0 + 12 * hour },
    }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/behind/as-of/default',
    rule: 'without asOf a relative range rolls: it ends at the report’s now, not at the report’s end',
    events: journeys(`
      ann | 5 a
      bob | 1445 a
    `),
    now: day0 + day + 12 * hour,
    query: people({ behind: { of: trend({ range: { last: 1, unit: 'day' } }) } }),
    expected: kept('bob'),
  },
];
