import { overallId, type RetentionRow } from '../../geometry/retention.js';

/** How a row of the grid is drawn as a line. */
export interface DrawnRow {
  row: RetentionRow;
  color: string;
  /** Everybody, one that is looked at, one of a few that are equal, or one of those behind. */
  rank: 'all' | 'lit' | 'equal' | 'behind';
  isLabelled: boolean;
  /** From the fourth of a breakdown on, colour is not the only difference. */
  dash?: string | undefined;
}

const dashes = [undefined, undefined, undefined, '7 3', '2 3', '9 3 2 3'];

/** More lines of single groups than this can not be told apart. */
export const mostLines = 12;

const hasLine = ({ cells }: RetentionRow) =>
  cells.some(({ share }, column) => column > 0 && share !== null);

/** Whether the groups are too many for a line each. */
export function areMany(groups: readonly RetentionRow[]): boolean {
  return groups.filter(hasLine).length > mostLines;
}

/**
 * The rows that have a line, those behind first: everybody; the breakdown's groups, or the periods where they are few; and
 * what is looked at.
 *
 * @param rows of the grid, everybody first
 * @param groups periods of everybody
 * @param looked ids of the rows that are looked at
 */
export function drawnRows(
  rows: readonly RetentionRow[],
  groups: readonly RetentionRow[],
  looked: readonly string[],
): DrawnRow[] {
  const [all] = rows;
  const keys = rows.filter(({ kind }) => kind === 'key');
  const isLooked = ({ id }: RetentionRow) => looked.includes(id);
  const drawn: DrawnRow[] = [];
  if (keys.length > 0) {
    keys.forEach((row, i) => {
      drawn.push({
        row,
        color:
          row.key?.type === 'other' ? 'var(--uk-series-other)' : `var(--uk-series-${(i % 6) + 1})`,
        rank: isLooked(row) ? 'lit' : 'equal',
        isLabelled: true,
        dash: dashes[i % dashes.length],
      });
    });
  } else if (!areMany(groups)) {
    const latest = groups.findLast((row) => hasLine(row) && row.cells.length > 2);
    for (const row of groups) {
      const isFront = isLooked(row) || (looked.length === 0 && row.id === latest?.id);
      drawn.push({
        row,
        color: 'var(--uk-series-1)',
        rank: isFront ? 'lit' : 'behind',
        isLabelled: isFront,
      });
    }
  }
  const known = new Set(drawn.map(({ row }) => row.id));
  for (const row of [...rows, ...groups]) {
    if (!isLooked(row) || known.has(row.id) || row.id === overallId) continue;
    known.add(row.id);
    const at = keys.findIndex(({ key }) => JSON.stringify(key) === JSON.stringify(row.key));
    const color = at < 0 ? 1 : (at % 6) + 1;
    drawn.push({ row, color: `var(--uk-series-${color})`, rank: 'lit', isLabelled: true });
  }
  if (all) drawn.push({ row: all, color: 'var(--uk-text)', rank: 'all', isLabelled: true });
  const order = { behind: 0, equal: 1, lit: 2, all: 3 };
  return drawn.filter(({ row }) => hasLine(row)).toSorted((a, b) => order[a.rank] - order[b.rank]);
}
