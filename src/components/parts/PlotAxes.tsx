import type { ReactNode } from 'react';

import type { Anchor } from '../../geometry/trend-labels.js';
import { AxisLabels, GridLines } from './Axes.js';

interface PlotAxesProps {
  ticks: readonly number[];
  y(value: number): number;
  textOf(tick: number): string;
  xTicks: readonly { index: number; x: number; text: string; boundary?: boolean }[];
  width: number;
  height: number;
  /** Numbers stand over their lines, at the end of the plot: there is no room beside it. */
  isInside?: boolean;
}

/** Half the width of a letter of the horizontal axis. */
const halfLetter = 3.7;

/** Grid lines with their numbers, and the labels below. Labels at the ends stay inside the plot. */
export function PlotAxes({ xTicks, height, ...grid }: PlotAxesProps): ReactNode {
  const { width } = grid;
  const labels = xTicks.map(({ x, ...tick }) => {
    const half = tick.text.length * halfLetter;
    const anchor: Anchor = x < half ? 'start' : x > width - half ? 'end' : 'middle';
    return { ...tick, anchor, x: { start: 0, middle: x, end: width }[anchor] };
  });
  return (
    <>
      <GridLines {...grid} />
      <AxisLabels labels={labels} y={height + 20} />
    </>
  );
}
