import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import type { RatePart } from './RateMarks.js';

interface RateTipProps {
  bucket: FunnelTrendBucket;
  /** The number that a click or Enter opens; null where none can be opened. */
  part: RatePart | null;
  interval: Interval;
  x: number;
  width: number;
}

/** The numbers of one bucket. */
export function RateTip({ bucket, part, interval, x, width }: RateTipProps): ReactNode {
  const { format, messages } = useAnalyticsContext('RateTip');
  const { entered, converted, partial } = bucket;
  const rows: [RatePart | null, string, string][] = [
    ['entered', messages.enteredColumn, format.number(entered)],
    ['converted', messages.convertedColumn, format.number(converted)],
    ['lost', messages.droppedColumn, format.number(entered - converted)],
    [null, messages.conversionColumn, format.percent(entered === 0 ? null : converted / entered)],
  ];
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return (
    <div className="uk-rate-tip" aria-hidden="true" style={side} data-allow-overlap="">
      <b>{format.bucket(bucket, interval)}</b>
      {partial ? <i>{messages.notOver}</i> : null}
      {rows.map(([of, name, value]) => (
        <div key={name} data-chosen={of && of === part ? '' : undefined}>
          <span>{name}</span>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}
