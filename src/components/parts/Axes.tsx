import type { ReactNode } from 'react';

import type { Anchor } from '../../geometry/trend-labels.js';

interface GridLinesProps {
  ticks: readonly number[];
  y(value: number): number;
  textOf(tick: number): string;
  width: number;
  /** Numbers stand over their lines, at the end of the plot: there is no room beside it. */
  isInside?: boolean;
}

/** Grid lines with their numbers. */
export function GridLines({ ticks, y, textOf, width, isInside }: GridLinesProps): ReactNode {
  return ticks.map((tick) => (
    <g key={tick} transform={`translate(0,${y(tick)})`}>
      <line className="uk-grid" x2={width} data-base={tick === 0 ? '' : undefined} />
      {isInside && tick === 0 ? null : (
        <text
          className="uk-axis"
          data-inside={isInside ? '' : undefined}
          x={isInside ? width : -8}
          dy={isInside ? '-0.35em' : '0.32em'}
          textAnchor="end"
        >
          {textOf(tick)}
        </text>
      )}
    </g>
  ));
}

interface AxisLabelsProps {
  labels: readonly {
    index: number;
    x: number;
    anchor: Anchor;
    text: string;
    /** A new day, month or year begins here. */
    boundary?: boolean;
  }[];
  y: number;
}

/** The labels below a plot. */
export function AxisLabels({ labels, y }: AxisLabelsProps): ReactNode {
  return labels.map(({ index, x, anchor, text, boundary }) => (
    <text
      key={index}
      className="uk-axis"
      data-boundary={boundary ? '' : undefined}
      x={x}
      y={y}
      textAnchor={anchor}
    >
      {text}
    </text>
  ));
}
