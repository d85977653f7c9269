import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { countBy } from '../../hooks/timeline-filter.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { EventShape } from './EventShape.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface KindChipsProps {
  events: readonly TimelineEvent[];
  /** Not all of them are loaded: numbers would say too little. */
  hasMore: boolean;
  chosen: readonly string[];
  onChange(kinds: string[]): void;
}

/** The kinds there are, with their shapes: what the marks mean, and a filter. None chosen is all of them. */
export function KindChips({ events, hasMore, chosen, onChange }: KindChipsProps): ReactNode {
  const { format } = useAnalyticsContext('KindChips');
  const messages = useTimelineMessages('KindChips');
  const counted = useMemo(() => countBy(events, ({ kind }) => kind), [events]);
  const missing = chosen.filter((kind) => counted.every(({ value }) => value !== kind));
  const kinds = [...counted, ...missing.map((value) => ({ value, count: 0 }))];
  return (
    <div className="uk-timeline-kinds" role="group" aria-label={messages.kinds}>
      {kinds.map(({ value: kind, count }) => {
        const isChosen = chosen.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            className="uk-timeline-kind"
            aria-pressed={isChosen}
            onClick={() =>
              onChange(isChosen ? chosen.filter((each) => each !== kind) : [...chosen, kind])
            }
          >
            <EventShape kind={kind} />
            {messages.kind(kind)}
            {hasMore ? null : (
              <span className="uk-timeline-kind-count">{format.number(count)}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
