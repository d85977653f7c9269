import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, hour, minute, week, journeys } from '../case.js';

/* What an event is: users, copies, sessions, instants (QUERIES §1). */

const count = (measure: TrendQuery['measure'], options: Partial<TrendQuery> = {}): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure,
  ...options,
});
const total = (value: number) => ({ series: [{ total: value }] });

const copies = [
  { ...event('ann', 'visit', 60), id: 'e1' },
  { ...event('ann', 'visit', 5), id: 'e1' },
  { ...event('bob', 'visit', 5), id: 'e1' },
  event('cid', 'visit', 7),
  event('cid', 'visit', 7),
];

export const eventCases: AnswerCase[] = [
  {
    key: 'events/without-user',
    rule: 'an event without a user (null, missing or empty) is an event, never a user, and is reported',
    events: [
      event('ann', 'visit', 0),
      event(null, 'visit', 1),
      event('', 'visit', 2),
      { time: day0, event: 'visit' },
    ],
    query: count('users'),
    expected: { ...total(1), meta: { eventsWithoutUser: 3 } },
  },
  {
    key: 'events/without-user/counted-as-events',
    rule: 'events without a user count as events',
    events: [event('ann', 'visit', 0), event(null, 'visit', 1)],
    query: count('events'),
    expected: total(2),
  },
  {
    key: 'events/repeated-id',
    rule: 'events with one id are one event; without an id two equal events are two',
    events: copies,
    query: count('events'),
    expected: total(3),
  },
  {
    key: 'events/repeated-id/which-stays',
    rule: 'of two copies at the earliest time the first in canonical JSON stays: "ann" comes before "bob"',
    events: copies,
    query: count('events', { breakdown: { property: '$user' } }),
    expected: {
      series: [
        { key: { type: 'value', value: 'cid' }, total: 2 },
        { key: { type: 'value', value: 'ann' }, total: 1 },
      ],
    },
  },
  {
    key: 'events/sessions/gap-of-30-minutes',
    rule: 'a gap of exactly 30 minutes is still one session, a millisecond more begins the next',
    events: [
      event('ann', 'visit', 0),
      event('ann', 'visit', 30),
      { ...event('ann', 'visit', 60), time: day0 + 60 * minute + 1 },
    ],
    query: count('sessions'),
    expected: total(2),
  },
  {
    key: 'events/sessions/cut-after-24-hours',
    rule: 'a run of events is cut every 24 hours from its first; an event exactly on the cut belongs before it',
    events: Array.from({ length: 49 }, (_, i) => event('ann', 'visit', i * 30)).concat(
      event('ann', 'visit', 49 * 30),
    ),
    query: count('sessions'),
    expected: total(2),
  },
  {
    key: 'events/sessions/cut-after-24-hours/exactly',
    rule: 'a run that ends exactly 24 hours after it began is one session',
    events: Array.from({ length: 49 }, (_, i) => event('ann', 'visit', i * 30)),
    query: count('sessions'),
    expected: total(1),
  },
  {
    key: 'events/sessions/given',
    rule: 'a session with an id is one session whoever its users are',
    events: [
      { ...event('ann', 'visit', 0), session: 's1' },
      { ...event('bob', 'visit', 900), session: 's1' },
      { ...event(null, 'visit', 2000), session: 's1' },
      { ...event('ann', 'visit', 1), session: 's2' },
    ],
    query: count('sessions'),
    expected: total(2),
  },
  {
    key: 'events/sessions/none',
    rule: 'an event with neither session nor user belongs to no session',
    events: [event(null, 'visit', 0), { ...event(null, 'visit', 1), session: '' }],
    query: count('sessions'),
    expected: total(0),
  },
  {
    key: 'events/sessions/derived-before-range',
    rule: 'sessions are derived from all events, before the range: one that began before it is one session',
    events: journeys(`ann | -20 visit | 0 visit | 25 visit`),
    query: count('sessions'),
    expected: total(1),
  },
  {
    key: 'events/sessions/derived-name',
    rule: 'a derived session is called user/start',
    events: journeys(`ann | 0 visit | 10 visit`),
    query: count('events', { breakdown: { property: '$session' } }),
    expected: { series: [{ key: { type: 'value', value: `ann/${day0}` }, total: 2 }] },
  },
  {
    key: 'events/range-is-half-open',
    rule: 'the start of the range belongs to it, the end does not',
    events: [event('ann', 'a', 0), { ...event('ann', 'a', 0), time: day0 + day }],
    query: count('events', { range: { start: day0, end: day0 + day } }),
    expected: total(1),
  },
  {
    key: 'events/before-1970-and-after-2100',
    rule: 'instants from 1900 to 2200 work',
    events: [
      { time: Date.UTC(1901, 0, 1), event: 'a', user: 'ann' },
      { time: Date.UTC(2199, 11, 30), event: 'a', user: 'bob' },
    ],
    query: count('users', { range: { start: Date.UTC(1900, 0, 1), end: Date.UTC(2199, 11, 31) } }),
    expected: total(2),
  },
  {
    key: 'events/kind-default',
    rule: 'an event without a kind is of kind "event"',
    events: [event('ann', 'a', 0), { ...event('ann', 'a', 1), kind: 'exception' }],
    query: count('events', { events: { kind: 'event' } }),
    expected: total(1),
  },
  {
    key: 'events/identity/authenticated-user',
    rule: 'with identity authenticatedUser a user is who signed in; what came before signing in is nobody’s',
    events: [
      event('device 1', 'a', 0),
      { ...event('device 1', 'a', 1), authenticatedUser: 'ann' },
      { ...event('device 2', 'a', 2), authenticatedUser: 'ann' },
      { ...event('device 2', 'a', 3), authenticatedUser: 'bob' },
    ],
    query: count('users', { identity: 'authenticatedUser' }),
    expected: { ...total(2), meta: { eventsWithoutUser: 1 } },
  },
  {
    key: 'events/identity/account',
    rule: 'with identity account accounts are counted, and $user is still the field',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'a', 1), account: 'acme' },
      { ...event('bob', 'a', 2), account: 'globex' },
    ],
    query: count('users', { identity: 'account', breakdown: { property: '$user' } }),
    expected: {
      series: [
        { key: { type: 'value', value: 'bob' }, total: 2 },
        { key: { type: 'value', value: 'ann' }, total: 1 },
      ],
    },
  },
  {
    key: 'events/universe',
    rule: 'events outside the universe do not exist',
    events: journeys(`
      ann | 0 a {"tenant":"t1"}
      bob | 1 a {"tenant":"t2"}
    `),
    query: count('users'),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: total(1),
  },
  {
    key: 'events/milliseconds',
    rule: 'milliseconds are kept: two events a millisecond apart lie in different buckets of the range',
    events: [{ ...event('ann', 'a', 0), time: day0 + hour - 1 }, event('ann', 'a', 60)],
    query: count('events', { range: { start: day0, end: day0 + 2 * hour }, interval: 'hour' }),
    expected: { series: [{ values: [1, 1], total: 2 }] },
  },
];
