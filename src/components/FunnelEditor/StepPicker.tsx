import { type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useEventsAfter } from '../../hooks/useFunnelAround.js';
import type { CatalogEvent } from '../../model/catalog.js';
import type { EventMatcher } from '../../model/filter.js';
import type { FunnelQuery } from '../../model/funnel.js';
import { EventPicker } from '../parts/EventPicker.js';

const mostSuggested = 5;

interface StepPickerProps {
  label: string;
  trigger: ReactNode;
  events: readonly CatalogEvent[];
  value: EventMatcher | null;
  onChange(match: EventMatcher): void;
  /** The funnel of the steps before; null when there are none. Asked for what comes next while the list is open. */
  before: FunnelQuery | null;
  onCloseAutoFocus?: ((event: Event) => void) | undefined;
}

/** Chooses the event of a step: first those that most often come right after the steps before it. */
export function StepPicker({ before, ...picker }: StepPickerProps): ReactNode {
  const { messages, format } = useAnalyticsContext('StepPicker');
  const [open, setOpen] = useState(false);
  const { data, isStale } = useEventsAfter(open ? before : null);
  const known = new Set(picker.events.map(({ event }) => event));
  const next = isStale ? [] : (data?.events ?? []).filter(({ event }) => known.has(event));
  return (
    <EventPicker
      {...picker}
      onOpenChange={setOpen}
      suggested={
        next.length > 0
          ? {
              heading: messages.suggestedNext,
              events: next.slice(0, mostSuggested).map(({ event, share }) => ({
                event,
                hint: format.percent(share),
              })),
            }
          : undefined
      }
    />
  );
}
