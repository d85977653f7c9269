import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { ChosenRange } from '../../hooks/useRangeOfData.js';
import type { CatalogProperty } from '../../model/catalog.js';
import type { EventMatcher } from '../../model/filter.js';
import { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionSort } from '../../model/sessions.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { EventsPill } from '../parts/EventsPill.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { PillMenu, PillText } from '../parts/Menu.js';
import { Picker } from '../parts/Picker.js';
import { propertyItems } from '../parts/property-items.js';
import { mostColumns, type SessionListValue } from './tool.js';

const sorts: SessionSort[] = ['events', 'exceptions', 'duration', 'start'];

/** Chooses which sessions come first. */
export function SortMenu({
  value,
  onChange,
}: {
  value: SessionSort;
  onChange(sort: SessionSort): void;
}): ReactNode {
  const messages = useToolMessages(sessionListMessages, 'SortMenu');
  return (
    <PillMenu
      label={messages.sessionSort}
      current={messages.sessionSortName(value)}
      value={value}
      choices={sorts.map((sort) => ({ value: sort, label: messages.sessionSortName(sort) }))}
      onChoose={onChange}
    />
  );
}

function ColumnsMenu({
  value,
  properties,
  onChange,
}: {
  value: readonly string[];
  properties: readonly CatalogProperty[];
  onChange(properties: string[]): void;
}): ReactNode {
  const { format } = useAnalyticsContext('ColumnsMenu');
  const messages = useToolMessages(sessionListMessages, 'ColumnsMenu');
  const text =
    value.length === 0
      ? messages.noSessionColumns
      : value.length === 1
        ? messages.property(value[0] as string)
        : messages.sessionColumnsChosen(value.length);
  return (
    <Picker
      label={messages.sessionColumns}
      items={propertyItems(properties, messages, format, ['$account', '$authenticatedUser'])}
      chosen={value}
      multiple
      onChoose={(name) =>
        // The newest one takes the place of the oldest.
        onChange(
          value.includes(name)
            ? value.filter((other) => other !== name)
            : [...value, name].slice(-mostColumns),
        )
      }
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={messages.sessionColumns} value={text} isUnset={value.length === 0} />
        </button>
      }
    />
  );
}

interface SessionToolbarProps {
  value: SessionListValue;
  chosen: ChosenRange;
  onChange(value: SessionListValue): void;
}

/** The question: sessions with which events, when, where, in which order. */
export function SessionToolbar({ value, chosen, onChange }: SessionToolbarProps): ReactNode {
  const messages = useToolMessages(sessionListMessages, 'SessionToolbar');
  const { data } = useCatalog(pageCatalog);
  const properties = data?.properties ?? [];
  return (
    <>
      <EventsPill
        label={messages.sessionsWith}
        value={value.events ?? {}}
        onChange={(events: EventMatcher) =>
          onChange(changed(value, { events: events.event ? events : undefined }))
        }
      />
      <DuringMenu
        value={value.range}
        chosen={chosen}
        onChange={(range) => onChange({ ...value, range })}
        onFollow={() => onChange(changed(value, { range: undefined }))}
      />
      <SortMenu value={value.sort} onChange={(sort) => onChange({ ...value, sort })} />
      <ColumnsMenu
        value={value.properties}
        properties={properties}
        onChange={(next) => onChange({ ...value, properties: next })}
      />
      <FilterEditor
        value={value.where}
        properties={properties}
        onChange={(where) => onChange(changed(value, { where }))}
      />
    </>
  );
}
