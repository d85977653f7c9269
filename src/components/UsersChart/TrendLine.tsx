import type { ReactNode } from 'react';

import { areaPath, linePath } from '../../geometry/path.js';
import type { Point } from '../../geometry/trend.js';

interface TrendLineProps {
  whole: Point[];
  partial: Point[][];
  tone: string;
  dash: string | undefined;
  /** Bottom of the area under the line; null without one. */
  floor: number | null;
  dots: boolean;
  /** Where the series is in the bucket that is read. */
  at: Point | null;
  /** It is pointed at or chosen. */
  isChosen: boolean;
}

const isValue = (point: Point | undefined) => point !== undefined && !Number.isNaN(point.y);

/** One series as a line; stretches whose numbers may still change are dotted, and there are gaps without a value. */
export function TrendLine(props: TrendLineProps): ReactNode {
  const { whole, partial, tone, dash, floor, dots, at, isChosen } = props;
  // A value between two gaps has no line of its own.
  const dotted = whole.filter(
    (point, i) => isValue(point) && (dots || (!isValue(whole[i - 1]) && !isValue(whole[i + 1]))),
  );
  return (
    <g style={{ color: tone }}>
      {floor === null ? null : <path className="uk-area" d={areaPath(whole, floor)} />}
      <path
        className="uk-line"
        data-chosen={isChosen ? '' : undefined}
        d={linePath(whole)}
        strokeDasharray={dash}
      />
      {partial.map((points) => (
        <path key={points[0]?.x} className="uk-line" data-partial="" d={linePath(points)} />
      ))}
      {dotted.map((point) => (
        <circle key={point.x} className="uk-dot" cx={point.x} cy={point.y} r={3} />
      ))}
      {at ? (
        <circle className="uk-dot" data-active="" cx={at.x} cy={at.y} r={isChosen ? 6.5 : 4.5} />
      ) : null}
    </g>
  );
}
