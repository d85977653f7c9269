import { retentionRows } from '../../geometry/retention.js';
import { groupId } from '../../model/groups.js';
import type { Messages } from '../../model/messages.js';
import type { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { ResolvedRetentionQuery, RetentionResult } from '../../model/retention.js';
import type { PlainTable } from '../parts/csv.js';

/**
 * A retention without words around its numbers: a group a row, for each column who returned, of how many, the share, and
 * whether it is not over yet. Instants in ISO 8601; cells that have not begun are empty.
 */
export function retentionTable(
  data: RetentionResult,
  { columns, period, identity }: ResolvedRetentionQuery,
  messages: Messages & typeof retentionGridMessages,
): PlainTable {
  const open = new Set(['overall', ...(data.byKey ?? []).map(({ key }) => groupId(key))]);
  const rows = retentionRows(data, open);
  const named = columns.map((column) => messages.gridColumn(column, period));
  const { gridExport } = messages;
  const instant = (time: number) => new Date(time).toISOString();
  const split = data.byKey !== undefined;
  return {
    columns: [
      ...(split ? [gridExport.key] : []),
      messages.startColumn,
      messages.endColumn,
      messages.gridSizeColumn(identity),
      ...named.flatMap((name) => [
        gridExport.returned(name),
        gridExport.eligible(name),
        gridExport.share(name),
        gridExport.open(name),
      ]),
    ],
    rows: rows.map(({ key, start, end, size, cells }) => [
      ...(split ? [key ? messages.group(key) : messages.gridAll] : []),
      instant(start),
      instant(end),
      size,
      ...columns.flatMap((_, column) => {
        const cell = cells[column];
        return cell
          ? [cell.returned, cell.eligible, cell.share, cell.partial ? 1 : 0]
          : [null, null, null, null];
      }),
    ]),
  };
}
