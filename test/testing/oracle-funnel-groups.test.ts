import { describe, expect, it } from 'vitest';

import type { Attribution } from '../../src/model/funnel.js';
import { askFunnel, countsOf, groupsOf, log, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const by =
  (attribution: Attribution, limit = 10) =>
  (users: string[], steps = 'A B', options: Options = {}) =>
    askFunnel(log(...users), steps, {
      breakdown: { property: 'p', limit, attribution },
      ...options,
    });

describe('answerByOracle: groups of a funnel by first or last value', () => {
  it('take the first or last value set on an event that matches a step', () => {
    const events = ['Z@0:z A@1 A@2:x B@3:y B@4'];
    expect(groupsOf(by('first')(events))).toEqual({ x: [1, 1] });
    expect(groupsOf(by('last')(events))).toEqual({ y: [1, 1] });
  });

  it('look at events the reported attempt does not use, and before it', () => {
    expect(groupsOf(by('first')(['B@0:b A@1:a B@2']))).toEqual({ b: [1, 1] });
    expect(groupsOf(by('last')(['A@0:a B@1 A@900:late']))).toEqual({ late: [1, 1] });
  });

  it('go by the order of ties at one instant', () => {
    // A comes before B; of two A the smaller value comes first.
    expect(groupsOf(by('first')(['B@0:a A@0:y A@0:x']))).toEqual({ x: [1, 1] });
    expect(groupsOf(by('last')(['B@0:b B@0:a A@0:z']))).toEqual({ b: [1, 1] });
  });

  it('look up to the end of the range, plus the window with finish inWindow', () => {
    const range = { start: 0, end: 5 };
    const events = ['A@1:x A@9:y A@15:z'];
    expect(groupsOf(by('last')(events, 'A B', { range }))).toEqual({ x: [1, 0] });
    const late = { range, finish: 'inWindow' } as const;
    expect(groupsOf(by('last')(events, 'A B', late))).toEqual({ y: [1, 0] });
  });

  it('look at events whatever they hold', () => {
    const hold = { hold: ['q'] };
    expect(groupsOf(by('first')(['A@0:x A@1:y,1 B@2:,1'], 'A B', hold))).toEqual({ x: [1, 1] });
  });

  it('put units without a value into none', () => {
    expect(groupsOf(by('first')(['A@0 B@1', 'A@0:x', 'A@0:x']))).toEqual({
      x: [2, 0],
      none: [1, 1],
    });
  });
});

describe('answerByOracle: groups of a funnel by a step', () => {
  it('take the value of that step’s event in the reported attempt', () => {
    // The latest A before B is reported: y.
    const events = ['A@0:x A@1:y B@2:b'];
    expect(groupsOf(by({ step: 0 })(events))).toEqual({ y: [1, 1] });
    expect(groupsOf(by({ step: 1 })(events))).toEqual({ b: [1, 1] });
  });

  it('put units that never reach the step into none', () => {
    expect(groupsOf(by({ step: 1 })(['A@0:x', 'A@0:x B@1', 'A@0:x B@1:b']))).toEqual({
      none: [2, 1],
      b: [1, 1],
    });
  });

  it('report the first start of those who got no further', () => {
    expect(groupsOf(by({ step: 0 })(['A@5:y A@3:x']))).toEqual({ x: [1, 0] });
    expect(groupsOf(by({ step: 0 })(['A@3:y A@3:x A@3']))).toEqual({ x: [1, 0] });
  });
});

describe('answerByOracle: groups of a funnel by each value', () => {
  it('are one funnel a value over its events alone', () => {
    const rows = by('each')(['A@0:x B@1:y A@2:y B@3:x A@4']);
    expect(countsOf(rows)).toEqual([1, 1]);
    expect(groupsOf(rows)).toEqual({ x: [1, 1], y: [1, 0], none: [1, 0] });
    // In x: A at 0, B at 3; the plain funnel takes B at 1.
    expect(rows.groups?.[0]?.steps[1]?.fromFirst?.sum).toBe(3);
    expect(sumsOf(rows)).toEqual([[1, 1]]);
  });

  it('start their first attempt at the value’s first start', () => {
    const first = { attempts: 'first' } as const;
    const rows = by('each')(['A@0:x A@8:y B@15:y'], 'A B', first);
    expect(groupsOf(rows)).toEqual({ x: [1, 0], y: [1, 1] });
    expect(countsOf(rows)).toEqual([1, 0]);
  });

  it('do not show values nobody started with', () => {
    expect(groupsOf(by('each')(['A@0:x B@1:y Z@2:z']))).toEqual({ x: [1, 0] });
  });

  it('fold a unit once, by its best attempt', () => {
    // x: two units. Folded are y and z of u1: y converts in 5, z in 1; both end at 8, z started last.
    const users = ['A@3:y B@8:y A@7:z B@8:z', 'A@0:x', 'A@0:x'];
    const rows = by('each', 1)(users);
    expect(groupsOf(rows)).toEqual({ x: [2, 0], 'other of 2': [1, 1] });
    expect(rows.groups?.[1]?.steps[1]?.fromFirst?.sum).toBe(1);
    // Ended first wins over started last.
    const early = by('each', 1)(['A@3:y B@7:y A@7:z B@8:z', 'A@0:x', 'A@0:x']);
    expect(early.groups?.[1]?.steps[1]?.fromFirst?.sum).toBe(4);
  });
});

describe('answerByOracle: ranking of groups of a funnel', () => {
  it('goes by units at step 0, then group order, none last among equals', () => {
    const rows = by('first')(['A@0:c', 'A@0:b B@1', 'A@0', 'A@0:a', 'A@0:a']);
    expect(Object.keys(groupsOf(rows))).toEqual(['a', 'b', 'c', 'none']);
  });

  it('folds what is beyond the limit so that groups add up', () => {
    const rows = by('first', 1)(['A@0:a', 'A@0:a B@1', 'A@0:b B@1', 'A@0 B@4']);
    expect(groupsOf(rows)).toEqual({ a: [2, 1], 'other of 2': [2, 2] });
    expect(rows.groups?.[1]?.steps[1]?.fromFirst).toEqual({ sum: 5, median: 2.5, p90: 3.7 });
  });

  it('has no groups where nobody started', () => {
    expect(by('first')(['B@0:x']).groups).toEqual([]);
  });
});
