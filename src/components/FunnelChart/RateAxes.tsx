import type { ReactNode } from 'react';

import type { FunnelTrendLayout } from '../../geometry/funnel-trend.js';
import { type Anchor, readableLabels } from '../../geometry/trend-labels.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';

interface RateAxesProps {
  layout: FunnelTrendLayout;
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  width: number;
  height: number;
}

/** Grid lines with their shares, and the labels of time. */
export function RateAxes({ layout, trend, interval, width, height }: RateAxesProps): ReactNode {
  const { format } = useAnalyticsContext('RateAxes');
  const anchorOf = (x: number): Anchor => (x > width - 28 ? 'end' : x < 28 ? 'start' : 'middle');
  const labels = layout.xTicks.map(({ index, x, boundary }) => ({
    index,
    x,
    boundary,
    anchor: anchorOf(x),
    text: format.tick(trend[index]?.start ?? 0, interval, boundary),
  }));
  return (
    <>
      {layout.ticks.map((tick) => (
        <g key={tick} transform={`translate(0,${layout.y(tick)})`}>
          <line className="uk-rate-grid" x2={width} data-base={tick === 0 || undefined} />
          <text className="uk-rate-axis" x={-8} dy="0.32em" textAnchor="end">
            {format.percent(tick)}
          </text>
        </g>
      ))}
      {readableLabels(labels).map(({ index, x, boundary, anchor, text }) => (
        <text
          key={index}
          className="uk-rate-axis"
          data-boundary={boundary ? '' : undefined}
          x={x}
          y={height + 20}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </>
  );
}
