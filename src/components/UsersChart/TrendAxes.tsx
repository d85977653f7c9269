import type { ReactNode } from 'react';

import { type Anchor, readableLabels } from '../../geometry/trend-labels.js';
import type { TrendLayout } from '../../geometry/trend.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { AxisLabels, GridLines } from '../parts/Axes.js';

interface TrendAxesProps {
  layout: TrendLayout;
  buckets: TrendResult['buckets'];
  measure: Measure;
  interval: Interval | undefined;
  width: number;
  height: number;
}

/** Grid lines with their numbers, and the labels of time. */
export function TrendAxes(props: TrendAxesProps): ReactNode {
  const { layout, buckets, measure, interval, width, height } = props;
  const { format, messages } = useAnalyticsContext('TrendAxes');
  // Labels at the ends stay inside the chart.
  const anchorOf = (index: number, x: number): Anchor => {
    if (layout.step < 48 && index === 0) return 'start';
    return x > width - 24 && layout.step < 48 ? 'end' : 'middle';
  };
  const labels = layout.xTicks.map(({ index, x, boundary }) => {
    const anchor = anchorOf(index, x);
    return {
      index,
      boundary,
      anchor,
      x: anchor === 'start' ? x - layout.step / 2 : x,
      text: format.tick(buckets[index]?.start ?? 0, interval, boundary),
    };
  });
  return (
    <>
      <GridLines
        ticks={layout.axis.ticks}
        y={layout.y}
        textOf={(tick) => messages.axisValue(measure, tick, format)}
        width={width}
      />
      <AxisLabels labels={readableLabels(labels)} y={height + 22} />
    </>
  );
}
