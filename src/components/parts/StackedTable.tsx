import type { ReactNode } from 'react';

import { ColumnHeads } from './ColumnHeads.js';
import { TableTwin } from './TableTwin.js';

export interface StackedRow {
  id: string | number;
  head: ReactNode;
  cells: readonly ReactNode[];
}

interface StackedTableProps {
  caption: string;
  /** Headings, that of the rows' heads first. */
  columns: readonly string[];
  rows: readonly StackedRow[];
}

/** A table that, where its columns do not fit, shows each row as its head with the cells named below it. */
export function StackedTable({ caption, columns, rows }: StackedTableProps): ReactNode {
  return (
    <div className="uk-stacked">
      <TableTwin caption={caption}>
        <ColumnHeads columns={columns} />
        <tbody>
          {rows.map(({ id, head, cells }) => (
            <tr key={id}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td
                  key={columns[i + 1]}
                  data-column={columns[i + 1]}
                  data-empty={cell === '–' ? '' : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableTwin>
    </div>
  );
}
