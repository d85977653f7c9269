import { type Fragment, identifier, integer, join, sql } from './fragment.js';
import { chooseOrdered, convertOrdered } from './ordered.js';
import { inGroupOrder, valueColumns } from './reader.js';
import type { Named } from './rows.js';
import { laneOf, numbered, startRows, type StepPlan } from './step-plan.js';
import { chooseStrict, convertStrict } from './strict.js';
import { chooseUnordered, convertUnordered } from './unordered.js';

/**
 * Queries after rows that can start. The last one has, on every row of a lane, `furthest`, `lenient`, `last_start`, the
 * place `q<k>` of each step's event, and the times `z<k>`.
 */
const follow = { ordered: chooseOrdered, strict: chooseStrict, unordered: chooseUnordered };

/** Queries whose last one says of every row that starts whether an attempt from it reaches the last step, `f0`. */
const converting = { ordered: convertOrdered, strict: convertStrict, unordered: convertUnordered };

/** What the rows of a funnel are made with. */
export interface LaneOptions {
  /** Properties that must have one value: rows with `hl` null are left out, and the best combination counts. */
  held: boolean;
  /** Rows have a value `v` in their order of ties. */
  valued: boolean;
  /** The step whose event gives the value `sv` a unit is grouped by. */
  valueOfStep: number | null;
}

/** The lowest step matched and the set of steps, for the order of ties. */
function tieColumns(steps: readonly Fragment[]): Fragment {
  const cases = steps.map((step, k) => sql` when ${step} = 1 then ${integer(k)}`);
  const bits = steps.map((step, k) => sql`${step} * ${integer(2 ** k)}`);
  return sql`case${join(cases, sql``)} else 99 end as lowest, ${join(bits, sql` + `)} as bits`;
}

/** The order of *Ties* within a unit: time, lowest step matched, set of steps, value. */
export function tieOrder(valued: boolean): Fragment {
  return valued ? sql`t, lowest, bits, ${inGroupOrder(valueColumns('v'))}` : sql`t, lowest, bits`;
}

/** The rows of units that matter to a funnel, with the columns of {@link tieOrder}. */
export function tiedRows(
  { steps, exclusions, query }: Pick<StepPlan, 'steps' | 'exclusions'> & Partial<StepPlan>,
  from: Fragment,
): Fragment {
  const matter = [...steps, ...exclusions].map((flag) => sql`${flag} = 1`);
  const all = query?.order === 'strict' ? sql`true` : join(matter, sql` or `);
  return sql`select *, ${tieColumns(steps)} from ${from} as matching where u is not null and (${all})`;
}

/** `field` of the rows of a lane at the place found for a step. */
function atStep(step: number, field: Fragment): Fragment {
  return sql`max(case when pos = ${numbered('q', step)} then ${field} end)`;
}

/**
 * Queries that end in `<name>units`: of each unit (with `each`: and value `vl`) that started and is not taken out,
 * `furthest`, the times `t0` … of the reported attempt, `last_start`, the lane `hl` and the value `sv`. `<name>begun` has
 * its rows.
 */
export function reportUnits(plan: StepPlan, scoped: Fragment, options: LaneOptions): Named[] {
  const { name, query, steps, each } = plan;
  const { held, valued, valueOfStep } = options;
  const lane = laneOf(plan);
  const named = (stem: string): Fragment => identifier(name + stem);
  const order = tieOrder(valued);
  const rank = held
    ? sql`, dense_rank() over (partition by u, vl order by ${order}) as tie`
    : sql``;
  const valueLane = each ? sql`value_lane as vl` : sql`0 as vl`;
  const rows = sql`select *, row_number() over (${lane} order by ${order}) as pos${rank}
    from (select *, ${valueLane} from (${tiedRows(plan, scoped)}) as tied ${held ? sql`where hl is not null` : sql``}) as laned`;

  const begun = named('begun');
  const { named: followed, last: chosen } = follow[query.order](plan, begun);
  const queries: Named[] = [
    [named('rows'), rows],
    [begun, startRows(plan, named('rows'))],
    ...followed,
  ];
  const times = steps.map((_, step) => sql`max(${numbered('z', step)}) as ${numbered('t', step)}`);
  const ties = held
    ? steps.map((_, step) => sql`${atStep(step, sql`tie`)} as ${numbered('k', step)}`)
    : [];
  const valueOf = (to: string, of: (field: Fragment) => Fragment): Fragment[] => {
    const from = valueColumns('v');
    const into = valueColumns(to);
    return [
      sql`coalesce(${of(from.rank)}, 3) as ${into.rank}`,
      sql`${of(from.number)} as ${into.number}`,
      sql`${of(from.text)} as ${into.text}`,
    ];
  };
  const values = [
    ...(each ? valueOf('sv', (field) => sql`max(${field})`) : []),
    ...(valueOfStep === null ? [] : valueOf('sv', (field) => atStep(valueOfStep, field))),
  ];
  const attempts = sql`select u, vl, hl, max(furthest) as furthest, max(lenient) as lenient, max(last_start) as last_start,
      ${join([...times, ...ties, ...values])}
    from ${chosen} as reported group by u, vl, hl`;
  queries.push(
    [named('attempts'), attempts],
    [named('units'), held ? bestOf(plan, named('attempts')) : kept(named('attempts'))],
  );
  return queries;
}

/** Units that exclusions do not take out. */
function kept(attempts: Fragment): Fragment {
  return sql`select * from ${attempts} as attempts where lenient <= furthest`;
}

/** The best combination of a unit: furthest, ended first, started last, took its 2nd, 3rd … step first, then by value. */
function bestOf({ steps }: StepPlan, attempts: Fragment): Fragment {
  const ended = steps.map((_, step) => sql` when ${integer(step)} then ${numbered('k', step)}`);
  const middle = steps.slice(1).map((_, i) => sql`${numbered('k', i + 1)} nulls last`);
  return sql`select * from (
      select *, row_number() over (partition by u, vl order by furthest desc, case furthest${join(ended, sql``)} end,
          ${join([sql`k0 desc`, ...middle, sql`hl`])}) as best,
        max(lenient) over (partition by u, vl) as most
      from ${attempts} as attempts
    ) as ordered where best = 1 and most <= furthest`;
}

/** Queries that end in `conversions`: starts of counted units, and whether an attempt from them reaches the end, `f0`. */
export function conversions(plan: StepPlan): Named[] {
  const units = identifier(`${plan.name}units`);
  const counted = identifier(`${plan.name}counted`);
  const { named, last } = converting[plan.query.order](plan, counted);
  return [
    [
      counted,
      sql`select r.* from ${identifier(`${plan.name}begun`)} as r
        join ${units} as c on r.u = c.u and r.vl = c.vl and r.hl = c.hl`,
    ],
    ...named,
    [sql`conversions`, sql`select t, u, f0 from ${last} as possible where starts = 1`],
  ];
}
