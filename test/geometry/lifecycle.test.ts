import { describe, expect, it } from 'vitest';

import {
  activeUsers,
  layoutLifecycle,
  netChange,
  quickRatio,
  stackedStates,
  stateAt,
} from '../../src/geometry/lifecycle.js';
import type { LifecycleCounts } from '../../src/model/lifecycle.js';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 2);

const bucketsOf = (...counts: [number, number, number, number][]) =>
  counts.map(([fresh, returning, resurrected, dormant], i) => ({
    start: start + i * day,
    end: start + (i + 1) * day,
    partial: i === counts.length - 1,
    new: fresh,
    returning,
    resurrected,
    dormant,
  }));

const options = { width: 200, height: 100, interval: 'day', timeZone: 'UTC' } as const;
const counts: LifecycleCounts = { new: 30, returning: 40, resurrected: 10, dormant: 20 };

describe('netChange and quickRatio', () => {
  it('count who came against who went', () => {
    expect(activeUsers(counts)).toBe(80);
    expect(netChange(counts)).toBe(20);
    expect(quickRatio(counts)).toBe(2);
    expect(netChange({ ...counts, dormant: 55 })).toBe(-15);
  });

  it('have no ratio where nobody went', () => {
    expect(quickRatio({ ...counts, dormant: 0 })).toBeNull();
  });
});

describe('layoutLifecycle', () => {
  it('stacks the active above 0 and mirrors the dormant below it', () => {
    const layout = layoutLifecycle({ buckets: bucketsOf([30, 40, 10, 20], [0, 0, 0, 0]) }, options);
    expect(layout.axis).toEqual({ min: -20, max: 80, ticks: [-20, 0, 20, 40, 60, 80] });
    expect(layout.step).toBe(100);
    expect(layout.centers).toEqual([50, 150]);
    // A unit is a pixel: 0 is at 80. Each bar but the one on the axis leaves a pixel to the one below it.
    const at = (state: keyof LifecycleCounts) => {
      const { y, height } = layout.bars[state][0] as { y: number; height: number };
      return { y, height };
    };
    expect(at('returning')).toEqual({ y: 40, height: 40 });
    expect(at('resurrected')).toEqual({ y: 30, height: 9 });
    expect(at('new')).toEqual({ y: 0, height: 29 });
    expect(at('dormant')).toEqual({ y: 80, height: 20 });
    for (const state of stackedStates) expect(layout.bars[state][1]?.height).toBe(0);
  });

  it('fits the axis to the states that are shown', () => {
    const layout = layoutLifecycle(
      { buckets: bucketsOf([3, 400, 1, 2]) },
      { ...options, hidden: ['returning'] },
    );
    expect(layout.axis).toEqual({ min: -2, max: 4, ticks: [-2, -1, 0, 1, 2, 3, 4] });
    expect(layout.bars.returning[0]?.height).toBe(0);
    expect(layout.bars.resurrected[0]?.y).toBeCloseTo(layout.y(1));
  });

  it('draws a single user among thousands, and nothing without users', () => {
    const few = layoutLifecycle({ buckets: bucketsOf([1, 9000, 0, 1]) }, options);
    expect(few.bars.new[0]?.height).toBe(1);
    expect(few.bars.dormant[0]?.height).toBe(1);
    const none = layoutLifecycle({ buckets: bucketsOf([0, 0, 0, 0]) }, options);
    expect(none.axis).toEqual({ min: 0, max: 1, ticks: [0, 1] });
  });
});

describe('stateAt', () => {
  const layout = layoutLifecycle({ buckets: bucketsOf([30, 0, 10, 20], [0, 0, 0, 0]) }, options);

  it('finds the state drawn at a height, or the nearest', () => {
    expect(stateAt(layout, 0, layout.y(25))).toBe('new');
    expect(stateAt(layout, 0, layout.y(5))).toBe('resurrected');
    expect(stateAt(layout, 0, layout.y(-10))).toBe('dormant');
    expect(stateAt(layout, 0, layout.y(40))).toBe('new');
  });

  it('finds none where there is nobody', () => {
    expect(stateAt(layout, 1, 10)).toBeNull();
    expect(stateAt(layout, 7, 10)).toBeNull();
  });
});
