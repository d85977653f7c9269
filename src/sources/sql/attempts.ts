import { and, type Fragment, identifier, integer, join, sql } from './fragment.js';
import type { Named } from './rows.js';
import {
  exclusionsOf,
  keptColumns,
  laneOf,
  numbered,
  type Run,
  type StepPlan,
} from './step-plan.js';

/*
 * Valid attempts that end at one step are closed under taking the later, and under taking the earlier, of two of them
 * step by step. So the latest attempt so far at each step decides alone whether an event can follow (a forward pass),
 * and the earliest rest from each step on whether one can precede (a backward pass). What an attempt carries, its start,
 * its last event, the event an exclusion counts from, only grows: a running maximum (minimum) is that of the latest
 * (earliest) one, and no row has to be looked up.
 */

function distinct(numbers: number[]): number[] {
  return [...new Set(numbers)];
}

/** Rows before (or after) a row that may hold the step before (after) it, with the order they are in. */
function beside(plan: StepPlan, side: 'preceding' | 'following'): Fragment {
  const lane = laneOf(plan);
  const order = plan.query.ties === 'block' ? sql`order by t range` : sql`order by pos rows`;
  return side === 'preceding'
    ? sql`(${lane} ${order} between unbounded preceding and 1 preceding)`
    : sql`(${lane} ${order} between 1 following and unbounded following)`;
}

/**
 * The forward pass, a query for each step: `v` is the start of the attempt that reaches the step by taking this row, null
 * when none does. The last one's `level` is the furthest step each row reaches.
 *
 * Each step is a query of its own and not one inside the other: planners take exponential time over deep nesting.
 */
export function forward(
  plan: StepPlan,
  from: Fragment,
  run: Run,
  level: Fragment,
  also: Fragment[] = [],
): { named: Named[]; last: Fragment } {
  const { query, steps } = plan;
  const rules = exclusionsOf(plan, run);
  const columns = [...keptColumns(plan), ...also];
  const frame = beside(plan, 'preceding');
  // The `after` events of exclusions that are still to be watched once a step is taken.
  const watched = (step: number): number[] =>
    distinct(rules.flatMap((r) => (r.after <= step && step < r.before ? [r.after] : [])));
  const nameOf = (step: number): Fragment => identifier(`${plan.name}${run}_${step}`);
  const starts = watched(0).map(
    (after) => sql`case when starts = 1 then t end as ${numbered('x', after)}`,
  );
  const first = [
    ...columns,
    sql`case when starts = 1 then t end as v`,
    sql`case when starts = 1 then 0 end as ${level}`,
    ...starts,
  ];
  const named: Named[] = [[nameOf(0), sql`select ${join(first)} from ${from} as own`]];
  for (let step = 1; step < steps.length; step++) {
    const within = query.steps[step]?.within ?? null;
    const before = watched(step - 1);
    const state = [
      ...columns,
      level,
      sql`max(v) over ${frame} as start_t`,
      ...(within === null
        ? []
        : [sql`max(case when v is not null then t end) over ${frame} as taken_t`]),
      ...before.map(
        (after) => sql`max(${numbered('x', after)}) over ${frame} as ${numbered('y', after)}`,
      ),
    ];
    const holds = and([
      sql`${steps[step] as Fragment} = 1`,
      sql`start_t is not null`,
      ...(query.window === null ? [] : [sql`t - start_t <= ${integer(query.window)}`]),
      ...(within === null ? [] : [sql`t - taken_t <= ${integer(within)}`]),
      ...rules
        .filter(({ after, before: until }) => after < step && step <= until)
        .map(({ index, after }) => {
          const excluded = numbered('le', index);
          return sql`${excluded} is null or ${excluded} <= ${numbered('y', after)}`;
        }),
    ]);
    const items = [
      ...columns,
      sql`case when holds then start_t end as v`,
      sql`case when holds then ${integer(step)} else ${level} end as ${level}`,
      ...watched(step).map((after) => {
        const since = after === step ? sql`t` : numbered('y', after);
        return sql`case when holds then ${since} end as ${numbered('x', after)}`;
      }),
    ];
    named.push([
      nameOf(step),
      sql`select ${join(items)} from (select *, ${holds} as holds
        from (select ${join(state)} from ${nameOf(step - 1)} as reached) as state) as checked`,
    ]);
  }
  return { named, last: nameOf(steps.length - 1) };
}

/**
 * The backward pass, a query for each step: `f<k>` says whether a row can be step k of a valid attempt that ends, with
 * `furthest`, at the row `end_pos` of its lane, which is of step `furthest`, and with `last step` at any row of that.
 */
export function backward(
  plan: StepPlan,
  from: Fragment,
  to: 'furthest' | 'last step',
  also: Fragment[] = [],
): { named: Named[]; last: Fragment } {
  const { query, steps } = plan;
  const last = steps.length - 1;
  const rules = exclusionsOf(plan);
  const toFurthest = to === 'furthest';
  const frame = beside(plan, 'following');
  // Steps whose time must be known further back: those exclusions reach to, and the last for the window.
  const needed = (step: number): number[] =>
    distinct([
      ...rules.flatMap((r) => (r.after < step && step <= r.before ? [r.before] : [])),
      ...(query.window === null || toFurthest ? [] : [last]),
    ]);
  const isEnd = (step: number): Fragment => {
    if (toFurthest) return sql`furthest = ${integer(step)}`;
    return step === last ? sql`true` : sql`false`;
  };
  const nameOf = (step: number): Fragment =>
    identifier(`${plan.name}${toFurthest ? 'back' : 'converts'}_${step}`);
  const named: Named[] = [];
  const columns = [...keptColumns(plan), ...also];
  for (let step = last; step >= 0; step--) {
    const within = query.steps[step + 1]?.within ?? null;
    const found = steps.map((_, k) => numbered('f', k)).slice(step + 1);
    const isNext = numbered('f', step + 1);
    const state = [
      ...columns,
      ...found,
      ...(step === last ? [] : [sql`min(case when ${isNext} then t end) over ${frame} as next_t`]),
      ...(step === last ? [] : needed(step + 1)).map(
        (until) => sql`min(${numbered('c', until)}) over ${frame} as ${numbered('d', until)}`,
      ),
    ];
    const endTime = toFurthest ? sql`end_t` : numbered('d', last);
    const follows = and([
      sql`next_t is not null`,
      sql`${step === 0 ? sql`starts` : (steps[step] as Fragment)} = 1`,
      ...(step > 0 || query.window === null
        ? []
        : [sql`${endTime} - t <= ${integer(query.window)}`]),
      ...(within === null ? [] : [sql`next_t - t <= ${integer(within)}`]),
      ...rules
        .filter(({ after }) => after === step)
        .map(({ index, before }) => {
          const excluded = numbered('ne', index);
          return sql`${excluded} is null or ${excluded} >= ${numbered('d', before)}`;
        }),
    ]);
    const ends = toFurthest ? sql`pos = end_pos` : sql`${steps[step] as Fragment} = 1`;
    const goesOn = toFurthest ? sql`furthest > ${integer(step)}` : sql`true`;
    const otherwise = step === last ? sql`` : sql`when ${goesOn} then ${follows}`;
    const carried = (step === 0 ? [] : needed(step)).map((until) => {
      const own =
        until === step || step === last
          ? sql`t`
          : sql`case when ${isEnd(step)} then t else ${numbered('d', until)} end`;
      return sql`case when found then ${own} end as ${numbered('c', until)}`;
    });
    const items = [...columns, ...found, sql`found as ${numbered('f', step)}`, ...carried];
    named.push([
      nameOf(step),
      sql`select ${join(items)}
        from (select *, case when ${isEnd(step)} then ${ends} ${otherwise} else false end as found
        from (select ${join(state)} from ${step === last ? from : nameOf(step + 1)} as later) as state) as checked`,
    ]);
  }
  return { named, last: nameOf(0) };
}
