import { fewUnder } from '../model/facts.js';
import { type GroupKey, groupId } from '../model/groups.js';
import type { RetentionCell, RetentionGroup, RetentionResult } from '../model/retention.js';
import { share } from '../model/statistics.js';

/**
 * What the deepest shade stands for: the highest share of the whole grid, or of each row, both rounded up to 5 %; or 100 %,
 * so that two grids can be compared.
 */
export type RetentionShades = 'grid' | 'row' | 'full';

/** How many shades there are, from few to many. */
export const shadeCount = 9;

/** A row of the grid. */
export interface RetentionRow {
  /** The same for the same row of another answer to the question. */
  id: string;
  /** `overall`: everybody; `key`: everybody of a breakdown's group; `group`: those of one period. */
  kind: 'overall' | 'key' | 'group';
  /** The breakdown's group; null without one. */
  key: GroupKey | null;
  start: number;
  end: number;
  size: number;
  cells: readonly RetentionCell[];
  /** Whether its groups are shown below it; null where there is nothing to open. */
  isOpen: boolean | null;
}

export const overallId = 'overall';

function groupRows(groups: readonly RetentionGroup[], key: GroupKey | null): RetentionRow[] {
  return groups.map((group) => ({
    ...group,
    id: key ? `${groupId(key)} ${group.start}` : String(group.start),
    kind: 'group',
    key,
    isOpen: null,
  }));
}

/**
 * The rows of a retention, everybody first. With a breakdown one row a group of it, with its periods below it where it is
 * open; everybody's periods are then folded, too.
 *
 * @param open ids of the rows that are open
 */
export function retentionRows(
  { overall, groups, byKey }: RetentionResult,
  open: ReadonlySet<string>,
): RetentionRow[] {
  const all: Omit<RetentionRow, 'isOpen'> = {
    ...overall,
    id: overallId,
    kind: 'overall',
    key: null,
  };
  if (!byKey) return [{ ...all, isOpen: null }, ...groupRows(groups, null)];
  const isOpen = open.has(overallId);
  return [
    { ...all, isOpen },
    ...(isOpen ? groupRows(groups, null) : []),
    ...byKey.flatMap(({ key, groups: own, overall: total }): RetentionRow[] => {
      const id = groupId(key);
      const isKeyOpen = open.has(id);
      return [
        { ...total, id, kind: 'key', key, isOpen: isKeyOpen },
        ...(isKeyOpen ? groupRows(own, key) : []),
      ];
    }),
  ];
}

/** Whether a share is of so few that it is a guess. */
export function isFew({ eligible }: RetentionCell): boolean {
  return eligible > 0 && eligible < fewUnder;
}

/** A highest share, rounded up to 5 %; at least 5 %. */
export function roundedMax(highest: number): number {
  // 0.15 × 20 is a hair over 3.
  return Math.max(1, Math.ceil(highest * 20 - 1e-9)) / 20;
}

/** Shares that have a shade: over, and not of the group's own period. */
function shaded(cells: readonly RetentionCell[]): RetentionCell[] {
  return cells.slice(1).filter((cell) => !cell.partial && cell.share !== null);
}

function maxOf(rows: readonly (readonly RetentionCell[])[]): number {
  const all = rows.flatMap(shaded);
  const enough = all.filter((cell) => !isFew(cell));
  const counted = enough.length > 0 ? enough : all;
  return roundedMax(counted.reduce((most, cell) => Math.max(most, cell.share ?? 0), 0));
}

/**
 * The share the deepest shade stands for in a grid. Of few people only where there is nothing else; what is folded counts, so
 * that colours stay when it is opened.
 */
export function gridMax({ groups, overall, byKey = [] }: RetentionResult): number {
  const all = [overall, ...groups, ...byKey.flatMap((each) => [each.overall, ...each.groups])];
  return maxOf(all.map(({ cells }) => cells));
}

/** The share the deepest shade of a row stands for. */
export function rowMax(
  cells: readonly RetentionCell[],
  shades: RetentionShades,
  whole: number,
): number {
  return shades === 'full' ? 1 : shades === 'row' ? maxOf([cells]) : whole;
}

/** The shade of a share, 0 … 8. */
export function shadeOf(value: number, max: number): number {
  return Math.max(0, Math.min(shadeCount - 1, Math.floor((value / max) * shadeCount)));
}

/** The mean of the groups' shares in a column, each group counting once; of those that are over. */
export function simpleMean(
  groups: readonly RetentionGroup[],
  column: number,
): { share: number; groups: number } | null {
  const shares = groups.flatMap(({ cells }) => {
    const cell = cells[column];
    return cell && !cell.partial && cell.share !== null ? [cell.share] : [];
  });
  const mean = share(
    shares.reduce((sum, each) => sum + each, 0),
    shares.length,
  );
  return mean === null ? null : { share: mean, groups: shares.length };
}
