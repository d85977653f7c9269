import type { ReactNode } from 'react';

/** A chart's numbers as a table that scrolls within the chart's height. */
export function TableTwin({
  caption,
  children,
}: {
  caption: string;
  children: ReactNode;
}): ReactNode {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="uk-table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="uk-table">
        <caption className="uk-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
