import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionRow } from '../../model/sessions.js';
import { WarningIcon } from '../parts/icons.js';

/** How long it was, with a bar against the longest of the list. */
export function DurationCell({
  row,
  longest,
}: {
  row: SessionRow;
  /** Milliseconds. */
  longest: number;
}): ReactNode {
  const { format } = useAnalyticsContext('DurationCell');
  const messages = useToolMessages(sessionListMessages, 'DurationCell');
  const length = row.end - row.start;
  const share = longest > 0 ? length / longest : 0;
  return (
    <>
      <span className="uk-session-length" title={row.clipped ? messages.sessionClipped : undefined}>
        {format.duration(length)}
        {row.clipped ? '+' : ''}
      </span>
      <span className="uk-session-track" aria-hidden="true">
        {length > 0 ? (
          <span
            className="uk-session-bar"
            data-clipped={row.clipped ? '' : undefined}
            style={{ inlineSize: `${Math.max(2, share * 100)}%` }}
          />
        ) : null}
      </span>
    </>
  );
}

/** What it began and ended with. */
export function PathCell({ row }: { row: SessionRow }): ReactNode {
  const { direction } = useAnalyticsContext('PathCell');
  const { firstEvent, lastEvent, events } = row;
  return (
    <>
      <span className="uk-session-name" title={firstEvent}>
        {firstEvent}
      </span>
      {events > 1 ? (
        <>
          <span className="uk-session-arrow">{direction === 'rtl' ? '←' : '→'}</span>
          <span className="uk-session-name" title={lastEvent}>
            {lastEvent}
          </span>
        </>
      ) : null}
    </>
  );
}

/** How many exceptions; marked only where there are any. */
export function ExceptionsCell({ count }: { count: number }): ReactNode {
  const { format } = useAnalyticsContext('ExceptionsCell');
  if (count === 0) return <span className="uk-session-none">0</span>;
  return (
    <span className="uk-session-exceptions">
      <WarningIcon />
      {format.number(count)}
    </span>
  );
}
