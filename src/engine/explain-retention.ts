import type { NotUsedReason } from '../model/explain.js';
import { compareScalars } from '../model/order.js';
import type { ResolvedRetentionQuery } from '../model/retention.js';
import type { AbsoluteRange } from '../model/scope.js';
import type { RetentionSelection } from '../model/selection.js';
import { type Answer, type Explained, isIn, type UnitTable } from './explain-table.js';
import { matcherRows } from './mask.js';
import { ShownGroups } from './shown-groups.js';
import { columnOf, valueReader } from './table.js';

/** When a user of a group must come back for a column, once it is known when they started. */
function spanOf(
  query: ResolvedRetentionQuery,
  group: number,
  column: number,
  started: number,
): AbsoluteRange {
  const { groups, columns, clock, span, rule, horizon } = query;
  const { from, to } = columns[column] as { from: number; to: number };
  const isRolling = clock === 'rolling';
  const begins = isRolling ? started + from * span : (groups[group + from]?.start ?? horizon);
  const ends = isRolling ? started + (to + 1) * span : (groups[group + to]?.end ?? horizon);
  return {
    start: Math.max(begins, started),
    end: rule === 'onOrAfter' ? horizon : Math.min(ends, horizon),
  };
}

/** Of a retention: the start event that puts the user in the group, and the returns in the column. */
export function explainRetention(
  { of, group, column, key }: RetentionSelection<ResolvedRetentionQuery>,
  { table, scope, rows }: UnitTable,
  answer: Answer | null,
): Explained {
  const { range, horizon, groups, acquisition, breakdown } = of;
  const index = groups.findIndex(({ start }) => start === group);
  const period = groups[index] ?? range;
  const starts = matcherRows(table, of.start, null);
  const returns = matcherRows(table, of.return, null);
  const valueOf = valueReader(breakdown && columnOf(table, breakdown.property));
  const time = (row: number) => table.time[row] as number;
  const inPeriod = (row: number) => time(row) >= period.start && time(row) < period.end;
  const earliest = acquisition === 'firstEver' ? Number.NEGATIVE_INFINITY : range.start;
  const isRead = (row: number) => isIn(scope, row) && time(row) < horizon;
  const isStart = (row: number) => isRead(row) && isIn(starts, row) && time(row) >= earliest;

  const [first] = rows
    .filter((row) => isStart(row) && (acquisition !== 'recurring' || inPeriod(row)))
    .toSorted((a, b) => time(a) - time(b) || compareScalars(valueOf(a), valueOf(b)));
  const isAcquired = first !== undefined && inPeriod(first);
  const keys = answer?.kind === 'retention' ? answer.byKey?.map((each) => each.key) : [];
  const isOther = isAcquired && !new ShownGroups(keys, key).holds(valueOf(first));
  const span = isAcquired ? spanOf(of, index, column, time(first)) : null;

  const returnReason = (row: number): NotUsedReason => {
    if (!span || first === undefined) return 'wrongOrder';
    if (time(row) < time(first)) return 'beforeStart';
    return time(row) < span.start ? 'outsideScope' : 'afterWindow';
  };
  const reasonOf = (row: number): NotUsedReason => {
    if (!isRead(row) || isOther) return 'outsideScope';
    if (isIn(returns, row) && time(row) >= range.start) return returnReason(row);
    return isStart(row) && inPeriod(row) ? 'filledByAnother' : 'outsideScope';
  };
  return {
    reached: null,
    rows: rows.map((row) => {
      const matches = [starts, returns].flatMap((mask, part) => (isIn(mask, row) ? [part] : []));
      const isReturn =
        span !== null &&
        isRead(row) &&
        isIn(returns, row) &&
        time(row) >= span.start &&
        time(row) < span.end;
      const [used = null, ...also] = isOther
        ? []
        : [...(isAcquired && row === first ? [0] : []), ...(isReturn ? [1] : [])];
      return {
        matches,
        used,
        ...(also.length > 0 ? { also } : {}),
        reason: used === null && matches.length > 0 ? reasonOf(row) : null,
      };
    }),
  };
}
