import { describe, expect, it } from 'vitest';

import {
  type Brush,
  brush,
  type BrushAction,
  brushed,
  movedEnd,
} from '../../src/hooks/timeline-brush.js';

const after = (...actions: BrushAction[]) =>
  actions.reduce<Brush | null>((held, action) => brush(held, action), null);

describe('brush', () => {
  it('goes from where it was pressed to where it is, in both directions', () => {
    const held = after({ type: 'press', slice: 5 }, { type: 'move', slice: 2 });
    expect(held && brushed(held)).toEqual([2, 5]);
    const back = brush(held, { type: 'move', slice: 8 });
    expect(back && brushed(back)).toEqual([5, 8]);
  });

  it('is a click until it moves', () => {
    expect(after({ type: 'press', slice: 5 }, { type: 'move', slice: 5 })?.moved).toBe(false);
    expect(after({ type: 'press', slice: 5 }, { type: 'move', slice: 6 })?.moved).toBe(true);
  });

  it('moves one end while the other stays', () => {
    const from = after({ type: 'grab', end: 'from', chosen: [3, 7] }, { type: 'move', slice: 1 });
    expect(from && brushed(from)).toEqual([1, 7]);
    const to = after({ type: 'grab', end: 'to', chosen: [3, 7] }, { type: 'move', slice: 1 });
    expect(to && brushed(to)).toEqual([1, 3]);
  });

  it('is over once the pointer is up, and does not begin with a move', () => {
    expect(after({ type: 'press', slice: 5 }, { type: 'end' })).toBeNull();
    expect(after({ type: 'move', slice: 5 })).toBeNull();
  });
});

describe('movedEnd', () => {
  it('goes by slices, stays inside, and does not pass the other end', () => {
    expect(movedEnd('ArrowRight', 'from', [3, 7], 20)).toEqual([4, 7]);
    expect(movedEnd('PageUp', 'from', [3, 7], 20)).toEqual([7, 7]);
    expect(movedEnd('Home', 'from', [3, 7], 20)).toEqual([0, 7]);
    expect(movedEnd('PageDown', 'to', [3, 7], 20)).toEqual([3, 3]);
    expect(movedEnd('End', 'to', [3, 7], 20)).toEqual([3, 20]);
    expect(movedEnd('ArrowLeft', 'to', [3, 7], 20)).toEqual([3, 6]);
    expect(movedEnd('a', 'to', [3, 7], 20)).toBeNull();
  });
});
