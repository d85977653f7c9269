import type { CatalogProperty } from '../../model/catalog.js';
import type { Format } from '../../model/format.js';
import type { Messages } from '../../model/messages.js';
import type { PickerItem } from './Picker.js';

/** Fields that make groups few enough to read. */
export const groupFields = ['$event', '$kind', '$account'];

/** Fields of the event that can be asked about as properties can. */
const fields = ['$event', '$kind', '$user', '$session', '$authenticatedUser', '$account'];

/** Types of a property's values; fields of the event are texts. */
export function typesOf(
  properties: readonly CatalogProperty[],
  name: string,
): CatalogProperty['types'] {
  return properties.find(({ property }) => property === name)?.types ?? ['string'];
}

/** Properties to choose from, with the share of events that have them, then the event's own fields. */
export function propertyItems(
  properties: readonly CatalogProperty[],
  messages: Messages,
  format: Format,
  offered: readonly string[] = fields,
): PickerItem[] {
  return [
    ...properties.map(({ property, types, coverage }) => ({
      id: property,
      label: property,
      hint: [...types.map(messages.valueType), format.percent(coverage)].join(' · '),
      group: messages.ownProperties,
    })),
    ...offered.map((id) => ({
      id,
      label: messages.property(id),
      group: messages.fieldsOfEvent,
    })),
  ];
}
