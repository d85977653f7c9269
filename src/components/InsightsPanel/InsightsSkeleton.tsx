import type { ReactNode } from 'react';

import type { InsightsSection } from './tool.js';

const lengths = [0.9, 0.7, 0.5, 0.6, 0.35, 0.45, 0.25, 0.3];

/** Numbers and values that are still to come. */
export function InsightsSkeleton({
  sections,
}: {
  sections: readonly InsightsSection[];
}): ReactNode {
  return (
    <div className="uk-insight-skeleton">
      {sections.includes('headlines') ? (
        <div className="uk-insight-tiles">
          {lengths.slice(0, 5).map((length) => (
            <div key={length} className="uk-insight-tile">
              <span />
              <span />
              <span />
            </div>
          ))}
        </div>
      ) : null}
      {sections.includes('values')
        ? lengths.map((length) => (
            <div key={length} className="uk-insight-skeleton-row">
              <span />
              <span style={{ inlineSize: `${length * 100}%` }} />
            </div>
          ))
        : null}
    </div>
  );
}
