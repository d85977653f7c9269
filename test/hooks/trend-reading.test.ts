import { describe, expect, it } from 'vitest';

import {
  read,
  type ReadingAction,
  selectionOf,
  startReading,
} from '../../src/hooks/trend-reading.js';

const after = (...actions: ReadingAction[]) => actions.reduce(read, startReading);
const go = (by: number, extend = false): ReadingAction => ({ type: 'go', by, last: 9, extend });

describe('read', () => {
  it('goes by buckets and stays inside', () => {
    expect(after(go(3)).current).toBe(3);
    expect(after(go(3), go(-9)).current).toBe(0);
    expect(after(go(99)).active).toBe(9);
  });

  it('selects from where the keyboard was, in both directions', () => {
    expect(selectionOf(after(go(4), go(2, true)))).toEqual([4, 6]);
    expect(selectionOf(after(go(4), go(-3, true), go(1, true)))).toEqual([2, 4]);
    expect(selectionOf(after(go(4), go(2, true), go(1)))).toBeNull();
  });

  it('selects what a held pointer goes over, and keeps it outside the plot', () => {
    const held = after({ type: 'press', index: 6 }, { type: 'point', index: 2 });
    expect(selectionOf(held)).toEqual([2, 6]);
    expect(selectionOf(read(held, { type: 'leave' }))).toEqual([2, 6]);
    expect(selectionOf(read(held, { type: 'release' }))).toBeNull();
  });

  it('reads what the pointer is over, and nothing once it leaves', () => {
    const over = after({ type: 'point', index: 5 });
    expect(over.active).toBe(5);
    expect(read(over, { type: 'leave' }).active).toBeNull();
  });

  it('chooses a series with the keyboard, from all of them down the list and back', () => {
    const order = [2, 0, 1];
    const step = (by: 1 | -1): ReadingAction => ({ type: 'series', by, order });
    const chosen = (...actions: ReadingAction[]) => after(...actions).series;
    expect(chosen(step(1))).toBe(2);
    expect(chosen(step(1), step(1), step(1), step(1))).toBe(1);
    expect(chosen(step(1), step(-1), step(-1))).toBeNull();
    expect(after(go(3), step(1)).active).toBe(3);
  });

  it('keeps the series from bucket to bucket, and forgets it with the reading', () => {
    const chosen = after({ type: 'series', by: 1, order: [1, 0] }, go(2));
    expect(chosen.series).toBe(1);
    expect(read(chosen, { type: 'clear' })).toMatchObject({ series: null, current: 2 });
  });

  it('knows what the pointer is near to until it leaves', () => {
    const over = after({ type: 'point', index: 4, near: 1 });
    expect(over.near).toBe(1);
    expect(read(over, { type: 'leave' }).near).toBeNull();
    expect(read(over, go(1)).near).toBeNull();
  });
});
