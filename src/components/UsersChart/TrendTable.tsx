import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Measure } from '../../model/trend.js';
import { NumberButton } from '../parts/NumberButton.js';
import { TableTwin } from '../parts/TableTwin.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { WalkedCells } from '../parts/WalkedCells.js';
import type { TrendTableData } from './trend-table.js';
import { numberAt, type TrendNumbers } from './useTrendNumbers.js';

interface TrendTableProps {
  table: TrendTableData;
  measure: Measure;
  caption: string;
  numbers: TrendNumbers | null;
}

/** The same numbers as the chart. Those that can be opened are one tab stop, walked with the arrow keys. */
export function TrendTable({ table, measure, caption, numbers }: TrendTableProps): ReactNode {
  const { format, messages } = useAnalyticsContext('TrendTable');
  const { corner, columns, rows, total } = table;
  const counts = columns.filter(({ isShare }) => !isShare);
  const lines = total ? [...rows, { bucket: null, series: null, cells: total }] : rows;
  const roving = useRovingCell<HTMLDivElement>(lines.map(() => counts.length));
  const cells = (line: Pick<(typeof rows)[number], 'bucket' | 'series' | 'cells'>, r: number) =>
    columns.map((column, c) => {
      const { id, isShare, series, previous } = column;
      const value = line.cells[c] ?? null;
      if (isShare) {
        return (
          <td key={id} data-share="">
            {messages.change(value, format)}
          </td>
        );
      }
      const place = { bucket: line.bucket, series: line.series ?? series, previous };
      return (
        <td key={id}>
          <NumberButton
            {...numberAt(numbers, place)}
            cell={numbers ? roving.cell(r, counts.indexOf(column)) : undefined}
          >
            {messages.value(measure, value, format)}
          </NumberButton>
        </td>
      );
    });
  const twin = (
    <TableTwin caption={caption}>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map(({ id, heading }) => (
            <th key={id} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          <tr key={row.id}>
            <th scope="row">{row.label}</th>
            {cells(row, r)}
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            <th scope="row">{messages.seriesTotal}</th>
            {cells({ bucket: null, series: null, cells: total }, rows.length)}
          </tr>
        </tfoot>
      ) : null}
    </TableTwin>
  );
  return numbers ? <WalkedCells roving={roving}>{twin}</WalkedCells> : twin;
}
