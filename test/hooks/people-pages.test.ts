import { describe, expect, it } from 'vitest';

import { everybody, pagesOf } from '../../src/hooks/people-pages.js';
import type { Selection } from '../../src/model/selection.js';
import type { UserRow, UsersResult } from '../../src/model/users.js';
import { runQuery } from '../../src/query.js';
import { memorySource } from '../../src/sources/memory.js';

const row = (id: string): UserRow => ({
  id,
  firstSeen: 1,
  lastSeen: 1,
  events: 1,
  properties: {},
});

describe('everybody', () => {
  const first = { users: [row('a'), row('b')], total: 5, cursor: '2' };
  const load = (cursor: string) =>
    Promise.resolve(
      cursor === '2'
        ? { users: [row('c'), row('d')], total: 5, cursor: '4' }
        : { users: [row('e')], total: 5 },
    );

  it('reads on from what is loaded to the end, and says how far it is', async () => {
    const told: [number, number][] = [];
    const people = await everybody(first, load, {
      signal: new AbortController().signal,
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(people.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(told).toEqual([
      [2, 5],
      [4, 5],
    ]);
    expect(first.users).toHaveLength(2);
  });

  it('asks nothing when all are loaded', async () => {
    const people = await everybody(
      { users: [row('a')], total: 1 },
      () => Promise.reject(new Error('asked')),
      { signal: new AbortController().signal },
    );
    expect(people).toHaveLength(1);
  });

  it('stops when it is cancelled', async () => {
    const control = new AbortController();
    let asked = 0;
    const reading = everybody(
      first,
      (cursor) => {
        asked++;
        control.abort();
        return load(cursor);
      },
      { signal: control.signal },
    );
    await expect(reading).rejects.toMatchObject({ code: 'source/aborted' });
    expect(asked).toBe(1);
  });
});

describe('pagesOf', () => {
  it('reads a source to its end', async () => {
    const source = memorySource(
      Array.from({ length: 25 }, (_, i) => ({ time: i, event: 'a', user: `u${i}` })),
      { id: 'many' },
    );
    const behind: Selection = {
      of: { kind: 'trend', measure: 'users', range: { start: 0, end: 100 } },
    };
    const now = 100;
    const loaded = (await runQuery(
      source,
      { kind: 'users', behind, limit: 10 },
      { now },
    )) as UsersResult;
    const people = await everybody(loaded, pagesOf(source, behind, { now }), {
      signal: new AbortController().signal,
    });
    expect(new Set(people.map(({ id }) => id)).size).toBe(25);
    expect(people).toHaveLength(loaded.total);
  });
});
