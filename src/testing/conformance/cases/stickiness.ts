import type { StickinessQuery } from '../../../model/stickiness.js';
import { type AnswerCase, day, day0, event, hour } from '../case.js';
import { days, hours } from './retention.js';

/* In how many buckets users were active (QUERIES §8). */

const ask = (options: Partial<StickinessQuery> = {}): StickinessQuery => ({
  kind: 'stickiness',
  range: days(3),
  interval: 'day',
  ...options,
});

/** Users active in exactly 1, 2, 3 … buckets. */
const active = (...users: number[]) => ({
  counts: users.map((number, i) => ({ count: i + 1, users: number })),
});

export const stickinessCases: AnswerCase[] = [
  {
    key: 'stickiness/exactly',
    rule: 'users active in exactly n buckets, not in at least n; several events in a bucket are one, gaps do not matter',
    events: hours(`
      ann | 0 a | 24 a | 48 a
      bob | 0 a | 48 a | 49 a
      cid | 24 a | 25 a | 26 a
      dan | 71 a
    `),
    query: ask(),
    expected: active(2, 1, 1),
  },
  {
    key: 'stickiness/nobody',
    rule: 'every number of buckets from 1 to all is there, with 0 users too; active in none is not',
    events: hours(`ann | 0 a | 24 a | 100 a`),
    query: ask(),
    expected: { ...active(0, 1, 0), buckets: [{ start: day0 }, {}, { end: day0 + 3 * day }] },
  },
  {
    key: 'stickiness/events',
    rule: 'only events that match, and lie in the filter, make a user active',
    events: hours(`
      ann | 0 a {"own":1} | 24 x {"own":1} | 48 a
      bob | 0 a {"own":1} | 24 a {"own":1}
    `),
    query: ask({ events: { event: 'a' }, where: { property: 'own', op: 'isSet' } }),
    expected: active(1, 1, 0),
  },
  {
    key: 'stickiness/widened',
    rule: 'the range is widened at both ends to whole buckets',
    events: hours(`
      ann | 1 a | 47 a
      bob | 47 a | 48 a
    `),
    query: ask({ range: { start: day0 + 6 * hour, end: day0 + 25 * hour } }),
    expected: active(1, 1),
  },
  {
    key: 'stickiness/partial',
    rule: 'nothing after now is read; buckets that are not over are partial, and count among all',
    events: hours(`ann | 0 a | 24 a | 40 a | 50 a`),
    now: day0 + 36 * hour,
    query: ask(),
    expected: {
      ...active(0, 1, 0),
      buckets: [{ partial: false }, { partial: true }, { partial: true }],
    },
  },
  {
    key: 'stickiness/zone',
    rule: 'days are local: 14:00 and 15:00 UTC are two days in Tokyo',
    events: hours(`
      ann | 14 a | 15 a
      bob | -1 a | 0 a
    `),
    query: ask({
      timeZone: 'Asia/Tokyo',
      range: { start: day0 - 9 * hour, end: day0 + 39 * hour },
    }),
    expected: active(1, 1),
  },
  {
    key: 'stickiness/week',
    rule: 'weeks of the calendar: Sunday and Monday are two, Monday and Sunday after it one',
    events: hours(`
      ann | 167 a | 168 a
      bob | 0 a | 167 a
    `),
    query: ask({ interval: 'week', range: days(14) }),
    expected: active(1, 1),
  },
  {
    key: 'stickiness/without-user',
    rule: 'events without a user make nobody active and are reported',
    events: [event('ann', 'a', 0), event(null, 'a', 0), event('', 'a', 1440)],
    query: ask({ range: days(2) }),
    expected: { ...active(1, 0), meta: { eventsWithoutUser: 2 } },
  },
  {
    key: 'stickiness/identity',
    rule: 'under identity account an account is active when anybody of it is',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'a', 1440), account: 'acme' },
    ],
    query: ask({ range: days(2), identity: 'account' }),
    expected: active(0, 1),
  },
  {
    key: 'stickiness/users',
    rule: 'users are judged in the range as it was asked for, and kept with all events of the widened one',
    events: hours(`
      ann | 1 x | 25 a
      bob | 1 a | 25 x
    `),
    query: ask({
      range: { start: day0 + 6 * hour, end: day0 + 26 * hour },
      users: { did: { event: 'x' } },
    }),
    expected: active(0, 1),
  },
];
