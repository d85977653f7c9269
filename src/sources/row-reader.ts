import type { AnalyticsEvent, Scalar } from '../model/event.js';
import { readInstant } from './instant.js';
import { type Column, type EventMapping, type Row, valueOf } from './mapping.js';

type Properties = Record<string, Scalar | null>;

/** Deeper objects are kept as JSON. */
const deepest = 5;

/** Adds a value under a name: objects member by member (`a.b`), lists as JSON, what is not set not at all. */
function addProperty(to: Properties, name: string, value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      to[name] = value;
      return;
    case 'number':
      if (Number.isFinite(value)) to[name] = value;
      return;
    case 'bigint':
      to[name] = Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
      return;
    case 'object':
      break;
    default:
      return;
  }
  if (value === null) return;
  if (value instanceof Date) to[name] = Number.isNaN(value.getTime()) ? null : value.toISOString();
  else if (Array.isArray(value) || depth >= deepest) to[name] = JSON.stringify(value);
  else addProperties(to, `${name}.`, value as Row, depth + 1);
}

function addProperties(to: Properties, prefix: string, values: Row, depth: number): void {
  for (const name in values) addProperty(to, prefix + name, values[name], depth);
}

function text(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function parseObject(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const idFields = ['user', 'session', 'authenticatedUser', 'account'] as const;

/**
 * A function that turns a row into an event, or into the reason why it can not be one. Made once for a mapping; costs
 * about a microsecond a row.
 */
export function createRowReader(mapping: EventMapping): (row: Row) => AnalyticsEvent | string {
  const { time, event: name, kind, id, properties: bag } = mapping;
  const used = new Set<string>();
  const nestedUsed: string[] = [];
  for (const column of Object.values(mapping) as (Column | { constant: string } | undefined)[]) {
    if (typeof column !== 'string') continue;
    used.add(column);
    if (typeof bag === 'string' && column.startsWith(`${bag}.`))
      nestedUsed.push(column.slice(bag.length + 1));
  }
  const ids = idFields.flatMap((field) => {
    const column = mapping[field];
    return column === undefined ? [] : [{ field, column }];
  });
  const guessUnit = time !== 'time';

  const propertiesOf = (row: Row): Properties => {
    const properties: Properties = {};
    for (const column in row) {
      if (!used.has(column)) addProperty(properties, column, row[column], 1);
    }
    if (bag === undefined) return properties;
    const value = parseObject(valueOf(row, bag));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      addProperties(properties, '', value as Row, 1);
      for (const inner of nestedUsed) delete properties[inner];
    } else if (value !== null && value !== undefined && value !== '') {
      addProperty(properties, typeof bag === 'string' ? bag : 'properties', value, 1);
    }
    return properties;
  };

  return (row) => {
    const at = time === undefined ? undefined : valueOf(row, time);
    const instant = readInstant(at, guessUnit);
    if (Number.isNaN(instant)) {
      return at === undefined || at === null || at === ''
        ? 'no time'
        : `the time ${JSON.stringify(text(at))} is not an instant from 1900 to 2200`;
    }
    const event = typeof name === 'object' ? name.constant : text(name && valueOf(row, name));
    if (!event) return 'no event name';
    const result: AnalyticsEvent = { time: instant, event, properties: propertiesOf(row) };
    for (const { field, column } of ids) {
      const value = text(valueOf(row, column));
      if (value !== null) result[field] = value;
    }
    const kindText = kind === undefined ? null : text(valueOf(row, kind));
    if (kindText !== null) result.kind = kindText;
    const idText = id === undefined ? null : text(valueOf(row, id));
    if (idText !== null) result.id = idText;
    return result;
  };
}
