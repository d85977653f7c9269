import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogProperty } from '../../model/catalog.js';
import type { Interval } from '../../model/scope.js';
import { aggregates, type Measure } from '../../model/trend.js';
import { PickPill } from '../parts/PickPill.js';
import { groupFields, propertyItems } from '../parts/property-items.js';

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
