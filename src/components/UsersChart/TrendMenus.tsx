import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import type { Interval } from '../../model/scope.js';
import { aggregates, type Measure } from '../../model/trend.js';
import { EventPicker } from '../parts/EventPicker.js';
import { PillText } from '../parts/Menu.js';
import { PickPill } from '../parts/PickPill.js';
import { propertyItems } from '../parts/property-items.js';

const counts: Measure[] = ['users', 'sessions', 'events'];

interface MeasureMenuProps {
  value: Measure;
  properties: readonly CatalogProperty[];
  onChange(measure: Measure): void;
}

/** Chooses what is counted, or which number of the events is put together and how. */
export function MeasureMenu({ value, properties, onChange }: MeasureMenuProps): ReactNode {
  const { messages } = useAnalyticsContext('MeasureMenu');
  const idOf = (measure: Measure) => JSON.stringify(measure);
  const numeric = properties.filter(({ types }) => types.includes('number'));
  const items = [
    ...counts.map((measure) => ({
      id: idOf(measure),
      label: messages.measure(measure),
      group: messages.countsGroup,
    })),
    ...numeric.flatMap(({ property }) =>
      aggregates.map((of) => ({
        id: idOf({ of, property }),
        label: messages.measure({ of, property }),
        group: messages.propertyMeasures,
      })),
    ),
  ];
  return (
    <PickPill
      label={messages.show}
      isClear
      current={messages.measure(value)}
      value={idOf(value)}
      items={items}
      onChoose={(id) => onChange(JSON.parse(id) as Measure)}
    />
  );
}

interface WhoUsedProps {
  value: EventMatcher;
  onChange(events: EventMatcher): void;
}

/** Chooses which events are looked at: any of them will do. */
export function WhoUsed({ value, onChange }: WhoUsedProps): ReactNode {
  const { messages } = useAnalyticsContext('WhoUsed');
  const { data } = useCatalog(pageCatalog);
  const names = listed(value.event) ?? [];
  const [first] = names;
  const text = first
    ? names.length > 1
      ? messages.eventsChosen(names.length)
      : first
    : messages.anyEvent;
  return (
    <EventPicker
      label={messages.whoUsed}
      events={data?.events ?? []}
      value={value}
      onChange={onChange}
      multiple
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={messages.whoUsed} value={text} isClear />
        </button>
      }
    />
  );
}

/** Fields that make groups few enough to read. */
const groupFields = ['$event', '$kind', '$account'];

interface ByMenuProps {
  interval: Interval | undefined;
  intervals: readonly Interval[];
  by: string | undefined;
  properties: readonly CatalogProperty[];
  onChange(choice: { interval: Interval } | { by: string }): void;
}

/** Chooses what the numbers are laid out by: time in buckets, or the values of a property. */
export function ByMenu({ interval, intervals, by, properties, onChange }: ByMenuProps): ReactNode {
  const { messages, format } = useAnalyticsContext('ByMenu');
  const idOf = (choice: Parameters<typeof onChange>[0]) => JSON.stringify(choice);
  const items = [
    ...intervals.map((one) => ({
      id: idOf({ interval: one }),
      label: messages.intervalName(one),
      group: messages.byTime,
    })),
    ...propertyItems(properties, messages, format, groupFields).map((item) => ({
      ...item,
      id: idOf({ by: item.id }),
      group: messages.byProperty,
    })),
  ];
  const value = by ? idOf({ by }) : interval ? idOf({ interval }) : '';
  return (
    <PickPill
      label={messages.interval}
      current={by ? messages.property(by) : interval ? messages.intervalName(interval) : '…'}
      value={value}
      items={items}
      onChoose={(id) => onChange(JSON.parse(id) as Parameters<typeof onChange>[0])}
    />
  );
}

/** Id of "nothing" in the list of properties; no property has an empty name. */
const nothing = '';

interface SplitByProps {
  value: string | undefined;
  properties: readonly CatalogProperty[];
  onChange(property: string | undefined): void;
}

/** Chooses a property whose values get a line each. */
export function SplitBy({ value, properties, onChange }: SplitByProps): ReactNode {
  const { messages, format } = useAnalyticsContext('SplitBy');
  const items = [
    { id: nothing, label: messages.noSplit },
    ...propertyItems(properties, messages, format, groupFields),
  ];
  return (
    <PickPill
      label={messages.splitBy}
      current={value ? messages.property(value) : messages.noSplit}
      value={value ?? nothing}
      isUnset={!value}
      items={items}
      onChoose={(id) => onChange(id === nothing ? undefined : id)}
    />
  );
}
