import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import { resolveQuery } from '../../src/model/query.js';
import type {
  RetentionGroupRows,
  RetentionQuery,
  RetentionRows,
} from '../../src/model/retention.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';

const day = 86_400_000;

/** Events of users u1, u2 …: `'A0 B1.5:x'` is A as day 0 begins, and B in the middle of day 1 with p = x. */
function days(...users: string[]): AnalyticsEvent[] {
  return users.flatMap((text, i) =>
    text.split(' ').map((word) => {
      const [what = '', p] = word.split(':');
      const time = Number(what.slice(1)) * day;
      return { time, event: what.slice(0, 1), user: `u${i + 1}`, properties: p ? { p } : {} };
    }),
  );
}

interface Options extends Partial<RetentionQuery> {
  /** In days. */
  now?: number;
  universe?: Filter;
}

/** A retention by day over days 0 to 3. */
function ask(
  events: AnalyticsEvent[],
  { now = 100, universe, ...options }: Options = {},
): RetentionRows {
  const query: RetentionQuery = {
    kind: 'retention',
    range: { start: 0, end: 4 * day },
    period: 'day',
    ...options,
  };
  const context = { now: now * day, ...(universe ? { universe } : {}) };
  return answerByOracle(events, resolveQuery(query, context));
}

/** By group: its size and who returned in each column. */
function table(groups: RetentionGroupRows[]): Record<number, number[]> {
  return Object.fromEntries(
    groups.map(({ group, size, cells }) => [group, [size, ...cells.map((cell) => cell.returned)]]),
  );
}

const aThenB = { start: { event: 'A' }, return: { event: 'B' } };

describe('answerByOracle: retention by the calendar', () => {
  it('puts a user in the group of every period they started in', () => {
    expect(table(ask(days('A0 A1 A3', 'A0 A2')).groups)).toEqual({
      0: [2, 2, 1, 1, 1],
      1: [1, 1, 0, 1, 0],
      2: [1, 1, 0, 0, 0],
      3: [1, 1, 0, 0, 0],
    });
  });

  it('counts in column 0 one return at or after the first start event', () => {
    const events = days('B0 A0.5', 'A0 B0.5', 'A0 B0', 'A0', 'A0 B0.25 A0.5');
    const rows = ask(events, { ...aThenB, minReturns: 2 });
    expect(table(rows.groups)).toEqual({ 0: [5, 3, 0, 0, 0] });
  });

  it('asks for minReturns in a column', () => {
    const events = days('A0 B1 B1.5', 'A0 B1', 'A0 B2 B3');
    expect(table(ask(events, { ...aThenB, minReturns: 2 }).groups)).toEqual({ 0: [3, 0, 1, 0, 0] });
    const brackets = { ...aThenB, minReturns: 2, brackets: [1, 2] };
    expect(table(ask(events, brackets).groups)).toEqual({ 0: [3, 0, 1, 1] });
  });

  it('counts a bracket that ends after the range as far as there is something', () => {
    expect(table(ask(days('A0 B3', 'A2 B2 B3.5'), { ...aThenB, brackets: [1, 3] }).groups)).toEqual(
      { 0: [1, 0, 0, 1], 2: [1, 1, 1, 0] },
    );
  });

  it('counts every later return with onOrAfter, beyond the last column too', () => {
    const late = { ...aThenB, rule: 'onOrAfter', periods: 1 } as const;
    expect(table(ask(days('A0 B3', 'A1 B0.5'), late).groups)).toEqual({
      0: [1, 1, 1],
      1: [1, 0, 0],
    });
    const twice = { ...aThenB, rule: 'onOrAfter', minReturns: 2 } as const;
    expect(table(ask(days('A0 B2 B3'), twice).groups)).toEqual({ 0: [1, 1, 1, 1, 0] });
  });

  it('widens the range, reads nothing from now on, and has all of the group eligible', () => {
    const range = { start: 0.5 * day, end: 1.5 * day };
    const rows = ask(days('A0.25 A1.25', 'A1 A1.125'), { range, now: 1.25 });
    expect(rows.groups).toEqual([
      {
        group: 0,
        size: 1,
        cells: [
          { returned: 1, eligible: 1, open: 0 },
          { returned: 0, eligible: 1, open: 0 },
        ],
      },
      {
        group: 1,
        size: 1,
        cells: [
          { returned: 1, eligible: 1, open: 0 },
          { returned: 0, eligible: 1, open: 0 },
        ],
      },
    ]);
  });

  it('goes from 29 to 31 December 2011 in Apia, where there was no 30th', () => {
    const events = ['2011-12-29T20:00Z', '2011-12-30T20:00Z', '2011-12-31T20:00Z'].map((time) => ({
      time: Date.parse(time),
      event: 'A',
      user: 'u',
    }));
    const rows = ask(events, {
      range: { start: Date.parse('2011-12-29T10:00Z'), end: Date.parse('2012-01-01T10:00Z') },
      timeZone: 'Pacific/Apia',
      now: 100_000,
    });
    expect(table(rows.groups)).toEqual({ 0: [1, 1, 1, 1], 1: [1, 1, 1, 0], 2: [1, 1, 0, 0] });
  });
});

describe('answerByOracle: retention by the rolling clock', () => {
  const rolling = { ...aThenB, clock: 'rolling' } as const;

  it('counts spans from the first start event of the group’s period', () => {
    expect(ask(days('A0.5 B1.25 A0.75 B1.75'), rolling).groups).toEqual([
      {
        group: 0,
        size: 1,
        cells: [
          { returned: 1, eligible: 1, open: 0 },
          { returned: 1, eligible: 1, open: 0 },
          { returned: 0, eligible: 1, open: 0 },
          // From 3.5 to 4.5; the range ends at 4.
          { returned: 0, eligible: 1, open: 1 },
        ],
      },
    ]);
  });

  it('counts the eligible, and those whose column is not over, eligible or not', () => {
    // Now is 2 days. u1: [0, 1) [1, 2) [2, 3); u2: [0.5, 1.5) [1.5, 2.5) [2.5, 3.5).
    const rows = ask(days('A0 B1', 'A0.5 B1.5 B2'), { ...rolling, periods: 2, now: 2 });
    expect(rows.groups[0]?.cells).toEqual([
      { returned: 0, eligible: 2, open: 0 },
      { returned: 2, eligible: 2, open: 1 },
      { returned: 0, eligible: 0, open: 2 },
    ]);
  });

  it('goes over all its periods in a bracket, to the horizon with onOrAfter', () => {
    const events = days('A0.5 B3.25', 'A0.5 B3.75');
    // Columns [0.5, 1.5) and [1.5, 3.5).
    expect(table(ask(events, { ...rolling, brackets: [2] }).groups)).toEqual({ 0: [2, 0, 1] });
    const later = { ...rolling, rule: 'onOrAfter' } as const;
    expect(table(ask(events, { ...later, brackets: [2] }).groups)).toEqual({ 0: [2, 2, 2] });
  });
});

describe('answerByOracle: acquisition of a retention', () => {
  it('takes only the group of the first start event in the range', () => {
    const first = { acquisition: 'firstInRange', periods: 1 } as const;
    const events = days('A0 A1 A2', 'B0 A1');
    expect(table(ask(events, { ...first, start: { event: 'A' } }).groups)).toEqual({
      0: [1, 1, 1],
      1: [1, 1, 0],
    });
  });

  it('takes only those whose first start event of all is in the range', () => {
    const ever = {
      acquisition: 'firstEver',
      start: { event: 'A' },
      range: { start: day, end: 4 * day },
      periods: 1,
    } as const;
    const events = days('A0 A1 A2', 'A1 A2', 'B0 A2');
    expect(table(ask(events, ever).groups)).toEqual({ 0: [1, 1, 1], 1: [1, 1, 0] });
  });

  it('judges the first of all by where and the universe', () => {
    const only = { property: 'p', op: 'eq', value: 'x' } as const;
    const ever = { acquisition: 'firstEver', range: { start: day, end: 2 * day } } as const;
    const events = days('A0:y A1:x', 'A0:x A1:x');
    expect(table(ask(events, ever).groups)).toEqual({});
    expect(table(ask(events, { ...ever, where: only }).groups)).toEqual({ 0: [1, 1] });
    expect(table(ask(events, { ...ever, universe: only }).groups)).toEqual({ 0: [1, 1] });
  });
});

describe('answerByOracle: breakdown of a retention', () => {
  const by = (limit = 10) => ({ ...aThenB, periods: 1, breakdown: { property: 'p', limit } });

  it('goes by the first start event, at one instant the first value set, whatever returns carry', () => {
    const events = days('A0:x B1:y', 'A0 A0:z A0:b', 'A0.5 A0.75:x', 'A0:x');
    const rows = ask(events, by());
    expect(rows.byKey?.map(({ key, groups }) => [key, table(groups)])).toEqual([
      [{ type: 'value', value: 'x' }, { 0: [2, 0, 1] }],
      [{ type: 'value', value: 'b' }, { 0: [1, 0, 0] }],
      [{ type: 'none' }, { 0: [1, 0, 0] }],
    ]);
    expect(table(rows.groups)).toEqual({ 0: [4, 0, 1] });
  });

  it('lets a user have another value in another group, and folds by the sum of sizes', () => {
    const events = days('A0:x A1:y B1', 'A1:y', 'A0:z B1 A2:z B2');
    // y: u1 and u2 in group 1; z: u3 in groups 0 and 2; x: u1 in group 0.
    expect(ask(events, by(1)).byKey?.map(({ key, groups }) => [key, table(groups)])).toEqual([
      [{ type: 'value', value: 'y' }, { 1: [2, 1, 0] }],
      [
        { type: 'other', count: 2 },
        { 0: [2, 0, 2], 2: [1, 1, 0] },
      ],
    ]);
  });
});

describe('answerByOracle: scope of a retention', () => {
  const nobody = (event: string, time: number) => ({ event, time: time * day });

  it('says how many events in reach matching start or return have no user', () => {
    const events = [nobody('A', 0), nobody('A', 1), nobody('B', 2), nobody('C', 2), nobody('B', 4)];
    const range = { start: day, end: 4 * day };
    expect(ask(events, { ...aThenB, range }).meta.eventsWithoutUser).toBe(2);
    const ever = { ...aThenB, range, acquisition: 'firstEver' } as const;
    expect(ask(events, ever).meta.eventsWithoutUser).toBe(2);
  });

  it('counts by identity, and only the users kept', () => {
    const events = days('A0', 'A0', 'A0').map((event, i) => ({
      ...event,
      account: i < 2 ? 'one' : 'two',
    }));
    const accounts = { identity: 'account', periods: 1 } as const;
    expect(table(ask([...events, nobody('A', 0)], accounts).groups)).toEqual({ 0: [2, 2, 0] });
    const kept = ask([...events, nobody('A', 0)], { ...accounts, users: { anyOf: ['two', 'u1'] } });
    expect(table(kept.groups)).toEqual({ 0: [1, 1, 0] });
    expect(kept.meta.eventsWithoutUser).toBe(0);
  });
});
