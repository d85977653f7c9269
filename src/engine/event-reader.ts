import type { Scalar } from '../model/event.js';
import type { TimelineEvent } from '../model/timeline.js';
import { type EventTable, rowReader } from './table.js';

const idFields = ['user', 'session', 'authenticatedUser', 'account'] as const;

/** Makes events of a few rows, with what is set; sessions have their ids, derived ones too. */
export function eventReader(table: EventTable): (row: number) => TimelineEvent {
  const ids = idFields.map((field) => [field, rowReader(table, `$${field}`)] as const);
  const names = [...(table.base?.table ?? table).properties.keys()];
  const properties = names.map((name) => [name, rowReader(table, name)] as const);
  const { time, event, kind } = table;
  return (row) => {
    const read: TimelineEvent = {
      time: time[row] as number,
      event: event.values[event.codes[row] as number] as string,
      kind: kind.values[kind.codes[row] as number] as string,
    };
    const id = table.idAt(row);
    if (id !== null) read.id = id;
    for (const [field, valueOf] of ids) {
      const value = valueOf(row);
      if (value !== null) read[field] = value as string;
    }
    const own: Record<string, Scalar> = {};
    for (const [name, valueOf] of properties) {
      const value = valueOf(row);
      if (value !== null) own[name] = value;
    }
    if (Object.keys(own).length > 0) read.properties = own;
    return read;
  };
}
