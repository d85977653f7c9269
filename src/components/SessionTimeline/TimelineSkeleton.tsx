import type { ReactNode } from 'react';

const widths = [38, 52, 30, 61, 44, 35, 57, 40, 48, 33];

/** The shape of a timeline while it loads: strip, rail, dots and lines. */
export function TimelineSkeleton(): ReactNode {
  return (
    <div className="uk-timeline-skeleton">
      <span data-part="facts" />
      <span data-part="strip" />
      {widths.map((width) => (
        <div key={width}>
          <span data-part="time" />
          <span data-part="dot" />
          <span data-part="name" style={{ inlineSize: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
