import type { LifecycleQuery } from '../../../model/lifecycle.js';
import { type AnswerCase, day, day0, event, hour } from '../case.js';
import { days, hours } from './retention.js';

/* New, returning, resurrected, dormant (QUERIES §8). */

const ask = (options: Partial<LifecycleQuery> = {}): LifecycleQuery => ({
  kind: 'lifecycle',
  range: days(3),
  interval: 'day',
  ...options,
});

const states = (fresh: number, returning: number, resurrected: number, dormant: number) => ({
  new: fresh,
  returning,
  resurrected,
  dormant,
});

const at = (user: string, ...instants: number[]) =>
  instants.map((time) => ({ time, event: 'a', user }));

export const lifecycleCases: AnswerCase[] = [
  {
    key: 'lifecycle/states',
    rule: 'new: first event of all in the bucket; returning: active in the one before; resurrected: neither; dormant: active in the one before only',
    events: hours(`
      ann | 0 a | 1 a | 24 a
      bob | -24 a | 0 a
      cid | 0 a | 48 a
      dan | -120 a | 24 a
      eve | -1 a
      fay | -25 a
    `),
    query: ask(),
    expected: {
      buckets: [
        { start: day0, end: day0 + day, partial: false, ...states(2, 1, 0, 1) },
        { start: day0 + day, end: day0 + 2 * day, ...states(0, 1, 1, 2) },
        { start: day0 + 2 * day, end: day0 + 3 * day, ...states(0, 0, 1, 2) },
      ],
    },
  },
  {
    key: 'lifecycle/empty',
    rule: 'a bucket nobody was active in or left is there with zeros; dormant is said once, not in every bucket after',
    events: hours(`ann | 0 a`),
    query: ask(),
    expected: { buckets: [states(1, 0, 0, 0), states(0, 0, 0, 1), states(0, 0, 0, 0)] },
  },
  {
    key: 'lifecycle/events',
    rule: 'only events that match make a user active, and the first of them makes them new, whatever others came before',
    events: hours(`
      ann | -100 x | 0 a | 24 x
      bob | -100 a | 0 x
    `),
    query: ask({ events: { event: 'a' }, range: days(2) }),
    expected: { buckets: [states(1, 0, 0, 0), states(0, 0, 0, 1)] },
  },
  {
    key: 'lifecycle/where',
    rule: 'the filter narrows history too: an earlier event outside it is not the first',
    events: hours(`
      ann | -100 a {"plan":"free"} | 0 a {"plan":"pro"}
      bob | -100 a {"plan":"pro"} | 0 a {"plan":"pro"}
    `),
    query: ask({ range: days(1), where: { property: 'plan', op: 'eq', value: 'pro' } }),
    expected: { buckets: [states(1, 0, 1, 0)] },
  },
  {
    key: 'lifecycle/universe',
    rule: 'the universe narrows history too',
    events: hours(`
      ann | -100 a {"plan":"free"} | 0 a {"plan":"pro"}
      bob | -1 a {"plan":"free"} | 0 a {"plan":"pro"} | 1 a {"plan":"pro"}
    `),
    query: ask({ range: days(1) }),
    universe: { property: 'plan', op: 'eq', value: 'pro' },
    expected: { buckets: [states(2, 0, 0, 0)] },
  },
  {
    key: 'lifecycle/history',
    rule: 'all the data the source holds is looked at, not only the bucket before the range',
    events: hours(`ann | -87600 a | 0 a`),
    query: ask({ range: days(1) }),
    expected: { buckets: [states(0, 0, 1, 0)] },
  },
  {
    key: 'lifecycle/before',
    rule: 'the bucket before the range is read: who was new in it is returning in the first, not resurrected, or dormant',
    events: hours(`
      ann | -24 a | 23 a
      bob | -24 a
      cid | -25 a | 0 a
      dan | -25 a
    `),
    query: ask({ range: days(1) }),
    expected: { buckets: [states(0, 1, 1, 1)] },
  },
  {
    key: 'lifecycle/widened',
    rule: 'the range is widened at both ends to whole buckets',
    events: hours(`
      ann | 1 a | 47 a
      bob | 48 a
    `),
    query: ask({ range: { start: day0 + 6 * hour, end: day0 + 25 * hour } }),
    expected: {
      buckets: [
        { start: day0, ...states(1, 0, 0, 0), partial: false },
        { end: day0 + 2 * day, ...states(0, 1, 0, 0), partial: false },
      ],
    },
  },
  {
    key: 'lifecycle/partial',
    rule: 'a bucket that is not over at now is partial, and nothing after now is read',
    events: hours(`
      ann | 0 a | 40 a
      bob | 30 a
    `),
    now: day0 + 36 * hour,
    query: ask(),
    expected: {
      buckets: [
        { partial: false, ...states(1, 0, 0, 0) },
        { partial: true, ...states(1, 0, 0, 1) },
        { partial: true },
      ],
    },
  },
  {
    key: 'lifecycle/week',
    rule: 'the bucket before a week is the week before it: Sunday is in the week before Monday',
    events: hours(`
      ann | -1 a | 100 a
      bob | -168 a | 0 a
      cid | -169 a | 0 a
    `),
    query: ask({ interval: 'week', range: days(1) }),
    expected: { buckets: [{ start: day0, end: day0 + 7 * day, ...states(0, 2, 1, 0) }] },
  },
  {
    key: 'lifecycle/every-12-hours',
    rule: 'half days are buckets, each compared with the half day before it',
    events: hours(`ann | -1 a | 11 a | 12 a`),
    query: ask({ interval: { every: 12, unit: 'hour' }, range: days(1) }),
    expected: { buckets: [states(0, 1, 0, 0), states(0, 1, 0, 0)] },
  },
  {
    key: 'lifecycle/zone/skipped-day',
    rule: 'a local day that does not exist is no bucket: in Apia the day before 31 December 2011 is the 29th',
    events: at('ann', Date.UTC(2011, 11, 29, 12), Date.UTC(2011, 11, 30, 12)),
    query: ask({
      timeZone: 'Pacific/Apia',
      range: { start: Date.UTC(2011, 11, 30, 10), end: Date.UTC(2011, 11, 31, 10) },
    }),
    expected: { buckets: [states(0, 1, 0, 0)] },
  },
  {
    key: 'lifecycle/zone',
    rule: 'days are local: 15:00 UTC is the next day in Tokyo',
    events: hours(`ann | 14 a | 15 a`),
    query: ask({
      timeZone: 'Asia/Tokyo',
      range: { start: day0 - 9 * hour, end: day0 + 39 * hour },
    }),
    expected: { buckets: [states(1, 0, 0, 0), states(0, 1, 0, 0)] },
  },
  {
    key: 'lifecycle/without-user',
    rule: 'events without a user make nobody active and are reported',
    events: [event('ann', 'a', 0), event(null, 'a', 0), event('', 'a', 1)],
    query: ask({ range: days(1) }),
    expected: { buckets: [states(1, 0, 0, 0)], meta: { eventsWithoutUser: 2 } },
  },
  {
    key: 'lifecycle/identity',
    rule: 'under identity account an account is new once, whoever of it comes first',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'a', 1440), account: 'acme' },
    ],
    query: ask({ range: days(2), identity: 'account' }),
    expected: { buckets: [states(1, 0, 0, 0), states(0, 1, 0, 0)] },
  },
  {
    key: 'lifecycle/users',
    rule: 'users are judged in the range as it was asked for, and kept with their history',
    events: hours(`
      ann | -120 a | 1 x | 10 a
      bob | -120 a | 8 x | 10 a
    `),
    query: ask({
      range: { start: day0 + 6 * hour, end: day0 + day },
      users: { did: { event: 'x' } },
    }),
    expected: { buckets: [states(0, 0, 1, 0)] },
  },
];
