import { memo, type ReactNode } from 'react';

import type { TimelineRow } from '../../geometry/timeline-rows.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { GroupWords } from '../../model/timeline-view-messages.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { CaretIcon } from '../parts/icons.js';
import { EventRow } from './EventRow.js';
import { GroupRow } from './GroupRow.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface TimelineItemProps {
  row: TimelineRow;
  index: number;
  /** How many rows there are; -1 while that is not known. */
  of: number;
  /** Pixels from the top of the list; null for a line that follows the one before. */
  top: number | null;
  height: number;
  /** Of an event, or the first of repeats. */
  event: TimelineEvent | null;
  details: string;
  markLabel: string | null;
  markTone: 'used' | 'notUsed';
  /** Of a group's head. */
  words: GroupWords | null;
  times: 'relative' | 'absolute';
  /** Tab stops here. */
  isCurrent: boolean;
  isChosen: boolean;
}

/**
 * One line of the list, at its place. It listens to nothing: the list does. Scrolling draws only lines that come in, since
 * everything it gets is compared as it is.
 */
export const TimelineItem = memo(function TimelineItem(props: TimelineItemProps): ReactNode {
  const { row, index, of, top, height } = props;
  return (
    <div
      className="uk-timeline-item"
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={of}
      data-type={row.type}
      style={{
        blockSize: height,
        ...(top === null ? {} : { transform: `translateY(${top}px)` }),
      }}
    >
      <ItemContent {...props} />
    </div>
  );
});

function ItemContent(props: TimelineItemProps): ReactNode {
  const { row, index, event, details, times, markLabel, markTone, words } = props;
  const { format } = useAnalyticsContext('TimelineItem');
  const messages = useTimelineMessages('TimelineItem');
  const button = {
    type: 'button',
    className: 'uk-timeline-row',
    'data-row': index,
    tabIndex: props.isCurrent ? 0 : -1,
  } as const;
  if (row.type === 'idle') {
    return (
      <div className="uk-timeline-idle">
        <span className="uk-timeline-idle-dots" aria-hidden="true">
          ⋮
        </span>
        <span>{messages.idle(row.ms, format)}</span>
      </div>
    );
  }
  if (row.type === 'group') {
    return words ? (
      <button {...button} aria-expanded={row.isOpen}>
        <GroupRow words={words} shown={row.shown} isOpen={row.isOpen} />
      </button>
    ) : null;
  }
  if (!event) return null;
  const isFold = row.type === 'repeats';
  const mark = markLabel === null ? null : { label: markLabel, tone: markTone };
  const shown = {
    event,
    since: row.group.session ? row.group.start : null,
    details,
    count: isFold ? row.events.length : 1,
    mark,
  };
  return (
    <button
      {...button}
      {...(isFold ? { 'aria-expanded': row.isOpen } : { 'aria-pressed': props.isChosen })}
    >
      <EventRow
        {...shown}
        times={times}
        above={row.above}
        below={row.below}
        isInner={row.type === 'event' && row.isInner}
      >
        {isFold ? (
          <span className="uk-timeline-group-caret" data-open={row.isOpen ? '' : undefined}>
            <CaretIcon />
          </span>
        ) : null}
      </EventRow>
    </button>
  );
}
