import type { GroupKey } from '../../model/groups.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { Measure, ResolvedTrendQuery, TrendRows, TrendSeriesRows } from '../../model/trend.js';
import { compileFilter, compileMatcher } from './filter.js';
import { and, type Fragment, identifier, integer, sql } from './fragment.js';
import type { Plan } from './plan.js';
import { groupOf, rankValues, sameValue } from './ranking.js';
import { type EventReader, selectValue, valueColumns } from './reader.js';
import {
  keyOf,
  type Named,
  numberOrNull,
  rowsOfSection,
  type Section,
  type SqlRow,
  statement,
  wholeNumberOf,
} from './rows.js';

const percentiles = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

/** What is shown, over rows with `u`, `s` and `m`. */
function measured(measure: Measure, { dialect }: EventReader): Fragment {
  if (measure === 'events') return sql`count(*)`;
  if (measure === 'users') return sql`count(distinct u)`;
  if (measure === 'sessions') return sql`count(distinct s)`;
  switch (measure.of) {
    case 'sum':
      return sql`sum(m)`;
    case 'average':
      return sql`avg(m)`;
    case 'min':
      return sql`min(m)`;
    case 'max':
      return sql`max(m)`;
    default:
      return dialect.percentile(sql`m`, percentiles[measure.of]);
  }
}

function inRange({ start, end }: AbsoluteRange): Fragment {
  return sql`t >= ${integer(start)} and t < ${integer(end)}`;
}

/** Events of the report, and of the time it is compared with, with what is measured and grouped by. */
function scoped(query: ResolvedTrendQuery, reader: EventReader): Fragment {
  const { measure, breakdown, where, events, previous, range, universe } = query;
  const number = typeof measure === 'object' ? reader.value(measure.property) : null;
  const items = [
    sql`t, ${reader.user(query.identity)} as u`,
    ...(measure === 'sessions' ? [sql`, ${reader.session('measure "sessions"')} as s`] : []),
    ...(number ? [sql`, case when ${number.rank} = 0 then ${number.number} end as m`] : []),
    ...(breakdown ? [sql`, ${selectValue(reader.value(breakdown.property), 'v')}`] : []),
  ];
  const passes = and([
    previous ? sql`(${inRange(range)}) or (${inRange(previous.range)})` : inRange(range),
    ...(where ? [compileFilter(where, reader)] : []),
    compileMatcher(events, reader),
  ]);
  const list = items.reduce((text, item) => sql`${text}${item}`, sql``);
  return sql`select ${list} from ${reader.events(universe)} as event where ${passes}`;
}

/** The statement of a trend, and how its answer is read. */
export function planTrend(query: ResolvedTrendQuery, reader: EventReader): Plan<TrendRows> {
  const { measure, breakdown, previous } = query;
  const { dialect } = reader;
  const named: Named[] = [[sql`scoped`, scoped(query, reader)]];
  const sections: Section[] = [];
  const headline = typeof measure === 'object' ? sql`count(m)` : measured(measure, reader);
  const limit = breakdown?.limit ?? 0;

  [{ range: query.range, buckets: query.buckets }, ...(previous ? [previous] : [])].forEach(
    ({ range, buckets }, period) => {
      const name = (stem: string): Fragment => identifier(`${stem}${period}`);
      const starts = buckets.map(({ start }) => start);
      const rows = sql`(select * from scoped where ${inRange(range)})`;
      named.push([name('rows'), sql`select * from ${dialect.inBuckets(rows, starts)} as placed`]);
      let from = name('rows');
      let group = sql`0`;
      if (breakdown) {
        const value = valueColumns('v');
        const parts = sql`${value.rank}, ${value.number}, ${value.text}`;
        named.push([
          name('values'),
          sql`select ${parts}, ${headline} as headline from ${from} group by ${parts}`,
        ]);
        if (period === 0) named.push([sql`ranked`, rankValues(name('values'))]);
        named.push([
          name('groups'),
          sql`select each.v_r, each.v_n, each.v_s, ${groupOf(sql`ranked.place`, limit)} as g
            from ${name('values')} as each left join ranked on ${sameValue('each', 'ranked')}
            where each.headline > 0`,
        ]);
        from = sql`${name('rows')} as counted join ${name('groups')} as own on ${sameValue('counted', 'own')}`;
        group = sql`g`;
        sections.push({
          name: `folded ${period}`,
          n: sql`count(*)`,
          from: sql`from ${name('groups')} where g = ${integer(limit + 1)}`,
        });
      }
      const value = [measured(measure, reader)];
      const by = breakdown ? sql`group by g` : sql``;
      const also = breakdown ? sql`g, ` : sql``;
      const total = `total ${period}`;
      sections.push({ name: total, i: group, x: value, from: sql`from ${from} ${by}` });
      sections.push({
        name: `cell ${period}`,
        i: group,
        k: sql`bucket`,
        x: value,
        from: sql`from ${from} group by ${also}bucket`,
      });
    },
  );
  if (breakdown) {
    sections.push({
      name: 'group',
      i: sql`place`,
      value: valueColumns('v'),
      from: sql`from ranked where place <= ${integer(limit)}`,
    });
  }
  sections.push({
    name: 'without user',
    n: sql`count(*)`,
    from: sql`from scoped where u is null and ${inRange(query.range)}`,
  });
  return {
    statement: statement(dialect, named, sections),
    read: (rows, meta) => readTrend(query, rows, meta),
  };
}

function readTrend(
  query: ResolvedTrendQuery,
  rows: readonly SqlRow[],
  meta: TrendRows['meta'],
): TrendRows {
  const { breakdown, measure, previous } = query;
  const isCount = typeof measure === 'string';
  const keys: (GroupKey | null)[] = breakdown
    ? rowsOfSection(rows, 'group')
        .toSorted((a, b) => wholeNumberOf(a['i']) - wholeNumberOf(b['i']))
        .map(keyOf)
    : [null];
  const series = (period: number): TrendSeriesRows[] => {
    const totals = new Map<number, number | null>();
    for (const row of rowsOfSection(rows, `total ${period}`)) {
      totals.set(wholeNumberOf(row['i']), numberOrNull(row['x0']));
    }
    const cells = new Map<number, TrendSeriesRows['cells']>();
    for (const row of rowsOfSection(rows, `cell ${period}`)) {
      const value = numberOrNull(row['x0']);
      if (value === null || (isCount && value === 0)) continue;
      const own = cells.get(wholeNumberOf(row['i'])) ?? [];
      own.push({ bucket: wholeNumberOf(row['k']), value });
      cells.set(wholeNumberOf(row['i']), own);
    }
    const of = (key: GroupKey | null, group: number): TrendSeriesRows => ({
      key,
      total: totals.get(group) ?? (isCount ? 0 : null),
      cells: cells.get(group) ?? [],
    });
    const shown = keys.map((key, place) => of(key, breakdown ? place + 1 : 0));
    const [folded] = rowsOfSection(rows, `folded ${period}`);
    const count = folded ? wholeNumberOf(folded['n']) : 0;
    if (!breakdown || count === 0) return shown;
    return [...shown, of({ type: 'other', count }, breakdown.limit + 1)];
  };
  const [without] = rowsOfSection(rows, 'without user');
  return {
    kind: 'trend',
    series: series(0),
    ...(previous ? { previous: series(1) } : {}),
    meta: { ...meta, eventsWithoutUser: wholeNumberOf(without?.['n']) },
  };
}
