import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import { Picker, type PickerFrame, type PickerItem } from './Picker.js';

/** Whether a name stands for several kinds, so that it alone does not say which is meant. */
function isAmbiguous(events: readonly CatalogEvent[], name: string): boolean {
  return events.filter(({ event }) => event === name).length > 1;
}

const idOf = ({ event, kind }: CatalogEvent): string => JSON.stringify([kind, event]);

interface EventPickerProps extends PickerFrame {
  label: string;
  events: readonly CatalogEvent[];
  value: EventMatcher | null;
  onChange(match: EventMatcher): void;
  /** Several events may be chosen, or none for any. */
  multiple?: boolean;
  /** Shown first, under a heading of their own. */
  suggested?: { heading: string; events: readonly { event: string; hint: string }[] } | undefined;
}

/** Chooses event names by kind, with how often each happened. */
export function EventPicker(props: EventPickerProps): ReactNode {
  const { label, trigger, events, value, onChange, multiple = false, suggested } = props;
  const { messages, format } = useAnalyticsContext('EventPicker');
  const names = listed(value?.event) ?? [];
  const kinds = listed(value?.kind);
  const groups = [...new Set(events.map(({ kind }) => kind))];
  const sorted = groups.flatMap((kind) => events.filter((event) => event.kind === kind));
  const first = (suggested?.events ?? []).map(({ event, hint }): PickerItem => ({
    id: `next ${event}`,
    label: event,
    hint,
    group: suggested?.heading ?? '',
  }));
  const all = sorted.map((entry): PickerItem => ({
    id: idOf(entry),
    label: entry.event,
    hint: format.number(entry.count),
    ...(groups.length > 1 ? { group: messages.kind(entry.kind) } : {}),
  }));
  const chosen = sorted
    .filter(({ event, kind }) => names.includes(event) && (kinds?.includes(kind) ?? true))
    .map(idOf);

  const choose = (id: string) => {
    if (id.startsWith('next ')) {
      onChange({ event: id.slice('next '.length) });
      return;
    }
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
      items={[...first, ...all]}
      onOpenChange={props.onOpenChange}
      onCloseAutoFocus={props.onCloseAutoFocus}
      chosen={chosen}
      multiple={multiple}
      onChoose={choose}
      words={messages}
    />
  );
}
