import type { Bucket } from './calendar.js';
import type { EventMatcher } from './filter.js';
import type { Breakdown, GroupKey } from './groups.js';
import type { Meta } from './meta.js';
import type { ResolvedScope, Scope } from './scope.js';
import { share } from './statistics.js';

export type RetentionPeriod = 'hour' | 'day' | 'week' | 'month';

/**
 * How many of those who did something in a period came back in the periods after.
 *
 * The range is widened at both ends to whole periods, each of which is an acquisition group; nothing after the widened end
 * or now is read.
 */
export interface RetentionQuery extends Scope {
  kind: 'retention';
  /** What puts a user in a group. Default `{}`, any event. */
  start?: EventMatcher;
  /** What counts as coming back. Default `{}`. */
  return?: EventMatcher;
  period: RetentionPeriod;
  /** How many columns after column 0, 1 … 1,000. Not with brackets. Default: as many as there are periods after the first. */
  periods?: number;
  /**
   * `recurring` (default): a user is in the group of every period they have a start event in. `firstInRange`: only in that
   * of their first start event in the range. `firstEver`: in that of their first start event of all; if that lies before
   * the range, in none.
   */
  acquisition?: 'recurring' | 'firstInRange' | 'firstEver';
  /** `on` (default): came back in the column's period. `onOrAfter`: in it or any time later, up to the horizon. */
  rule?: 'on' | 'onOrAfter';
  /**
   * `calendar` (default): periods of the local calendar. `rolling`: spans of 1 hour, 24 hours, 7 × 24 hours or 30 × 24 hours
   * from each user's first start event in the group's period.
   */
  clock?: 'calendar' | 'rolling';
  /** Lengths of columns in periods: `[1, 3, 7]` are columns of period 1, periods 2–4 and 5–11, after column 0. */
  brackets?: number[];
  /** Return events a user must have in a column, except column 0, where one is enough. Default 1. */
  minReturns?: number;
  /**
   * By the value on the start event that puts the user in the group: the first such event in the period; of several at
   * that instant, the first value that is set, in group order. Ranked by the sum of sizes.
   */
  breakdown?: Breakdown;
}

export interface ResolvedRetentionQuery extends ResolvedScope {
  kind: 'retention';
  start: EventMatcher;
  return: EventMatcher;
  period: RetentionPeriod;
  /** The acquisition groups: every period of the widened range, which is `range`. */
  groups: Bucket[];
  /** Periods after the group's own, both ended: column 0 is `{ from: 0, to: 0 }`. */
  columns: { from: number; to: number }[];
  acquisition: 'recurring' | 'firstInRange' | 'firstEver';
  rule: 'on' | 'onOrAfter';
  clock: 'calendar' | 'rolling';
  /** Milliseconds of a period of the rolling clock. */
  span: number;
  minReturns: number;
  breakdown?: Required<Breakdown>;
  /** The end of the range or `now`, whichever is earlier. Events from here on are not read. */
  horizon: number;
}

/** A cell as counted. */
export interface RetentionCellRows {
  /** Users who came back. Only of eligible users. */
  returned: number;
  /** Users whose column has begun before the horizon; with clock `calendar` all of the group. */
  eligible: number;
  /** Users of the group (eligible or not) whose column is not over at the horizon. 0 with clock `calendar`. */
  open: number;
}

/** A group as counted: one cell a column of the query, those of columns that have not begun too. */
export interface RetentionGroupRows {
  /** Index of the period. */
  group: number;
  size: number;
  cells: RetentionCellRows[];
}

/** What a source returns for a retention. Groups without users may be left out. */
export interface RetentionRows {
  kind: 'retention';
  groups: RetentionGroupRows[];
  /** With a breakdown: ranked by the sum of sizes, cut at the limit, `other` last. They add up to `groups`. */
  byKey?: { key: GroupKey; groups: RetentionGroupRows[] }[];
  meta: Meta;
}

export interface RetentionCell {
  returned: number;
  eligible: number;
  /** Of those eligible, 0–1; null when there are none. */
  share: number | null;
  /** The column is not over for the group, or for one of its users: the number may still grow. */
  partial: boolean;
}

export interface RetentionGroup {
  start: number;
  end: number;
  size: number;
  /** One a column that has begun; the columns that have not are missing at the end. */
  cells: RetentionCell[];
}

export interface RetentionResult {
  kind: 'retention';
  /** Every period of the range, empty ones too. */
  groups: RetentionGroup[];
  /**
   * All groups: `size` is their sum; a cell has the sums over the groups whose cell is not partial, and share null when
   * there is no such group. There are as many cells as the longest group has.
   */
  overall: RetentionGroup;
  columns: { from: number; to: number }[];
  byKey?: { key: GroupKey; groups: RetentionGroup[]; overall: RetentionGroup }[];
  meta: Meta;
}

/** Whether a column of a group has begun at the horizon; with clock `rolling`, for a user of its first instant. */
export function hasBegun(query: ResolvedRetentionQuery, group: number, column: number): boolean {
  const { groups, columns, clock, span, horizon } = query;
  const { from } = columns[column] as { from: number };
  const start =
    clock === 'rolling'
      ? (groups[group] as Bucket).start + from * span
      : groups[group + from]?.start;
  return start !== undefined && start < horizon;
}

function isPartial(query: ResolvedRetentionQuery, group: number, column: number): boolean {
  const { to } = query.columns[column] as { to: number };
  const end = query.groups[group + to]?.end;
  return end === undefined || end > query.horizon;
}

function assembleGroup(
  query: ResolvedRetentionQuery,
  index: number,
  rows: RetentionGroupRows | undefined,
): RetentionGroup {
  const { start, end } = query.groups[index] as Bucket;
  const cells = query.columns.flatMap((_, column): RetentionCell[] => {
    if (!hasBegun(query, index, column)) return [];
    const { returned = 0, eligible = 0, open = 0 } = rows?.cells[column] ?? {};
    const partial = query.clock === 'rolling' ? open > 0 : isPartial(query, index, column);
    return [{ returned, eligible, share: share(returned, eligible), partial }];
  });
  return { start, end, size: rows?.size ?? 0, cells };
}

function overallOf(query: ResolvedRetentionQuery, groups: RetentionGroup[]): RetentionGroup {
  const length = Math.max(0, ...groups.map(({ cells }) => cells.length));
  const cells = Array.from({ length }, (_, column): RetentionCell => {
    const complete = groups.flatMap(({ cells: own }) => {
      const cell = own[column];
      return cell && !cell.partial ? [cell] : [];
    });
    const returned = complete.reduce((sum, cell) => sum + cell.returned, 0);
    const eligible = complete.reduce((sum, cell) => sum + cell.eligible, 0);
    return { returned, eligible, share: share(returned, eligible), partial: complete.length === 0 };
  });
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  return { ...query.range, size, cells };
}

/** Fills empty groups, leaves out what has not begun, and computes shares and the overall row. */
export function assembleRetention(
  query: ResolvedRetentionQuery,
  rows: RetentionRows,
): RetentionResult {
  const filled = (list: RetentionGroupRows[]) => {
    const byIndex = new Map(list.map((each) => [each.group, each]));
    const groups = query.groups.map((_, index) => assembleGroup(query, index, byIndex.get(index)));
    return { groups, overall: overallOf(query, groups) };
  };
  return {
    kind: 'retention',
    ...filled(rows.groups),
    columns: query.columns,
    ...(rows.byKey
      ? { byKey: rows.byKey.map(({ key, groups }) => ({ key, ...filled(groups) })) }
      : {}),
    meta: rows.meta,
  };
}
