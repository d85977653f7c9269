import { backward, forward } from './attempts.js';
import { type Fragment, identifier, join, sql } from './fragment.js';
import type { Named } from './rows.js';
import { isLenient, laneOf, numbered, type StepPlan } from './step-plan.js';

/** Items `furthest`, `lenient` and `last_start` of every lane, from rows with `reaches` and `could`. */
export function laneFacts(plan: StepPlan): Fragment {
  const lane = laneOf(plan);
  const start = plan.query.attempts === 'first' ? sql`min` : sql`max`;
  return sql`max(reaches) over (${lane}) as furthest,
      ${isLenient(plan) ? sql`max(could) over (${lane})` : sql`0`} as lenient,
      ${start}(case when starts = 1 then t end) over (${lane}) as last_start`;
}

/** Follows steps in order: how far a forward pass comes, and from its end back the attempt that is reported. */
export function chooseOrdered(plan: StepPlan, begun: Fragment): { named: Named[]; last: Fragment } {
  const { name, query, steps } = plan;
  const lane = laneOf(plan);
  const nameOf = (stem: string): Fragment => identifier(name + stem);
  const all = forward(plan, begun, 'all', sql`reaches`);
  const named = [...all.named];
  let followed = all.last;
  if (isLenient(plan)) {
    const more = forward(plan, followed, 'lenient', sql`could`, [sql`reaches`]);
    named.push(...more.named);
    followed = more.last;
  }
  const end = sql`case when reaches = furthest then`;
  named.push([
    nameOf('reached'),
    sql`select * from (
        select *, min(${end} pos end) over (${lane}) as end_pos, min(${end} t end) over (${lane}) as end_t
        from (select *, ${laneFacts(plan)} from ${followed} as levels) as furthest
      ) as ended where pos <= end_pos`,
  ]);
  const facts = [sql`furthest, lenient, last_start, end_pos, end_t`];
  const back = backward(plan, nameOf('reached'), 'furthest', facts);
  named.push(...back.named);
  let chosen = nameOf('chosen_0');
  const possible = steps.map((_, step) => numbered('f', step));
  named.push([
    chosen,
    sql`select *, max(case when f0 then pos end) over (${lane}) as q0,
        max(case when f0 then t end) over (${lane}) as z0
      from ${back.last} as possible where ${join(possible, sql` or `)}`,
  ]);
  for (let step = 1; step < steps.length; step++) {
    const later =
      query.ties === 'block'
        ? sql`t > ${numbered('z', step - 1)}`
        : sql`pos > ${numbered('q', step - 1)}`;
    const fits = sql`case when ${numbered('f', step)} and ${later} then`;
    named.push([
      nameOf(`chosen_${step}`),
      sql`select *, min(${fits} pos end) over (${lane}) as ${numbered('q', step)},
          min(${fits} t end) over (${lane}) as ${numbered('z', step)}
        from ${chosen} as chosen`,
    ]);
    chosen = nameOf(`chosen_${step}`);
  }
  return { named, last: chosen };
}

/** Whether each start converts, by a backward pass from every event that matches the last step. */
export function convertOrdered(
  plan: StepPlan,
  counted: Fragment,
): { named: Named[]; last: Fragment } {
  return backward(plan, counted, 'last step');
}
