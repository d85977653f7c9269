import { type AnswerCase, day0, event, hour } from '../case.js';
import { aThenB, acquired, days, hours, retention } from './retention.js';

/* Retention by each user’s own clock (QUERIES §5). */

const at = (user: string, name: string, time: number) => ({ time, event: name, user });

export const rollingCases: AnswerCase[] = [
  {
    key: 'retention/rolling',
    rule: 'rolling: column k is k to k + 1 spans of 24 hours after the first start event, half-open; not a calendar day',
    events: hours(`
      ann | 20 a | 43 b
      bob | 20 a | 44 b
      cid | 20 a | 67 b
      dan | 20 a | 68 b
    `),
    query: retention({ ...aThenB, clock: 'rolling' }),
    expected: {
      groups: [
        {
          size: 4,
          cells: [
            { returned: 1, eligible: 4, share: 0.25, partial: false },
            { returned: 2, eligible: 4, share: 0.5, partial: false },
            { returned: 1, eligible: 4, share: 0.25, partial: true },
          ],
        },
        acquired(0, 0, 0),
        acquired(0, 0),
      ],
    },
  },
  {
    key: 'retention/rolling/first-start',
    rule: 'the clock runs from the first start event in the group’s period, not from the last; what came before it does not count',
    events: hours(`
      ann | 1 a | 3 a | 25 b
      bob | 1 b | 2 a
    `),
    query: retention({ ...aThenB, clock: 'rolling' }),
    expected: { groups: [acquired(2, 0, 1, 0), acquired(0, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/rolling/at-once',
    rule: 'a return at the instant of the start counts in column 0, whichever was stored first',
    events: hours(`
      ann | 20 b | 20 a
      bob | 20 a | 20 b
    `),
    query: retention({ ...aThenB, clock: 'rolling', range: days(2) }),
    expected: { groups: [acquired(2, 2, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/rolling/start-event',
    rule: 'the start event itself counts in column 0 when it is a return, too; not in later columns',
    events: hours(`ann | 20 a`),
    query: retention({ clock: 'rolling', range: days(2) }),
    expected: { groups: [acquired(1, 1, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/rolling/recurring',
    rule: 'recurring: each group has a clock of its own, from the first start event in its period',
    events: hours(`ann | 20 a | 30 a | 53 b`),
    query: retention({ ...aThenB, clock: 'rolling' }),
    // 33 hours after the start on the first day, 23 after that on the second.
    expected: { groups: [acquired(1, 0, 1, 0), acquired(1, 1, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/rolling/eligible',
    rule: 'eligible are users whose column has begun before now, and the share is of them, not of the group; partial while it is not over for all',
    events: hours(`
      ann | 1 a | 26 b
      bob | 23 a
      cid | 12 a
    `),
    now: day0 + 36 * hour,
    query: retention({ ...aThenB, clock: 'rolling' }),
    expected: {
      groups: [
        {
          size: 3,
          cells: [
            { returned: 0, eligible: 3, share: 0, partial: true },
            { returned: 1, eligible: 1, share: 1, partial: true },
          ],
        },
        { size: 0, cells: [{ eligible: 0, share: null, partial: false }] },
        { size: 0, cells: [] },
      ],
    },
  },
  {
    key: 'retention/rolling/over-at-now',
    rule: 'a span that ends exactly at now is over: not partial; the one that begins there has nobody eligible',
    events: hours(`ann | 12 a | 35 b`),
    now: day0 + 36 * hour,
    query: retention({ ...aThenB, clock: 'rolling', range: days(2) }),
    expected: {
      groups: [
        {
          size: 1,
          cells: [
            { returned: 1, eligible: 1, share: 1, partial: false },
            { returned: 0, eligible: 0, share: null, partial: true },
          ],
        },
        { size: 0, cells: [{ eligible: 0, partial: false }] },
      ],
    },
  },
  {
    key: 'retention/rolling/hour',
    rule: 'a span is an hour from the start event, not the next hour of the clock',
    events: [
      event('ann', 'a', 50),
      event('ann', 'b', 109),
      event('bob', 'a', 50),
      event('bob', 'b', 110),
    ],
    query: retention({
      ...aThenB,
      clock: 'rolling',
      period: 'hour',
      range: { start: day0, end: day0 + 3 * hour },
      periods: 1,
    }),
    expected: { groups: [acquired(2, 1, 1), {}, {}] },
  },
  {
    key: 'retention/rolling/week',
    rule: 'a span is 7 × 24 hours',
    events: hours(`
      ann | 100 a | 267 b
      bob | 100 a | 268 b
    `),
    query: retention({ ...aThenB, clock: 'rolling', period: 'week', range: days(21), periods: 1 }),
    expected: { groups: [acquired(2, 1, 1), {}, {}] },
  },
  {
    key: 'retention/rolling/month',
    rule: 'a span is 30 × 24 hours, not a month: from 10 January 30 days later is 9 February',
    events: [
      at('ann', 'a', Date.UTC(2024, 0, 10)),
      at('ann', 'b', Date.UTC(2024, 1, 8, 23, 59)),
      at('bob', 'a', Date.UTC(2024, 0, 10)),
      at('bob', 'b', Date.UTC(2024, 1, 9)),
    ],
    query: retention({
      ...aThenB,
      clock: 'rolling',
      period: 'month',
      range: { start: Date.UTC(2024, 0, 1), end: Date.UTC(2024, 3, 1) },
      periods: 1,
    }),
    expected: { groups: [acquired(2, 1, 1), {}, {}] },
  },
  {
    key: 'retention/rolling/daylight-saving',
    rule: 'a span is elapsed time: 24 hours, on the day of 23 hours in Madrid too',
    events: [
      at('ann', 'a', Date.UTC(2024, 2, 30, 23, 30)),
      at('ann', 'b', Date.UTC(2024, 2, 31, 23, 29)),
      at('bob', 'a', Date.UTC(2024, 2, 30, 23, 30)),
      at('bob', 'b', Date.UTC(2024, 2, 31, 23, 30)),
    ],
    query: retention({
      ...aThenB,
      clock: 'rolling',
      timeZone: 'Europe/Madrid',
      range: { start: Date.UTC(2024, 2, 30, 23), end: Date.UTC(2024, 3, 2, 22) },
      periods: 1,
    }),
    expected: { groups: [acquired(2, 1, 1), {}, {}] },
  },
  {
    key: 'retention/rolling/on-or-after',
    rule: 'onOrAfter: from the start of the column’s span to the horizon, not to the end of the span',
    events: hours(`
      ann | 20 a | 70 b
      bob | 20 a | 30 b
    `),
    query: retention({ ...aThenB, clock: 'rolling', rule: 'onOrAfter' }),
    expected: { groups: [acquired(2, 2, 1, 1), {}, {}] },
  },
  {
    key: 'retention/rolling/brackets',
    rule: 'a bracket is its spans together: of 1, 2 the second begins 2 spans and ends 4 spans after the start',
    events: hours(`
      ann | 20 a | 68 b
      bob | 20 a | 115 b
      cid | 20 a | 116 b
      dan | 20 a | 67 b
    `),
    query: retention({ ...aThenB, clock: 'rolling', range: days(6), brackets: [1, 2] }),
    expected: {
      columns: [
        { from: 0, to: 0 },
        { from: 1, to: 1 },
        { from: 2, to: 3 },
      ],
      groups: [acquired(4, 0, 1, 2), {}, {}, {}, {}, {}],
    },
  },
  {
    key: 'retention/rolling/min-returns',
    rule: 'minReturns counts in each span, column 0 takes one',
    events: hours(`
      ann | 20 a | 21 b | 44 b | 67 b
      bob | 20 a | 43 b | 44 b
    `),
    query: retention({ ...aThenB, clock: 'rolling', minReturns: 2 }),
    expected: { groups: [acquired(2, 2, 1, 0), {}, {}] },
  },
  {
    key: 'retention/rolling/overall',
    rule: 'a cell that is open for one user is left out of the row of all groups, not only that user',
    events: hours(`
      ann | 1 a | 26 b
      bob | 23 a
      cid | 24 a | 25 b
    `),
    now: day0 + 48 * hour,
    query: retention({ ...aThenB, clock: 'rolling', range: days(2) }),
    expected: {
      groups: [
        {
          size: 2,
          cells: [
            { returned: 0, eligible: 2, partial: false },
            { returned: 1, eligible: 2, share: 0.5, partial: true },
          ],
        },
        { size: 1, cells: [{ returned: 1, eligible: 1, partial: false }] },
      ],
      overall: {
        size: 3,
        cells: [
          { returned: 1, eligible: 3, share: 1 / 3, partial: false },
          { returned: 0, eligible: 0, share: null, partial: true },
        ],
      },
    },
  },
];
