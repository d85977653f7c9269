import type { ResolvedFunnelQuery } from '../../model/funnel.js';
import { type Fragment, identifier, integer, join, sql } from './fragment.js';

/** A funnel of required steps over rows: which columns are its steps and exclusions. */
export interface StepPlan {
  query: ResolvedFunnelQuery;
  /** Begins the name of every query made for it. */
  name: string;
  /** 0/1 columns, one a step. */
  steps: Fragment[];
  /** 0/1 columns, one an exclusion. */
  exclusions: Fragment[];
  /** Whether each value of the breakdown is a funnel of its own. */
  each: boolean;
  /** Other columns its rows keep to the end. */
  kept: Fragment[];
}

/** What rows are divided into: a unit, its value with attribution `each`, its combination of held values. */
export function laneOf({ each, query }: StepPlan): Fragment {
  return sql`partition by u${each ? sql`, vl` : sql``}${query.hold.length > 0 ? sql`, hl` : sql``}`;
}

/** A column made of parts that count: `f0`, `x1_2`. */
export function numbered(stem: string, ...numbers: number[]): Fragment {
  return identifier(stem + numbers.join('_'));
}

/** All exclusions, or only those that break. */
export type Run = 'all' | 'lenient';

interface Rule {
  index: number;
  after: number;
  before: number;
}

export function exclusionsOf({ query }: StepPlan, run: Run = 'all'): Rule[] {
  return query.exclusions.flatMap(({ after, before, effect }, index) =>
    run === 'all' || effect === 'break' ? [{ index, after, before }] : [],
  );
}

/** Whether a unit can be taken out: then the funnel is run a second time without what takes it out. */
export function isLenient({ query }: StepPlan): boolean {
  return query.exclusions.some(({ effect }) => effect === 'remove');
}

/** Columns that every query of a pass takes from the one before it. */
export function keptColumns(plan: StepPlan): Fragment[] {
  const around = plan.exclusions.flatMap((_, i) => [numbered('le', i), numbered('ne', i)]);
  const flags = new Set(plan.steps);
  return [sql`u, vl, hl, pos, t, starts`, ...flags, ...around, ...plan.kept];
}

/** The rows with what does not depend on a step: whether one can start, and exclusions before and after it. */
export function startRows(plan: StepPlan, rows: Fragment): Fragment {
  const { query, steps, exclusions } = plan;
  const lane = laneOf(plan);
  const starting = query.order === 'unordered' ? steps : steps.slice(0, 1);
  const matches = join(
    starting.map((step) => sql`${step} = 1`),
    sql` or `,
  );
  const start = sql`(${matches}) and t < ${integer(query.range.end)}`;
  const around = exclusions.flatMap((flag, i) => {
    const at = sql`case when ${flag} = 1 then t end`;
    const order = sql`${lane} order by t range between`;
    return [
      sql`max(${at}) over (${order} unbounded preceding and 1 preceding) as ${numbered('le', i)}`,
      sql`min(${at}) over (${order} 1 following and unbounded following) as ${numbered('ne', i)}`,
    ];
  });
  const first = sql`min(case when ${start} then pos end) over (${lane}) as first_start`;
  const isStart = query.attempts === 'first' ? sql`pos = first_start` : start;
  return sql`select ${join(keptColumns(plan))} from (
      select *, case when ${isStart} then 1 else 0 end as starts
      from (select ${join([sql`*`, first, ...around])} from ${rows} as own) as begun
      where first_start is not null
    ) as started`;
}
