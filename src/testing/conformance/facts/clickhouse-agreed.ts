import type { FunnelStepQuery } from '../../../model/funnel.js';
import type { FactCase } from '../case.js';
import {
  abc,
  breaksOthers,
  byUser,
  date,
  fiveNumbers,
  large,
  levels,
  morning,
  nulls,
  numbers,
  purchase,
  repeated,
  sevenNumbers,
  shop,
  sixUsers,
  tests,
  ties,
} from './clickhouse-rows.js';
import { log } from './notation.js';

const derived = 'derived here, checked on chDB 26.7 (not from the ClickHouse suite)';

const fromNull = ['1000', '1001', '1002', '1003', '1004'];

function stepBy(op: 'lte' | 'gte', value: string): FunnelStepQuery {
  return { match: { where: { property: '$event', op, value } } };
}

function isSetTo(property: string, value: string): FunnelStepQuery {
  return { match: { where: { property, op: 'eq', value } } };
}

/** Where our rules give the answer of `windowFunnel`. */
export const agreedFacts: FactCase[] = [
  {
    key: 'facts/clickhouse/windowFunnel/basic-3',
    rule: 'steps in order',
    source: tests,
    events: numbers,
    query: byUser(10_000, ['1000', '1001', '1002']),
    expected: levels(3, { u: 3 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/window-4',
    rule: 'the last step exactly the window after the first is in time',
    source: tests,
    events: numbers,
    query: byUser(4, fiveNumbers),
    expected: levels(5, { u: 5 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/datetime-5',
    rule: 'the last step exactly the window after the first, at a time of day',
    source: tests,
    events: morning,
    query: byUser(4, fiveNumbers),
    expected: levels(5, { u: 5 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/datetime-skip',
    rule: 'other events may lie between steps',
    source: tests,
    events: morning,
    query: byUser(10_000, ['1001', '1008']),
    expected: levels(2, { u: 2 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/datetime-reverse',
    rule: 'a second step that is earlier than the first does not count',
    source: tests,
    events: morning,
    query: byUser(10_000, ['1008', '1001']),
    expected: levels(2, { u: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/uint64-5',
    rule: 'the last step exactly the window after the first (their clock begins at 1e14, here left out)',
    source: tests,
    events: large,
    query: byUser(4, fiveNumbers),
    expected: levels(5, { u: 5 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/uint64-skip',
    rule: 'other events may lie between steps (their clock begins at 1e14, here left out)',
    source: tests,
    events: large,
    query: byUser(10_000, ['1001', '1008']),
    expected: levels(2, { u: 2 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/uint64-overlap',
    rule: 'events that match several steps fill one each (their clock begins at 1e14, here left out; their numbers are texts)',
    source: tests,
    events: large,
    query: byUser(4, [
      stepBy('lte', '1007'),
      stepBy('gte', '1002'),
      stepBy('lte', '1006'),
      stepBy('gte', '1004'),
    ]),
    expected: levels(4, { u: 4 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/dedup-off',
    rule: 'a repeat of a step changes nothing',
    source: tests,
    events: repeated,
    query: byUser(10_000, sevenNumbers),
    expected: levels(7, { u: 7 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/order-default',
    rule: 'other events and repeats may lie between steps; a wrong order does not count',
    source: tests,
    events: sixUsers,
    query: byUser(86_400, abc),
    expected: levels(3, { u1: 3, u2: 3, u3: 3, u4: 3, u5: 3, u6: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/order-strict-dedup',
    rule: 'neither events of no step nor repeats may lie between steps: our strict',
    source: tests,
    events: sixUsers,
    query: byUser(86_400, abc, { order: 'strict' }),
    expected: levels(3, { u1: 3, u2: 1, u3: 2, u4: 2, u5: 2, u6: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/null-2',
    rule: 'a missing value equals nothing: steps by two properties, of which rows miss one or both',
    source: tests,
    events: nulls,
    query: byUser(86_400, [isSetTo('a', 'a1'), isSetTo('b', 'b2')]),
    expected: levels(2, { u1: 2, u2: 1, u3: 0, u4: 0 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/null-5',
    rule: 'strict, from a row that misses a property; a row of no step is between',
    source: tests,
    events: nulls,
    query: byUser(
      86_400,
      [{ match: { where: { property: 'a', op: 'isNotSet' } } }, isSetTo('b', 'b3')],
      { order: 'strict' },
    ),
    expected: levels(2, { u1: 0, u2: 0, u3: 1, u4: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/ties-default',
    rule: 'steps at one instant follow one another',
    source: tests,
    events: ties,
    query: byUser(10_000, fromNull),
    expected: levels(5, { u: 5 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/ties-strict-increase',
    rule: 'with ties that block, steps at one instant do not follow one another',
    source: tests,
    events: ties,
    query: byUser(10_000, fromNull, { ties: 'block' }),
    expected: levels(5, { u: 2 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/same-event-once',
    rule: 'one event fills one of three equal steps',
    source: tests,
    events: ties,
    query: byUser(10_000, ['1004', '1004', '1004']),
    expected: levels(3, { u: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/same-event-increase',
    rule: 'one event fills one of three equal steps, with ties that block as well',
    source: tests,
    events: ties,
    query: byUser(10_000, ['1004', '1004', '1004'], { ties: 'block' }),
    expected: levels(3, { u: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/repeat-once',
    rule: 'two failures in a row, then a success: each needs an event of its own',
    source: tests,
    events: log(
      date,
      `
      u234 | 100 failure | 250 failure
      u345 | 200 success | 210 failure | 230 success
      u123 | 180 failure | 220 failure | 250 success
    `,
    ),
    query: byUser(200, ['failure', 'failure', 'success']),
    expected: levels(3, { u123: 3, u234: 2, u345: 1 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/shop-on',
    rule: 'steps may repeat between steps, events of no step may not',
    source: tests,
    events: shop,
    query: byUser(600, purchase, { exclusions: breaksOthers(purchase) }),
    expected: levels(3, { u1: 3, u2: 3, u3: 3 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/derived-latest-anchor',
    rule: 'a later start converts where the first runs out of time',
    source: derived,
    events: log(date, 'u | 0 A | 50 A | 90 B | 140 C'),
    query: byUser(100, ['A', 'B', 'C']),
    expected: levels(3, { u: 3 }),
  },
  {
    key: 'facts/clickhouse/windowFunnel/derived-tie-reversed',
    rule: 'two steps at one instant convert whichever row comes first',
    source: derived,
    events: log(date, 'u | 5 B | 5 A'),
    query: byUser(10, ['A', 'B']),
    expected: levels(2, { u: 2 }),
  },
];
