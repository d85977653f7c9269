import { type AnswerCase, day, day0, event, hour } from '../case.js';
import { aThenB, acquired, days, hours, retention } from './retention.js';

/* Which groups a user is in: acquisition, widened ranges, scope, calendars (QUERIES §5). */

const starts = hours(`
  ann | -24 a | 0 a | 24 a
  bob | 0 a | 24 a
  cid | 24 a
`);

const plan = (value: string) => ({ property: 'plan', op: 'eq', value }) as const;
const at = (user: string, ...instants: number[]) =>
  instants.map((time) => ({ time, event: 'a', user }));

export const acquisitionCases: AnswerCase[] = [
  {
    key: 'retention/recurring',
    rule: 'recurring, the default: a user is in the group of every period they started in, not only of the first',
    events: starts,
    query: retention({ range: days(2) }),
    expected: { groups: [acquired(2, 2, 2), acquired(3, 3)] },
  },
  {
    key: 'retention/first-in-range',
    rule: 'firstInRange: only in the group of the first start event in the range, whatever came before the range',
    events: starts,
    query: retention({ range: days(2), acquisition: 'firstInRange' }),
    expected: { groups: [acquired(2, 2, 2), acquired(1, 1)] },
  },
  {
    key: 'retention/first-in-range/start',
    rule: 'the first start event decides, not the first event',
    events: hours(`ann | 0 x | 24 a`),
    query: retention({ start: { event: 'a' }, range: days(2), acquisition: 'firstInRange' }),
    expected: { groups: [acquired(0, 0, 0), acquired(1, 1)] },
  },
  {
    key: 'retention/first-ever',
    rule: 'firstEver: in the group of the first start event of all; if that lies before the range in none, not in the next',
    events: starts,
    query: retention({ range: days(2), acquisition: 'firstEver' }),
    expected: { groups: [acquired(1, 1, 1), acquired(1, 1)] },
  },
  {
    key: 'retention/first-ever/long-ago',
    rule: 'all the data the source holds is looked at, not only some time before the range',
    events: hours(`
      ann | -87600 a | 0 a
      bob | 0 a
    `),
    query: retention({ range: days(1), acquisition: 'firstEver' }),
    expected: { groups: [acquired(1, 1)] },
  },
  {
    key: 'retention/first-ever/start',
    rule: 'an earlier event that does not match start is not the first',
    events: hours(`ann | -24 x | 0 a`),
    query: retention({ start: { event: 'a' }, range: days(1), acquisition: 'firstEver' }),
    expected: { groups: [acquired(1, 1)] },
  },
  {
    key: 'retention/first-ever/where',
    rule: 'an earlier event outside the filter is not the first: the filter narrows history too',
    events: hours(`
      ann | -24 a {"plan":"free"} | 0 a {"plan":"pro"}
      bob | -24 a {"plan":"pro"} | 0 a {"plan":"pro"}
    `),
    query: retention({ range: days(1), acquisition: 'firstEver', where: plan('pro') }),
    expected: { groups: [acquired(1, 1)] },
  },
  {
    key: 'retention/first-ever/universe',
    rule: 'an earlier event outside the universe is not the first',
    events: hours(`
      ann | -24 a {"plan":"free"} | 0 a {"plan":"pro"}
      bob | -24 a {"plan":"pro"} | 0 a {"plan":"pro"}
    `),
    query: retention({ range: days(1), acquisition: 'firstEver' }),
    universe: plan('pro'),
    expected: { groups: [acquired(1, 1)] },
  },
  {
    key: 'retention/widened',
    rule: 'the range is widened at both ends to whole periods: events of the first and last day count, of the next do not',
    events: hours(`
      ann | 1 a | 47 a
      bob | 48 a
      cid | -1 a
    `),
    query: retention({ range: { start: day0 + 6 * hour, end: day0 + 25 * hour } }),
    expected: {
      groups: [
        { start: day0, end: day0 + day, ...acquired(1, 1, 1) },
        { start: day0 + day, end: day0 + 2 * day, ...acquired(1, 1) },
      ],
    },
  },
  {
    key: 'retention/widened/first-ever',
    rule: 'a first start event before the range but in its first period is in it',
    events: hours(`ann | 1 a | 10 a`),
    query: retention({
      range: { start: day0 + 6 * hour, end: day0 + 25 * hour },
      acquisition: 'firstEver',
    }),
    expected: { groups: [acquired(1, 1, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/widened/users',
    rule: 'users are judged in the range as it was asked for, not as it was widened',
    events: hours(`
      ann | 1 x | 10 a
      bob | 8 x | 10 a
    `),
    query: retention({
      start: { event: 'a' },
      range: { start: day0 + 6 * hour, end: day0 + day },
      users: { did: { event: 'x' } },
    }),
    expected: { groups: [acquired(1, 1)] },
  },
  {
    key: 'retention/where',
    rule: 'events outside the filter neither start nor return',
    events: hours(`
      ann | 0 a {"plan":"pro"} | 24 b {"plan":"free"}
      bob | 0 a {"plan":"free"} | 24 b {"plan":"pro"}
      cid | 0 a {"plan":"pro"} | 24 b {"plan":"pro"}
    `),
    query: retention({ ...aThenB, range: days(2), where: plan('pro') }),
    expected: { groups: [acquired(2, 0, 1), acquired(0, 0)] },
  },
  {
    key: 'retention/identity',
    rule: 'under identity account an account comes back when a colleague does',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'b', 1440), account: 'acme' },
      { ...event('cid', 'a', 0), account: 'globex' },
    ],
    query: retention({ ...aThenB, range: days(2), identity: 'account' }),
    expected: { groups: [acquired(2, 0, 1), acquired(0, 0)] },
  },
  {
    key: 'retention/without-user',
    rule: 'events without a user are in no group; those that start or return are reported, others are not',
    events: [
      event('ann', 'a', 0),
      event(null, 'a', 0),
      event('', 'a', 1),
      event(null, 'b', 2),
      event(null, 'x', 3),
    ],
    query: retention({ ...aThenB, range: days(1) }),
    expected: { groups: [acquired(1, 0)], meta: { eventsWithoutUser: 3 } },
  },
  {
    key: 'retention/week',
    rule: 'weeks begin on Monday by default: Sunday the 10th belongs to that of the 4th',
    events: hours(`ann | 0 a | 167 a | 168 a`),
    query: retention({ period: 'week', range: { start: day0 + day, end: day0 + 8 * day } }),
    expected: {
      groups: [
        { start: day0, end: day0 + 7 * day, ...acquired(1, 1, 1) },
        { start: day0 + 7 * day, end: day0 + 14 * day, ...acquired(1, 1) },
      ],
    },
  },
  {
    key: 'retention/week/week-start',
    rule: 'weeks begin on weekStart: with Sunday the 4th is in the week of the 3rd, the 10th begins the next',
    events: hours(`ann | 120 a | 144 a`),
    query: retention({ period: 'week', weekStart: 0, range: days(7) }),
    expected: {
      groups: [
        { start: day0 - day, end: day0 + 6 * day, ...acquired(1, 1, 1) },
        { start: day0 + 6 * day, end: day0 + 13 * day, ...acquired(1, 1) },
      ],
    },
  },
  {
    key: 'retention/month',
    rule: 'months have their own length: 31 January and 29 February 2024 are one month apart, 1 March is two',
    events: [
      ...at('ann', Date.UTC(2024, 0, 31, 23, 59), Date.UTC(2024, 1, 29, 23, 59)),
      ...at('bob', Date.UTC(2024, 0, 1), Date.UTC(2024, 2, 1)),
    ],
    query: retention({
      period: 'month',
      range: { start: Date.UTC(2024, 0, 15), end: Date.UTC(2024, 2, 2) },
    }),
    expected: {
      groups: [
        { start: Date.UTC(2024, 0, 1), end: Date.UTC(2024, 1, 1), ...acquired(2, 2, 1, 1) },
        { start: Date.UTC(2024, 1, 1), end: Date.UTC(2024, 2, 1), ...acquired(1, 1, 0) },
        { start: Date.UTC(2024, 2, 1), end: Date.UTC(2024, 3, 1), ...acquired(1, 1) },
      ],
    },
  },
  {
    key: 'retention/zone',
    rule: 'days are local, however long: 31 March 2024 in Madrid has 23 hours, from 23:00 to 22:00 UTC',
    events: at('ann', Date.UTC(2024, 2, 30, 23, 30), Date.UTC(2024, 2, 31, 22, 15)),
    query: retention({
      timeZone: 'Europe/Madrid',
      range: { start: Date.UTC(2024, 2, 30, 23), end: Date.UTC(2024, 3, 1, 22) },
    }),
    expected: { groups: [acquired(1, 1, 1), acquired(1, 1)] },
  },
  {
    key: 'retention/zone/half-hour',
    rule: 'hours are those of the zone: in Kathmandu, 5:45 ahead, one begins at 0:15 UTC',
    events: [event('ann', 'a', 20), event('ann', 'a', 70), event('ann', 'a', 80)],
    query: retention({
      period: 'hour',
      timeZone: 'Asia/Kathmandu',
      range: { start: day0 + hour, end: day0 + 2 * hour },
    }),
    // 0:20 and 1:10 in the hour from 0:15 to 1:15, 1:20 in the next.
    expected: {
      groups: [
        { start: day0 + hour / 4, ...acquired(1, 1, 1) },
        { end: day0 + 2.25 * hour, ...acquired(1, 1) },
      ],
    },
  },
  {
    key: 'retention/zone/skipped-day',
    rule: 'a local day that does not exist is no period: in Apia the day after 29 December 2011 is the 31st',
    events: at('ann', Date.UTC(2011, 11, 29, 12), Date.UTC(2011, 11, 30, 12)),
    query: retention({
      timeZone: 'Pacific/Apia',
      range: { start: Date.UTC(2011, 11, 29, 10), end: Date.UTC(2011, 11, 31, 10) },
    }),
    expected: { groups: [acquired(1, 1, 1), acquired(1, 1)] },
  },
];
