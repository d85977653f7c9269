import { describe, expect, it } from 'vitest';

import {
  sessionStrip,
  sliceAt,
  slicesOf,
  spanOf,
  stripTime,
  stripX,
  userStrip,
} from '../../src/geometry/timeline-strip.js';

const day = 86_400_000;
const second = 1_000;
const size = { width: 50, height: 24 };

describe('sessionStrip', () => {
  // 99 s and one more second: ten slices of 10 s, 5 px each.
  const session = { start: 0, end: 99 * second };
  const events = [
    { time: 0, kind: 'event' },
    { time: 5 * second, kind: 'event' },
    { time: 9_999, kind: 'exception' },
    { time: 10 * second, kind: 'event' },
    { time: 99 * second, kind: 'exception' },
  ];

  it('counts events in slices, the fullest as tall as the strip', () => {
    const { bounds, marks } = sessionStrip(events, session, size);
    expect(bounds).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((s) => s * second));
    expect(marks).toEqual([
      { x: 0, width: 4, height: 24, exceptions: 8 },
      { x: 5, width: 4, height: 8, exceptions: 0 },
      { x: 45, width: 4, height: 8, exceptions: 8 },
    ]);
  });

  it('labels even times that end inside', () => {
    const wide = sessionStrip(events, session, { width: 400, height: 24 });
    expect(wide.ticks).toEqual([
      { time: 0, x: 0, isBoundary: true },
      { time: 30 * second, x: 120, isBoundary: false },
      { time: 60 * second, x: 240, isBoundary: false },
    ]);
  });

  it('has a length where the session has none', () => {
    const { bounds, marks } = sessionStrip(
      [{ time: 7, kind: 'event' }],
      { start: 7, end: 7 },
      size,
    );
    expect([bounds[0], bounds.at(-1)]).toEqual([7, 1_007]);
    expect(marks).toEqual([{ x: 0, width: 4, height: 24, exceptions: 0 }]);
  });
});

describe('userStrip', () => {
  const noon = Date.UTC(2026, 10, 20, 12);
  const group = (start: number, events: number, exceptions = 0) => ({
    start,
    end: start + 60 * second,
    events: Array.from({ length: events }, (_, i) => i),
    exceptions,
  });

  it('has a tick for each session over at least 90 days', () => {
    const { bounds, marks } = userStrip([group(noon, 3)], { width: 900, height: 24 }, 'UTC');
    expect(bounds).toHaveLength(91);
    expect([bounds[0], bounds.at(-1)]).toEqual([Date.UTC(2026, 7, 23), Date.UTC(2026, 10, 21)]);
    // The middle of the last of 90 days of 10 px.
    expect(marks).toEqual([{ x: 895, width: 2, height: 24, exceptions: 0 }]);
  });

  it('goes back to the first session', () => {
    const old = group(noon - 200 * day, 1);
    const { bounds } = userStrip([old, group(noon, 3)], { width: 900, height: 24 }, 'UTC');
    expect(bounds).toHaveLength(202);
    expect(bounds[0]).toBe(Date.UTC(2026, 4, 4));
  });

  it('draws one tick where two would stand on each other, as tall as the taller', () => {
    const groups = [group(noon, 8, 2), group(noon + 60 * second, 1)];
    const { marks } = userStrip(groups, { width: 900, height: 24 }, 'UTC');
    expect(marks).toEqual([{ x: 895, width: 2, height: 24, exceptions: 6 }]);
  });

  it('cuts days in the zone, of 23 and 25 hours where clocks change', () => {
    const end = Date.UTC(2026, 9, 26, 12);
    const { bounds } = userStrip([group(end, 1)], { width: 900, height: 24 }, 'Europe/Madrid');
    const lengths = bounds.slice(1).map((next, i) => (next - (bounds[i] as number)) / 3_600_000);
    expect(lengths.slice(-3)).toEqual([24, 25, 24]);
  });
});

describe('slices', () => {
  const strip = { bounds: [0, 10, 20, 30] };

  it('finds the slice of an instant', () => {
    expect([-5, 0, 9, 10, 29, 30, 99].map((time) => sliceAt(strip, time))).toEqual([
      0, 0, 0, 1, 2, 2, 2,
    ]);
  });

  it('turns slices into a span of time and back; all of them are none', () => {
    expect(spanOf(strip, [1, 2])).toEqual({ start: 10, end: 30 });
    expect(spanOf(strip, [0, 2])).toBeNull();
    expect(slicesOf(strip, { start: 10, end: 30 })).toEqual([1, 2]);
    expect(slicesOf(strip, undefined)).toEqual([0, 2]);
  });

  it('places instants and finds them again', () => {
    expect([-1, 0, 15, 99].map((time) => stripX(strip, 300, time))).toEqual([0, 0, 150, 300]);
    expect([-9, 150, 400].map((x) => stripTime(strip, 300, x))).toEqual([0, 15, 30]);
  });
});
