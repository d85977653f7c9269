import { type ReactNode, type RefObject, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { countBy } from '../../hooks/timeline-filter.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { CloseIcon, SearchIcon } from '../parts/icons.js';
import { PillText } from '../parts/Menu.js';
import { Picker } from '../parts/Picker.js';
import { TogglePill } from '../parts/TogglePill.js';
import { SpanMenu } from './SpanMenu.js';
import type { TimelineValue } from './tool.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface TimelineToolbarProps {
  events: readonly TimelineEvent[];
  /** Not all of them are loaded: there may be other names. */
  hasMore: boolean;
  whole: AbsoluteRange | null;
  value: TimelineValue;
  onChange(change: { [K in keyof TimelineValue]?: TimelineValue[K] | undefined }): void;
  /** The text field, to be focused. */
  field: RefObject<HTMLInputElement | null>;
  /** Before everything else. */
  children?: ReactNode;
}

/** Which events are shown: by text, name, time, exceptions. */
export function TimelineToolbar(props: TimelineToolbarProps): ReactNode {
  const { events, hasMore, whole, value, onChange, field } = props;
  const isBad = value.kinds?.length === 1 && value.kinds[0] === 'exception';
  const messages = useTimelineMessages('TimelineToolbar');
  return (
    <>
      {props.children}
      <TextFilter
        value={value.text ?? ''}
        onChange={(text) => onChange({ text: text || undefined })}
        field={field}
      />
      <NamePill
        events={events}
        hasMore={hasMore}
        chosen={value.events ?? []}
        onChange={(names) => onChange({ events: names.length > 0 ? names : undefined })}
      />
      <SpanMenu whole={whole} span={value.span} onSpan={(span) => onChange({ span })} />
      <TogglePill
        label={messages.exceptionsOnly}
        pressed={isBad}
        onChange={(on) => onChange({ kinds: on ? ['exception'] : undefined })}
      />
    </>
  );
}

function TextFilter({
  value,
  onChange,
  field,
}: {
  value: string;
  onChange(text: string): void;
  field: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const messages = useTimelineMessages('TimelineToolbar');
  return (
    <span className="uk-timeline-search">
      <SearchIcon />
      <input
        ref={field}
        className="uk-field"
        type="text"
        value={value}
        placeholder={messages.filterEvents}
        aria-label={messages.filterLabel}
        aria-keyshortcuts="/"
        title={messages.filterLabel}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !value) return;
          event.preventDefault();
          onChange('');
        }}
      />
      {value ? (
        <button
          type="button"
          aria-label={messages.clearText}
          title={messages.clearText}
          onClick={() => {
            onChange('');
            field.current?.focus();
          }}
        >
          <CloseIcon />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </span>
  );
}

function NamePill({
  events,
  hasMore,
  chosen,
  onChange,
}: {
  events: readonly TimelineEvent[];
  hasMore: boolean;
  chosen: readonly string[];
  onChange(names: string[]): void;
}): ReactNode {
  const { format } = useAnalyticsContext('TimelineToolbar');
  const messages = useTimelineMessages('TimelineToolbar');
  const names = useMemo(() => countBy(events, ({ event }) => event), [events]);
  const items = names.map(({ value, count }) => ({
    id: value,
    label: value,
    // Of a part, a number would say too little.
    ...(hasMore ? {} : { hint: format.number(count) }),
  }));
  const [first] = chosen;
  return (
    <Picker
      label={messages.eventNameFilter}
      items={items}
      chosen={chosen}
      multiple
      onChoose={(id) =>
        onChange(chosen.includes(id) ? chosen.filter((name) => name !== id) : [...chosen, id])
      }
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText
            label={messages.eventNameFilter}
            value={
              first === undefined ? messages.anyName : messages.someNames(first, chosen.length - 1)
            }
            isUnset={first === undefined}
          />
        </button>
      }
    />
  );
}
