import { AnalyticsError } from '../../model/errors.js';
import { isEventField } from '../../model/event.js';
import type { TimeUnit } from './dialect.js';

/** Type of a column that holds a property. */
export type PropertyType = 'string' | 'number' | 'boolean';

/**
 * Where the properties of an event are: in a column of JSON objects (any property can be asked for), in columns of their
 * own, or both; a property with a column of its own is not looked for in the JSON.
 */
export interface SqlProperties {
  /** Column of JSON objects. Lists and objects in them are no values: they are missing. */
  json?: string;
  /** By property name. Only these can be asked for when there is no `json`. */
  columns?: Record<string, { column: string; type: PropertyType }>;
}

/**
 * Which table and columns hold the events. Names are written as they are in the store, in its upper and lower case;
 * they are quoted, so any name will do.
 *
 * Rows without a time or a name are no events and are never read. An empty text is as good as null in every column of
 * ids.
 */
export interface SqlMapping {
  /** Table or view; a list is a qualified name: `['main', 'events']`. */
  table: string | readonly string[];
  /** When. A name alone is a column of timestamps; those without a zone are UTC. Finer times are floored to milliseconds. */
  time: string | { column: string; unit?: TimeUnit };
  /** What happened: the event's name. */
  event: string;
  /** Who. Left out: no event has a user. */
  user?: string;
  /** The session's id. Left out: sessions can not be asked for (`source/unsupported`); they are not derived. */
  session?: string;
  authenticatedUser?: string;
  account?: string;
  /** Left out, null or empty: `'event'`. */
  kind?: string;
  /** Only used to deduplicate. */
  id?: string;
  properties?: SqlProperties;
  /**
   * Drop repeated ids: the copy with the earliest time stays; of those, the first by what it says, where the text of a
   * JSON column counts as it is stored. Costs a sort of the whole table for every question. Default false: the table is
   * trusted.
   */
  deduplicate?: boolean;
}

const units: readonly unknown[] = ['timestamp', 'ms', 's', 'us'];
const types: readonly unknown[] = ['string', 'number', 'boolean'];

function invalid(path: string, expected: string): AnalyticsError {
  return new AnalyticsError('load/invalid', `invalid mapping at ${path}: expected ${expected}`);
}

function checkName(path: string, name: unknown, needed: boolean): void {
  if (name === undefined && !needed) return;
  if (typeof name !== 'string' || name === '') throw invalid(path, 'the name of a column');
}

function checkProperties({ json, columns = {} }: SqlProperties): void {
  checkName('properties.json', json, false);
  for (const [property, { column, type }] of Object.entries(columns)) {
    const path = `properties.columns[${JSON.stringify(property)}]`;
    if (isEventField(property)) throw invalid(path, 'a name that is not a field of the event');
    checkName(`${path}.column`, column, true);
    if (!types.includes(type)) throw invalid(`${path}.type`, 'string, number or boolean');
  }
}

/**
 * Checks a mapping as far as it can be without asking the store.
 *
 * @throws `load/invalid` naming the part, e.g. `invalid mapping at time.unit: expected timestamp, ms, s or us`
 */
export function checkMapping(mapping: SqlMapping): void {
  const { table, time, properties, deduplicate, id } = mapping;
  const names = typeof table === 'string' ? [table] : table;
  if (!Array.isArray(names) || names.length === 0 || names.some((each) => !each)) {
    throw invalid('table', 'a name or a list of names');
  }
  if (typeof time === 'object') {
    checkName('time.column', time.column, true);
    if (time.unit !== undefined && !units.includes(time.unit)) {
      throw invalid('time.unit', 'timestamp, ms, s or us');
    }
  } else checkName('time', time, true);
  checkName('event', mapping.event, true);
  const optional = ['user', 'session', 'authenticatedUser', 'account', 'kind', 'id'] as const;
  for (const field of optional) checkName(field, mapping[field], false);
  if (properties) checkProperties(properties);
  if (deduplicate && id === undefined) throw invalid('id', 'a column, to deduplicate by');
}
