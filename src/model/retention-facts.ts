import { fewUnder } from './facts.js';
import type { GroupKey } from './groups.js';
import type { ResolvedRetentionQuery, RetentionCell, RetentionResult } from './retention.js';

/* What a retention says, as facts. Columns that are not over say nothing. */

export type RetentionFact =
  | { kind: 'empty' }
  /** No column after the first is over yet. */
  | { kind: 'notOver'; size: number }
  /** Over all groups whose column is over: how many came back in the first column after the start. */
  | { kind: 'returned'; column: number; share: number; returned: number; eligible: number }
  /** From `column` on, every column is within a tenth of its share. */
  | { kind: 'levels'; column: number; share: number }
  /** The share of the last column that is over, where it does not level off. */
  | { kind: 'last'; column: number; share: number }
  /** With a breakdown: which group comes back most and least in the first column after the start. */
  | {
      kind: 'groups';
      column: number;
      best: { key: GroupKey; share: number };
      worst: { key: GroupKey; share: number };
    }
  /** So few users that a rate is a guess. */
  | { kind: 'few'; eligible: number };

interface Over {
  column: number;
  share: number;
  eligible: number;
}

/** The columns of a row that are over, with enough users in them. */
function columnsOver(cells: readonly RetentionCell[]): Over[] {
  return cells.flatMap(({ share, partial, eligible }, column) =>
    partial || share === null ? [] : [{ column, share, eligible }],
  );
}

/** The first column from which on nothing changes much: two later ones at least, all within a tenth of its share. */
function levelOf(columns: readonly Over[]): Over | undefined {
  const enough = columns.filter(({ eligible }) => eligible >= fewUnder);
  return enough.find(({ share }, i) => {
    const rest = enough.slice(i + 1);
    return rest.length >= 2 && rest.every((each) => Math.abs(each.share - share) <= share / 10);
  });
}

/** The facts of a retention, most important first. */
export function retentionFacts(
  { overall, byKey = [] }: RetentionResult,
  { rule, columns }: Pick<ResolvedRetentionQuery, 'rule' | 'columns'>,
): RetentionFact[] {
  if (overall.size === 0) return [{ kind: 'empty' }];
  const after = columnsOver(overall.cells).filter(({ column }) => column > 0);
  const [first] = after;
  if (!first) return [{ kind: 'notOver', size: overall.size }];
  const { column, share, eligible } = first;
  const { returned } = overall.cells[column] as RetentionCell;
  const facts: RetentionFact[] = [{ kind: 'returned', column, share, returned, eligible }];
  if (eligible < fewUnder) return [...facts, { kind: 'few', eligible }];

  const rates = byKey.flatMap(({ key, overall: own }) => {
    const cell = columnsOver(own.cells).find((each) => each.column === column);
    const counts = key.type === 'value' && cell && cell.eligible >= fewUnder;
    return counts ? [{ key, share: cell.share }] : [];
  });
  const sorted = rates.toSorted((a, b) => b.share - a.share);
  const [best] = sorted;
  const worst = sorted.at(-1);
  if (best && worst && best.share > worst.share) {
    facts.push({ kind: 'groups', column, best, worst });
  }

  // Columns of different lengths, or that count whoever comes later too, do not level off.
  const isComparable = rule === 'on' && columns.every(({ from, to }) => from === to);
  const level = isComparable ? levelOf(after) : undefined;
  const last = after.findLast((each) => each.eligible >= fewUnder);
  if (level) facts.push({ kind: 'levels', column: level.column, share: level.share });
  else if (last && last.column > column) {
    facts.push({ kind: 'last', column: last.column, share: last.share });
  }
  return facts;
}
