import type { ReactNode } from 'react';

import { ColumnHeads } from './ColumnHeads.js';
import type { NumberPart, Numbers } from './useNumbers.js';
import { useRovingCell } from './useRovingCell.js';

/** A number in a table; one with a `part` opens the people behind it. */
export interface NumberCell {
  text: string;
  /** Says everything about the number. */
  label: string;
  part?: NumberPart;
  count?: number;
}

export interface NumberTableContent {
  /** Headings, that of the rows' heads first. */
  columns: readonly string[];
  rows: readonly { id: string | number; head: string; cells: readonly NumberCell[] }[];
}

interface NumberTableProps extends NumberTableContent {
  caption: string;
  numbers: Numbers | null;
}

/** A chart's numbers as a table: one tab stop, arrow keys walk through it, Enter opens a number. */
export function NumberTable({ caption, columns, rows, numbers }: NumberTableProps): ReactNode {
  const { ref, cell, onKeyDown } = useRovingCell<HTMLTableElement>(
    rows.map(({ cells }) => cells.length),
  );
  return (
    <div className="uk-table-scroll uk-number-table">
      <table
        ref={ref}
        className="uk-table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is walked
        role="grid"
        aria-label={caption}
        onKeyDown={onKeyDown}
      >
        <ColumnHeads columns={columns} />
        <tbody>
          {rows.map(({ id, head, cells }, r) => (
            <tr key={id}>
              <th scope="row">{head}</th>
              {cells.map(({ text, label, part, count = 0 }, c) =>
                numbers && part && count > 0 ? (
                  <td key={columns[c + 1]}>
                    <button
                      type="button"
                      className="uk-number"
                      aria-label={label}
                      data-selected={numbers.isPicked(part) ? '' : undefined}
                      onClick={(event) => numbers.pick(part, count, event.currentTarget)}
                      {...cell(r, c)}
                    >
                      {text}
                    </button>
                  </td>
                ) : (
                  <td key={columns[c + 1]} {...cell(r, c)}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
