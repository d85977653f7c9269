import type { ReactNode } from 'react';

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
export function PlotAxes(props: PlotAxesProps): ReactNode {
  const { ticks, y, textOf, xTicks, width, height, isInside = false } = props;
  const anchorOf = (x: number, text: string) => {
    const half = text.length * halfLetter;
    return x < half ? 'start' : x > width - half ? 'end' : 'middle';
  };
  return (
    <>
      {ticks.map((tick) => (
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
      ))}
      {xTicks.map(({ index, x, text, boundary = false }) => {
        const anchor = anchorOf(x, text);
        return (
          <text
            key={index}
            className="uk-axis"
            data-boundary={boundary ? '' : undefined}
            x={anchor === 'start' ? 0 : anchor === 'end' ? width : x}
            y={height + 20}
            textAnchor={anchor}
          >
            {text}
          </text>
        );
      })}
    </>
  );
}
