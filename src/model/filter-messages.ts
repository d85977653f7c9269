import type { Operator } from './filter.js';
import { condition, filter } from './phrases.js';

/* English for choosing filters. */

export const filterMessages = {
  filters: 'Filters',
  addFilter: 'Add filter',
  filterBy: 'Filter by',
  /** A whole filter, with its combinations. */
  filter,
  removeFilter: (text: string): string => `Remove filter: ${text}`,
  filterRemoved: (text: string): string => `Removed filter: ${text}`,
  operator: 'Condition',
  operatorName: (op: Operator): string => condition({ property: '', op }),
  filterValue: 'Value',
  lowestValue: 'From',
  highestValue: 'To',
  and: 'and',
  takeText: (text: string): string => `Use “${text}”`,
  takeNumber: (value: number): string => `Use the number ${value}`,
  emptyText: '(empty)',
  matchCase: 'Match case',
  fieldsOfEvent: 'About the event',
  ownProperties: 'Properties',
  valueType: (type: 'string' | 'number' | 'boolean'): string =>
    ({ string: 'text', number: 'number', boolean: 'yes/no' })[type],
  done: 'Done',
};
