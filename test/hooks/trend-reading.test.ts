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
});
