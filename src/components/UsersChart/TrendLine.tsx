import { Area, LinePath } from '@visx/shape';
import type { ReactNode } from 'react';

import type { Point } from '../../geometry/trend.js';

interface TrendLineProps {
  whole: Point[];
  partial: Point[][];
  tone: string;
  dash: string | undefined;
  /** Bottom of the area under the line; null without one. */
  floor: number | null;
  dots: boolean;
  active: number | null;
  /** Where the series is in the active bucket. */
  x: number;
  y: number;
}

const x = (point: Point) => point.x;
const y = (point: Point) => point.y;

/** One series as a line; stretches whose numbers may still change are dotted. */
export function TrendLine(props: TrendLineProps): ReactNode {
  const { whole, partial, tone, dash, floor, dots, active } = props;
  return (
    <g style={{ color: tone }}>
      {floor === null ? null : <Area className="uk-area" data={whole} x={x} y0={floor} y1={y} />}
      <LinePath className="uk-line" data={whole} x={x} y={y} strokeDasharray={dash} />
      {partial.map((points) => (
        <LinePath
          key={points[0]?.x}
          className="uk-line"
          data-partial=""
          data={points}
          x={x}
          y={y}
        />
      ))}
      {dots || whole.length === 1
        ? whole.map((point) => (
            <circle key={point.x} className="uk-dot" cx={point.x} cy={point.y} r={3} />
          ))
        : null}
      {active === null ? null : (
        <circle className="uk-dot" data-active="" cx={props.x} cy={props.y} r={4.5} />
      )}
    </g>
  );
}
