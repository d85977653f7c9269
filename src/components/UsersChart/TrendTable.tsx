import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { TableTwin } from '../parts/TableTwin.js';

interface TrendTableProps {
  data: TrendResult;
  measure: Measure;
  interval: Interval | undefined;
  caption: string;
}

/** The same numbers as the chart. */
export function TrendTable({ data, measure, interval, caption }: TrendTableProps): ReactNode {
  const { format, messages } = useAnalyticsContext('TrendTable');
  const { buckets, series } = data;
  const heading = (s: number) => {
    const key = series[s]?.key;
    return key ? messages.group(key) : messages.measure(measure);
  };
  return (
    <TableTwin caption={caption}>
      <thead>
        <tr>
          <th scope="col">{messages.bucketColumn}</th>
          {series.map(({ key }, s) => (
            <th key={groupId(key)} scope="col">
              {heading(s)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {buckets.map((bucket, i) => (
          <tr key={bucket.start}>
            <th scope="row">
              {format.bucket(bucket, interval)}
              {bucket.partial ? ` (${messages.notOver})` : ''}
            </th>
            {series.map(({ key, values }) => (
              <td key={groupId(key)}>{format.number(values[i] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{messages.seriesTotal}</th>
          {series.map(({ key, total }) => (
            <td key={groupId(key)}>{format.number(total ?? 0)}</td>
          ))}
        </tr>
      </tfoot>
    </TableTwin>
  );
}
