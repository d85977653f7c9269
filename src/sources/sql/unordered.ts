import { and, type Fragment, identifier, integer, join, sql } from './fragment.js';
import { laneFacts } from './ordered.js';
import type { Named } from './rows.js';
import {
  exclusionsOf,
  isLenient,
  keptColumns,
  laneOf,
  numbered,
  type StepPlan,
} from './step-plan.js';

/** Before every event. */
const never = integer(Number.MIN_SAFE_INTEGER);

/** How early an attempt that holds this row may begin: the window back, and not before the last exclusion. */
function earliestStart(plan: StepPlan, run: 'all' | 'lenient'): Fragment {
  const bounds = [
    ...(plan.query.window === null ? [] : [sql`t - ${integer(plan.query.window)}`]),
    ...exclusionsOf(plan, run).map(
      ({ index }) => sql`coalesce(${numbered('le', index)}, ${never})`,
    ),
  ];
  return bounds.length === 0 ? never : sql`greatest(${join([never, ...bounds])})`;
}

function anyStep({ steps }: StepPlan): Fragment {
  return join(
    steps.map((step) => sql`${step} = 1`),
    sql` or `,
  );
}

/** How many steps, less one, lie in one window that ends at this row; null when none, or when it is not a step's. */
function reaches(plan: StepPlan, since: Fragment): Fragment {
  const counted = plan.steps.map(
    (_, step) => sql`case when ${numbered('l', step)} >= ${since} then 1 else 0 end`,
  );
  return sql`case when (${anyStep(plan)}) and begun_t >= ${since} then ${join(counted, sql` + `)} - 1 end`;
}

/**
 * Follows steps in any order: reported is the first instant at which the furthest number of them lies within one window,
 * its start the latest possible, each step's event its first from there.
 */
export function chooseUnordered(
  plan: StepPlan,
  begun: Fragment,
): { named: Named[]; last: Fragment } {
  const { name, steps } = plan;
  const lane = laneOf(plan);
  const nameOf = (stem: string): Fragment => identifier(name + stem);
  const upToNow = sql`(${lane} order by t range between unbounded preceding and current row)`;
  const latest = steps.map(
    (step, k) => sql`max(case when ${step} = 1 then t end) over ${upToNow} as ${numbered('l', k)}`,
  );
  const started = sql`max(case when starts = 1 then t end) over ${upToNow} as begun_t`;
  const could = isLenient(plan) ? reaches(plan, sql`could_since`) : sql`0`;
  const first = sql`case when reaches = furthest then`;
  // The earliest of the events that are counted, of the latest of each step.
  const from = steps.map(
    (_, k) => sql`case when ${numbered('l', k)} >= since then ${numbered('l', k)} else begun_t end`,
  );
  const between = (step: Fragment): Fragment =>
    sql`case when ${step} = 1 and t >= from_t and t <= until_t then`;
  const places = steps.flatMap((step, k) => [
    sql`min(${between(step)} pos end) over (${lane}) as ${numbered('q', k)}`,
    sql`min(${between(step)} t end) over (${lane}) as ${numbered('e', k)}`,
  ]);
  const times = steps.map((_, k) => numbered('e', k));
  // The k-th smallest: the least of those with k or more others that are not greater.
  const sorted = steps.map((_, k) => sql`${nthSmallest(times, k)} as ${numbered('z', k)}`);
  return {
    named: [
      [
        nameOf('levels'),
        sql`select *, ${reaches(plan, sql`since`)} as reaches, ${could} as could from (
          select *, ${earliestStart(plan, 'all')} as since, ${earliestStart(plan, 'lenient')} as could_since
          from (select *, ${join([started, ...latest])} from ${begun} as own) as latest) as bounded`,
      ],
      [
        nameOf('ended'),
        sql`select *, min(${first} t end) over (${lane}) as until_t
          from (select *, ${laneFacts(plan)} from ${nameOf('levels')} as levels) as furthest`,
      ],
      [
        nameOf('spanned'),
        sql`select *, max(${first} case when t = until_t then least(${join([sql`begun_t`, ...from])}) end end)
            over (${lane}) as from_t from ${nameOf('ended')} as ended`,
      ],
      [nameOf('placed'), sql`select *, ${join(places)} from ${nameOf('spanned')} as spanned`],
      [nameOf('chosen'), sql`select *, ${join(sorted)} from ${nameOf('placed')} as placed`],
    ],
    last: nameOf('chosen'),
  };
}

/** The k-th smallest of some columns, from 0; null when fewer are set. Ties take their places one after the other. */
function nthSmallest(columns: readonly Fragment[], k: number): Fragment {
  const cases = columns.map((column, own) => {
    const before = columns.flatMap((other, at) => {
      if (at === own) return [];
      const isBefore = at < own ? sql`${other} <= ${column}` : sql`${other} < ${column}`;
      return [sql`case when ${isBefore} then 1 else 0 end`];
    });
    return sql` when ${column} is not null and ${join([sql`0`, ...before], sql` + `)} = ${integer(k)} then ${column}`;
  });
  return sql`case${join(cases, sql``)} end`;
}

/** Whether all steps follow each start: a look ahead at the first of each. */
export function convertUnordered(
  plan: StepPlan,
  counted: Fragment,
): { named: Named[]; last: Fragment } {
  const { name, query, steps } = plan;
  const last = identifier(`${name}converts`);
  const fromNow = sql`(${laneOf(plan)} order by t range between current row and unbounded following)`;
  const next = steps.map(
    (step, k) => sql`min(case when ${step} = 1 then t end) over ${fromNow} as ${numbered('d', k)}`,
  );
  const columns = steps.map((_, k) => numbered('d', k));
  const holds = and([
    ...columns.map((column) => sql`${column} is not null`),
    ...(query.window === null ? [] : [sql`last_t - t <= ${integer(query.window)}`]),
    ...exclusionsOf(plan).map(({ index }) => {
      const excluded = numbered('ne', index);
      return sql`${excluded} is null or ${excluded} >= last_t`;
    }),
  ]);
  return {
    named: [
      [
        last,
        sql`select *, ${holds} as f0 from (select *, greatest(${join(columns)}) as last_t
          from (select ${join([...keptColumns(plan), ...next])} from ${counted} as own) as ahead) as spanned`,
      ],
    ],
    last,
  };
}
