import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { TimelinePages } from '../../hooks/timeline-pages.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface LoadingLineProps {
  pages: TimelinePages;
  /** The rows that are there do not go up to the end: later sessions may be missing from the top. */
  needsAll: boolean;
}

/** How much is loaded, with what can be done about the rest. Nothing once all is there. */
export function LoadingLine({ pages, needsAll }: LoadingLineProps): ReactNode {
  const { format } = useAnalyticsContext('LoadingLine');
  const messages = useTimelineMessages('LoadingLine');
  const { loaded, total, hasMore, isLoadingAll, isStopped, error, loadAll, stop } = pages;
  if (!hasMore && !error) return null;
  const action = (label: string, act: () => void) => (
    <button type="button" className="uk-button" onClick={act}>
      {label}
    </button>
  );
  return (
    <div className="uk-timeline-loading-line" data-failed={error ? '' : undefined}>
      <progress
        className="uk-timeline-loading-bar"
        aria-label={messages.loadedOf(loaded, total, format)}
        max={Math.max(1, total)}
        value={loaded}
      />
      <span>
        {error
          ? `${messages.moreEventsFailed}: ${error.message}`
          : isStopped && needsAll
            ? messages.stoppedNote(loaded, total, format)
            : messages.loadedOf(loaded, total, format)}
      </span>
      {error
        ? action(messages.loadRest, loadAll)
        : isLoadingAll
          ? action(messages.stopLoading, stop)
          : action(isStopped ? messages.loadRest : messages.loadAllEvents, loadAll)}
    </div>
  );
}
