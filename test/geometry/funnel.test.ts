import { describe, expect, it } from 'vitest';

import { timeBins, timePosition, timeWindows } from '../../src/geometry/funnel-times.js';
import { layoutFunnelTrend, rateInterval } from '../../src/geometry/funnel-trend.js';
import { funnelLayout, layoutFunnel } from '../../src/geometry/funnel.js';
import { wilsonInterval } from '../../src/model/statistics.js';

const step = (count: number, dropped: number, first: number, optional = false) => ({
  name: '',
  ...(optional ? { optional: true as const } : {}),
  count,
  fromFirst: count / first,
  fromPrevious: null,
  dropped,
  interval95: wilsonInterval(count, first),
  timeFromPrevious: null,
  timeFromFirst: null,
});
const day = 86_400_000;

describe('layoutFunnel', () => {
  it('puts bar and loss on the scale of the first step', () => {
    const [, second] = layoutFunnel({ steps: [step(100, 0, 100), step(40, 60, 100)] });
    expect(second).toMatchObject({ reached: 0.4, lost: 0.6, open: 0, lowData: false });
  });

  it('hatches nothing at an optional step', () => {
    const bars = layoutFunnel({
      steps: [step(100, 0, 100), step(40, 60, 100, true), step(30, 70, 100)],
    });
    expect(bars.map(({ lost }) => lost)).toEqual([0, 0, 0.7]);
  });

  it('marks those who may still convert on the last required bar, when there are enough to see', () => {
    const steps = [step(1000, 0, 1000), step(300, 700, 1000), step(100, 0, 1000, true)];
    expect(layoutFunnel({ steps, openWindow: 200 }).map(({ open }) => open)).toEqual([0, 0.2, 0]);
    expect(layoutFunnel({ steps, openWindow: 4 }).map(({ open }) => open)).toEqual([0, 0, 0]);
  });
});

describe('funnelLayout', () => {
  it('takes rows where a column a step has no room', () => {
    expect(funnelLayout(5, 860)).toBe('columns');
    expect(funnelLayout(8, 860)).toBe('rows');
    expect(funnelLayout(2, 280)).toBe('rows');
    expect(funnelLayout(8, 0)).toBe('rows');
  });
});

describe('timeWindows', () => {
  it('ends with the funnel’s own window', () => {
    expect(timeWindows(3_600_000)).toEqual([10_000, 60_000, 600_000, 3_600_000]);
    expect(timeWindows(14 * day).at(-1)).toBe(14 * day);
    expect(timeWindows(null).slice(-2)).toEqual([30 * day, null]);
    expect(timeWindows(5_000)).toEqual([5_000]);
  });
});

describe('timeBins', () => {
  it('takes counts within growing windows apart', () => {
    expect(timeBins([10, 100, null], [2, 2, 8])).toEqual([
      { from: 0, to: 10, count: 2, share: 0.25 },
      { from: 10, to: 100, count: 0, share: 0 },
      { from: 100, to: null, count: 6, share: 0.75 },
    ]);
    expect(timeBins([10], [0])).toEqual([{ from: 0, to: 10, count: 0, share: 0 }]);
  });

  it('places a time within its bin', () => {
    const bins = timeBins([10, 1000, null], [1, 2, 3]);
    expect(timePosition(bins, 5)).toBeCloseTo(0.5 / 3);
    expect(timePosition(bins, 100)).toBeCloseTo(1.5 / 3);
    expect(timePosition(bins, 1e9)).toBeCloseTo(2.5 / 3);
  });
});

describe('rateInterval', () => {
  it('takes the widest that still makes a line', () => {
    const range = (days: number) => ({ start: 0, end: days * day });
    expect(rateInterval(range(90), ['day', 'week', 'month'])).toBe('week');
    expect(rateInterval(range(30), ['day', 'week'])).toBe('day');
    expect(rateInterval(range(400), ['week', 'day', 'month'])).toBe('month');
    expect(rateInterval(range(2), ['hour', { every: 10, unit: 'minute' }])).toBe('hour');
  });
});

describe('layoutFunnelTrend', () => {
  const bucket = (entered: number, converted: number, partial = false, at = 0) => ({
    start: at * day,
    end: (at + 1) * day,
    partial,
    entered,
    converted,
  });
  const options = { width: 400, height: 100, interval: 'day' as const, timeZone: 'UTC' };

  it('leaves a gap where nobody entered', () => {
    const layout = layoutFunnelTrend(
      [bucket(10, 5), bucket(0, 0), bucket(10, 2), bucket(20, 2)],
      options,
    );
    expect(layout.shares).toEqual([0.5, null, 0.2, 0.1]);
    expect(layout.stretches.map(({ points }) => points.length)).toEqual([1, 2]);
    expect(layout.entered).toEqual([0.5, 0, 0.5, 1]);
  });

  it('dashes what touches a bucket that is not over', () => {
    const layout = layoutFunnelTrend([bucket(1, 1), bucket(1, 1), bucket(1, 0, true)], options);
    expect(layout.stretches.map(({ points, partial }) => [points.length, partial])).toEqual([
      [2, false],
      [2, true],
    ]);
  });
});
