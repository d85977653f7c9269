import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { GroupWords } from '../../model/timeline-view-messages.js';
import { CaretIcon } from '../parts/icons.js';
import { EventShape } from './EventShape.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface GroupRowProps {
  words: GroupWords;
  /** Of its events, so many pass the filter. */
  shown: number;
  isOpen: boolean;
}

/** The head of a session: when, how long, how it began, with what, how much happened. */
export function GroupRow({ words, shown, isOpen }: GroupRowProps): ReactNode {
  const { format } = useAnalyticsContext('GroupRow');
  const messages = useTimelineMessages('GroupRow');
  const { isSession, start, ms, events, exceptions, entry, device } = words;
  const about = [entry, ...device].filter(Boolean).join(' · ');
  return (
    <span className="uk-timeline-group">
      <span className="uk-timeline-group-caret" data-open={isOpen ? '' : undefined}>
        <CaretIcon />
      </span>
      <span className="uk-timeline-event-text">
        <span className="uk-timeline-event-line">
          <span className="uk-timeline-group-date" title={messages.groupStart(start, format)}>
            {messages.groupStart(start, format)}
          </span>
          {isSession && ms > 0 ? (
            <span className="uk-timeline-group-long">{format.duration(ms)}</span>
          ) : null}
          {isSession ? null : <span className="uk-timeline-group-long">{messages.outside}</span>}
        </span>
        {about ? (
          <span className="uk-timeline-event-details" title={about}>
            <bdi>{about}</bdi>
          </span>
        ) : null}
      </span>
      {exceptions > 0 ? (
        <span className="uk-timeline-group-bad" title={messages.exceptionTotal(exceptions, format)}>
          <EventShape kind="exception" />
          <span aria-hidden="true">{format.number(exceptions)}</span>
          <span className="uk-hidden">{messages.exceptionTotal(exceptions, format)}</span>
        </span>
      ) : null}
      <span className="uk-timeline-group-count">
        {shown < events
          ? messages.shownOf(shown, events, format)
          : messages.eventTotal(events, format)}
      </span>
    </span>
  );
}
