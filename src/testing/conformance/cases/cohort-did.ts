import { type AnswerCase, day, day0, event, hour, journeys, week } from '../case.js';
import { did, kept, people } from './cohort-people.js';

/* Who did something, how often, on how many days, when (QUERIES §2). */

const twice = journeys(`
  ann | 0 a | 1 a
  bob | 0 a
  cid | 0 b
  dan | 0 a | 1 a | 2 a | 3 a
`);

const lastWeek = { start: week.start - 7 * day, end: week.start };
const twoDays = { start: day0, end: day0 + 2 * day };

export const didCases: AnswerCase[] = [
  {
    key: 'cohort/did',
    rule: 'did means at least once, not exactly once: who never did, or did something else, is out',
    events: twice,
    query: people(did('a')),
    expected: kept('ann', 'bob', 'dan'),
  },
  {
    key: 'cohort/did/times/at-least',
    rule: 'atLeast is inclusive: exactly twice is enough, not more than twice',
    events: twice,
    query: people({ did: { event: 'a' }, times: { atLeast: 2 } }),
    expected: kept('ann', 'dan'),
  },
  {
    key: 'cohort/did/times/at-most',
    rule: 'atMost is inclusive, and alone it includes those who never did, not only those who did once',
    events: twice,
    query: people({ did: { event: 'a' }, times: { atMost: 1 } }),
    expected: kept('bob', 'cid'),
  },
  {
    key: 'cohort/did/times/both-ends',
    rule: 'atLeast and atMost together: both must hold, not either',
    events: twice,
    query: people({ did: { event: 'a' }, times: { atLeast: 1, atMost: 2 } }),
    expected: kept('ann', 'bob'),
  },
  {
    key: 'cohort/did/times/at-most-0',
    rule: 'atMost 0 is "did not": people with other events, or who did it outside the range, not nobody',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 b
      cid | -1 a | 1 b
    `),
    query: people({ did: { event: 'a' }, times: { atMost: 0 } }),
    expected: kept('bob', 'cid'),
  },
  {
    key: 'cohort/did/matcher',
    rule: 'all events that fit the matcher count together, whichever of its names they have, and only those that carry its filter',
    events: journeys(`
      ann | 0 a {"ok":true} | 1 b {"ok":true}
      bob | 0 a {"ok":true} | 1 b
      cid | 0 a {"ok":true} | 1 c {"ok":true}
    `),
    query: people({
      did: { event: ['a', 'b'], where: { property: 'ok', op: 'eq', value: true } },
      times: { atLeast: 2 },
    }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/did/days',
    rule: 'days counts different days, not events: twice on one day is one day',
    events: journeys(`
      ann | 0 a | 1440 a
      bob | 0 a | 1439 a
      cid | 0 a | 1440 b
    `),
    query: people({ did: { event: 'a' }, days: { atLeast: 2 } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/did/days/zone',
    rule: 'days are those of the report’s zone, not of UTC: midnight in Tokyo is 15:00 UTC',
    events: journeys(`
      ann | 870 a | 930 a
      bob | 1410 a | 1470 a
    `),
    query: people({ did: { event: 'a' }, days: { atLeast: 2 } }, { timeZone: 'Asia/Tokyo' }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/did/times-and-days',
    rule: 'times and days together: both must hold, not either',
    events: journeys(`
      ann | 0 a | 1 a | 1440 a
      bob | 0 a | 1 a | 2 a
      cid | 0 a | 1440 a
    `),
    query: people({ did: { event: 'a' }, times: { atLeast: 3 }, days: { atLeast: 2 } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/did/within',
    rule: 'did is judged within its own range, half-open, not within the report’s',
    events: journeys(`
      ann | -10 a | 5 b
      bob | 5 a
      cid | 0 a
      dan | -10080 a | 5 b
      eve | -10081 a | 5 b
    `),
    query: people({ did: { event: 'a' }, within: lastWeek }),
    expected: kept('ann', 'dan'),
  },
  {
    key: 'cohort/did/within/default',
    rule: 'without a range of its own it is judged within the report’s, not over all history',
    events: [
      ...journeys(`
        ann | -10 a | 5 b
        bob | 5 a
      `),
      event('cid', 'b', 5),
      { ...event('cid', 'a', 0), time: week.end },
    ],
    query: people(did('a')),
    expected: kept('bob'),
  },
  {
    key: 'cohort/did/within/relative',
    rule: 'a relative range of its own ends at the report’s now, in the report’s zone: not at the report’s end, not in UTC',
    events: journeys(`
      ann | 1379 a
      bob | 1380 a
      cid | 4259 a
      dan | 4260 a
    `),
    // Noon of the 7th. In Madrid, an hour ahead, the two days before it are from 23:00 UTC on the 4th to 23:00 on the 6th.
    now: day0 + 3 * day + 12 * hour,
    query: people(
      { did: { event: 'a' }, within: { last: 2, unit: 'day', completed: true } },
      { timeZone: 'Europe/Madrid' },
    ),
    expected: kept('bob', 'cid'),
  },
  {
    key: 'cohort/did/within/days',
    rule: 'days are those of its own range, not of the report’s',
    events: journeys(`
      ann | -2880 a | -1440 a | 0 b
      bob | -1440 a | 0 a
    `),
    query: people({ did: { event: 'a' }, days: { atLeast: 2 }, within: lastWeek }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/did/within/compare',
    rule: 'the time before is asked of the same people, judged by the same events, not by those of the time before',
    events: journeys(`
      ann | -1500 a | -10 b | 5 b
      bob | -1000 b | -10 a | 5 b
      cid | -5000 a | -1000 b
    `),
    query: people(
      { did: { event: 'a' }, within: { start: day0 - 4 * day, end: day0 - day } },
      { range: { start: day0, end: day0 + day }, compare: 'previous' },
    ),
    expected: {
      ...kept('ann'),
      previous: {
        series: [
          { key: { type: 'value', value: 'ann' }, total: 1 },
          { key: { type: 'other', count: 1 }, total: 1 },
        ],
      },
    },
  },
  {
    key: 'cohort/did/within/funnel',
    rule: 'a funnel looks at people who did something before its range began, not only since',
    events: journeys(`
      ann | -1500 x | 0 a | 1 b
      bob | 0 a | 1 b | 2 x
      cid | -1500 x | 0 a
    `),
    query: {
      kind: 'funnel',
      range: twoDays,
      steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
      users: { did: { event: 'x' }, within: lastWeek },
    },
    expected: { steps: [{ count: 2 }, { count: 1 }] },
  },
];
