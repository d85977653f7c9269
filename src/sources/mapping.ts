import { AnalyticsError } from '../model/errors.js';
import { readInstant } from './instant.js';

/** A row as it came: names and values of any type. */
export type Row = Readonly<Record<string, unknown>>;

/** A column by name (`properties.time` reaches into an object), or how to get its value from a row in hand. */
export type Column = string | ((row: Row) => unknown);

/** Which column is what. Columns that are nothing here become properties by their own name. */
export interface EventMapping {
  /** Epoch milliseconds, ISO 8601 text or a Date. In a column not called `time`, numbers may be seconds, too. */
  time?: Column;
  /** The event's name, or one name for every row. */
  event?: Column | { constant: string };
  user?: Column;
  session?: Column;
  authenticatedUser?: Column;
  account?: Column;
  kind?: Column;
  /** Repeated ids are one event. */
  id?: Column;
  /** An object of properties, or its JSON. Its members win over columns of the same name. */
  properties?: Column;
}

/**
 * Usual names of columns, most telling first, without case and separators: the exports of PostHog, Mixpanel, Amplitude,
 * Segment and Application Insights, and what people call them.
 */
const usualNames: Record<keyof EventMapping, readonly string[]> = {
  time: [
    'time',
    'timestamp',
    'ts',
    'datetime',
    'eventtime',
    'eventtimestamp',
    'clienteventtime',
    'clienttime',
    'occurredat',
    'timegenerated',
    'originaltimestamp',
    'createdat',
    'date',
    'receivedat',
  ],
  event: ['event', 'eventname', 'eventtype', 'name', 'action', 'activity', 'type'],
  user: [
    'user',
    'userid',
    'distinctid',
    'uid',
    'visitorid',
    'anonymousid',
    'customerid',
    'clientid',
    'memberid',
    'deviceid',
  ],
  session: ['session', 'sessionid', 'visitid'],
  authenticatedUser: ['authenticateduser', 'authenticateduserid', 'userauthenticatedid'],
  account: ['account', 'accountid', 'useraccountid', 'organizationid', 'companyid', 'tenantid'],
  kind: ['kind', 'itemtype', 'eventkind'],
  id: ['eventid', 'insertid', 'uuid', 'itemid', 'messageid', 'id'],
  properties: [
    'properties',
    'props',
    'eventproperties',
    'customdimensions',
    'eventparams',
    'params',
    'attributes',
  ],
};

/** The fields of an event are called what they are. */
export const eventMapping: EventMapping = {
  time: 'time',
  event: 'event',
  user: 'user',
  session: 'session',
  authenticatedUser: 'authenticatedUser',
  account: 'account',
  kind: 'kind',
  id: 'id',
  properties: 'properties',
};

/** Only these may be inside the properties, as Mixpanel has them. */
const nestedFields = new Set<keyof EventMapping>(['time', 'user', 'session', 'id']);

/** The value of a column in a row. */
export function valueOf(row: Row, column: Column): unknown {
  if (typeof column === 'function') return column(row);
  if (column in row) return row[column];
  let value: unknown = row;
  for (const part of column.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Names of the columns of some rows: their own, then those inside objects. */
function columnsOf(rows: readonly Row[]): { own: string[]; nested: string[] } {
  const own = new Set<string>();
  const nested = new Set<string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      own.add(name);
      if (isObject(value)) for (const inner of Object.keys(value)) nested.add(`${name}.${inner}`);
    }
  }
  return { own: [...own], nested: [...nested] };
}

/** Whether the values of a column can be what its name says. */
function canBe(field: keyof EventMapping, column: string, rows: readonly Row[]): boolean {
  const set = rows.filter((row) => ![null, undefined, ''].includes(valueOf(row, column) as null));
  const values = set.map((row) => valueOf(row, column));
  if (field === 'time') {
    return values.some((value) => !Number.isNaN(readInstant(value, column !== 'time')));
  }
  // A column called id that repeats is not the event's, unless it repeats with all the rest: then they are copies.
  if (field === 'id') {
    const text = (_key: string, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value;
    const different = new Set(set.map((row) => JSON.stringify(row, text)));
    return values.length > 0 && new Set(values).size === different.size;
  }
  if (field === 'properties') {
    return values.some(
      (value) => isObject(value) || (typeof value === 'string' && value.startsWith('{')),
    );
  }
  return values.every((value) => !isObject(value));
}

/** What each column most likely is, from the names and values of the first rows. */
export function guessMapping(rows: readonly Row[]): EventMapping {
  const { own, nested } = columnsOf(rows);
  const lastPart = (column: string) => column.slice(column.lastIndexOf('.') + 1);
  const key = (column: string) => column.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const mapping: Record<string, string> = {};
  for (const [field, names] of Object.entries(usualNames) as [keyof EventMapping, string[]][]) {
    const find = (columns: readonly string[], nameOf: (column: string) => string) => {
      for (const name of names) {
        const column = columns.find((candidate) => key(nameOf(candidate)) === name);
        if (column !== undefined && canBe(field, column, rows)) return column;
      }
      return undefined;
    };
    const column =
      find(own, (name) => name) ?? (nestedFields.has(field) ? find(nested, lastPart) : undefined);
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/**
 * The mapping to use: what was given, the rest guessed from the first rows.
 *
 * @throws `load/invalid` naming the columns of row 1 when the time or the event can not be found, or a named column is in
 *   none of the rows
 */
export function resolveMapping(rows: readonly object[], given: EventMapping = {}): EventMapping {
  const sample = rows.slice(0, 100) as Row[];
  const mapping = { ...guessMapping(sample), ...given };
  const has = `row 1 has ${Object.keys(sample[0] ?? {}).join(', ') || 'no columns'}`;
  for (const [field, column] of Object.entries(given) as [string, EventMapping['event']][]) {
    if (typeof column === 'string' && sample.every((row) => valueOf(row, column) === undefined)) {
      throw new AnalyticsError('load/invalid', `no column "${column}" for the ${field}: ${has}`);
    }
  }
  const missing = (['time', 'event'] as const).filter((field) => mapping[field] === undefined);
  if (missing.length > 0) {
    const example = missing.map((field) => `${field}: '…'`).join(', ');
    throw new AnalyticsError(
      'load/invalid',
      `can not tell which column is the ${missing.join(' and the ')}: ${has}; say it with { mapping: { ${example} } }`,
    );
  }
  return mapping;
}
