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

/** How far the attempt from a row comes, from its columns `m<k>` (matches), `d<k>` (time) and `y<x>_<k>` (exclusion before). */
function reach(plan: StepPlan, run: 'all' | 'lenient'): Fragment {
  const { query, steps } = plan;
  const rules = exclusionsOf(plan, run);
  const stops = steps.slice(1).map((_, i) => {
    const step = i + 1;
    const time = numbered('d', step);
    const before = numbered('d', step - 1);
    const within = query.steps[step]?.within ?? null;
    const holds = and([
      sql`${numbered('m', step)} = 1`,
      ...(query.window === null ? [] : [sql`${time} - t <= ${integer(query.window)}`]),
      ...(within === null ? [] : [sql`${time} - ${before} <= ${integer(within)}`]),
      ...(query.ties === 'block' ? [sql`${time} > ${before}`] : []),
      ...rules
        .filter(({ after, before: until }) => after < step && step <= until)
        .map(({ index, after }) => {
          const excluded = numbered('y', index, step);
          return sql`${excluded} is null or ${excluded} <= ${numbered('d', after)}`;
        }),
    ]);
    return sql` when not coalesce(${holds}, false) then ${integer(step - 1)}`;
  });
  return sql`case when starts = 0 then null${join(stops, sql``)} else ${integer(steps.length - 1)} end`;
}

/** Rows with `reaches`, and `could` without the exclusions that remove. */
function reached(plan: StepPlan, from: Fragment): Fragment {
  const { steps } = plan;
  const frame = sql`(${laneOf(plan)} order by pos)`;
  const ahead = (column: Fragment, step: number): Fragment =>
    step === 0 ? column : sql`lead(${column}, ${integer(step)}) over ${frame}`;
  const items = steps.flatMap((flag, step) => [
    sql`${ahead(flag, step)} as ${numbered('m', step)}`,
    sql`${ahead(sql`t`, step)} as ${numbered('d', step)}`,
    ...exclusionsOf(plan).flatMap(({ index, after, before }) =>
      after < step && step <= before
        ? [sql`${ahead(numbered('le', index), step)} as ${numbered('y', index, step)}`]
        : [],
    ),
  ]);
  const times = steps.map((_, step) => numbered('d', step));
  const could = isLenient(plan) ? reach(plan, 'lenient') : sql`0`;
  return sql`select ${join([...keptColumns(plan), ...times])}, ${reach(plan, 'all')} as reaches, ${could} as could
    from (select *, ${join(items)} from ${from} as own) as ahead`;
}

/** Follows steps with no event between: the attempt from a row is the row and those right after it. */
export function chooseStrict(plan: StepPlan, begun: Fragment): { named: Named[]; last: Fragment } {
  const { name, steps } = plan;
  const lane = laneOf(plan);
  const levels = identifier(`${name}levels`);
  const ended = identifier(`${name}ended`);
  const chosen = identifier(`${name}chosen`);
  const items = steps.flatMap((_, step) => {
    const taken = sql`case when furthest >= ${integer(step)} then`;
    const time = sql`case when pos = first_pos then ${numbered('d', step)} end`;
    return [
      sql`${taken} first_pos + ${integer(step)} end as ${numbered('q', step)}`,
      sql`${taken} max(${time}) over (${lane}) end as ${numbered('z', step)}`,
    ];
  });
  return {
    named: [
      [levels, reached(plan, begun)],
      [
        ended,
        sql`select *, min(case when reaches = furthest then pos end) over (${lane}) as first_pos
          from (select *, ${laneFacts(plan)} from ${levels} as levels) as furthest`,
      ],
      [chosen, sql`select *, ${join(items)} from ${ended} as ended`],
    ],
    last: chosen,
  };
}

export function convertStrict(
  plan: StepPlan,
  counted: Fragment,
): { named: Named[]; last: Fragment } {
  const last = identifier(`${plan.name}converts`);
  const end = integer(plan.steps.length - 1);
  const rows = sql`(${reached(plan, counted)})`;
  return {
    named: [[last, sql`select *, coalesce(reaches = ${end}, false) as f0 from ${rows} as levels`]],
    last,
  };
}
