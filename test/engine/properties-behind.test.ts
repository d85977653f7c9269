import { describe, expect, it, vi } from 'vitest';

import { compareText } from '../../src/model/order.js';
import { type Result, resolveQuery, type SourceQuery } from '../../src/model/query.js';
import { type Selection, selectedSpan } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import type { UsersQuery, UsersResult } from '../../src/model/users.js';
import {
  type SelectedNumber,
  selectionName,
  selectionsOf,
} from '../../src/testing/random-cases/selections.js';
import { createRandom } from '../../src/testing/random.js';
import { askMany, pagesOf } from './asked.js';

/* Who is behind a number is as many as the number says: of every kind of number of random questions. */

vi.setConfig({ testTimeout: 120_000 });

const kinds = ['trend', 'funnel', 'retention', 'flow', 'lifecycle', 'stickiness'] as const;
const forEach = askMany(kinds);
/** Of each kind of number, so that those of funnels are not most of all. */
const most = 120;

interface Behind extends SelectedNumber {
  result: UsersResult;
  now: number;
  ask<Q extends SourceQuery>(query: Q): Result<Q>;
  about: string;
}

const behind: Behind[] = [];
const taken = new Map<string, number>();

/** One number of each name of which there are not enough yet, with somebody behind it if there is one. */
function someOf(numbers: SelectedNumber[], seed: number): SelectedNumber[] {
  const random = createRandom(seed);
  const names = [...new Set(numbers.map(({ selection }) => selectionName(selection)))];
  return names.flatMap((name) => {
    const own = numbers.filter(({ selection }) => selectionName(selection) === name);
    const some = random.chance(0.9) ? own.filter(({ number }) => number !== 0) : own;
    const count = taken.get(name) ?? 0;
    if (some.length === 0 || count >= most) return [];
    taken.set(name, count + 1);
    return [random.pick(some)];
  });
}

for (const kind of kinds) {
  forEach(kind, ({ query, now, result, ask, about }) => {
    for (const each of someOf(selectionsOf(query, result, now), behind.length)) {
      const users: UsersQuery = { kind: 'users', behind: each.selection, limit: 3 };
      const pages = pagesOf(users, ask);
      const [first] = pages as [UsersResult];
      behind.push({
        ...each,
        result: { ...first, users: pages.flatMap((page) => page.users) },
        now,
        ask,
        about: `${selectionName(each.selection)} ${JSON.stringify(each.selection)}, ${about}`,
      });
    }
    return true;
  });
}

/** How often each kind of number was of use. */
function tally(check: (each: Behind) => boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of behind) {
    const name = selectionName(each.selection).replace(/ of group .*/, '');
    counts.set(name, (counts.get(name) ?? 0) + (check(each) ? 1 : 0));
  }
  return counts;
}

function totalEvents({ users, eventsWithoutUser = 0 }: UsersResult): number {
  return users.reduce((sum, { events }) => sum + events, 0) + eventsWithoutUser;
}

describe('what is behind a number', () => {
  it('is listed whole over its pages, each once, in order', () => {
    const counts = tally(({ result, unit, about }) => {
      const ids = result.users.map(({ id }) => id);
      expect(result.unit, about).toBe(unit);
      expect(result.total, about).toBe(ids.length);
      ids.slice(1).forEach((id, i) => {
        expect(compareText(ids[i] as string, id), about).toBeLessThan(0);
      });
      return ids.length > 0;
    });
    for (const [name, count] of counts) expect(count, name).toBeGreaterThan(5);
  });

  it('is as many units as the number says', () => {
    const counts = tally(({ result, number, counts: what, about }) => {
      if (what !== 'units' || number === null) return false;
      expect(result.total, about).toBe(number);
      return number > 0;
    });
    for (const [name, count] of counts) expect(count, name).toBeGreaterThan(5);
  });

  it('has as many events as a number of events says', () => {
    let checked = 0;
    tally(({ result, number, counts, about }) => {
      if (counts !== 'events' || number === null) return false;
      expect(totalEvents(result), about).toBe(number);
      if (number > 0) checked++;
      return true;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('has as many events as a property measure measured', () => {
    let checked = 0;
    tally(({ result, selection, number, counts, now, ask, about }) => {
      if (counts !== 'events' || number !== null) return false;
      const of = selection.of as TrendQuery;
      if (typeof of.measure !== 'object') return false;
      const { property } = of.measure;
      const isNumber = {
        property,
        op: 'between' as const,
        value: [-Number.MAX_VALUE, Number.MAX_VALUE],
      };
      const where = of.where ? { all: [of.where, isNumber] } : isNumber;
      const counted: TrendQuery = { ...of, measure: 'events', where };
      const place = (each: Selection) => JSON.stringify({ ...each, of: null });
      const same = selectionsOf(counted, ask(counted), now).find(
        (each) => place(each.selection) === place(selection),
      );
      expect(totalEvents(result), about).toBe(same?.number ?? 0);
      if (result.total > 0) checked++;
      return true;
    });
    expect(checked).toBeGreaterThan(30);
  });

  it('of an optional step is who went on and who did not, together all who reached it', () => {
    let checked = 0;
    tally(({ selection, number, ask, result, about }) => {
      if (!('step' in selection) || number !== null) return false;
      const total = (outcome: 'reached' | 'droppedAfter' | 'convertedFrom') =>
        ask({ kind: 'users', behind: { ...selection, outcome } }).total;
      expect(total('droppedAfter') + total('convertedFrom'), about).toBe(total('reached'));
      if (result.total > 0) checked++;
      return true;
    });
    expect(checked).toBeGreaterThan(5);
  });

  it('is who is kept by a cohort, in the span of the number', () => {
    const counts = tally(({ result, selection, unit, now, ask, about }) => {
      const users: UsersQuery = { kind: 'users', behind: selection };
      const resolved = resolveQuery(users, { now });
      const span = selectedSpan(resolved.behind);
      if (span.end <= span.start) return false;
      const trend: TrendQuery = {
        kind: 'trend',
        measure: 'users',
        range: span,
        identity: resolved.behind.of.identity,
        users: { behind: selection },
      };
      const people =
        unit === 'user'
          ? result.total
          : new Set(result.users.flatMap(({ user }) => user ?? [])).size;
      expect(ask(trend).series[0]?.total, about).toBe(people);
      return people > 0;
    });
    for (const [name, count] of counts) expect(count, name).toBeGreaterThan(5);
  });
});
