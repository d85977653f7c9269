import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import { Picker, type PickerItem } from './Picker.js';

/** Whether a name stands for several kinds, so that it alone does not say which is meant. */
function isAmbiguous(events: readonly CatalogEvent[], name: string): boolean {
  return events.filter(({ event }) => event === name).length > 1;
}

const idOf = ({ event, kind }: CatalogEvent): string => JSON.stringify([kind, event]);

interface EventPickerProps {
  label: string;
  trigger: ReactNode;
  events: readonly CatalogEvent[];
  value: EventMatcher | null;
  onChange(match: EventMatcher): void;
  /** Several events may be chosen, or none for any. */
  multiple?: boolean;
}

/** Chooses event names by kind, with how often each happened. */
export function EventPicker(props: EventPickerProps): ReactNode {
  const { label, trigger, events, value, onChange, multiple = false } = props;
  const { messages, format } = useAnalyticsContext('EventPicker');
  const names = listed(value?.event) ?? [];
  const kinds = listed(value?.kind);
  const groups = [...new Set(events.map(({ kind }) => kind))];
  const sorted = groups.flatMap((kind) => events.filter((event) => event.kind === kind));
  const items = sorted.map((entry): PickerItem => ({
    id: idOf(entry),
    label: entry.event,
    hint: format.number(entry.count),
    ...(groups.length > 1 ? { group: messages.kind(entry.kind) } : {}),
  }));
  const chosen = sorted
    .filter(({ event, kind }) => names.includes(event) && (kinds?.includes(kind) ?? true))
    .map(idOf);

  const choose = (id: string) => {
    const [kind, event] = JSON.parse(id) as [string, string];
    if (!multiple) {
      onChange(isAmbiguous(events, event) ? { event, kind } : { event });
      return;
    }
    const next = names.includes(event) ? names.filter((name) => name !== event) : [...names, event];
    onChange(next.length === 0 ? {} : { event: next });
  };
  return (
    <Picker
      label={label}
      trigger={trigger}
      items={items}
      chosen={chosen}
      multiple={multiple}
      onChoose={choose}
      words={messages}
    />
  );
}
