import type { EventMatcher } from '../../model/filter.js';
import { type FunnelParts, splitOptional } from '../../model/funnel-parts.js';
import type { FunnelRows, FunnelStepRows, ResolvedFunnelQuery } from '../../model/funnel.js';
import type { GroupKey } from '../../model/groups.js';
import { compileFilter, compileMatcher } from './filter.js';
import { and, type Fragment, identifier, integer, join, sql } from './fragment.js';
import { type Counted, groupQueries, tallySections } from './funnel-tally.js';
import type { Plan } from './plan.js';
import { type EventReader, inGroupOrder, selectValue, valueColumns } from './reader.js';
import { conversions, reportUnits } from './reported.js';
import {
  keyOf,
  type Named,
  numberOf,
  rowsOfSection,
  type Section,
  type SqlRow,
  statement,
  wholeNumberOf,
} from './rows.js';
import type { StepPlan } from './step-plan.js';

/** Events in scope that match a step or an exclusion, one 0/1 column for each matcher. */
class ScopedEvents {
  readonly #columns = new Map<EventMatcher, Fragment>();
  readonly query: Fragment;
  readonly anyStep: Fragment;

  constructor(query: ResolvedFunnelQuery, reader: EventReader) {
    const { breakdown, hold, where, range, lastStepBefore, unit, universe } = query;
    const matchers = [...query.steps, ...query.exclusions].map(({ match }) => match);
    const flags = matchers.map((match, i) => {
      const column = identifier(`s${i}`);
      this.#columns.set(match, column);
      return sql`case when ${compileMatcher(match, reader)} then 1 else 0 end as ${column}`;
    });
    const u = unit === 'session' ? reader.session('unit "session"') : reader.user(query.identity);
    const held = hold.map((property, i) => selectValue(reader.value(property), `h${i}`));
    const value = breakdown ? [selectValue(reader.value(breakdown.property), 'v')] : [];
    const passes = and([
      sql`t >= ${integer(range.start)} and t < ${integer(lastStepBefore)}`,
      ...(where ? [compileFilter(where, reader)] : []),
    ]);
    const items = join([sql`t, ${u} as u`, ...value, ...held, ...flags]);
    const events = sql`select ${items} from ${reader.events(universe)} as event where ${passes}`;
    const heldLane =
      hold.length === 0
        ? sql`0`
        : sql`case when ${join(
            hold.map((_, i) => sql`${valueColumns(`h${i}`).rank} < 3`),
            sql` and `,
          )}
            then dense_rank() over (partition by u order by ${join(hold.map((_, i) => inGroupOrder(valueColumns(`h${i}`))))}) end`;
    const valueLane =
      breakdown?.attribution === 'each'
        ? sql`dense_rank() over (partition by u order by ${inGroupOrder(valueColumns('v'))})`
        : sql`0`;
    const any = (of: readonly { match: EventMatcher }[]) =>
      join(
        of.map(({ match }) => sql`${this.column(match)} = 1`),
        sql` or `,
      );
    this.anyStep = any(query.steps);
    const matter =
      query.order === 'strict' ? sql`true` : any([...query.steps, ...query.exclusions]);
    this.query = sql`select *, ${heldLane} as hl, ${valueLane} as value_lane
      from (${events}) as flagged where ${matter}`;
  }

  column(match: EventMatcher): Fragment {
    return this.#columns.get(match) as Fragment;
  }
}

/** @param valued whether the value on a step's event, or of every event, is asked for */
function stepPlan(
  query: ResolvedFunnelQuery,
  name: string,
  scoped: ScopedEvents,
  valued: boolean,
  each: boolean,
): StepPlan {
  const { rank, number, text } = valueColumns('v');
  return {
    query,
    name,
    each,
    steps: query.steps.map(({ match }) => scoped.column(match)),
    exclusions: query.exclusions.map(({ match }) => scoped.column(match)),
    kept: [...(query.hold.length > 0 ? [sql`tie`] : []), ...(valued ? [rank, number, text] : [])],
  };
}

/** The funnel of the required steps and those of the optional ones, each followed through every unit. */
function countedFunnels(
  { main, optional, required }: FunnelParts,
  scoped: ScopedEvents,
  each: boolean,
  named: Named[],
): { main: Counted; plan: StepPlan; optional: Counted[] } {
  const { hold, breakdown } = main;
  const stem = each ? 'each' : 'all';
  const options = { held: hold.length > 0, valued: breakdown !== undefined };
  const attribution = breakdown?.attribution;
  const valueOfStep = !each && typeof attribution === 'object' ? attribution.step : null;
  const plan = stepPlan(main, `${stem}_`, scoped, each || valueOfStep !== null, each);
  named.push(...reportUnits(plan, sql`scoped`, { ...options, valueOfStep }));
  const parts = optional.map(({ funnel, step }, i): Counted => {
    const own = stepPlan(funnel, `${stem}${i}_`, scoped, each, each);
    named.push(...reportUnits(own, sql`scoped`, { ...options, valueOfStep: null }));
    return { units: identifier(`${stem}${i}_units`), steps: funnel.steps.length, indexes: [step] };
  });
  const units = identifier(`${stem}_units`);
  return { main: { units, steps: main.steps.length, indexes: required }, plan, optional: parts };
}

/** The statement of a funnel, and how its answer is read. */
export function planFunnel(query: ResolvedFunnelQuery, reader: EventReader): Plan<FunnelRows> {
  const { breakdown, buckets, window, horizon } = query;
  const parts = splitOptional(query);
  const scoped = new ScopedEvents(query, reader);
  const named: Named[] = [[sql`scoped`, scoped.query]];
  const sections: Section[] = [];
  const total = countedFunnels(parts, scoped, false, named);
  sections.push(...tallySections('step', total, null, reader.dialect));
  if (breakdown) {
    const each = breakdown.attribution === 'each';
    const counted = each ? countedFunnels(parts, scoped, true, named) : total;
    named.push(...groupQueries(counted, total.plan, breakdown));
    sections.push(...tallySections('group step', counted, breakdown, reader.dialect));
    const shown = sql`from ranked where place <= ${integer(breakdown.limit)}`;
    sections.push({ name: 'group', i: sql`place`, value: valueColumns('v'), from: shown });
    sections.push({ name: 'groups', n: sql`count(*)`, from: sql`from ranked` });
  }
  if (window !== null) {
    const last = parts.main.steps.length - 1;
    sections.push({
      name: 'open',
      n: sql`count(*)`,
      from: sql`from ${total.main.units} as units
        where furthest < ${integer(last)} and last_start + ${integer(window)} > ${integer(horizon)}`,
    });
  }
  if (buckets) {
    const starts = buckets.map(({ start }) => start);
    named.push(...conversions(total.plan));
    sections.push({
      name: 'bucket',
      k: sql`bucket`,
      i: sql`count(distinct u)`,
      n: sql`count(distinct case when f0 then u end)`,
      from: sql`from ${reader.dialect.inBuckets(sql`conversions`, starts)} as entered group by bucket`,
    });
  }
  sections.push({
    name: 'without unit',
    n: sql`count(*)`,
    from: sql`from scoped where u is null and (${scoped.anyStep})`,
  });
  return {
    statement: statement(reader.dialect, named, sections),
    read: (rows, meta) => readFunnel(query, rows, meta),
  };
}

function readSteps(query: ResolvedFunnelQuery, rows: readonly SqlRow[]): FunnelStepRows[] {
  return query.steps.map((_, step) => {
    const row = rows.find((each) => wholeNumberOf(each['k']) === step);
    const count = row ? wholeNumberOf(row['n']) : 0;
    if (!row || step === 0) return { count, fromPrevious: null, fromFirst: null };
    const [sum, median, p90, sum0, median0, p90of0] = [0, 1, 2, 3, 4, 5].map((x) =>
      numberOf(row[`x${x}`]),
    ) as [number, number, number, number, number, number];
    return {
      count,
      fromPrevious: { sum, median, p90 },
      fromFirst: { sum: sum0, median: median0, p90: p90of0 },
    };
  });
}

function readFunnel(
  query: ResolvedFunnelQuery,
  rows: readonly SqlRow[],
  meta: FunnelRows['meta'],
): FunnelRows {
  const { breakdown, buckets, unit } = query;
  const count = (section: string): number => {
    const [row] = rowsOfSection(rows, section);
    return row ? wholeNumberOf(row['n']) : 0;
  };
  const groupSteps = rowsOfSection(rows, 'group step');
  const stepsOf = (group: number): FunnelStepRows[] =>
    readSteps(
      query,
      groupSteps.filter((row) => wholeNumberOf(row['i']) === group),
    );
  const groups = rowsOfSection(rows, 'group')
    .toSorted((a, b) => wholeNumberOf(a['i']) - wholeNumberOf(b['i']))
    .map((row): { key: GroupKey; steps: FunnelStepRows[] } => ({
      key: keyOf(row),
      steps: stepsOf(wholeNumberOf(row['i'])),
    }));
  const folded = breakdown ? Math.max(0, count('groups') - breakdown.limit) : 0;
  if (breakdown && folded > 0) {
    groups.push({ key: { type: 'other', count: folded }, steps: stepsOf(breakdown.limit + 1) });
  }
  return {
    kind: 'funnel',
    steps: readSteps(query, rowsOfSection(rows, 'step')),
    ...(breakdown ? { groups } : {}),
    openWindow: count('open'),
    ...(buckets
      ? {
          trend: rowsOfSection(rows, 'bucket').map((row) => ({
            bucket: wholeNumberOf(row['k']),
            entered: wholeNumberOf(row['i']),
            converted: wholeNumberOf(row['n']),
          })),
        }
      : {}),
    meta: {
      ...meta,
      [unit === 'user' ? 'eventsWithoutUser' : 'eventsWithoutSession']: count('without unit'),
    },
  };
}
