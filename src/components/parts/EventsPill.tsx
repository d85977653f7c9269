import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import { EventPicker } from './EventPicker.js';
import { PillText } from './Menu.js';

interface EventsPillProps {
  label: string;
  /** `{}`: any. */
  value: EventMatcher;
  onChange(events: EventMatcher): void;
}

/** Chooses which events are looked at: any of them will do. */
export function EventsPill({ label, value, onChange }: EventsPillProps): ReactNode {
  const { messages } = useAnalyticsContext('EventsPill');
  const { data } = useCatalog(pageCatalog);
  const names = listed(value.event) ?? [];
  const [first] = names;
  const text =
    first === undefined
      ? messages.anyEvent
      : names.length > 1
        ? messages.eventsChosen(names.length)
        : first;
  return (
    <EventPicker
      label={label}
      events={data?.events ?? []}
      value={value}
      onChange={onChange}
      multiple
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={label} value={text} isClear />
        </button>
      }
    />
  );
}
