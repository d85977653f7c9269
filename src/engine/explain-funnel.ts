import type { NotUsedReason } from '../model/explain.js';
import type { EventMatcher } from '../model/filter.js';
import type { ResolvedFunnelQuery } from '../model/funnel.js';
import type { FunnelSelection, FunnelTrendSelection } from '../model/selection.js';
import { bestOf, type Followed, follow } from './explain-followed.js';
import { MissedSteps } from './explain-reason.js';
import { type Answer, type Explained, isIn, type UnitTable } from './explain-table.js';
import { rowsBy } from './partition.js';
import { ShownGroups } from './shown-groups.js';
import { StepBits } from './step-bits.js';
import { columnOf, valueReader } from './table.js';

type Selected = FunnelSelection<ResolvedFunnelQuery> | FunnelTrendSelection<ResolvedFunnelQuery>;

/** Which of some matchers a row fits, in scope or not. */
function fitting({ table }: UnitTable, matchers: readonly EventMatcher[]) {
  const bits = new StepBits(table, matchers, null);
  return (row: number): number[] => {
    const fits = bits.of(row);
    return [...matchers.keys()].filter((i) => (fits & (1 << i)) !== 0);
  };
}

/** Follows the unit's rows of the range, or those of the group that was selected. */
function followSelected(
  unit: UnitTable,
  selection: Selected,
  groups: ShownGroups,
): Followed | null {
  const { of } = selection;
  const { range, lastStepBefore, breakdown } = of;
  const rows = unit.rows.filter((row) => {
    const time = unit.table.time[row] as number;
    return time >= range.start && time < lastStepBefore;
  });
  if ('trend' in selection) {
    const bucket = of.buckets?.find(({ start }) => start === selection.trend);
    return follow(unit, of, rows, bucket ?? null);
  }
  if (selection.key && breakdown?.attribution === 'each') {
    const valueOf = valueReader(columnOf(unit.table, breakdown.property));
    return bestOf(
      unit,
      [...rowsBy(rows, valueOf)].flatMap(([value, own]) =>
        groups.holds(value) ? [follow(unit, of, own, null)] : [],
      ),
    );
  }
  const followed = follow(unit, of, rows, null);
  const { furthest, group } = followed.main;
  return furthest < 0 || groups.holds(group) ? followed : null;
}

/** Tells why rows that fit a step are not in the attempt. */
function reasonsOf(
  unit: UnitTable,
  query: ResolvedFunnelQuery,
  { parts, main, optional, rows, starts }: Followed,
): (row: number, matches: readonly number[]) => NotUsedReason {
  const { table, scope } = unit;
  const candidates = new Set(rows);
  const missed = new MissedSteps(table, scope, main);
  const beside = new Map(
    [...optional].map(([step, attempt]) => [step, new MissedSteps(table, scope, attempt)]),
  );
  return (row, matches) => {
    if (!candidates.has(row) || !isIn(scope, row)) return 'outsideScope';
    const isLate = (table.time[row] as number) >= starts.end && query.order !== 'unordered';
    const steps = [...parts.required.keys()].filter(
      (at) => matches.includes(parts.required[at] as number) && !(at === 0 && isLate),
    );
    if (steps.length > 0) return missed.reason(row, steps);
    const step = matches.find((each) => query.steps[each]?.optional);
    if (step === undefined) return 'outsideScope';
    const last = parts.required.filter((each) => each < step).length;
    return beside.get(step)?.reason(row, [last]) ?? missed.reason(row, []);
  };
}

/** Of a funnel: what the reported attempt took, and why other events that fit a step were not taken. */
export function explainFunnel(
  selection: Selected,
  unit: UnitTable,
  answer: Answer | null,
): Explained {
  const { of } = selection;
  const keys = answer?.kind === 'funnel' ? answer.groups?.map((each) => each.key) : [];
  const selected = new ShownGroups(keys, 'key' in selection ? selection.key : undefined);
  const followed = followSelected(unit, selection, selected);
  const stepsOf = fitting(
    unit,
    of.steps.map(({ match }) => match),
  );
  const exclusionsOf = fitting(
    unit,
    of.exclusions.map(({ match }) => match),
  );
  const uses = (row: number): number[] => {
    if (!followed) return [];
    const { parts, main, optional } = followed;
    return [
      ...parts.required.filter((_, at) => main.rows[at] === row),
      ...[...optional].flatMap(([step, attempt]) => (attempt.rows.at(-1) === row ? [step] : [])),
    ];
  };
  const reasonOf = followed ? reasonsOf(unit, of, followed) : () => 'outsideScope' as const;
  const furthest = followed?.main.furthest ?? -1;
  return {
    reached: followed?.parts.required[furthest] ?? null,
    rows: unit.rows.map((row) => {
      const matches = stepsOf(row);
      const [used = null, ...also] = uses(row);
      const excludes = exclusionsOf(row);
      return {
        matches,
        used,
        ...(also.length > 0 ? { also } : {}),
        reason: used === null && matches.length > 0 ? reasonOf(row, matches) : null,
        ...(excludes.length > 0 ? { excludes } : {}),
      };
    }),
  };
}
