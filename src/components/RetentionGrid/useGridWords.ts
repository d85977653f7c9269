import { useMemo } from 'react';

import type { RetentionRow } from '../../geometry/retention.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { Format } from '../../model/format.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type {
  ResolvedRetentionQuery,
  RetentionCell,
  RetentionPeriod,
} from '../../model/retention.js';
import { dayMs } from '../../model/time-zone.js';

/** What rows, columns and cells are called. */
export interface GridWords {
  /** A row's name in its own column. */
  rowLabel(row: RetentionRow): string;
  /** The same where it stands alone: "Sep 14 group". */
  rowName(row: RetentionRow): string;
  /** A group's whole period. */
  rowTitle(row: RetentionRow): string;
  columnName(column: number): string;
  columnShort(column: number): string;
  cellText(cell: RetentionCell): string;
  cellName(row: RetentionRow, column: number): string;
  sizeText(row: RetentionRow): string;
  sizeName(row: RetentionRow): string;
}

/** The period that starts at an instant, short; with the year where the groups lie in several. */
function startLabel(
  start: number,
  period: RetentionPeriod,
  isLong: boolean,
  format: Format,
): string {
  if (period === 'month') return format.tick(start, 'month', true);
  if (period === 'hour') {
    return `${format.tick(start, 'day', false)}, ${format.tick(start, 'hour', false)}`;
  }
  return isLong ? format.date(start) : format.tick(start, 'day', false);
}

const nobody: RetentionCell = { returned: 0, eligible: 0, share: null, partial: true };

/** Words of the grid of a question. */
export function useGridWords(
  resolved: ResolvedRetentionQuery,
  show: 'share' | 'count',
  isCompact: boolean,
): GridWords {
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  return useMemo(() => {
    const { columns, period, identity, range } = resolved;
    const isLong = range.end - range.start > 360 * dayMs;
    const columnOf = (column: number) => columns[column] ?? { from: column, to: column };
    const columnName = (column: number) => messages.gridColumn(columnOf(column), period);
    const rowLabel = ({ kind, key, start }: RetentionRow) =>
      kind === 'overall'
        ? messages.gridAll
        : kind === 'key'
          ? messages.group(key)
          : startLabel(start, period, isLong, format);
    const rowName = (row: RetentionRow) => {
      const label = rowLabel(row);
      if (row.kind !== 'group') return label;
      const group = messages.gridGroup(label);
      return row.key ? messages.gridGroupOf(group, messages.group(row.key)) : group;
    };
    return {
      rowLabel,
      rowName,
      rowTitle: (row) =>
        row.kind === 'group'
          ? format.bucket({ start: row.start, end: row.end }, period)
          : rowLabel(row),
      columnName,
      columnShort: (column) => messages.gridColumnShort(columnOf(column)),
      cellText: (cell) => {
        const text =
          cell.eligible === 0
            ? '–'
            : show === 'count'
              ? format.number(cell.returned)
              : messages.gridCell(cell.share, isCompact, format);
        return cell.partial && cell.eligible > 0 ? `${text}*` : text;
      },
      cellName: (row, column) => {
        const cell = row.cells[column] ?? nobody;
        const share = messages.gridCell(cell.share, isCompact, format);
        const name = columnName(column);
        return messages.gridCellName(rowName(row), name, cell, identity, format, share);
      },
      sizeText: (row) => format.number(row.size),
      sizeName: (row) => messages.gridSizeName(rowName(row), row.size, identity, format),
    };
  }, [resolved, show, isCompact, messages, format]);
}
