import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import { CaretIcon } from '../parts/icons.js';
import { Picker, type PickerItem } from '../parts/Picker.js';

interface DeedPickerProps {
  /** Null until one is chosen; without names: any event. */
  value: EventMatcher | null;
  events: readonly CatalogEvent[];
  onChange(match: EventMatcher): void;
}

const anyId = '';

/** Chooses what someone did: any event, one, or any of several. */
export function DeedPicker({ value, events, onChange }: DeedPickerProps): ReactNode {
  const { format } = useAnalyticsContext('DeedPicker');
  const messages = useToolMessages(cohortEditorMessages, 'DeedPicker');
  const names = listed(value?.event) ?? [];
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  const isAny = value !== null && value.event === undefined && value.kind === undefined;
  const known = kinds.flatMap((kind) => events.filter((event) => event.kind === kind));
  const items = known.map(({ event, kind, count }): PickerItem => ({
    id: event,
    label: event,
    hint: format.number(count),
    ...(kinds.length > 1 ? { group: messages.kind(kind) } : {}),
  }));
  // A name stands once, though several kinds of events may have it.
  const once = items.filter(({ id }, at) => items.findIndex((item) => item.id === id) === at);
  const gone = names
    .filter((name) => !once.some(({ id }) => id === name))
    .map((name): PickerItem => ({ id: name, label: name }));

  const choose = (id: string) => {
    const { where, kind } = value ?? {};
    const kept = where ? { where } : {};
    if (id === anyId) return onChange(kept);
    const next = names.includes(id) ? names.filter((name) => name !== id) : [...names, id];
    const [first] = next;
    // Names that were chosen of one kind stay of that kind; another one may be of any.
    const ofKind = kind !== undefined && next.every((name) => names.includes(name)) ? { kind } : {};
    if (first === undefined) return onChange(kept);
    onChange({ event: next.length === 1 ? first : next, ...ofKind, ...kept });
  };
  const [first] = names;
  const text =
    value === null
      ? messages.chooseDeed
      : isAny
        ? messages.conditionAnyEvent
        : names.length > 1
          ? messages.severalEvents(first as string, names.length - 1)
          : messages.matcher(withoutFilter(value));
  return (
    <Picker
      label={messages.chooseDeed}
      items={[{ id: anyId, label: messages.conditionAnyEvent }, ...gone, ...once]}
      chosen={isAny ? [anyId] : names}
      multiple
      onChoose={choose}
      words={messages}
      trigger={
        <button
          type="button"
          className="uk-button uk-cohort-choice"
          data-empty={value ? undefined : ''}
        >
          <span className="uk-pill-value" title={names.join(', ') || text}>
            {text}
          </span>
          <CaretIcon />
        </button>
      }
    />
  );
}

/** The filter has pills of its own. */
function withoutFilter({ where: _where, ...match }: EventMatcher): EventMatcher {
  return match;
}
