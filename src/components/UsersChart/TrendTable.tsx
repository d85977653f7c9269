import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Measure } from '../../model/trend.js';
import { TableTwin } from '../parts/TableTwin.js';
import type { TrendTableData } from './trend-table.js';

interface TrendTableProps {
  table: TrendTableData;
  measure: Measure;
  caption: string;
}

/** The same numbers as the chart. */
export function TrendTable({ table, measure, caption }: TrendTableProps): ReactNode {
  const { format, messages } = useAnalyticsContext('TrendTable');
  const { corner, columns, rows, total } = table;
  const cells = (values: readonly (number | null)[]) =>
    columns.map(({ id, isShare }, c) => {
      const value = values[c] ?? null;
      const text = isShare
        ? messages.change(value, format)
        : messages.value(measure, value, format);
      return (
        <td key={id} data-share={isShare ? '' : undefined}>
          {text}
        </td>
      );
    });
  return (
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
        {rows.map(({ id, label, cells: values }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            {cells(values)}
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            <th scope="row">{messages.seriesTotal}</th>
            {cells(total)}
          </tr>
        </tfoot>
      ) : null}
    </TableTwin>
  );
}
