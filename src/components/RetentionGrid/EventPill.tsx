import type { ReactNode } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import { EventPicker } from '../parts/EventPicker.js';
import { PillText } from '../parts/Menu.js';

interface EventPillProps {
  label: string;
  events: readonly CatalogEvent[];
  value: EventMatcher | undefined;
  onChange(match: EventMatcher | undefined): void;
}

/** Without parts that say nothing; undefined where nothing is left. */
export function plainMatcher(match: EventMatcher): EventMatcher | undefined {
  const { event, kind, where } = match;
  const kept = {
    ...(event === undefined ? {} : { event }),
    ...(kind === undefined ? {} : { kind }),
    ...(where === undefined ? {} : { where }),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Chooses events, any of which will do; the condition on them stays. */
export function EventPill({ label, events, value, onChange }: EventPillProps): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const names = listed(value?.event) ?? [];
  return (
    <EventPicker
      label={label}
      events={events}
      value={value ?? {}}
      multiple
      onChange={({ event }) =>
        onChange(
          plainMatcher({
            ...(event === undefined ? {} : { event }),
            ...(value?.where ? { where: value.where } : {}),
          }),
        )
      }
      trigger={
        <button type="button" className="uk-pill">
          <PillText
            label={label}
            value={names.length > 0 ? messages.gridEvents(names) : messages.gridAnyEvent}
          />
        </button>
      }
    />
  );
}
