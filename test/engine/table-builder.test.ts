import { describe, expect, it } from 'vitest';

import { createTableBuilder, type TableOptions } from '../../src/engine/table-builder.js';
import type { EventTable } from '../../src/engine/table.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { valuesOf } from '../answer.js';

function build(events: readonly AnalyticsEvent[], options?: TableOptions): EventTable {
  const builder = createTableBuilder(options);
  builder.append(events);
  return builder.finish();
}

const minute = 60_000;
const hour = 60 * minute;

describe('createTableBuilder', () => {
  it('sorts by user and time, events without user last', () => {
    const table = build([
      { time: 3, event: 'c', user: 'a' },
      { time: 2, event: 'x' },
      { time: 2, event: 'b', user: 'b' },
      { time: 1, event: 'a', user: 'a' },
      { time: 1, event: 'y', user: '' },
    ]);
    expect(table.users).toBe(2);
    expect(valuesOf(table, '$user')).toEqual(['a', 'a', 'b', null, null]);
    expect(valuesOf(table, '$event')).toEqual(['a', 'c', 'b', 'y', 'x']);
    expect(Array.from(table.userStart)).toEqual([0, 2, 3, 5]);
  });

  it('floors finer clocks and keeps years 1900 to 2200 exact', () => {
    const times = [Date.UTC(1900, 0, 1) + 1, Date.UTC(2199, 11, 31) + 999, -1.5];
    const table = build(times.map((time) => ({ time, event: 'e' })));
    expect(Array.from(table.time)).toEqual([times[0], -2, times[1]]);
  });

  it('keeps one event of an id: the earliest, then the first in canonical order', () => {
    const table = build([
      { id: '1', time: 5, event: 'late' },
      { id: '1', time: 3, event: 'z', properties: { p: 1 } },
      { id: '1', time: 3, event: 'a', properties: { p: 2 } },
      { id: '2', time: 3, event: 'other' },
      { time: 3, event: 'other' },
      { time: 3, event: 'other' },
    ]);
    expect(valuesOf(table, '$event').sort()).toEqual(['a', 'other', 'other', 'other']);
    expect(valuesOf(table, 'p').filter((value) => value !== null)).toEqual([2]);
    expect(table.duplicates).toBe(2);
  });

  it('compares copies as they are kept', () => {
    const table = build([
      { id: '1', time: 5.2, event: 'z' },
      { id: '1', time: 5.4, event: 'a' },
      { id: '2', time: 6, event: 'e', properties: { q: 1 } },
      { id: '2', time: 6, event: 'e', properties: { p: Number.NaN } },
    ]);
    expect(valuesOf(table, '$event')).toEqual(['a', 'e']);
    expect(valuesOf(table, 'q')).toEqual([null, 1]);
  });

  it('leaves nothing of copies that are dropped', () => {
    const table = build([
      { id: '1', time: 5, event: 'e', user: 'gone', account: 'gone', session: 'gone' },
      { id: '1', time: 4, event: 'e', user: 'u' },
    ]);
    expect(table).toMatchObject({ rows: 1, users: 1, userIds: ['u'] });
    expect(table.account.values).toEqual([null]);
    expect(table.sessions.count).toBe(1);
  });

  it('keeps types apart and treats null and not finite as missing', () => {
    const values = [5, '5', true, 'true', null, Number.NaN, 0, '', false];
    const table = build(
      values.map((p, time) => ({ time, event: 'e', properties: { p: p as string } })),
    );
    expect(valuesOf(table, 'p')).toEqual([5, '5', true, 'true', null, null, 0, '', false]);
  });

  it('keeps numbers of many values as numbers and codes them again when text comes', () => {
    const count = 10_000;
    const numbers = Array.from({ length: count }, (_, i) => i / 4);
    const events = numbers.map((p, time) => ({ time, event: 'e', properties: { p } }));
    const asNumbers = build(events);
    expect(asNumbers.properties.get('p')?.type).toBe('numbers');
    expect(valuesOf(asNumbers, 'p')).toEqual(numbers);
    const mixed = build([...events, { time: count, event: 'e', properties: { p: 'text' } }]);
    expect(mixed.properties.get('p')?.type).toBe('coded');
    expect(valuesOf(mixed, 'p')).toEqual([...numbers, 'text']);
  });

  it('widens codes as different values come', () => {
    for (const count of [255, 256, 65_535, 65_536]) {
      const names = Array.from({ length: count }, (_, i) => `n${i}`);
      const table = build(names.map((event, time) => ({ time, event })));
      expect(valuesOf(table, '$event')).toEqual(names);
    }
  });

  it('leaves rows missing before and after a property is seen', () => {
    const rows = Array.from({ length: 3000 }, (_, time): AnalyticsEvent => ({
      time,
      event: 'e',
      ...(time === 1500 ? { properties: { late: 'x' } } : {}),
    }));
    const values = valuesOf(build(rows), 'late');
    expect(values).toHaveLength(3000);
    expect(values.filter((value) => value !== null)).toEqual(['x']);
    expect(values[1500]).toBe('x');
  });

  it('reads text as numbers or booleans only when asked and only where all of it is', () => {
    const events = [
      { n: '1', f: '-0.5', b: 'true', zip: '007', mixed: '1' },
      { n: '20', f: '2.25', b: 'false', zip: '100', mixed: 'x' },
    ].map((properties, time) => ({ time, event: 'e', properties }));
    const table = build(events, { readText: true });
    expect(['n', 'f', 'b', 'zip', 'mixed'].map((p) => valuesOf(table, p))).toEqual([
      [1, 20],
      [-0.5, 2.25],
      [true, false],
      ['007', '100'],
      ['1', 'x'],
    ]);
    expect(valuesOf(build(events), 'n')).toEqual(['1', '20']);
  });

  it('counts rejected rows and keeps the first examples', () => {
    const builder = createTableBuilder();
    for (let row = 1; row <= 7; row++) builder.reject(row, `reason ${row}`);
    const { rejected } = builder.finish();
    expect(rejected.count).toBe(7);
    expect(rejected.examples).toHaveLength(5);
    expect(rejected.examples[0]).toEqual({ row: 1, reason: 'reason 1' });
  });

  it('builds an empty table', () => {
    const table = build([]);
    expect(table.rows).toBe(0);
    expect(table.firstTime).toBeNaN();
  });
});

describe('deriveSessions', () => {
  const sessionsOf = (events: readonly AnalyticsEvent[]) => valuesOf(build(events), '$session');
  const at = (time: number, session?: string): AnalyticsEvent => ({
    time,
    event: 'e',
    user: 'u',
    ...(session ? { session } : {}),
  });

  it('ends a session after a gap of more than 30 minutes', () => {
    expect(sessionsOf([at(0), at(30 * minute), at(60 * minute + 1)])).toEqual([
      'u/0',
      'u/0',
      `u/${60 * minute + 1}`,
    ]);
  });

  it('cuts a run every 24 hours from its first event; an event on the cut belongs before it', () => {
    const times = Array.from({ length: 101 }, (_, i) => i * 30 * minute);
    const ids = sessionsOf(times.map((time) => at(time)));
    expect(ids[48]).toBe('u/0'); // exactly 24 h
    expect(ids[49]).toBe(`u/${49 * 30 * minute}`); // 24 h 30 min
    expect(ids[96]).toBe(`u/${49 * 30 * minute}`); // exactly 48 h
    expect(ids[97]).toBe(`u/${97 * 30 * minute}`);
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps given ids and lets them carry a run', () => {
    const ids = sessionsOf([at(0), at(20 * minute, 's'), at(40 * minute)]);
    expect(ids).toEqual(['u/0', 's', 'u/0']);
  });

  it('gives no session to an event without user and id', () => {
    expect(sessionsOf([{ time: 0, event: 'e' }])).toEqual([null]);
  });

  it('knows sessions that several users share', () => {
    const table = build([
      { time: 0, event: 'e', user: 'a', session: 's' },
      { time: hour, event: 'e', user: 'b', session: 's' },
      { time: 0, event: 'e', user: 'b', session: 't' },
    ]);
    expect([...table.sessions.shared].map((code) => table.sessions.id(code))).toEqual(['s']);
  });

  it('takes a policy of its own', () => {
    const table = build([at(0), at(10 * minute)], { sessions: { idleMs: minute, maxMs: hour } });
    expect(valuesOf(table, '$session')).toEqual(['u/0', `u/${10 * minute}`]);
  });
});
