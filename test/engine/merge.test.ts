import { describe, expect, it } from 'vitest';

import { mergeTables } from '../../src/engine/merge-tables.js';
import { createTableBuilder } from '../../src/engine/table-builder.js';
import { columnOf, type EventTable, tableBytes } from '../../src/engine/table.js';
import { finishWork } from '../../src/engine/work.js';
import type { AnalyticsEvent, SessionPolicy } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import { comparableRows, difference } from '../../src/testing.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { randomEvents, randomSessionPolicy } from '../../src/testing/random-cases/events.js';
import { createRandom, type Random } from '../../src/testing/random.js';
import { rowsOf, tableOf, valuesOf } from '../answer.js';
import { contentOf } from './table-content.js';

function build(events: readonly AnalyticsEvent[], sessions?: SessionPolicy): EventTable {
  const builder = createTableBuilder(sessions ? { sessions } : {});
  builder.append(events);
  return builder.finish();
}

function merge(base: EventTable, events: readonly AnalyticsEvent[]) {
  return finishWork(mergeTables(base, tableOf(events)));
}

/** Parts of a list, some of them empty. */
function split<T>(random: Random, list: readonly T[]): T[][] {
  const cuts = Array.from({ length: random.int(1, 4) }, () => random.int(0, list.length));
  const ends = [...cuts.sort((a, b) => a - b), list.length];
  return ends.map((end, i) => list.slice(ends[i - 1] ?? 0, end));
}

function mergeParts(parts: readonly AnalyticsEvent[][], policy?: SessionPolicy): EventTable {
  const [first = [], ...rest] = parts;
  return rest.reduce((table, part) => merge(table, part).table, build(first, policy));
}

const minute = 60_000;

describe('mergeTables', () => {
  it('makes what is built at once, however events are split', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const events = randomEvents(random, seed % 2 ? 'general' : 'funnelStress');
      const policy = randomSessionPolicy(random);
      const merged = mergeParts(split(random, events), policy);
      expect(contentOf(merged), `seed ${seed}`).toEqual(contentOf(build(events, policy)));
    }
  }, 60_000);

  it('gives the answers of what is built at once', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const mode = seed % 2 ? 'general' : 'funnelStress';
      const events = randomEvents(random, mode);
      const merged = mergeParts(split(random, events));
      const built = build(events);
      for (let i = 0; i < 6; i++) {
        const { query, now, universe } = randomQuery(random, events, mode);
        const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
        const own = comparableRows(rowsOf(merged, resolved));
        const other = comparableRows(rowsOf(built, resolved));
        const wrong = difference(own, other, 'merged') ?? difference(other, own, 'built');
        if (wrong) expect.fail(`seed ${seed}, question ${i}: ${wrong}\n${JSON.stringify(query)}`);
      }
    }
  }, 60_000);

  it('merges columns that grow, turn from codes to numbers and back, fill up or thin out', () => {
    const random = createRandom(5);
    const values: Record<string, (i: number) => string | number | boolean | null> = {
      few: (i) => `f${i % 3}`,
      'more than a byte': (i) => i % 700,
      'more than two bytes': (i) => `v${i}`,
      'many numbers': (i) => i / 4,
      'many numbers, then text': (i) => (i === 69_000 ? 'text' : i / 8),
      'text, then many numbers': (i) => (i < 5 ? 'text' : i / 8),
      'rare numbers': (i) => (i % 10 === 0 ? i / 2 : null),
      rare: (i) => (i % 50 === 0 ? `r${i % 7}` : null),
      'more and more': (i) => (random.next() < i / 70_000 ? i % 5 : null),
      'ever less': (i) => (random.next() > i / 70_000 ? i % 5 : null),
      'only first': (i) => (i < 30_000 ? 1 : null),
      'only last': (i) => (i > 60_000 ? true : null),
    };
    const events = Array.from({ length: 70_000 }, (_, i): AnalyticsEvent => ({
      time: random.int(0, 1e9),
      event: 'e',
      user: `u${random.int(0, 3000)}`,
      properties: Object.fromEntries(Object.entries(values).map(([name, of]) => [name, of(i)])),
    }));
    const merged = mergeParts([
      events.slice(0, 2000),
      events.slice(2000, 40_000),
      events.slice(40_000, 40_010),
      events.slice(40_010),
    ]);
    const built = build(events);
    for (const name of ['$user', '$event', '$session', ...Object.keys(values)]) {
      const own = valuesOf(merged, name);
      const other = valuesOf(built, name);
      if (!own.every((value, row) => Object.is(value, other[row]))) {
        expect(own, name).toEqual(other);
      }
    }
    const types = (table: EventTable) =>
      Object.fromEntries([...table.properties].map(([name, { type }]) => [name, type]));
    expect(types(merged)).toEqual(types(built));
    expect(tableBytes(merged)).toBe(tableBytes(built));
  }, 60_000);

  it('keeps numbers as built at once: 0 and -0 are one, many different ones are not coded', () => {
    const of = (numbers: number[]) =>
      numbers.map((p, time): AnalyticsEvent => ({ time, event: 'e', properties: { p } }));
    const zeros = merge(tableOf(of([0, 1])), of([-0, 1])).table;
    expect(columnOf(zeros, 'p')).toMatchObject({ values: [null, 0, 1] });
    const coded = [0, 3000].map((from) => of(Array.from({ length: 3000 }, (_, i) => from + i)));
    expect(mergeParts(coded).properties.get('p')?.type).toBe('numbers');
  });

  it('leaves the tables it merges as they are', () => {
    const base = tableOf([{ time: 1, event: 'a', user: 'u', id: '1', properties: { p: 1 } }]);
    const before = contentOf(base);
    merge(base, [
      { time: 0, event: 'b', user: 'v', id: '1', properties: { p: 'x', q: 2 } },
      { time: 5, event: 'c', user: 'u', id: '2' },
    ]);
    expect(contentOf(base)).toEqual(before);
  });

  it('counts versions from 0, and names none for what changed nothing', () => {
    const events: AnalyticsEvent[] = [{ time: 1, event: 'a', id: '1' }];
    const base = tableOf(events);
    const once = merge(base, [{ time: 2, event: 'a' }]).table;
    const twice = merge(once, [{ time: 2, event: 'a' }]).table;
    expect([base, once, twice].map(({ version }) => version)).toEqual(['0', '1', '2']);
    const copy = merge(twice, events);
    expect(copy.from).toBeNull();
    expect(copy.table).toMatchObject({ version: '2', rows: 3, duplicates: 1 });
  });
});

describe('copies in two tables', () => {
  const ids = (table: EventTable) =>
    Array.from({ length: table.rows }, (_, row) => table.idAt(row));
  const base = tableOf([
    { time: 5, event: 'b', user: 'only here', account: 'only here', session: 's', id: '1' },
    { time: 5, event: 'b', user: 'u', id: '2' },
    { time: 9, event: 'b', user: 'u' },
  ]);

  it('keeps the earlier one, and removes one that is replaced with all it leaves behind', () => {
    const { table, from } = merge(base, [
      { time: 4, event: 'z', user: 'u', id: '1' },
      { time: 6, event: 'a', user: 'u', id: '2' },
    ]);
    expect(valuesOf(table, '$event')).toEqual(['z', 'b', 'b']);
    expect(ids(table)).toEqual(['1', '2', null]);
    expect(table).toMatchObject({ rows: 3, users: 1, userIds: ['u'], duplicates: 2 });
    expect(table.account.values).toEqual([null]);
    expect(table.sessions.count).toBe(1);
    expect(table.sessions.codes).toBeInstanceOf(Uint32Array);
    expect(from).toBe(4);
  });

  it('keeps the first in canonical JSON order of equally early ones', () => {
    const of = (event: string) => merge(base, [{ time: 5, event, user: 'u', id: '2' }]);
    expect(valuesOf(of('a').table, '$event').sort()).toEqual(['a', 'b', 'b']);
    expect(valuesOf(of('c').table, '$event').sort()).toEqual(['b', 'b', 'b']);
    expect(of('a').from).toBe(5);
    expect(of('c').from).toBeNull();
    expect(of('b').from).toBeNull();
  });

  it('compares them by what they say, not by the sessions they are in', () => {
    const own = tableOf([
      { time: 5, event: 'b', user: 'u', id: '2' },
      { time: 5, event: 'c', user: 'u' },
    ]);
    const { table } = merge(own, [
      { time: 3, event: 'a', user: 'u' },
      { time: 5, event: 'b', user: 'u', id: '2' },
    ]);
    expect(valuesOf(table, '$event')).toEqual(['a', 'b', 'c']);
  });

  it('finds them over many merges', () => {
    let table = tableOf([]);
    for (let round = 0; round < 20; round++) {
      const events = Array.from({ length: 50 }, (_, i): AnalyticsEvent => ({
        time: 1000 - round,
        event: `round ${round}`,
        user: `u${i % 7}`,
        id: `${(i * 7 + round * 13) % 90}`,
      }));
      table = merge(table, events).table;
    }
    expect(table.rows).toBe(90);
    expect(new Set(ids(table)).size).toBe(90);
    expect(table.rows + table.duplicates).toBe(20 * 50);
  });

  it('does not mind what another table made from the same one has', () => {
    const a = merge(base, [{ time: 7, event: 'a', user: 'a', id: '3' }]).table;
    const b = merge(base, [{ time: 8, event: 'b', user: 'b', id: '3' }]).table;
    const both = merge(b, [
      { time: 7, event: 'c', user: 'a', id: '3' },
      { time: 7, event: 'd', user: 'c', id: '4' },
    ]).table;
    expect(ids(a).toSorted()).toEqual(['1', '2', '3', null]);
    expect(ids(both).toSorted()).toEqual(['1', '2', '3', '4', null]);
    expect(both.userIds).toEqual(['only here', 'u', 'a', 'c']);
    expect(both.duplicates).toBe(1);
  });
});

describe('what a merge may have changed', () => {
  const at = (minutes: number, session?: string): AnalyticsEvent => ({
    time: minutes * minute,
    event: 'e',
    user: 'u',
    ...(session ? { session } : {}),
  });
  const fromOf = (base: AnalyticsEvent[], added: AnalyticsEvent[]) =>
    (merge(tableOf(base), added).from as number) / minute;

  it('begins with the earliest event that is new', () => {
    expect(fromOf([at(0), at(100)], [at(300), at(200)])).toBe(200);
    expect(fromOf([], [at(5), at(7)])).toBe(5);
  });

  it('begins where the run of derived sessions does that an event comes to', () => {
    expect(fromOf([at(0), at(20), at(40)], [at(50)])).toBe(0);
    expect(fromOf([at(0), at(20), at(60)], [at(90)])).toBe(60);
    expect(fromOf([at(0), at(60)], [at(30)])).toBe(0);
  });

  it('begins with the event itself where the ids of sessions are given, or nobody did it', () => {
    expect(fromOf([at(0, 's'), at(20, 's')], [at(40, 's')])).toBe(40);
    const nobody = { time: 50 * minute, event: 'e' };
    expect(fromOf([at(40), { ...nobody, time: 0 }], [nobody])).toBe(50);
  });

  it('begins with a copy that is gone, and the run it was in', () => {
    const copy = (minutes: number) => ({ ...at(minutes), id: 'c' });
    expect(fromOf([at(70), copy(90)], [{ ...copy(80), user: 'v' }])).toBe(70);
  });
});
