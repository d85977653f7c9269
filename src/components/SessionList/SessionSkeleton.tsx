import type { ReactNode } from 'react';

/** Lengths of the bars of a row, to look like different sessions. */
const lengths = [0.9, 0.6, 0.75, 0.4, 0.55, 0.3, 0.5, 0.2, 0.35, 0.15];

/** Sessions that are still to come. */
export function SessionSkeleton({
  rows,
  rowHeight,
}: {
  rows: number;
  rowHeight: number;
}): ReactNode {
  return (
    <div className="uk-session-skeleton">
      {Array.from({ length: rows }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the rows have no identity
        <div key={i} style={{ blockSize: rowHeight }}>
          <span />
          <span />
          <span style={{ inlineSize: `${(lengths[i % lengths.length] ?? 0) * 100}%` }} />
          <span />
        </div>
      ))}
    </div>
  );
}
