import { type AnswerCase, journeys, minute } from '../case.js';
import { counts, funnel, group, none, other, value } from './funnel.js';

/* Groups of a funnel (QUERIES §4). */

const attributed = journeys(`
  ann | 0 a {"v":"x"} | 1 b {"v":"y"}
  bob | 0 a {"v":"y"} | 1 b {"v":"x"} | 2 c {"v":"z"}
  cid | 0 a | 1 b {"v":"x"}
  dan | 0 a
`);

export const breakdownCases: AnswerCase[] = [
  {
    key: 'funnel/breakdown/first',
    rule: 'first: the first value that is set among the unit’s events of the steps; groups add up',
    events: attributed,
    query: funnel('a b c', { breakdown: { property: 'v' } }),
    expected: {
      steps: [{ count: 4 }, { count: 3 }, { count: 1 }],
      groups: [group(value('x'), 2, 2, 0), group(value('y'), 1, 1, 1), group(none, 1, 0, 0)],
    },
  },
  {
    key: 'funnel/breakdown/last',
    rule: 'last: the last value that is set',
    events: attributed,
    query: funnel('a b c', { breakdown: { property: 'v', attribution: 'last' } }),
    expected: {
      groups: [
        group(value('x'), 1, 1, 0),
        group(value('y'), 1, 1, 0),
        group(value('z'), 1, 1, 1),
        group(none, 1, 0, 0),
      ],
    },
  },
  {
    key: 'funnel/breakdown/step',
    rule: 'step: the value on that step’s event; units that never reach it are none',
    events: attributed,
    query: funnel('a b c', { breakdown: { property: 'v', attribution: { step: 1 } } }),
    expected: {
      groups: [group(value('x'), 2, 2, 1), group(value('y'), 1, 1, 0), group(none, 1, 0, 0)],
    },
  },
  {
    key: 'funnel/breakdown/each',
    rule: 'each: one funnel a value over only its events; a unit may be in several, none included',
    events: journeys(`
      ann | 0 a {"v":"x"} | 1 b {"v":"x"} | 2 a {"v":"y"}
      bob | 0 a {"v":"x"} | 1 b {"v":"y"}
      cid | 0 a | 1 b
    `),
    query: funnel('a b', { breakdown: { property: 'v', attribution: 'each' } }),
    expected: {
      ...counts(3, 3),
      groups: [group(value('x'), 2, 1), group(value('y'), 1, 0), group(none, 1, 1)],
    },
  },
  {
    key: 'funnel/breakdown/each/other',
    rule: 'other counts a unit once at a step it reached in any folded group',
    events: journeys(`
      ann | 0 a {"v":"x"}
      bob | 0 a {"v":"x"}
      ann | 1 a {"v":"y"} | 4 b {"v":"y"} | 2 a {"v":"z"}
      bob | 1 a {"v":"z"}
    `),
    query: funnel('a b', { breakdown: { property: 'v', attribution: 'each', limit: 1 } }),
    // z has two units, like x; x comes first by value. y (ann) and z (ann, bob) are folded.
    expected: {
      groups: [
        group(value('x'), 2, 0),
        {
          key: other(2),
          steps: [{ count: 2 }, { count: 1, timeFromPrevious: { median: 3 * minute } }],
        },
      ],
    },
  },
  {
    key: 'funnel/breakdown/each/other/starts-last',
    rule: 'of a unit’s attempts in folded groups that ended together the one that started last is told',
    events: journeys(`
      bob | 0 a {"v":"x"}
      cid | 0 a {"v":"x"}
      ann | 0 a {"v":"y"} | 5 a {"v":"z"} | 10 b {"v":"y"} | 10 b {"v":"z"}
    `),
    query: funnel('a b', { breakdown: { property: 'v', attribution: 'each', limit: 1 } }),
    expected: {
      groups: [
        group(value('x'), 2, 0),
        {
          key: other(2),
          steps: [{ count: 1 }, { count: 1, timeFromPrevious: { median: 5 * minute } }],
        },
      ],
    },
  },
  {
    key: 'funnel/breakdown/not-of-a-step',
    rule: 'values on events that match no step do not matter',
    events: journeys(`ann | 0 z {"v":"x"} | 1 a {"v":"y"}`),
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value('y'), 1, 0)] },
  },
  {
    key: 'funnel/breakdown/before-the-start',
    rule: 'an event of a later step before the start counts for the first value',
    events: journeys(`ann | 0 b {"v":"x"} | 1 a {"v":"y"}`),
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value('x'), 1, 0)] },
  },
  {
    key: 'funnel/breakdown/ties',
    rule: 'at one instant the lower step comes first, then the smaller value; a missing one last',
    events: journeys(`
      ann | 0 b {"v":"a"} | 0 a {"v":"b"}
      bob | 0 a {"v":"c"} | 0 a {"v":2} | 0 a
    `),
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value(2), 1, 0), group(value('b'), 1, 1)] },
  },
];
