import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { EventShape } from './EventShape.js';
import type { EventMark } from './tool.js';
import { useTimelineMessages } from './useTimelineMessages.js';

export interface EventRowProps {
  event: TimelineEvent;
  /** Epoch milliseconds times are told from, e.g. its session's start; null: there is none, and the time of day is told. */
  since: number | null;
  /** Default `'relative'`: the other one is shown while the row is pointed at or focused. */
  times?: 'relative' | 'absolute';
  /** What is told beside the name, e.g. its properties. */
  details?: string;
  /** So many of it are folded into this row. Default 1. */
  count?: number;
  /** Its rail goes on to the row above. */
  above?: boolean;
  below?: boolean;
  /** One of repeats that were unfolded. */
  isInner?: boolean;
  mark?: EventMark | null;
  /** After everything else. */
  children?: ReactNode;
}

/**
 * What is seen of an event in a timeline: when, its kind as a mark on the rail, its name, what else it says. All of
 * it is text, also the kind and the other time, so that a button or list item around it needs no other name.
 */
export function EventRow(props: EventRowProps): ReactNode {
  const { event, since, times = 'relative', details = '', count = 1, mark = null } = props;
  const { format } = useAnalyticsContext('EventRow');
  const messages = useTimelineMessages('EventRow');
  const { time, kind, event: name, session } = event;
  const clock = messages.clock(time, format);
  const elapsed = since === null ? clock : messages.elapsed(time - since, format);
  const aside = messages.eventAside({
    kind,
    otherTime: since === null ? '' : times === 'relative' ? clock : elapsed,
    isOutside: !session,
  });
  const [first, second] = times === 'relative' ? [elapsed, clock] : [clock, elapsed];
  return (
    <span
      className="uk-timeline-event"
      data-kind={kind}
      data-inner={props.isInner ? '' : undefined}
    >
      <span className="uk-timeline-event-time">
        <span dir="ltr">{first}</span>
        {second === first ? null : (
          <span dir="ltr" data-other="">
            {second}
          </span>
        )}
      </span>
      <span
        className="uk-timeline-event-rail"
        data-above={props.above ? '' : undefined}
        data-below={props.below ? '' : undefined}
      >
        <EventShape kind={kind} isHollow={!session} />
      </span>
      <span className="uk-timeline-event-text">
        <span className="uk-timeline-event-line">
          <span className="uk-timeline-event-name" title={name}>
            <bdi>{name}</bdi>
          </span>
          {count > 1 ? (
            <span className="uk-timeline-event-count">{messages.repeated(count, format)}</span>
          ) : null}
        </span>
        {details ? (
          <span className="uk-timeline-event-details" title={details}>
            <bdi>{details}</bdi>
          </span>
        ) : null}
      </span>
      <span className="uk-hidden">{`, ${aside}`}</span>
      {mark ? (
        <span className="uk-timeline-event-mark" data-tone={mark.tone}>
          {mark.label}
        </span>
      ) : null}
      {props.children}
    </span>
  );
}
