import type { ReactNode } from 'react';

import type { ColumnsReader } from './useColumns.js';

interface ColumnsPlotProps {
  width: number;
  height: number;
  label: string;
  /** Where the plot begins in the svg, and how high it is. */
  left: number;
  top: number;
  plotHeight: number;
  /** Width of a column. */
  step: number;
  reader: ColumnsReader;
  /** Its numbers can be opened. */
  isOpening: boolean;
  onOpen(column: number, row: number, element: Element): void;
  /** Patterns to fill marks with. */
  patterns?: ReactNode;
  axes: ReactNode;
  /** What is seen, in the order it is drawn. */
  drawn: ReactNode;
  /** What is walked through and opened, over what is seen. */
  marks: ReactNode;
  /** Beside the column that is read. */
  tip: ReactNode;
}

/** A chart of columns that are read and opened with a pointer or the keyboard. */
export function ColumnsPlot(props: ColumnsPlotProps): ReactNode {
  const { width, height, label, left, top, plotHeight, step, reader, isOpening, onOpen } = props;
  const { marks, handlers, reading, at } = reader;
  return (
    <div className="uk-trend uk-activity" style={{ blockSize: height }}>
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={label}
        data-opens={isOpening ? '' : undefined}
        onClick={(event) => {
          const place = at(event);
          if (!place || place.row === null) return;
          const mark = event.currentTarget.querySelector('.uk-mark[tabindex="0"]');
          onOpen(place.column, place.row, mark ?? event.currentTarget);
        }}
        {...handlers}
        onKeyDown={handlers.onKeyDown}
      >
        {props.patterns}
        <g transform={`translate(${left},${top})`}>
          <g aria-hidden="true">
            {props.axes}
            {reading ? (
              <rect
                className="uk-activity-read"
                x={reading.column * step}
                width={step}
                height={plotHeight}
              />
            ) : null}
            {props.drawn}
          </g>
          <g ref={marks}>{props.marks}</g>
        </g>
      </svg>
      {props.tip}
    </div>
  );
}
