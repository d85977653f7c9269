import { describe, expect, it } from 'vitest';

import { mergeTables } from '../../src/engine/merge-tables.js';
import { PathTrie } from '../../src/engine/path-trie.js';
import { cached, cachedBytes, clearCache } from '../../src/engine/table-cache.js';
import { TopRows } from '../../src/engine/top-rows.js';
import { finishWork } from '../../src/engine/work.js';
import { decodeCursor } from '../../src/model/decode-cursor.js';
import { createRandom } from '../../src/testing/random.js';
import { tableOf, valuesOf } from '../answer.js';

/* Slips that no other test noticed, found with scripts/mutants.mjs. */

describe('the cache of a table', () => {
  const megabytes = (count: number) => ({ byteLength: count * 2 ** 20 });

  /** A new table, and a way to keep something with it that tells whether it had to be made. */
  function cache() {
    const table = tableOf([]);
    const isMade = (key: string, size: number) => {
      let made = false;
      cached(table, key, () => {
        made = true;
        return megabytes(size);
      });
      return made;
    };
    return { table, isMade };
  }

  it('lets go of what was not used for longest, once there are more than 16 MB', () => {
    const { table, isMade } = cache();
    expect([isMade('a', 6), isMade('b', 6), isMade('a', 6)]).toEqual([true, true, false]);
    expect(isMade('c', 6)).toBe(true);
    expect(cachedBytes(table)).toBe(12 * 2 ** 20);
    expect([isMade('a', 6), isMade('c', 6), isMade('b', 6)]).toEqual([false, false, true]);
  });

  it('lets go of nothing for what would not fit at all', () => {
    const { table, isMade } = cache();
    isMade('a', 10);
    isMade('huge', 17);
    expect(cachedBytes(table)).toBe(10 * 2 ** 20);
    expect([isMade('a', 10), isMade('huge', 17)]).toEqual([false, true]);
  });

  it('has room again for as much as went', () => {
    const { table, isMade } = cache();
    for (let i = 0; i < 10; i++) isMade(`${i}`, 7);
    expect([isMade('9', 7), isMade('8', 7)]).toEqual([false, false]);
    clearCache(table);
    expect(cachedBytes(table)).toBe(0);
    expect(isMade('9', 7)).toBe(true);
  });
});

describe('TopRows', () => {
  it('has the first of any list in any order, as if it were sorted', () => {
    const random = createRandom(1);
    const compare = (a: number, b: number) => a - b;
    for (let round = 0; round < 200; round++) {
      const list = Array.from({ length: random.int(0, 40) }, () => random.int(0, 20));
      const limit = random.int(1, 12);
      const top = new TopRows<number>(limit, compare);
      for (const item of list) top.add(item);
      expect(top.sorted()).toEqual(list.toSorted(compare).slice(0, limit));
    }
  });
});

describe('PathTrie', () => {
  it('counts as a map does, however far it outgrows what it was made for', () => {
    const random = createRandom(2);
    const trie = new PathTrie(1);
    const counts = new Map<string, number>();
    const ended = new Map<string, number>();
    const nodeOf = new Map<string, number>();
    const count = (map: Map<string, number>, path: string) =>
      map.set(path, (map.get(path) ?? 0) + 1);
    for (let sequence = 0; sequence < 2000; sequence++) {
      const root = -1 - random.int(0, 2);
      let node = root;
      let path = `${root}`;
      for (let step = random.int(1, 5); step > 0; step--) {
        const member = random.int(0, 6);
        node = trie.step(node, member);
        path += ` ${member}`;
        count(counts, path);
        nodeOf.set(path, node);
      }
      trie.end(node);
      count(ended, path);
    }
    expect(trie.size).toBe(counts.size);
    expect(trie.size).toBeGreaterThan(1000);
    for (const [path, node] of nodeOf) {
      expect([trie.counts[node], trie.ended[node]], path).toEqual([
        counts.get(path),
        ended.get(path) ?? 0,
      ]);
    }
  });
});

describe('mergeTables', () => {
  it('changes a run from its beginning when an event of a given session joins two derived ones', () => {
    const minute = 60_000;
    const at = (minutes: number) => ({ time: minutes * minute, event: 'e', user: 'u' });
    const base = tableOf([at(10), at(60)]);
    const { table, from } = finishWork(mergeTables(base, tableOf([{ ...at(35), session: 's' }])));
    expect(from).toBe(10 * minute);
    expect([base, table].map(({ sessions }) => sessions.count)).toEqual([2, 2]);
    expect(table.sessions.codes[0]).toBe(table.sessions.codes[2]);
  });

  it('keeps a missing number missing when the column turns from codes to numbers', () => {
    const few = Array.from({ length: 10 }, (_, i) => ({
      time: i,
      event: 'e',
      user: 'u',
      properties: { p: i % 3 === 0 ? null : i },
    }));
    const many = Array.from({ length: 5000 }, (_, i) => ({
      time: 10 + i,
      event: 'e',
      user: 'u',
      properties: { p: i / 8 },
    }));
    const { table } = finishWork(mergeTables(tableOf(few), tableOf(many)));
    expect(table.properties.get('p')?.type).toBe('numbers');
    expect(valuesOf(table, 'p')).toEqual(valuesOf(tableOf([...few, ...many]), 'p'));
  });
});

describe('decodeCursor', () => {
  it('refuses a cursor that ends early', () => {
    expect(decodeCursor('["1",2,"a"]', ['number', 'string'])).toEqual({
      version: '1',
      key: [2, 'a'],
    });
    for (const cursor of ['["1"]', '["1",2]', '["1",2,"a","b"]']) {
      expect(() => decodeCursor(cursor, ['number', 'string']), cursor).toThrow('cursor');
    }
  });
});
