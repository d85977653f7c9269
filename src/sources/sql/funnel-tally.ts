import type { ResolvedFunnelQuery } from '../../model/funnel.js';
import type { SqlDialect } from './dialect.js';
import { type Fragment, identifier, integer, join, sql } from './fragment.js';
import { groupOf, rankValues, sameValue } from './ranking.js';
import { selectValue, valueColumns } from './reader.js';
import { tiedRows, tieOrder } from './reported.js';
import type { Named, Section } from './rows.js';
import { numbered, type StepPlan } from './step-plan.js';

type FunnelBreakdown = NonNullable<ResolvedFunnelQuery['breakdown']>;

/** Units followed through a funnel of required steps. */
export interface Counted {
  /** Name of the query of its units. */
  units: Fragment;
  steps: number;
  /** Which steps of the question are counted by it: its own, or its last. */
  indexes: number[];
}

export interface CountedFunnels {
  main: Counted;
  optional: Counted[];
}

/** Of a unit's attempts in folded groups, the one that stands for it: furthest, ended first, started last, … */
function standsFor({ steps }: Counted): Fragment {
  const times = Array.from({ length: steps }, (_, step) => numbered('t', step));
  const ended = times.map((time, step) => sql` when ${integer(step)} then ${time}`);
  const middle = times.slice(1).map((time) => sql`${time} nulls last`);
  return sql`furthest desc, case furthest${join(ended, sql``)} end, ${join([sql`t0 desc`, ...middle])}`;
}

/** The first (last) set value among a unit's events that match a required step, as `<value>` of `u`. */
function attributed(plan: StepPlan, last: boolean): Fragment {
  const ties = tieOrder(true);
  const rows = tiedRows({ steps: plan.steps, exclusions: [] }, sql`scoped`);
  const places = last
    ? sql`t desc, lowest desc, bits desc, ${join(
        [valueColumns('v').rank, valueColumns('v').number, valueColumns('v').text].map(
          (part) => sql`${part} desc`,
        ),
      )}`
    : ties;
  const { rank, number, text } = valueColumns('v');
  return sql`select u, ${rank}, ${number}, ${text} from (
      select *, row_number() over (partition by u order by ${places}) as place
      from (${rows}) as tied where ${rank} < 3
    ) as placed where place = 1`;
}

/** Queries `members` (units with their value), `ranked`, and for each funnel `<units>_placed` (units with their group `g`). */
export function groupQueries(
  { main, optional }: CountedFunnels,
  plan: StepPlan,
  { attribution, limit }: FunnelBreakdown,
): Named[] {
  const v = valueColumns('v');
  const named: Named[] = [];
  if (attribution === 'first' || attribution === 'last') {
    named.push([sql`attributed`, attributed(plan, attribution === 'last')]);
    named.push([
      sql`members`,
      sql`select m.*, coalesce(a.v_r, 3) as v_r, a.v_n as v_n, a.v_s as v_s
        from ${main.units} as m left join attributed as a on m.u = a.u`,
    ]);
  } else {
    const items = selectValue(valueColumns('sv'), 'v');
    named.push([sql`members`, sql`select *, ${items} from ${main.units} as m`]);
  }
  const parts = sql`${v.rank}, ${v.number}, ${v.text}`;
  named.push([
    sql`ranked`,
    rankValues(sql`(select ${parts}, count(*) as headline from members group by ${parts})`),
  ]);
  const g = groupOf(sql`r.place`, limit);
  const placed = sql`(select m.*, ${g} as g from members as m join ranked as r on ${sameValue('m', 'r')})`;
  const oneEach = (rows: Fragment, counted: Counted): Fragment =>
    sql`select * from (select *, row_number() over (partition by u, g order by ${standsFor(counted)}) as stands
      from ${rows} as placed) as best where stands = 1`;
  named.push([sql`placed`, oneEach(placed, main)]);
  named.push([sql`group_of`, sql`select u, vl, g from ${placed} as placed`]);
  optional.forEach((counted, i) => {
    const rows = sql`(select o.*, own.g from ${counted.units} as o join group_of as own on o.u = own.u and o.vl = own.vl
      where o.furthest = ${integer(counted.steps - 1)})`;
    named.push([identifier(`placed${i}`), oneEach(rows, counted)]);
  });
  return named;
}

/** A row for every unit and step it reached: group `g`, step `k`, time from the previous and the first. */
function reached(
  { steps, indexes }: Counted,
  from: Fragment,
  g: Fragment,
  onlyLast: boolean,
): Fragment {
  const places = onlyLast ? [steps - 1] : indexes.map((_, at) => at);
  return join(
    places.map((at, i) => {
      const time = numbered('t', at);
      const index = integer(indexes[i] as number);
      const since =
        at === 0
          ? sql`cast(null as bigint) as dp, cast(null as bigint) as df`
          : sql`${time} - ${numbered('t', at - 1)} as dp, ${time} - t0 as df`;
      return sql`select ${g} as g, ${index} as k, ${since} from ${from} as reached where furthest >= ${integer(at)}`;
    }),
    sql` union all `,
  );
}

/** How many units reached each step and how long they took; with a breakdown by group. */
export function tallySections(
  name: string,
  { main, optional }: CountedFunnels,
  breakdown: FunnelBreakdown | null,
  dialect: SqlDialect,
): Section[] {
  const g = breakdown ? sql`g` : sql`0`;
  const parts = [
    reached(main, breakdown ? sql`placed` : main.units, g, false),
    ...optional.map((counted, i) => {
      const own = sql`(select o.* from ${counted.units} as o join ${main.units} as m on o.u = m.u and o.vl = m.vl)`;
      return reached(counted, breakdown ? identifier(`placed${i}`) : own, g, true);
    }),
  ];
  const x = [sql`dp`, sql`df`].flatMap((time) => [
    sql`sum(${time})`,
    dialect.percentile(time, 0.5),
    dialect.percentile(time, 0.9),
  ]);
  return [
    {
      name,
      i: sql`g`,
      k: sql`k`,
      n: sql`count(*)`,
      x,
      from: sql`from (${join(parts, sql` union all `)}) as tally group by g, k`,
    },
  ];
}
