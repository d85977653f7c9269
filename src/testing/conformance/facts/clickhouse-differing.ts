import type { Exclusion } from '../../../model/funnel.js';
import type { FactCase } from '../case.js';
import {
  abc,
  abcd,
  breaksOthers,
  byUser,
  date,
  fiveUsers,
  levels,
  repeated,
  sevenNumbers,
  shop,
  sixUsers,
  tests,
  twoCheckouts,
} from './clickhouse-rows.js';
import { log } from './notation.js';

/** Nothing may happen but repeats and steps done before: neither an event of no step nor one of a step further on. */
function inTurn(steps: readonly string[]): Exclusion[] {
  const ahead = steps.slice(1, -1).map((_, k): Exclusion => ({
    match: { event: steps.slice(k + 2) },
    after: k,
    before: k + 1,
    effect: 'break',
  }));
  return [...breaksOthers(steps), ...ahead];
}

/** Where our rules answer otherwise than `windowFunnel`. */
export const differingFacts: FactCase[] = [
  {
    key: 'facts/clickhouse/windowFunnel/dedup-stop',
    rule: 'a step is repeated before the next',
    source: tests,
    events: repeated,
    query: byUser(10_000, sevenNumbers),
    expected: levels(7, { u: 7 }),
    differs: {
      theirs: levels(7, { u: 6 }),
      because: 'a repeat of a step ends no attempt (in their mode strict_deduplication it does)',
      undone: byUser(10_000, sevenNumbers, { order: 'strict' }),
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/dedup-27469',
    rule: 'a step is repeated between two later ones',
    source: tests,
    events: log(date, 'u | 1 a | 2 b | 3 c | 4 b | 5 d'),
    query: byUser(86_400, abcd),
    expected: levels(4, { u: 4 }),
    differs: {
      theirs: levels(4, { u: 3 }),
      because: 'a repeat of a step ends no attempt (in their mode strict_deduplication it does)',
      undone: byUser(86_400, abcd, { order: 'strict' }),
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/order-strict',
    rule: 'events of no step, and repeats, between steps',
    source: tests,
    events: sixUsers,
    query: byUser(86_400, abc, { order: 'strict' }),
    // u3 and u4 repeat b, so that c does not follow the b that followed a.
    expected: levels(3, { u1: 3, u2: 1, u3: 2, u4: 2, u5: 2, u6: 1 }),
    differs: {
      theirs: levels(3, { u1: 3, u2: 1, u3: 3, u4: 3, u5: 2, u6: 1 }),
      because: 'any event between two steps ends a strict attempt, repeats of a step included',
      undone: byUser(86_400, abc, { exclusions: breaksOthers(abc) }),
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/reentry-off',
    rule: 'the first step is done again on the way (their stored answer; 26.7 answers otherwise)',
    source: tests,
    events: fiveUsers,
    query: byUser(86_400, abc, { order: 'strict' }),
    // u2: a b a b c converts from its second a.
    expected: levels(3, { u1: 2, u2: 3, u3: 3, u4: 1, u5: 3 }),
    differs: {
      theirs: levels(3, { u1: 2, u2: 2, u3: 3, u4: 1, u5: 3 }),
      because: 'a user counts if any attempt succeeds, not only the first',
      undone: byUser(86_400, abc, { order: 'strict', attempts: 'first' }),
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/reentry-on-4',
    rule: 'a later step is done too early (their stored answer; 26.7 answers as we do)',
    source: tests,
    events: fiveUsers,
    query: byUser(86_400, abcd, { exclusions: breaksOthers(abcd) }),
    // u4: a c b has b after a.
    expected: levels(4, { u1: 3, u2: 3, u3: 4, u4: 2, u5: 4 }),
    differs: {
      theirs: levels(4, { u1: 3, u2: 3, u3: 4, u4: 1, u5: 4 }),
      because: 'in an ordered funnel an event of a later step may lie between two steps',
      undone: byUser(86_400, abcd, { exclusions: inTurn(abcd) }),
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/shop-off-4',
    rule: 'strict, and the third step asks for the event of the first',
    source: tests,
    events: shop,
    query: byUser(600, twoCheckouts, { order: 'strict' }),
    // u1 does the four in a row; u2 repeats the second; u3 pays third.
    expected: levels(4, { u1: 4, u2: 2, u3: 2 }),
    differs: {
      theirs: levels(4, { u1: 1, u2: 1, u3: 1 }),
      because:
        'an event that matches two steps fills one: it starts an attempt without ending it as its third step',
    },
  },
  {
    key: 'facts/clickhouse/windowFunnel/shop-on-4',
    rule: 'the third step asks for the event of the first (their stored answer; 26.7 answers as we do)',
    source: tests,
    events: shop,
    query: byUser(600, twoCheckouts, { exclusions: breaksOthers(twoCheckouts) }),
    // u3 never goes back to the checkout.
    expected: levels(4, { u1: 4, u2: 4, u3: 2 }),
    differs: {
      theirs: levels(4, { u1: 1, u2: 1, u3: 1 }),
      because:
        'an event that matches two steps fills one: it starts an attempt without ending it as its third step',
    },
  },
];
