import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useTimeline } from '../../hooks/useTimeline.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Identity } from '../../model/scope.js';
import { ErrorState, Skeleton } from '../parts/State.js';

interface PersonEventsProps {
  unit: 'user' | 'session';
  id: string;
  identity: Identity;
}

/** Events a page: a short list is looked at, a long one is for a timeline. */
const aPage = 100;
const height = 240;

/** Everything someone did, where the host has no timeline to show it in. */
export function PersonEvents({ unit, id, identity }: PersonEventsProps): ReactNode {
  const { format } = useAnalyticsContext('PersonEvents');
  const messages = useToolMessages(peopleDrawerMessages, 'PersonEvents');
  const query = useMemo(
    () => ({
      kind: 'timeline' as const,
      ...(unit === 'session' ? { session: id } : { user: id }),
      identity,
      limit: aPage,
    }),
    [unit, id, identity],
  );
  const { data, error, refetch, takeaway, hasMore, loadMore, isLoadingMore } = useTimeline(query);
  if (error && !data) {
    return (
      <ErrorState
        error={error}
        messages={messages}
        height={height}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) {
    return <Skeleton shape={<EventLines />} height={height} label={messages.loading} />;
  }
  const rest = Math.min(aPage, data.total - data.events.length);
  return (
    <section className="uk-person-events">
      <h3 className="uk-explain-heading">{messages.allTheirEvents}</h3>
      <p className="uk-subtitle">{takeaway}</p>
      <ol className="uk-explained">
        {data.events.map(({ time, event }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- events have no identity, and the list only grows
          <li key={i} className="uk-explained-row" data-outcome="other">
            <span className="uk-explained-mark" />
            <span className="uk-explained-name">{event}</span>
            <time className="uk-explained-time" dateTime={new Date(time).toISOString()}>
              {format.dateTime(time)}
            </time>
          </li>
        ))}
      </ol>
      {hasMore ? (
        <button
          type="button"
          className="uk-button"
          disabled={isLoadingMore}
          onClick={() => loadMore()}
        >
          {isLoadingMore ? messages.loading : messages.showMoreEvents(rest, format)}
        </button>
      ) : null}
    </section>
  );
}

/** Lines in the shape of a list of events. */
export function EventLines(): ReactNode {
  return (
    <span className="uk-explain-lines">
      {['82%', '64%', '73%', '58%', '69%', '77%'].map((width) => (
        <span key={width} style={{ inlineSize: width }} />
      ))}
    </span>
  );
}
