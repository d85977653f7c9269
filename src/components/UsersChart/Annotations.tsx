import type { ReactNode } from 'react';

import type { PlacedAnnotation } from '../../geometry/annotations.js';
import { useAnalyticsContext } from '../../hooks/context.js';

interface AnnotationsProps {
  annotations: readonly PlacedAnnotation[];
}

/** A dashed line at each annotation's time, with its number at the bottom. */
export function AnnotationMarks({
  annotations,
  height,
}: AnnotationsProps & { height: number }): ReactNode {
  return annotations.map(({ number, x, pin }) => (
    <g key={number} className="uk-annotation">
      <line x1={x} x2={x} y2={height} />
      <circle cx={pin} cy={height} r={8} />
      <text x={pin} y={height} dy="0.35em" textAnchor="middle">
        {number}
      </text>
    </g>
  ));
}

/** What the numbers stand for. */
export function AnnotationList({ annotations }: AnnotationsProps): ReactNode {
  const { format, messages } = useAnalyticsContext('AnnotationList');
  if (annotations.length === 0) return null;
  return (
    <ol className="uk-annotations" aria-label={messages.annotations}>
      {annotations.map(({ number, time, label, href }) => (
        <li key={number}>
          <span className="uk-pin" aria-hidden="true">
            {number}
          </span>
          <span className="uk-annotation-date">{format.date(time)}</span>
          {href ? <a href={href}>{label}</a> : <span>{label}</span>}
        </li>
      ))}
    </ol>
  );
}
