import { describe, expect, it } from 'vitest';

import { askFunnel, countsOf, groupsOf, log, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const held = (text: string, steps: string, options?: Options) =>
  askFunnel(log(text), steps, { hold: ['p'], ...options });

describe('answerByOracle: held properties', () => {
  it('must have one value along the attempt', () => {
    expect(countsOf(held('A@0:x B@1:x', 'A B'))).toEqual([1, 1]);
    expect(countsOf(held('A@0:x B@1:y', 'A B'))).toEqual([1, 0]);
  });

  it('leave out events that miss one', () => {
    expect(countsOf(held('A@0 B@1', 'A B'))).toEqual([0, 0]);
    expect(countsOf(held('A@0:x B@1 B@2:x', 'A B'))).toEqual([1, 1]);
    const both = { hold: ['p', 'q'] };
    expect(countsOf(held('A@0:x,y B@1:x B@2:,y', 'A B', both))).toEqual([1, 0]);
    expect(countsOf(held('A@0:x,y B@1:x,z B@2:x,y', 'A B', both))).toEqual([1, 1]);
  });

  it('tell values of different types apart', () => {
    const events = log('A@0 B@1').map((event, i) => ({
      ...event,
      properties: { p: i === 0 ? 5 : '5' },
    }));
    expect(countsOf(askFunnel(events, 'A B', { hold: ['p'] }))).toEqual([1, 0]);
  });

  it('may be fields', () => {
    const events = log('A@0 B@1').map((event, i) => ({ ...event, account: i === 0 ? 'a' : 'b' }));
    expect(countsOf(askFunnel(events, 'A B', { hold: ['$account'] }))).toEqual([1, 0]);
    expect(countsOf(askFunnel(events, 'A B', { hold: ['$user'] }))).toEqual([1, 1]);
  });

  it('count a unit once, by its best combination', () => {
    // y converts, x does not.
    const rows = held('A@0:x A@1:y B@5:y', 'A B');
    expect([countsOf(rows), sumsOf(rows)]).toEqual([[1, 1], [[4, 4]]]);
  });

  it('prefer, of combinations that go as far, the one whose last event is first', () => {
    expect(sumsOf(held('A@0:x A@1:y B@5:y B@6:x', 'A B'))).toEqual([[4, 4]]);
    expect(sumsOf(held('A@0:x A@1:y B@5:x B@6:y', 'A B'))).toEqual([[5, 5]]);
  });

  it('prefer then the one whose start is last', () => {
    expect(sumsOf(held('A@0:x A@1:y B@5:x B@5:y', 'A B'))).toEqual([[4, 4]]);
  });

  it('prefer then the one whose steps between are first', () => {
    expect(sumsOf(held('A@0:x A@0:y B@2:x B@1:y C@5:x C@5:y', 'A B C'))).toEqual([
      [1, 1],
      [5, 4],
    ]);
  });

  it('compare events by their place in the order of ties, so by the breakdown’s value too', () => {
    const by = { breakdown: { property: 'q', attribution: { step: 0 } } } as const;
    // At equal times a last event with 1 is before one with 2: y is reported, its A has 3.
    expect(groupsOf(held('A@0:x,1 B@1:x,2 A@0:y,3 B@1:y,1', 'A B', by))).toEqual({ 3: [1, 1] });
    // With equal values on the last event the start is to be last: 3 rather than 1.
    expect(groupsOf(held('A@0:x,1 B@1:x,2 A@0:y,3 B@1:y,2', 'A B', by))).toEqual({ 3: [1, 1] });
  });

  it('prefer then the first in group order', () => {
    // Both report A at 0; the later A at 5, whose window is open at 12, counts only if it is of x.
    expect(held('A@0:y A@5:y A@0:x', 'A B', { now: 12 }).openWindow).toBe(0);
    expect(held('A@0:y A@0:x A@5:x', 'A B', { now: 12 }).openWindow).toBe(1);
    // Property by property: x,2 before y,1.
    const both = { hold: ['p', 'q'], now: 12 };
    expect(held('A@0:y,1 A@0:x,2 A@5:x,2', 'A B', both).openWindow).toBe(1);
  });

  it('give the unit’s open window the starts of its best combination', () => {
    // Both stop at A; x started first, so it is reported, and its window was over at 10.
    expect(held('A@0:x A@5:y', 'A B', { now: 12 }).openWindow).toBe(0);
    expect(held('A@0:x A@5:y', 'A B', { now: 9 }).openWindow).toBe(1);
  });

  it('give the unit’s entries by its best combination', () => {
    const options = {
      interval: 'minute',
      window: 100_000,
      range: { start: 0, end: 180_000 },
    } as const;
    // y converts, so the A of x at minute 0 is no entry.
    expect(held('A@0:x A@60000:y B@60005:y', 'A B', options).trend).toEqual([
      { bucket: 1, entered: 1, converted: 1 },
    ]);
  });

  it('try the first start of each combination with attempts first', () => {
    const first = { attempts: 'first' } as const;
    expect(countsOf(held('A@0:x A@5:y B@12:y', 'A B', first))).toEqual([1, 1]);
    expect(countsOf(held('A@0:y A@5:y B@12:y', 'A B', first))).toEqual([1, 0]);
  });
});
