import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { compareProperties, sameBefore } from '../../hooks/timeline-properties.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { IconButton } from '../parts/IconButton.js';
import { CaretIcon, CloseIcon, CopyIcon, SearchIcon } from '../parts/icons.js';
import { TogglePill } from '../parts/TogglePill.js';
import { EventShape } from './EventShape.js';
import { PropertyTable, type PropertyLine } from './PropertyTable.js';
import { useCopy } from './useCopy.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface PropertyPanelProps {
  events: readonly TimelineEvent[];
  /** Place of the chosen event. */
  at: number;
  /** Goes to another event; null closes the panel. */
  onChoose(at: number | null): void;
  /** Places of the events shown before and after it; null at the ends. */
  before: number | null;
  after: number | null;
  height: number;
}

/** What an event says besides its properties, in the order it is told. */
const fields = ['id', 'session', 'user', 'authenticatedUser', 'account'] as const;

/** From so many lines on there is a search. */
const searchFrom = 6;

/** Everything about one event: searched, copied, compared with the last of its name. */
export function PropertyPanel(props: PropertyPanelProps): ReactNode {
  const { events, at, onChoose, before, after, height } = props;
  const { format } = useAnalyticsContext('PropertyPanel');
  const messages = useTimelineMessages('PropertyPanel');
  const root = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const { said, copy } = useCopy();
  const event = events[at] as TimelineEvent;
  const earlier = useMemo(() => {
    const found = sameBefore(events, at);
    return found < 0 ? null : (events[found] as TimelineEvent);
  }, [events, at]);
  const compared = useMemo(() => compareProperties(event, earlier), [event, earlier]);
  const isDifferent = onlyDifferent && earlier !== null;
  const wanted = typed.trim().toLowerCase();
  const isFound = ({ name, value, was }: PropertyLine) =>
    `${name}\n${value}\n${was ?? ''}`.toLowerCase().includes(wanted);
  const own = compared
    .filter(({ change }) => !isDifferent || (change !== 'same' && change !== 'none'))
    .map(({ name, value, before: was, change }): PropertyLine => ({
      name,
      value: value === null ? null : String(value),
      was: change === 'changed' || change === 'removed' ? String(was) : null,
      change,
    }));
  const others = isDifferent
    ? []
    : [
        { name: 'time', value: new Date(event.time).toISOString() },
        { name: 'kind', value: event.kind },
        ...fields.flatMap((name) => (event[name] ? [{ name, value: event[name] }] : [])),
      ].map(({ name, value }): PropertyLine => ({
        name: messages.propertyNames[name as keyof typeof messages.propertyNames],
        value,
        was: null,
        change: 'none',
      }));
  const count = compared.length + fields.length;

  useEffect(() => {
    // Where it stands below the list, it may be out of sight.
    const panel = root.current;
    const list = panel?.previousElementSibling as HTMLElement | null;
    if (panel && list && panel.offsetTop >= list.offsetTop + list.offsetHeight) {
      panel.scrollIntoView({ block: 'nearest' });
    }
  }, []);

  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key !== 'Escape' || key.defaultPrevented) return;
    key.preventDefault();
    if (typed) setTyped('');
    else onChoose(null);
  };
  const step = (to: number | null, label: string, way: 'up' | 'down') => (
    <IconButton data-way={way} label={label} disabled={to === null} onClick={() => onChoose(to)}>
      <CaretIcon />
    </IconButton>
  );
  return (
    <section
      ref={root}
      className="uk-timeline-panel"
      aria-label={messages.panel}
      style={{ maxBlockSize: height }}
      onKeyDown={onKeyDown}
    >
      <div className="uk-timeline-panel-head">
        <EventShape kind={event.kind} isHollow={!event.session} />
        <div className="uk-timeline-panel-title">
          <bdi>{event.event}</bdi>
        </div>
        {step(before, messages.previousEvent, 'up')}
        {step(after, messages.nextEvent, 'down')}
        <IconButton label={messages.closePanel} onClick={() => onChoose(null)}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="uk-timeline-panel-about">
        <span>{messages.kindName(event.kind)}</span>
        <span>{messages.exactInstant(event.time, format)}</span>
        {event.session ? null : <span>{messages.outsideHint}</span>}
      </div>
      <div className="uk-timeline-panel-tools">
        {count >= searchFrom ? (
          <span className="uk-timeline-search">
            <SearchIcon />
            <input
              className="uk-field"
              type="text"
              value={typed}
              placeholder={messages.searchProperties}
              aria-label={messages.searchProperties}
              onChange={(change) => setTyped(change.target.value)}
            />
          </span>
        ) : null}
        {earlier ? (
          <TogglePill
            label={messages.differencesOnly}
            pressed={onlyDifferent}
            onChange={setOnlyDifferent}
          />
        ) : null}
        <button
          type="button"
          className="uk-button"
          onClick={() => copy(JSON.stringify(event, null, 2))}
        >
          <CopyIcon />
          {messages.copyJson}
        </button>
      </div>
      <div className="uk-timeline-panel-note">
        {earlier
          ? messages.comparedWithLast(event.time - earlier.time, format)
          : messages.firstOfName}
      </div>
      <PropertyTable
        label={messages.panel}
        lines={own.filter(isFound)}
        others={others.filter(isFound)}
        nothing={
          wanted
            ? messages.noPropertyFound
            : isDifferent
              ? messages.sameAsBefore
              : messages.noProperties
        }
        onCopy={copy}
      />
      <div className="uk-said" role="status" data-shown={said ? '' : undefined}>
        {said}
      </div>
    </section>
  );
}
