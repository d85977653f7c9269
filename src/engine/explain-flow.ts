import { type ResolvedFlowQuery, rewriteValue } from '../model/flow.js';
import { compareScalars } from '../model/order.js';
import { type Explained, isIn, type UnitTable } from './explain-table.js';
import { matcherRows } from './mask.js';
import { columnOf, valueReader } from './table.js';

/** Of a flow: the anchor it is followed from, the unit's first event that fits. */
export function explainFlow(
  { anchor, exclude, node, rewrite, range }: ResolvedFlowQuery,
  { table, scope, rows }: UnitTable,
): Explained {
  const fits = matcherRows(table, anchor, null);
  const excluded = exclude.map((each) => matcherRows(table, each, null));
  const valueOf = valueReader(columnOf(table, node));
  const time = (row: number) => table.time[row] as number;
  const nodeOf = (row: number) => rewriteValue(valueOf(row), rewrite);
  const anchors = rows.filter(
    (row) =>
      isIn(fits, row) &&
      isIn(scope, row) &&
      time(row) >= range.start &&
      time(row) < range.end &&
      !excluded.some((mask) => isIn(mask, row)),
  );
  const found = new Set(anchors);
  const [first] = anchors.toSorted(
    (a, b) => time(a) - time(b) || compareScalars(nodeOf(a), nodeOf(b)),
  );
  return {
    reached: null,
    rows: rows.map((row) => {
      if (!isIn(fits, row)) return { matches: [], used: null, reason: null };
      if (row === first) return { matches: [0], used: 0, reason: null };
      const reason = found.has(row) ? 'filledByAnother' : 'outsideScope';
      return { matches: [0], used: null, reason };
    }),
  };
}
