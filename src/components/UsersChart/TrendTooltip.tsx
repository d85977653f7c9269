import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { seriesTone } from './series.js';

interface TrendTooltipProps {
  data: TrendResult;
  index: number;
  measure: Measure;
  interval: Interval | undefined;
  /** Where the bucket is, and how wide the chart. */
  x: number;
  width: number;
}

const mostRows = 8;

/** The numbers of one bucket, largest first. */
export function TrendTooltip(props: TrendTooltipProps): ReactNode {
  const { data, index, measure, interval, x, width } = props;
  const { format, messages } = useAnalyticsContext('TrendTooltip');
  const bucket = data.buckets[index];
  if (!bucket) return null;
  const rows = data.series
    .map((series, s) => ({ key: series.key, value: series.values[index] ?? 0, s }))
    .sort((a, b) => b.value - a.value);
  const shown = rows.slice(0, mostRows);
  const side = x > width / 2 ? { insetInlineEnd: width - x + 12 } : { insetInlineStart: x + 12 };
  return (
    <div className="uk-tooltip" aria-hidden="true" style={side} data-allow-overlap="">
      <div className="uk-tooltip-title">{format.bucket(bucket, interval)}</div>
      {bucket.partial ? <div className="uk-tooltip-note">{messages.notOver}</div> : null}
      {shown.map(({ key, value, s }) => (
        <div key={groupId(key)} className="uk-tooltip-row">
          <i className="uk-swatch" style={{ background: seriesTone(data.series, s) }} />
          <span>{key ? messages.group(key) : messages.measure(measure)}</span>
          <b>{format.number(value)}</b>
        </div>
      ))}
      {rows.length > mostRows ? (
        <div className="uk-tooltip-note">{messages.moreSeries(rows.length - mostRows)}</div>
      ) : null}
    </div>
  );
}
