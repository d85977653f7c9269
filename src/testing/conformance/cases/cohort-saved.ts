import { type AnswerCase, day, day0, journeys } from '../case.js';
import { did, kept, people } from './cohort-people.js';

/* Saved cohorts (QUERIES §2). */

const payers = journeys(`
  ann | 0 a | 5 pay
  bob | 0 a
  cid | 0 pay
`);

export const savedCases: AnswerCase[] = [
  {
    key: 'cohort/saved',
    rule: 'a saved cohort stands for what it says',
    events: payers,
    query: people({ cohort: 'payers' }),
    cohorts: { payers: did('pay'), starters: did('a') },
    expected: kept('ann', 'cid'),
  },
  {
    key: 'cohort/saved/nested',
    rule: 'saved cohorts may be combined, and refer to others',
    events: payers,
    query: people({ all: [{ cohort: 'starters' }, { not: { cohort: 'buyers' } }] }),
    cohorts: { payers: did('pay'), starters: did('a'), buyers: { any: [{ cohort: 'payers' }] } },
    expected: kept('bob'),
  },
  {
    key: 'cohort/saved/range',
    rule: 'what a saved cohort says without a range is judged in the range of the report it is used in',
    events: journeys(`
      ann | -5 pay | 5 a
      bob | 5 pay
    `),
    query: people({ cohort: 'payers' }),
    cohorts: { payers: did('pay') },
    expected: kept('bob'),
  },
  {
    key: 'cohort/saved/behind',
    rule: 'a number behind which people are looked for may be about a saved cohort, judged in its own range',
    events: journeys(`
      ann | -5 pay | -4 a | 5 b
      bob | -4 a | 5 pay
    `),
    query: people({
      behind: {
        of: {
          kind: 'trend',
          range: { start: day0 - day, end: day0 },
          measure: 'users',
          events: { event: 'a' },
          users: { cohort: 'payers' },
        },
      },
    }),
    cohorts: { payers: did('pay') },
    expected: kept('ann'),
  },
];
