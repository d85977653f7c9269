import { type ReactNode, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import {
  explainedRows,
  gapOf,
  outcomeOf,
  partCount,
  pathSpan,
} from '../../hooks/people-explained.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { ExplainedEvent } from '../../model/explain.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { ResolvedSelection } from '../../model/selection.js';
import { CaretIcon } from '../parts/icons.js';

interface ExplainedEventsProps {
  events: readonly ExplainedEvent[];
  behind: ResolvedSelection;
}

/** Rows drawn at first, and more at each wish. */
const aPage = 100;

/** Someone's events in order of time: what each did for the number, and in words why it did not. */
export function ExplainedEvents({ events, behind }: ExplainedEventsProps): ReactNode {
  const { format } = useAnalyticsContext('ExplainPanel');
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set());
  const [drawn, setDrawn] = useState(aPage);
  const { of } = behind;
  const path = useMemo(() => pathSpan(events, behind), [events, behind]);
  const rows = useMemo(() => explainedRows(events, open, path), [events, open, path]);
  const toggle = (at: number) => {
    const next = new Set(open);
    if (!next.delete(at)) next.add(at);
    setOpen(next);
  };
  return (
    <>
      <ol className="uk-explained">
        {rows.slice(0, drawn).map((row) =>
          row.kind === 'event' ? (
            <EventRow
              key={row.at}
              explained={events[row.at] as ExplainedEvent}
              events={events}
              of={of}
              isOfPath={path !== null && row.at >= path.from && row.at <= path.to}
            />
          ) : (
            <li
              key={`fold ${row.at}`}
              className="uk-explained-row uk-explained-fold"
              data-outcome={row.outcome}
            >
              <span className="uk-explained-mark" aria-hidden="true" />
              <button
                type="button"
                className="uk-explained-toggle"
                aria-expanded={row.isOpen}
                onClick={() => toggle(row.at)}
              >
                {row.outcome === 'other'
                  ? messages.otherEvents(row.count, format)
                  : messages.eventsAlike(row.count, row.outcome === 'used', format)}
                <CaretIcon />
              </button>
            </li>
          ),
        )}
      </ol>
      {rows.length > drawn ? (
        <button type="button" className="uk-button" onClick={() => setDrawn(drawn + aPage)}>
          {messages.showMoreEvents(Math.min(aPage, rows.length - drawn), format)}
        </button>
      ) : null}
    </>
  );
}

function EventRow({
  explained,
  events,
  of,
  isOfPath,
}: {
  explained: ExplainedEvent;
  events: readonly ExplainedEvent[];
  of: ResolvedSelection['of'];
  /** Of a flow: a reader looks at it, whatever it fits. */
  isOfPath: boolean;
}): ReactNode {
  const { messages: words, format } = useAnalyticsContext('ExplainPanel');
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  const { event, used, also = [], reason, excludes = [] } = explained;
  const gap = gapOf(events, explained, of);
  const isLate = gap !== null && gap.allowed !== null && gap.ms > gap.allowed;
  const what =
    used !== null
      ? [used, ...also].map((part) => words.usedFor(part, of)).join(' · ')
      : reason !== null
        ? words.notUsed(reason, of)
        : '';
  const time = gap && [
    messages.sincePart(gap.ms, gap.since, of, format),
    gap.allowed === null ? '' : messages.allowedTime(gap.allowed),
  ];
  return (
    <li
      className="uk-explained-row"
      data-outcome={outcomeOf(explained)}
      data-path={isOfPath ? '' : undefined}
    >
      <span className="uk-explained-mark" aria-hidden="true">
        {used !== null && of.kind === 'funnel' ? used + 1 : ''}
      </span>
      <span className="uk-explained-name">{event.event}</span>
      <time className="uk-explained-time" dateTime={new Date(event.time).toISOString()}>
        {format.dateTime(event.time)}
      </time>
      {what ? (
        // Of a question with one part, that it counts is seen, and said above.
        <span className={used !== null && partCount(of) === 1 ? 'uk-hidden' : 'uk-explained-what'}>
          {what}
        </span>
      ) : null}
      {time ? (
        <span className="uk-explained-gap" data-late={isLate ? '' : undefined}>
          {time.filter(Boolean).join(' · ')}
        </span>
      ) : null}
      {excludes.length > 0 ? (
        <span className="uk-explained-what">{messages.excludesEvent}</span>
      ) : null}
    </li>
  );
}
