import { describe, expect, it } from 'vitest';

import { generate, names } from '../../bench/data.mjs';
import { createTableBuilder } from '../../src/engine/table-builder.js';
import { columnOf, tableBytes, valueReader } from '../../src/engine/table.js';
import { tableByUnit } from '../../src/engine/units.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { generateEvents } from '../../src/testing/generator/generate.js';
import { tableOf, valuesOf } from '../answer.js';

const rows = 50_000;
const sparse = tableOf(
  Array.from({ length: rows }, (_, time): AnalyticsEvent => ({
    time,
    event: 'e',
    properties: {
      ...(time % 1000 === 7 ? { text: `t${time}` } : {}),
      ...(time % 10 === 0 ? { measured: time / 8 } : {}),
    },
  })),
);

describe('columnOf', () => {
  it('gives all rows of columns that are kept as the few that are set', () => {
    const texts = Array.from({ length: rows }, (_, i) => (i % 1000 === 7 ? `t${i}` : null));
    expect(valuesOf(sparse, 'text')).toEqual(texts);
    const numbers = Array.from({ length: rows }, (_, i) => (i % 10 === 0 ? i / 8 : Number.NaN));
    expect(valuesOf(sparse, 'measured')).toEqual(numbers);
    expect(columnOf(sparse, 'measured')).toEqual({
      type: 'numbers',
      numbers: expect.any(Float64Array) as unknown,
    });
  });

  it('reads as a property of the table does', () => {
    for (const name of ['text', 'measured']) {
      const all = valueReader(columnOf(sparse, name));
      const few = valueReader(sparse.properties.get(name));
      const looked = Array.from({ length: 2000 }, (_, row) => row);
      expect(looked.map(few)).toEqual(looked.map(all));
    }
  });
});

describe('idAt', () => {
  const events: AnalyticsEvent[] = [
    { time: 3, event: 'a', user: 'v', account: 'x', id: 'three' },
    { time: 2, event: 'a', user: 'u', account: 'y' },
    { time: 1, event: 'a', user: 'u', account: 'x', id: 'one' },
  ];
  const idsOf = (table: ReturnType<typeof tableOf>) =>
    Array.from({ length: table.rows }, (_, row) => table.idAt(row));

  it('gives the id of the event of a row, however the table is sorted', () => {
    const table = tableOf(events);
    expect(idsOf(table)).toEqual(['three', 'one', null]);
    expect(idsOf(tableByUnit(table, 'account'))).toEqual(['one', 'three', null]);
  });

  it('keeps nothing when no event has an id', () => {
    const table = tableOf(events.map(({ id: _id, ...event }) => event));
    expect(table.ids).toBeNull();
    expect(idsOf(table)).toEqual([null, null, null]);
  });
});

describe('tableBytes', () => {
  it('is at most 36 bytes an event of 14 fields', () => {
    const data = generate(100_000, 1) as unknown as { rows: number } & Record<
      string,
      ArrayLike<number>
    >;
    const numberOf = (field: string, row: number) => data[field]?.[row] as number;
    const builder = createTableBuilder();
    const texts = Object.entries(names).filter(([name]) => name !== 'event');
    for (let row = 0; row < data.rows; row++) {
      const properties: Record<string, string | number> = { duration: numberOf('duration', row) };
      for (const [name, values] of texts) {
        properties[name] = values[numberOf(name, row)] as string;
      }
      const price = numberOf('price', row);
      if (!Number.isNaN(price)) properties['price'] = price;
      const event: AnalyticsEvent = {
        time: numberOf('time', row),
        event: names.event[numberOf('event', row)] as string,
        user: `user-${numberOf('user', row)}`,
        session: `session-${numberOf('session', row)}`,
        properties,
      };
      builder.append([event]);
    }
    expect(tableBytes(builder.finish()) / data.rows).toBeLessThanOrEqual(36);
  });

  it('is at most 40 bytes an event of a product with many properties that few events have', () => {
    const events = generateEvents({ users: 1000 });
    expect(tableBytes(tableOf(events)) / events.length).toBeLessThanOrEqual(40);
  });

  it('counts ids', () => {
    const events = Array.from({ length: 5000 }, (_, time) => ({ time, event: 'e' }));
    const own = tableBytes(tableOf(events));
    const withIds = tableBytes(tableOf(events.map((event, i) => ({ ...event, id: `event ${i}` }))));
    expect((withIds - own) / events.length).toBeGreaterThan(10 + 4);
    expect((withIds - own) / events.length).toBeLessThan(10 + 4 + 24);
  });
});
