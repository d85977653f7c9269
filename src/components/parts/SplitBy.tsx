import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { PickPill } from './PickPill.js';
import { groupFields, propertyItems } from './property-items.js';

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
