import type { ReactNode } from 'react';

import type { FunnelTrendLayout } from '../../geometry/funnel-trend.js';
import { type Anchor, readableLabels } from '../../geometry/trend-labels.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { AxisLabels, GridLines } from '../parts/Axes.js';

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
      <GridLines ticks={layout.ticks} y={layout.y} textOf={format.percent} width={width} />
      <AxisLabels labels={readableLabels(labels)} y={height + 20} />
    </>
  );
}
