import { type CSSProperties, type ReactNode, useId, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import {
  type FunnelNeighbours,
  useEventsAfter,
  useEventsBefore,
} from '../../hooks/useFunnelAround.js';
import type { FunnelQuery } from '../../model/funnel.js';
import { PlusIcon } from '../parts/icons.js';

interface AroundPanelProps {
  query: FunnelQuery;
  /** Null: there is no room for another step. */
  onAdd: ((event: string, at: 'first' | 'last') => void) | null;
}

const fewRows = 5;
const manyRows = 20;

/** What most people did just before the funnel and just after it. Each can be added as its first or last step. */
export function AroundPanel({ query, onAdd }: AroundPanelProps): ReactNode {
  const { messages } = useAnalyticsContext('FunnelEditor');
  const before = useEventsBefore(query);
  const after = useEventsAfter(query);
  const funnel = useFunnel(query);
  const converted = funnel.data?.steps.findLast(({ optional }) => !optional)?.count;
  const withoutBefore = before.data ? (converted ?? 0) - before.data.total : 0;
  // The funnel's own card says what is wrong.
  if (funnel.error || (!before.isAsked && !after.isAsked)) return null;
  return (
    <section className="uk-card uk-around" aria-label={messages.around}>
      <div className="uk-around-sides">
        <NeighbourList
          title={messages.justBefore}
          hint={messages.justBeforeHint}
          answer={before}
          none={{ label: messages.nothingBefore, count: withoutBefore }}
          action={messages.addAsFirst}
          onAdd={onAdd && ((event) => onAdd(event, 'first'))}
        />
        <NeighbourList
          title={messages.justAfter}
          hint={messages.justAfterHint}
          answer={after}
          none={{ label: messages.nothingMore, count: after.data?.none ?? 0 }}
          action={messages.addAsLast}
          onAdd={onAdd && ((event) => onAdd(event, 'last'))}
        />
      </div>
    </section>
  );
}

interface NeighbourListProps {
  title: string;
  hint: string;
  answer: FunnelNeighbours;
  /** Those who have no event there: not of the shares, which are of those who have one. */
  none: { label: string; count: number };
  /** What a click on a row does. */
  action: string;
  onAdd: ((event: string) => void) | null;
}

function NeighbourList(props: NeighbourListProps): ReactNode {
  const { title, hint, answer, none, action, onAdd } = props;
  const { messages, format } = useAnalyticsContext('FunnelEditor');
  const [all, setAll] = useState(false);
  const id = useId();
  const { data, error } = answer;
  const events = data?.events ?? [];
  if (!answer.isAsked) return null;
  const shown = events.slice(0, all ? manyRows : fewRows);
  const more = Math.min(events.length, manyRows) - fewRows;
  return (
    <div
      className="uk-around-side"
      role="group"
      aria-labelledby={id}
      aria-busy={!error && (!data || answer.isStale)}
    >
      <div className="uk-around-title" id={id}>
        {title} <span>{hint}</span>
      </div>
      {data && events.length === 0 ? <p className="uk-around-none">{messages.noneAround}</p> : null}
      {error && !data ? (
        <p className="uk-around-none" title={error.message}>
          {messages.error}
        </p>
      ) : null}
      {data || error ? null : <AroundSkeleton />}
      <ul className="uk-around-list">
        {shown.map(({ event, count, share }) => (
          <li key={event}>
            <button
              type="button"
              className="uk-around-row"
              title={action}
              disabled={!onAdd}
              style={{ '--uk-share': share } as CSSProperties}
              onClick={() => onAdd?.(event)}
            >
              {onAdd ? <span className="uk-hidden">{action}: </span> : null}
              <span className="uk-around-event" title={event}>
                {event}
              </span>{' '}
              <span className="uk-around-count">{format.number(count)}</span>{' '}
              <b>{format.percent(share)}</b>
              <PlusIcon />
            </button>
          </li>
        ))}
        {data && none.count > 0 ? (
          <li className="uk-around-none">
            {none.label}: {format.number(none.count)}
          </li>
        ) : null}
      </ul>
      {more > 0 ? (
        <button
          type="button"
          className="uk-button uk-small"
          data-quiet=""
          onClick={() => setAll(!all)}
        >
          {all ? messages.showFewer : messages.showMore(more)}
        </button>
      ) : null}
    </div>
  );
}

function AroundSkeleton(): ReactNode {
  return (
    <div className="uk-around-skeleton" aria-hidden="true">
      {[0.8, 0.6, 0.5, 0.35, 0.2].map((width) => (
        <span key={width} style={{ inlineSize: `${width * 100}%` }} />
      ))}
    </div>
  );
}
