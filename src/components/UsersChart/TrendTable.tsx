import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';

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
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="uk-table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="uk-table">
        <caption className="uk-hidden">{caption}</caption>
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
      </table>
    </div>
  );
}
