import { type AttemptRules, isStart, type Outcome } from './attempt-rules.js';
import type { UnitEvents } from './unit-events.js';

/** The latest exclusion before an instant: an attempt that contains the instant must start at or after it. */
function barrier({ excluded }: UnitEvents, { exclusions }: AttemptRules, time: number): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { list } of exclusions) {
    latest = Math.max(latest, excluded[list]?.lastBefore(time) ?? latest);
  }
  return latest;
}

/**
 * Follows a unit through steps in any order. Reported is the first instant at which the furthest number of steps lies
 * within one window, from the latest start, each step at its first event from there.
 */
export function solveUnordered(events: UnitEvents, rules: AttemptRules, outcome: Outcome): void {
  const { steps, window, startsBefore } = rules;
  const { times, bits, length } = events;
  // NaN: not done yet; it is in no window.
  const lastAt = new Float64Array(steps).fill(Number.NaN);
  let lastStart = Number.NaN;
  let most = 0;
  let from = Number.NaN;
  let until = Number.NaN;
  for (let at = 0; at < length;) {
    const time = times[at] as number;
    let all = 0;
    for (; at < length && times[at] === time; at++) all |= bits[at] as number;
    if (all === 0) continue;
    if (time < startsBefore) lastStart = time;
    for (let step = 0; step < steps; step++) if ((all & (1 << step)) !== 0) lastAt[step] = time;
    const least = Math.max(time - window, barrier(events, rules, time));
    if (!(lastStart >= least)) continue;
    let count = 0;
    let earliest = lastStart;
    for (const last of lastAt) {
      if (!(last >= least)) continue;
      count++;
      if (last < earliest) earliest = last;
    }
    if (count > most) {
      most = count;
      from = earliest;
      until = time;
    }
  }
  outcome.furthest = most - 1;
  if (most > 0) takeFirst(events, steps, from, until, outcome);
}

/** Chooses each step's first event between two instants, and sorts their times. */
function takeFirst(
  { times, bits, length }: UnitEvents,
  steps: number,
  from: number,
  until: number,
  outcome: Outcome,
): void {
  outcome.places.fill(-1);
  let taken = 0;
  for (let at = 0; at < length && (times[at] as number) <= until; at++) {
    if ((times[at] as number) < from) continue;
    for (let step = 0; step < steps; step++) {
      if (((bits[at] as number) & (1 << step)) === 0 || outcome.places[step] !== -1) continue;
      outcome.places[step] = at;
      outcome.times[taken++] = times[at] as number;
    }
  }
}

/** Calls `found` for every start, latest first, with whether all steps follow from it. */
export function unorderedStarts(
  events: UnitEvents,
  rules: AttemptRules,
  found: (time: number, converts: boolean) => void,
): void {
  const { steps, window } = rules;
  const next = new Float64Array(steps).fill(Number.POSITIVE_INFINITY);
  for (let end = events.length; end > 0;) {
    const time = events.times[end - 1] as number;
    let at = end;
    for (; at > 0 && events.times[at - 1] === time; at--) {
      const bits = events.bits[at - 1] as number;
      for (let step = 0; step < steps; step++) if ((bits & (1 << step)) !== 0) next[step] = time;
    }
    const last = next.reduce((a, b) => Math.max(a, b));
    const converts =
      Number.isFinite(last) && last - time <= window && barrier(events, rules, last) <= time;
    for (let i = at; i < end; i++) if (isStart(events, i, rules)) found(time, converts);
    end = at;
  }
}
