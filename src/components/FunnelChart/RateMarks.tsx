import type { KeyboardEvent, ReactNode } from 'react';

import type { FunnelTrendLayout } from '../../geometry/funnel-trend.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import type { Numbers } from '../parts/useNumbers.js';
import type { RovingCells } from '../parts/useRovingCell.js';

/** A number of a bucket that can be opened. */
export type RatePart = 'converted' | 'lost' | 'entered';

interface RateMarksProps {
  layout: FunnelTrendLayout;
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  height: number;
  /** Of the bar of the bucket with most entries. */
  enteredHeight: number;
  /** How the boxes are walked through: buckets are rows that stand beside each other. */
  roving: Pick<RovingCells<SVGGElement>, 'ref' | 'cell'>;
  numbers: Numbers | null;
  onRead(index: number, part: RatePart): void;
}

/** A finger needs so much. */
const least = 24;

/** From the bottom of a column to its top, in the order ↑ goes. */
const parts: readonly RatePart[] = ['converted', 'lost', 'entered'];

/** The buckets as one tab stop: invisible boxes over what their numbers are drawn as. */
export function RateMarks(props: RateMarksProps): ReactNode {
  const { layout, trend, interval, height, enteredHeight, roving, numbers, onRead } = props;
  const { ref, cell: cellAt } = roving;
  const { format, messages } = useAnalyticsContext('RateMarks');
  const { centers, step, shares, y } = layout;
  const labelOf = (bucket: FunnelTrendBucket, part: RatePart) => {
    const period = format.bucket(bucket, interval);
    if (part === 'lost') return messages.rateLost(period, bucket, format);
    if (part === 'entered') return messages.rateEntered(period, bucket, format);
    return messages.rateLabel(period, bucket, format);
  };
  return (
    <g ref={ref}>
      {trend.map((bucket, i) => {
        const { start, entered, converted } = bucket;
        const line = y(shares[i] ?? 0);
        const bar = Math.max(least, (layout.entered[i] ?? 0) * enteredHeight);
        const boxes: Record<RatePart, { y: number; height: number }> = {
          converted: { y: 0, height },
          lost: { y: 0, height: Math.max(least, line) },
          entered: { y: height - bar, height: bar },
        };
        const counts = { converted, lost: entered - converted, entered };
        const shown = numbers && entered > 0 ? parts : parts.slice(0, 1);
        return shown.map((part, p) => {
          const count = counts[part];
          const number = { trend: start, outcome: part };
          const open =
            numbers && count > 0 ? (at: Element) => numbers.pick(number, count, at) : null;
          const onKeyDown = (event: KeyboardEvent<SVGRectElement>) => {
            if (!open || (event.key !== 'Enter' && event.key !== ' ')) return;
            event.preventDefault();
            open(event.currentTarget);
          };
          const { onFocus, ...cell } = cellAt(i, p);
          return (
            <rect
              key={`${start} ${part}`}
              className="uk-rate-mark"
              data-part={part}
              data-selected={numbers?.isPicked(number) ? '' : undefined}
              role={open ? 'button' : 'img'}
              aria-haspopup={open ? 'dialog' : undefined}
              aria-label={labelOf(bucket, part)}
              x={(centers[i] ?? 0) - step / 2}
              width={step}
              {...boxes[part]}
              {...cell}
              onFocus={() => {
                onFocus();
                onRead(i, part);
              }}
              onClick={(event) => open?.(event.currentTarget)}
              onKeyDown={onKeyDown}
            />
          );
        });
      })}
    </g>
  );
}
