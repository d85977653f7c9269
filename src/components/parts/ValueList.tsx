import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { numberIn, type PropertyType } from '../../hooks/filter-draft.js';
import { useCatalog } from '../../hooks/useCatalog.js';
import type { Scalar } from '../../model/event.js';
import { type PickerItem, PickerList } from './Picker.js';

interface ValueListProps {
  property: string;
  types: readonly PropertyType[];
  chosen: readonly Scalar[];
  onToggle(value: Scalar): void;
}

const idOf = (value: Scalar): string => JSON.stringify(value);

/** The frequent values of a property, most frequent first; any other can be typed. */
export function ValueList({ property, types, chosen, onToggle }: ValueListProps): ReactNode {
  const { messages, format } = useAnalyticsContext('ValueList');
  const { data, isPending } = useCatalog({ property, limit: 1000 });
  const values = data?.values;
  const items = useMemo((): PickerItem[] => {
    const named = (value: Scalar) => (value === '' ? messages.emptyText : String(value));
    const known = values ?? [];
    // What was typed before, or is not frequent, must stay in sight to be taken out.
    const others = chosen.filter((value) => !known.some((entry) => entry.value === value));
    return [
      ...others.map((value) => ({ id: idOf(value), label: named(value) })),
      ...known.map(({ value, count }) => ({
        id: idOf(value),
        label: named(value),
        hint: format.number(count),
      })),
    ];
  }, [values, chosen, messages, format]);

  const offer = (typed: string): PickerItem[] => {
    const number = types.includes('number') ? numberIn(typed) : null;
    const made = [
      number === null ? null : { id: idOf(number), label: messages.takeNumber(number) },
      types.includes('string') ? { id: idOf(typed), label: messages.takeText(typed) } : null,
    ];
    return made.filter(
      (row) => row !== null && !items.some(({ id }) => id === row.id),
    ) as PickerItem[];
  };
  return (
    <PickerList
      label={messages.filterValue}
      items={items}
      chosen={chosen.map(idOf)}
      multiple
      onChoose={(id) => onToggle(JSON.parse(id) as Scalar)}
      offer={offer}
      words={{
        search: messages.search,
        nothingFound: isPending ? messages.loading : messages.nothingFound,
        narrow: messages.narrow,
      }}
    />
  );
}
