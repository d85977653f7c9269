import { type AnswerCase, day, day0, journeys, week } from '../case.js';
import { kept, people } from './cohort-people.js';

/*
 * The people behind a number of another kind (QUERIES §2 and §11). Their keys begin with it: a source that answers cohorts
 * may not answer it.
 */

export const behindKindCases: AnswerCase[] = [
  {
    key: 'retention/behind',
    rule: 'the people behind a cell are those who came back in it, not the whole group',
    events: journeys(`
      ann | 0 a | 1440 a | 2880 b
      bob | 0 a | 2880 b
      cid | 1440 a | 2880 b
    `),
    query: people({
      behind: {
        of: { kind: 'retention', range: { start: day0, end: day0 + 2 * day }, period: 'day' },
        group: day0,
        column: 1,
        outcome: 'returned',
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'flow/behind',
    rule: 'the people behind a link of sessions are the users of these sessions',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a | 1 c
      cid | 0 b | 1 a
    `),
    query: people({
      behind: {
        of: { kind: 'flow', range: week, anchor: { event: 'a' } },
        link: {
          from: { offset: 0, key: { type: 'value', value: 'a' } },
          to: { offset: 1, key: { type: 'value', value: 'b' } },
        },
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'lifecycle/behind',
    rule: 'the people behind a state of a bucket are those in it, with their events in the report’s range',
    events: journeys(`
      ann | -5 a | 5 b
      bob | 5 a
      cid | -5 a
    `),
    query: people({
      behind: {
        of: { kind: 'lifecycle', range: { start: day0, end: day0 + day }, interval: 'day' },
        bucket: day0,
        state: 'returning',
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'lifecycle/behind/dormant',
    rule: 'people who went dormant are behind a number though they have no event in its bucket',
    events: journeys(`
      ann | -5 a | 1445 b
      bob | 5 a
    `),
    query: people({
      behind: {
        of: { kind: 'lifecycle', range: { start: day0, end: day0 + day }, interval: 'day' },
        bucket: day0,
        state: 'dormant',
      },
    }),
    expected: kept('ann'),
  },
  {
    key: 'stickiness/behind',
    rule: 'the people behind a number of days are those active on exactly so many, not at least so many',
    events: journeys(`
      ann | 0 a
      bob | 0 a | 1440 a
      cid | 0 a | 1 a
    `),
    query: people({
      behind: {
        of: { kind: 'stickiness', range: { start: day0, end: day0 + 2 * day }, interval: 'day' },
        count: 1,
      },
    }),
    expected: kept('ann', 'cid'),
  },
];
