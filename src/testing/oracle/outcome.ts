import { compareTies, type UnitEvent } from './unit-events.js';

/** What became of a unit in one funnel. */
export interface Outcome {
  /** Events of the attempt that is reported, one a step (unordered: one a position) reached; none if it never started. */
  reported: UnitEvent[];
  /** The event of the reported attempt for each step of the funnel. */
  byStep: (UnitEvent | undefined)[];
  /** Events an attempt may start at, in the order of *Ties*. */
  starts: UnitEvent[];
  /** Those of them from which an attempt reaches the last step. */
  converting: UnitEvent[];
}

/**
 * Negative when attempt `a` is reported rather than `b`: of those that go furthest the one whose last event is first; then
 * whose start is last; then whose 2nd, 3rd … event is first.
 */
export function compareAttempts(
  a: readonly UnitEvent[],
  b: readonly UnitEvent[],
  compare: (a: UnitEvent, b: UnitEvent) => number = compareTies,
): number {
  if (a.length !== b.length) return b.length - a.length;
  if (a.length === 0) return 0;
  const end = compare(a.at(-1) as UnitEvent, b.at(-1) as UnitEvent);
  if (end !== 0) return end;
  const start = compare(b[0] as UnitEvent, a[0] as UnitEvent);
  if (start !== 0) return start;
  for (let step = 1; step < a.length; step++) {
    const between = compare(a[step] as UnitEvent, b[step] as UnitEvent);
    if (between !== 0) return between;
  }
  return 0;
}

export function compareTimes(a: UnitEvent, b: UnitEvent): number {
  return a.time - b.time;
}
