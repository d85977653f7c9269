import { describe, expect, it, vi } from 'vitest';

import type { LifecycleQuery } from '../../src/model/lifecycle.js';
import { resolveQuery } from '../../src/model/query.js';
import type { RetentionGroup, RetentionQuery } from '../../src/model/retention.js';
import type { AbsoluteRange } from '../../src/model/scope.js';
import type { StickinessQuery } from '../../src/model/stickiness.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { type Asked, askMany, without } from './asked.js';

/* What must hold of retention, lifecycle and stickiness, whatever the data. */

vi.setConfig({ testTimeout: 60_000 });

const forEach = askMany(['retention', 'lifecycle', 'stickiness']);

/** Every cell with its group's size. */
function cellsOf(groups: RetentionGroup[]) {
  return groups.flatMap(({ size, cells }) => cells.map((cell) => ({ size, ...cell })));
}

const numbersOf = (groups: RetentionGroup[]) =>
  groups.map(({ size, cells }) => [
    size,
    ...cells.flatMap(({ returned, eligible }) => [returned, eligible]),
  ]);

/** Member by member, as long as the longest. */
function sumOf(lists: number[][][]): number[][] {
  return (lists[0] ?? []).map((group, i) =>
    group.map((_, k) => lists.reduce((sum, list) => sum + (list[i]?.[k] ?? 0), 0)),
  );
}

describe('a retention', () => {
  it('has no more users returned than eligible, and no more eligible than acquired', () => {
    const checked = forEach('retention', ({ result, about }) => {
      const all = [result, ...(result.byKey ?? [])];
      for (const { size, returned, eligible } of all.flatMap(({ groups }) => cellsOf(groups))) {
        expect(returned, about).toBeLessThanOrEqual(eligible);
        expect(eligible, about).toBeLessThanOrEqual(size);
      }
      for (const { overall } of all) {
        for (const { returned, eligible } of overall.cells) {
          expect(returned, about).toBeLessThanOrEqual(eligible);
        }
      }
      return result.overall.size > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('of any event by any event begins with everybody', () => {
    const checked = forEach('retention', ({ query, ask, about }) => {
      const { groups } = ask(without<RetentionQuery>(query, 'start', 'return'));
      for (const { size, cells } of groups) {
        if (size === 0) continue;
        expect(cells[0], about).toMatchObject({ returned: size, eligible: size, share: 1 });
      }
      return groups.some(({ size }) => size > 0);
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('has groups of users by property that add up to all', () => {
    const checked = forEach('retention', ({ result: { groups, byKey }, about }) => {
      if (!byKey) return false;
      if (byKey.length === 0) {
        expect(
          groups.every(({ size }) => size === 0),
          about,
        ).toBe(true);
        return false;
      }
      expect(sumOf(byKey.map(({ groups: own }) => numbersOf(own))), about).toEqual(
        numbersOf(groups),
      );
      return byKey.length > 1;
    });
    expect(checked).toBeGreaterThan(20);
  });

  it('with "onOrAfter" never rises from one column to the next', () => {
    const checked = forEach('retention', ({ query, ask, about }) => {
      const { groups } = ask({ ...query, rule: 'onOrAfter', clock: 'calendar' });
      for (const { cells } of groups) {
        const returned = cells.map((cell) => cell.returned);
        expect(returned, about).toEqual(returned.toSorted((a, b) => b - a));
      }
      return groups.some(({ cells }) => cells.some(({ returned }, k) => k > 0 && returned > 0));
    });
    expect(checked).toBeGreaterThan(20);
  });

  it('with "onOrAfter" has no fewer users returned than with "on"', () => {
    const checked = forEach('retention', ({ query, ask, about }) => {
      const later = ask({ ...query, rule: 'onOrAfter' });
      const on = cellsOf(ask({ ...query, rule: 'on' }).groups);
      cellsOf(later.groups).forEach(({ returned }, i) => {
        expect(returned, about).toBeGreaterThanOrEqual(on[i]?.returned ?? 0);
      });
      return later.overall.size > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('counts a user once with "firstInRange", and never more often than with "recurring"', () => {
    const checked = forEach('retention', ({ query, now, ask, about }) => {
      const plain = without<RetentionQuery>(query, 'users');
      const { range, horizon } = resolveQuery(plain, { now });
      const once = ask({ ...plain, acquisition: 'firstInRange' });
      const recurring = ask({ ...plain, acquisition: 'recurring' });
      const ever = ask({ ...plain, acquisition: 'firstEver' });
      const users = usersIn(plain, { start: range.start, end: horizon }, query.start, ask);
      expect(once.overall.size, about).toBe(users);
      once.groups.forEach(({ size }, i) => {
        expect(size, about).toBeLessThanOrEqual(recurring.groups[i]?.size ?? 0);
        expect(ever.groups[i]?.size ?? 0, about).toBeLessThanOrEqual(size);
      });
      return users > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});

type Ask = Asked<TrendQuery>['ask'];
type Scoped = RetentionQuery | LifecycleQuery | StickinessQuery;

function trendOf(query: Scoped, range: AbsoluteRange, events: TrendQuery['events']): TrendQuery {
  const { timeZone, weekStart, where, identity } = query;
  return {
    kind: 'trend',
    measure: 'users',
    range,
    ...(timeZone ? { timeZone } : {}),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(where ? { where } : {}),
    ...(identity ? { identity } : {}),
    ...(events ? { events } : {}),
  };
}

/** How many users did it in a range, whoever they are. */
function usersIn(
  query: Scoped,
  range: AbsoluteRange,
  events: TrendQuery['events'],
  ask: Ask,
): number {
  if (range.end <= range.start) return 0;
  return ask(trendOf(query, range, events)).series[0]?.total ?? 0;
}

/** How many users were active in each bucket up to the horizon, as a trend says. */
function activeIn(query: LifecycleQuery | StickinessQuery, now: number, ask: Ask): number[] {
  const { range, horizon, buckets } = resolveQuery(query, { now });
  const read = { start: range.start, end: horizon };
  if (read.end <= read.start) return buckets.map(() => 0);
  const { interval, events } = query;
  const { series } = ask({ ...trendOf(query, read, events), interval });
  return buckets.map((_, i) => series[0]?.values[i] ?? 0);
}

describe('a lifecycle', () => {
  it('has new, returning and resurrected users that are those a trend counts', () => {
    const checked = forEach('lifecycle', ({ query, now, ask, about }) => {
      const plain = without<LifecycleQuery>(query, 'users');
      const active = ask(plain).buckets.map((each) => each.new + each.returning + each.resurrected);
      expect(active, about).toEqual(activeIn(plain, now, ask));
      return active.some((count) => count > 0);
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('has dormant users that were active before and did not return', () => {
    const checked = forEach('lifecycle', ({ query, now, ask, about }) => {
      const plain = without<LifecycleQuery>(query, 'users');
      const { before, horizon } = resolveQuery(plain, { now });
      const end = Math.min(before.end, horizon);
      let active = usersIn(plain, { start: before.start, end }, query.events, ask);
      let dormant = 0;
      for (const bucket of ask(plain).buckets) {
        // Who was active in both is returning: nobody is new who was there before.
        expect(bucket.dormant, about).toBe(active - bucket.returning);
        active = bucket.new + bucket.returning + bucket.resurrected;
        dormant += bucket.dormant;
      }
      return dormant > 0;
    });
    expect(checked).toBeGreaterThan(30);
  });

  it('has every user new once at most', () => {
    const checked = forEach('lifecycle', ({ query, now, ask, about }) => {
      const plain = without<LifecycleQuery>(query, 'users');
      const { range, horizon } = resolveQuery(plain, { now });
      const users = usersIn(plain, { start: range.start, end: horizon }, query.events, ask);
      const added = ask(plain).buckets.reduce((sum, bucket) => sum + bucket.new, 0);
      expect(added, about).toBeLessThanOrEqual(users);
      return added > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});

describe('a stickiness', () => {
  it('counts every user of its range once, and their buckets as a trend does', () => {
    const checked = forEach('stickiness', ({ query, now, ask, about }) => {
      const plain = without<StickinessQuery>(query, 'users');
      const { range, horizon } = resolveQuery(plain, { now });
      const { counts } = ask(plain);
      const users = counts.reduce((sum, each) => sum + each.users, 0);
      const read = { start: range.start, end: horizon };
      expect(users, about).toBe(usersIn(plain, read, query.events, ask));
      const active = counts.reduce((sum, each) => sum + each.count * each.users, 0);
      const inBuckets = activeIn(plain, now, ask).reduce((a, b) => a + b, 0);
      expect(active, about).toBe(inBuckets);
      return users > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});
