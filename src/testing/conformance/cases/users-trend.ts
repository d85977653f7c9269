import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, journeys, minute, week } from '../case.js';
import { days } from './retention.js';
import { rows, units, users } from './users.js';

/* Who is behind a number of a trend (QUERIES §11). */

const trend = (options: Partial<TrendQuery> = {}): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure: 'users',
  ...options,
});

const visits = [
  ...journeys(`
    ann | 0 a {"v":"x"} | 1440 a {"v":"y"}
    bob | 5 a {"v":"y"} | 6 a
    cid | 1440 a {"v":"z"} | 1446 b {"v":"x"}
  `),
  event(null, 'a', 7, { v: 'x' }),
];

const byDay = trend({ interval: 'day', events: { event: 'a' } });
const byValue = trend({ breakdown: { property: 'v', limit: 1 }, events: { event: 'a' } });
const at = (minutes: number): number => day0 + minutes * minute;
const prices = [
  ...journeys(`
    ann | 0 buy {"price":5} | 1 buy {"price":"5"} | 2 buy {"price":7}
    bob | 0 buy {"price":true} | 1 buy
    cid | 0 buy {"price":1} | 1 look {"price":2}
  `),
  event(null, 'buy', 3, { price: 9 }),
];

export const usersTrendCases: AnswerCase[] = [
  {
    key: 'users/trend/total',
    rule: 'behind the total are the users of the whole range, in order of their ids',
    events: visits,
    query: users({ of: byDay }),
    expected: {
      unit: 'user',
      ...units('ann', 'bob', 'cid'),
      eventsWithoutUser: undefined,
      cursor: undefined,
    },
  },
  {
    key: 'users/trend/bucket',
    rule: 'behind a bucket are its users, not those of the range or of the instant it ends at',
    events: visits,
    query: users({ of: byDay, bucket: day0 }),
    expected: units('ann', 'bob'),
  },
  {
    key: 'users/trend/row',
    rule: 'events are those the number is made of; first and last seen and properties are of all events in the range, of other names and buckets too',
    events: journeys(`
      ann | -5 a {"v":0} | 1 x {"v":1,"w":"first"} | 10 a | 20 a {"v":2} | 1500 a {"v":3} | 1600 x {"v":4}
    `),
    query: users({ of: { ...byDay, range: days(2) }, bucket: day0 }),
    expected: rows({
      id: 'ann',
      firstSeen: at(1),
      lastSeen: at(1600),
      events: 2,
      properties: { v: 4, w: 'first' },
    }),
  },
  {
    key: 'users/trend/row/where',
    rule: 'events outside the report’s filter say nothing about a user',
    events: journeys(`ann | 0 a {"v":"x"} | 5 a {"v":"y","own":1} | 9 a {"v":"z"}`),
    query: users({ of: trend({ where: { property: 'own', op: 'isSet' } }) }),
    expected: rows({
      id: 'ann',
      firstSeen: at(5),
      lastSeen: at(5),
      events: 1,
      properties: { v: 'y', own: 1 },
    }),
  },
  {
    key: 'users/trend/row/properties',
    rule: 'of each property the value on the latest event that has it set, at one instant the last in group order; those never set are missing',
    events: journeys(`
      ann | 0 a {"v":"old","w":"kept"} | 1 z {"v":10} | 1 a {"v":"1"} | 1 b {"v":9,"u":null} | 2 a {"w":null}
    `),
    query: users({ of: trend() }),
    expected: rows({ id: 'ann', properties: { v: '1', w: 'kept', u: undefined } }),
  },
  {
    key: 'users/trend/key/value',
    rule: 'behind a group are those with an event of its value, not those whose last value it is',
    events: visits,
    query: users({ of: byValue, key: { type: 'value', value: 'y' } }),
    expected: rows({ id: 'ann', events: 1 }, { id: 'bob', events: 1 }),
  },
  {
    key: 'users/trend/key/none',
    rule: 'behind none are those with an event without the property',
    events: visits,
    query: users({
      of: { ...byValue, breakdown: { property: 'v' } },
      key: { type: 'none' },
    }),
    expected: units('bob'),
  },
  {
    key: 'users/trend/key/other',
    rule: 'behind other are those of all folded values, each once; it is found by its type, whatever its count says',
    events: visits,
    query: users({ of: byValue, key: { type: 'other', count: 77 } }),
    // Shown is y, with ann and bob; folded are x (ann), z (cid) and none (bob).
    expected: rows({ id: 'ann', events: 1 }, { id: 'bob', events: 1 }, { id: 'cid', events: 1 }),
  },
  {
    key: 'users/trend/key/unknown',
    rule: 'behind a group that the answer does not have is nobody, not everybody',
    events: visits,
    query: users({ of: byValue, key: { type: 'value', value: 'q' } }),
    expected: units(),
  },
  {
    key: 'users/trend/key/types',
    rule: 'the value of a key has a type: behind 5 are not those with "5"',
    events: journeys(`
      ann | 0 a {"v":5}
      bob | 0 a {"v":"5"}
    `),
    query: users({
      of: trend({ breakdown: { property: 'v' } }),
      key: { type: 'value', value: '5' },
    }),
    expected: units('bob'),
  },
  {
    key: 'users/trend/bucket-and-key',
    rule: 'a bucket of a group: both must hold of one event; groups are those of the whole range',
    events: visits,
    query: users({
      of: { ...byValue, interval: 'day' },
      bucket: day0 + day,
      key: { type: 'other', count: 2 },
    }),
    // Of the folded values only z is there on the second day.
    expected: rows({ id: 'cid', events: 1 }),
  },
  {
    key: 'users/trend/previous',
    rule: 'behind a number of the time before are its users, and what is said is of that time',
    events: journeys(`
      ann | -1440 a | -5 a | 5 a
      bob | 5 a
    `),
    query: users({
      of: trend({ range: days(1), compare: 'previous', interval: 'day' }),
      previous: true,
      bucket: day0 - day,
    }),
    expected: rows({ id: 'ann', firstSeen: at(-1440), lastSeen: at(-5), events: 2 }),
  },
  {
    key: 'users/trend/previous/other',
    rule: 'behind other of the time before are those whose values are no group of the report',
    events: journeys(`
      ann | -5 a {"v":"x"} | 5 a {"v":"x"}
      bob | -5 a {"v":"y"} | 5 a {"v":"x"}
      cid | -5 a
    `),
    query: users({
      of: trend({ range: days(1), compare: 'previous', breakdown: { property: 'v' } }),
      previous: true,
      key: { type: 'other', count: 2 },
    }),
    expected: units('bob', 'cid'),
  },
  {
    key: 'users/trend/events',
    rule: 'behind a number of events are users, each with how many are theirs; with those of nobody they add up',
    events: visits,
    query: users({ of: { ...byDay, measure: 'events' } }),
    expected: {
      unit: 'user',
      ...rows({ id: 'ann', events: 2 }, { id: 'bob', events: 2 }, { id: 'cid', events: 1 }),
      eventsWithoutUser: 1,
    },
  },
  {
    key: 'users/trend/events/key',
    rule: 'of a group both are counted of its events only',
    events: visits,
    query: users({
      of: { ...byDay, measure: 'events', breakdown: { property: 'v' } },
      key: { type: 'value', value: 'x' },
      bucket: day0,
    }),
    expected: { ...rows({ id: 'ann', events: 1 }), eventsWithoutUser: 1 },
  },
  {
    key: 'users/trend/property',
    rule: 'behind a number of a property are the users of the values measured, each with how many: not texts, booleans or events without',
    events: prices,
    query: users({
      of: trend({ measure: { of: 'sum', property: 'price' }, events: { event: 'buy' } }),
    }),
    expected: {
      unit: 'user',
      ...rows({ id: 'ann', events: 2 }, { id: 'cid', events: 1 }),
      eventsWithoutUser: 1,
    },
  },
  {
    key: 'users/trend/sessions',
    rule: 'behind a number of sessions are sessions, each with its user: that of its first event in the filter',
    events: [
      { ...event('ann', 'visit', 0), session: 's' },
      { ...event('bob', 'a', 1), session: 's' },
      { ...event('bob', 'a', 100), session: 't' },
      { ...event(null, 'a', 0), session: 'S' },
      { ...event('cid', 'visit', 0), session: 'u' },
    ],
    query: users({ of: trend({ measure: 'sessions', events: { event: 'a' } }) }),
    expected: {
      unit: 'session',
      ...rows(
        { id: 'S', user: null, events: 1 },
        { id: 's', user: 'ann', firstSeen: at(0), lastSeen: at(1), events: 1 },
        { id: 't', user: 'bob', events: 1 },
      ),
    },
  },
  {
    key: 'users/trend/identity',
    rule: 'behind a number of accounts are accounts, with the events of all colleagues',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'a', 5), account: 'acme' },
      event('cid', 'a', 0),
    ],
    query: users({ of: trend({ identity: 'account' }) }),
    expected: rows({ id: 'acme', firstSeen: at(0), lastSeen: at(5), events: 2 }),
  },
  {
    key: 'users/trend/users',
    rule: 'a number of some users has only those behind it',
    events: visits,
    query: users({ of: trend({ users: { did: { event: 'b' } } }) }),
    expected: rows({ id: 'cid', events: 2 }),
  },
  {
    key: 'users/trend/universe',
    rule: 'events outside the universe are neither counted nor said anything about',
    events: journeys(`
      ann | 0 a {"tenant":"t1"} | 5 a {"tenant":"t2","secret":1}
      bob | 0 a {"tenant":"t2"}
    `),
    query: users({ of: trend() }),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: rows({
      id: 'ann',
      lastSeen: at(0),
      events: 1,
      properties: { tenant: 't1', secret: undefined },
    }),
  },
];
