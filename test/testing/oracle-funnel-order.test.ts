import { describe, expect, it } from 'vitest';

import { askFunnel, countsOf, groupsOf, log, noX, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const strict = (text: string, steps: string, options?: Options): number[] =>
  countsOf(askFunnel(log(text), steps, { order: 'strict', ...options }));

const anyOrder = (text: string, steps: string, options?: Options) =>
  askFunnel(log(text), steps, { order: 'unordered', ...options });

describe('answerByOracle: strict funnels', () => {
  it('lets no other event lie between two steps, of whatever name', () => {
    expect(strict('A@0 B@1', 'A B')).toEqual([1, 1]);
    expect(strict('A@0 Z@1 B@2', 'A B')).toEqual([1, 0]);
    expect(strict('Z@0 A@1 B@2 Z@3', 'A B')).toEqual([1, 1]);
  });

  it('counts a repeated step as an event between', () => {
    // From the first A another A lies between; from the second none.
    expect(strict('A@0 A@1 B@2', 'A B')).toEqual([1, 1]);
    expect(strict('A@0 A@1 B@2', 'A B', { attempts: 'first' })).toEqual([1, 0]);
  });

  it('puts events of no step last at their instant', () => {
    // Z at 0 comes after A at 0, so it lies between A and B at 1; Z at 1 comes after B.
    expect(strict('Z@0 A@0 B@1', 'A B')).toEqual([1, 0]);
    expect(strict('A@0 Z@1 B@1', 'A B')).toEqual([1, 1]);
    expect(strict('A@0 Z@0 B@0', 'A B')).toEqual([1, 1]);
  });

  it('does not see events outside the scope', () => {
    const where = { property: '$event', op: 'ne', value: 'Z' } as const;
    expect(strict('A@0 Z@1 B@2', 'A B', { where })).toEqual([1, 1]);
  });

  it('sees only events that carry what is held or grouped by', () => {
    expect(strict('A@0:x Z@1:y Z@2 B@3:x', 'A B', { hold: ['p'] })).toEqual([1, 1]);
    const each = { breakdown: { property: 'p', attribution: 'each' } } as const;
    const rows = askFunnel(log('A@0:x Z@1:y B@3:x'), 'A B', { order: 'strict', ...each });
    expect(countsOf(rows)).toEqual([1, 0]);
    expect(groupsOf(rows)).toEqual({ x: [1, 1] });
  });

  it('lets a step-1 event after the range stand between, though it can start nothing', () => {
    // The A at 12 is at the end of the range: no start, but between A at 10 and B at 14.
    const range = { start: 0, end: 12 };
    const late = { range, finish: 'inWindow' } as const;
    expect(strict('A@10 B@14', 'A B', late)).toEqual([1, 1]);
    expect(strict('A@10 A@12 B@14', 'A B', late)).toEqual([1, 0]);
  });
});

describe('answerByOracle: unordered funnels', () => {
  it('counts different steps within the window of each other, in any order', () => {
    expect(countsOf(anyOrder('C@0 A@5 B@9', 'A B C'))).toEqual([1, 1, 1]);
    expect(countsOf(anyOrder('C@0 A@5 B@11', 'A B C'))).toEqual([1, 1, 0]);
    expect(countsOf(anyOrder('B@0 B@1', 'A B C'))).toEqual([1, 0, 0]);
  });

  it('lets one event do several steps', () => {
    const rows = anyOrder('A@3', 'A AB');
    expect(countsOf(rows)).toEqual([1, 1]);
    expect(sumsOf(rows)).toEqual([[0, 0]]);
  });

  it('has no limit with a window of null', () => {
    expect(countsOf(anyOrder('B@0 A@900', 'A B', { window: null }))).toEqual([1, 1]);
  });

  it('reports the first instant at which the most steps lie within the window, and the latest start', () => {
    // All three at 9 the first time; the latest start is B at 2, with C at 5: 2, 5, 9.
    expect(sumsOf(anyOrder('C@0 C@1 B@2 C@5 A@9 B@10', 'A B C'))).toEqual([
      [3, 3],
      [7, 4],
    ]);
    // Two steps at 4 first; B at 3 is the latest start.
    expect(sumsOf(anyOrder('B@0 B@3 A@4 B@4', 'A B'))).toEqual([[0, 0]]);
    expect(sumsOf(anyOrder('B@0 B@3 A@4 B@5', 'A B'))).toEqual([[1, 1]]);
  });

  it('takes the times of a position, not of a step', () => {
    // Positions at 0, 4 and 6, whatever was done.
    expect(sumsOf(anyOrder('C@0 A@4 B@6', 'A B C'))).toEqual([
      [4, 4],
      [6, 2],
    ]);
  });

  it('reads a step’s value from the event chosen for that step', () => {
    const by = (step: number) => ({ breakdown: { property: 'p', attribution: { step } } });
    const events = 'B@0:b A@1:a';
    expect(groupsOf(anyOrder(events, 'A B C', by(0)))).toEqual({ a: [1, 1, 0] });
    expect(groupsOf(anyOrder(events, 'A B C', by(1)))).toEqual({ b: [1, 1, 0] });
    expect(groupsOf(anyOrder(events, 'A B C', by(2)))).toEqual({ none: [1, 1, 0] });
    // The start is B at 2: A is the first at or after it, at 3.
    expect(groupsOf(anyOrder('A@0:old B@2 A@3:y A@3:x', 'A B', { window: 1, ...by(0) }))).toEqual({
      x: [1, 1],
    });
  });

  it('lets no exclusion lie strictly between the first and the last', () => {
    const exclusions = [noX('break', 0, 1)];
    expect(countsOf(anyOrder('B@0 X@1 A@2', 'A B', { exclusions }))).toEqual([1, 0]);
    expect(countsOf(anyOrder('B@0 X@0 X@2 A@2', 'A B', { exclusions }))).toEqual([1, 1]);
    expect(countsOf(anyOrder('B@0 X@1 A@2 B@3', 'A B', { exclusions }))).toEqual([1, 1]);
  });

  it('removes a unit that would do more steps without the exclusion', () => {
    const exclusions = [noX('remove', 0, 1)];
    expect(countsOf(anyOrder('B@0 X@1 A@2', 'A B', { exclusions }))).toEqual([0, 0]);
    expect(countsOf(anyOrder('B@0 X@1 B@2', 'A B', { exclusions }))).toEqual([1, 0]);
  });

  it('starts in range and ends in the window with finish inWindow', () => {
    const late = { range: { start: 0, end: 5 }, finish: 'inWindow' } as const;
    expect(countsOf(anyOrder('B@4 A@14', 'A B', late))).toEqual([1, 1]);
    expect(countsOf(anyOrder('B@5 A@6', 'A B', late))).toEqual([0, 0]);
  });

  it('takes any step for an entry, and its latest for an open window', () => {
    const options = { interval: 'minute', range: { start: 0, end: 120_000 } } as const;
    // B at 0 converts with A at 5; A at 60,000 is alone.
    expect(anyOrder('B@0 A@5 A@60000', 'A B', options).trend).toEqual([
      { bucket: 0, entered: 1, converted: 1 },
      { bucket: 1, entered: 1, converted: 0 },
    ]);
    expect(anyOrder('A@0 A@95', 'A B', { now: 104 }).openWindow).toBe(1);
    expect(anyOrder('A@0 A@95', 'A B', { now: 105 }).openWindow).toBe(0);
    expect(anyOrder('A@95 B@96', 'A B', { now: 100 }).openWindow).toBe(0);
  });
});
