import type { Filter } from '../../../model/filter.js';
import type { Exclusion, FunnelQuery, FunnelStepQuery } from '../../../model/funnel.js';
import { between, funnel, group, log, seconds } from './notation.js';

// `windowFunnel` tells the furthest step of each user: here a funnel with a group for each. Its times, of which only the
// distances matter, are taken as seconds; rows without a user are those of `u`. Its `strict_increase` is our ties `block`,
// `strict_order` with `allow_reentry` an ordered funnel that events of no step break.

export const tests =
  'ClickHouse/ClickHouse tests/queries/0_stateless/00632_aggregation_window_funnel';

export const date = '2018-01-01';

/** A funnel over the day of the rows, with a window in seconds. */
export function byUser(
  window: number,
  steps: readonly (string | FunnelStepQuery)[],
  options: Partial<FunnelQuery> = {},
): FunnelQuery {
  return funnel(between(date, date), steps, {
    window: seconds(window),
    breakdown: { property: '$user' },
    ...options,
  });
}

/** As expected: how many steps of a funnel each user reached. Those who reached none are no group. */
export function levels(steps: number, of: Readonly<Record<string, number>>): object {
  const each = Object.entries(of).filter(([, level]) => level > 0);
  const reaching = (k: number): number => each.filter(([, level]) => level > k).length;
  return {
    steps: Array.from({ length: steps }, (_, k) => ({ count: reaching(k) })),
    groups: each.map(([user, level]) =>
      group(user, ...Array.from({ length: steps }, (_, k) => (level > k ? 1 : 0))),
    ),
  };
}

/** Events that are no step, anywhere in the funnel, break it. */
export function breaksOthers(steps: readonly string[]): Exclusion[] {
  const where: Filter = { property: '$event', op: 'notIn', value: [...new Set(steps)] };
  return [{ match: { where }, after: 0, before: steps.length - 1, effect: 'break' }];
}

export const numbers = log(
  date,
  'u | 0 1000 | 1 1001 | 2 1002 | 3 1003 | 4 1004 | 5 1005 | 6 1006 | 7 1007 | 8 1008',
);
export const morning = log(
  date,
  `
  u | 01:01:01 1001 | 01:01:02 1002 | 01:01:03 1003 | 01:01:04 1004 | 01:01:05 1005 | 01:01:06 1006
  u | 01:01:07 1007 | 01:01:08 1008
`,
);
export const large = log(
  date,
  'u | 1 1001 | 2 1002 | 3 1003 | 4 1004 | 5 1005 | 6 1006 | 7 1007 | 8 1008',
);
export const repeated = log(
  date,
  'u | 0 1000 | 10 1001 | 20 1002 | 30 1003 | 40 1004 | 50 1005 | 51 1005 | 60 1006 | 70 1007 | 80 1008',
);
export const sixUsers = log(
  date,
  `
  u1 | 1 a | 2 b | 3 c
  u2 | 1 a | 2 d | 3 b | 4 c
  u3 | 1 a | 2 a | 3 b | 4 b | 5 c | 6 c
  u4 | 1 a | 2 a | 3 a | 4 a | 5 b | 6 b | 7 c | 8 c
  u5 | 1 a | 2 a | 3 b | 4 b | 5 d | 6 c | 7 c
  u6 | 1 c | 2 c | 3 b | 4 b | 5 a | 6 a
`,
);
export const nulls = log(
  date,
  `
  u1 | 1 row {"a":"a1","b":"b1"} | 2 row {"a":"a2","b":"b2"}
  u2 | 1 row {"a":"a1","b":null} | 2 row {"a":"a2","b":null}
  u3 | 1 row {"a":null,"b":null}
  u4 | 1 row {"a":null,"b":"b1"} | 2 row {"a":"a2","b":null} | 3 row {"a":null,"b":"b3"}
`,
);
export const ties = log(date, 'u | 0 1000 | 1 1001 | 1 1002 | 1 1003 | 2 1004');
export const fiveUsers = log(
  date,
  `
  u1 | 1 a | 2 b | 3 a | 4 c
  u2 | 1 a | 2 b | 3 a | 4 b | 5 c
  u3 | 1 a | 2 b | 3 c | 4 b | 5 d
  u4 | 1 a | 2 c | 3 b
  u5 | 1 a | 2 b | 3 c | 4 a | 5 b | 6 c | 7 d
`,
);
export const shop = log(
  date,
  `
  u1 | 100 begin_checkout | 200 view_product_detail | 300 begin_checkout | 400 complete_payment
  u2 | 100 begin_checkout | 200 view_product_detail | 250 view_product_detail | 300 begin_checkout
  u2 | 400 complete_payment
  u3 | 100 begin_checkout | 200 view_product_detail | 300 complete_payment
`,
);

export const abc = ['a', 'b', 'c'];
export const abcd = [...abc, 'd'];
export const purchase = ['begin_checkout', 'view_product_detail', 'complete_payment'];
export const twoCheckouts = [
  'begin_checkout',
  'view_product_detail',
  'begin_checkout',
  'complete_payment',
];
export const fiveNumbers = ['1003', '1004', '1005', '1006', '1007'];
export const sevenNumbers = ['1000', '1001', '1002', ...fiveNumbers.slice(0, 4)];
