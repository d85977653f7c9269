import type { EventMatcher } from '../model/filter.js';
import type { ResolvedLifecycleQuery } from '../model/lifecycle.js';
import type { AbsoluteRange } from '../model/scope.js';
import type {
  LifecycleSelection,
  StickinessSelection,
  TrendSelection,
} from '../model/selection.js';
import type { ResolvedStickinessQuery } from '../model/stickiness.js';
import type { ResolvedTrendQuery } from '../model/trend.js';
import { trendNumber } from './behind-trend.js';
import { type Answer, type Explained, isIn, type UnitTable } from './explain-table.js';
import { intersect, matcherRows, type RowMask } from './mask.js';

type Selected =
  | TrendSelection<ResolvedTrendQuery>
  | LifecycleSelection<ResolvedLifecycleQuery>
  | StickinessSelection<ResolvedStickinessQuery>;

/** What a number is made of. */
interface LookedAt {
  /** Rows that fit. */
  fits: RowMask;
  /** Of the group selected. */
  inGroup(row: number): boolean;
  /** What is read for it. */
  read: AbsoluteRange;
  /** What it is about. */
  span: AbsoluteRange;
  /** Only the first of them counts. */
  isFirst: boolean;
}

function rowsFitting({ table }: UnitTable, events: EventMatcher): RowMask {
  return matcherRows(table, events, null);
}

function lookedAtInTrend(
  selection: TrendSelection<ResolvedTrendQuery>,
  unit: UnitTable,
  answer: Answer | null,
): LookedAt {
  const { table } = unit;
  const rows = answer?.kind === 'trend' ? answer : null;
  const { range, span, inGroup, isMeasured } = trendNumber(table, selection, rows);
  const measured = Uint8Array.from({ length: table.rows }, (_, row) => (isMeasured(row) ? 1 : 0));
  return {
    fits: intersect(rowsFitting(unit, selection.of.events), measured),
    inGroup,
    read: range,
    span,
    isFirst: false,
  };
}

function lookedAtInLifecycle(
  { of, bucket, state }: LifecycleSelection<ResolvedLifecycleQuery>,
  unit: UnitTable,
): LookedAt {
  const { buckets, before, horizon, events } = of;
  const at = buckets.findIndex(({ start }) => start === bucket);
  const own = buckets[at] ?? of.range;
  const previous = buckets[at - 1] ?? before;
  const isNew = state === 'new';
  return {
    fits: rowsFitting(unit, events),
    inGroup: () => true,
    read: { start: isNew ? Number.NEGATIVE_INFINITY : before.start, end: horizon },
    span: {
      start: state === 'returning' || state === 'dormant' ? previous.start : own.start,
      end: state === 'dormant' ? previous.end : own.end,
    },
    isFirst: isNew,
  };
}

function lookedAt(selection: Selected, unit: UnitTable, answer: Answer | null): LookedAt {
  if ('state' in selection) return lookedAtInLifecycle(selection, unit);
  if (selection.of.kind === 'trend') {
    return lookedAtInTrend(selection as TrendSelection<ResolvedTrendQuery>, unit, answer);
  }
  const { events, range, horizon } = (selection as StickinessSelection<ResolvedStickinessQuery>).of;
  const read = { start: range.start, end: horizon };
  return { fits: rowsFitting(unit, events), inGroup: () => true, read, span: read, isFirst: false };
}

/**
 * Of a trend, lifecycle or stickiness: the events the number looks at. Of a lifecycle they are those of the bucket, with
 * `returning` of the one before too, with `dormant` of that alone, and with `new` the user's first of all.
 */
export function explainActivity(
  selection: Selected,
  unit: UnitTable,
  answer: Answer | null,
): Explained {
  const { fits, inGroup, read, span, isFirst } = lookedAt(selection, unit, answer);
  const time = (row: number) => unit.table.time[row] as number;
  const isRead = (row: number) =>
    isIn(fits, row) &&
    isIn(unit.scope, row) &&
    inGroup(row) &&
    time(row) >= read.start &&
    time(row) < read.end;
  const first = isFirst ? unit.rows.find(isRead) : undefined;
  return {
    reached: null,
    rows: unit.rows.map((row) => {
      if (!isIn(fits, row)) return { matches: [], used: null, reason: null };
      const matches = [0];
      if (!isRead(row) || time(row) < span.start) {
        return { matches, used: null, reason: 'outsideScope' };
      }
      if (time(row) >= span.end) return { matches, used: null, reason: 'afterWindow' };
      return isFirst && row !== first
        ? { matches, used: null, reason: 'filledByAnother' }
        : { matches, used: 0, reason: null };
    }),
  };
}
