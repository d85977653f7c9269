import type { AttemptRules, Outcome } from './attempt-rules.js';
import type { UnitEvents } from './unit-events.js';

/*
 * Valid attempts that end at one step are closed under taking the later, and under taking the earlier, of two of them
 * step by step: every rule bounds a later event by an earlier one, monotonically. So the latest attempt so far at each
 * step decides alone whether an event can follow, and a reported attempt can be found by raising its events from the
 * earliest possible until no rule is broken.
 */

/** The first event after the run of equal instants that `at` is in, where ties block; else the next event. */
function nextOf({ times, length }: UnitEvents, at: number, block: boolean): number {
  let next = at + 1;
  if (block) while (next < length && times[next] === times[at]) next++;
  return next;
}

/** Steps matched by the events `from` … `to` - 1. Where ties block, events of one instant are one event to the rest. */
function bitsOf({ bits }: UnitEvents, from: number, to: number): number {
  let all = bits[from] as number;
  for (let at = from + 1; at < to; at++) all |= bits[at] as number;
  return all;
}

// Scratch space, reused from unit to unit: solving is synchronous.
let latest = new Int32Array(0);

/** How far the unit comes, by the first event that can, and the attempt to there that is latest in every step. */
function follow(events: UnitEvents, rules: AttemptRules): { furthest: number; path: Int32Array } {
  const { steps, window, within, limited, block, firstOnly, startsBefore, exclusions } = rules;
  const { times } = events;
  if (latest.length < steps * steps) latest = new Int32Array(steps * steps);
  // Row `step` is the latest attempt that reached the step: the places of its events.
  const paths = latest.fill(-1, 0, steps * steps);
  const path = new Int32Array(steps);
  let furthest = -1;
  let started = false;
  for (let at = 0; at < events.length;) {
    const next = nextOf(events, at, block);
    const bits = block ? bitsOf(events, at, next) : (events.bits[at] as number);
    const time = times[at] as number;
    // From the last step down, so that one event fills one step of an attempt.
    for (let step = Math.min(furthest + 1, steps - 1); step > 0; step--) {
      if ((bits & (1 << step)) === 0) continue;
      const from = (step - 1) * steps;
      const before = paths[from + step - 1] as number;
      if (before < 0 || time - (times[paths[from] as number] as number) > window) continue;
      if (limited && time - (times[before] as number) > (within[step] as number)) continue;
      if (isExcluded(events, exclusions, paths, from, step, time)) continue;
      paths.copyWithin(step * steps, from, from + step);
      paths[step * steps + step] = at;
      if (step > furthest) {
        furthest = step;
        path.set(paths.subarray(step * steps, (step + 1) * steps));
      }
    }
    if (furthest === steps - 1 && furthest > 0) break;
    if ((bits & 1) !== 0 && time < startsBefore && !(firstOnly && started)) {
      started = true;
      paths[0] = at;
      if (furthest < 0) {
        furthest = 0;
        path[0] = at;
      }
    }
    at = next;
  }
  return { furthest, path };
}

/** Whether an exclusion lies between the attempt's `after` event and `time`, for a step it is about. */
function isExcluded(
  { times, excluded }: UnitEvents,
  exclusions: AttemptRules['exclusions'],
  paths: Int32Array,
  from: number,
  step: number,
  time: number,
): boolean {
  for (const { list, after, before } of exclusions) {
    if (after >= step || step > before) continue;
    const taken = times[paths[from + after] as number] as number;
    if ((excluded[list]?.lastBefore(time) ?? -Infinity) > taken) return true;
  }
  return false;
}

/** Moves the events between the first and the last of `path` to the earliest that make a valid attempt. */
function settle(events: UnitEvents, rules: AttemptRules, path: Int32Array, furthest: number): void {
  const { within, limited, exclusions, block } = rules;
  const { times } = events;
  const timeOf = (step: number) => times[path[step] as number] as number;
  for (let step = 1; step < furthest; step++) path[step] = -1;
  for (let changed = true; changed;) {
    changed = false;
    for (let step = 1; step < furthest; step++) {
      let least = Number.NEGATIVE_INFINITY;
      if (limited && (path[step + 1] as number) >= 0) {
        least = timeOf(step + 1) - (within[step + 1] as number);
      }
      for (const { list, after, before } of exclusions) {
        if (after !== step) continue;
        for (let later = step + 1; later <= Math.min(before, furthest); later++) {
          if ((path[later] as number) < 0) continue;
          least = Math.max(least, events.excluded[list]?.lastBefore(timeOf(later)) ?? least);
        }
      }
      const previous = path[step - 1] as number;
      let at = Math.max(path[step] as number, nextOf(events, previous, block));
      const fits = () => {
        const end = nextOf(events, at, block);
        return (bitsOf(events, at, end) & (1 << step)) !== 0 && (times[at] as number) >= least;
      };
      // There is a valid attempt to the last event, so the search ends before it.
      while (at < (path[furthest] as number) && !fits()) at = nextOf(events, at, block);
      if (at !== path[step]) {
        path[step] = at;
        changed = true;
      }
    }
  }
}

/** Scratch space: by step, where the latest attempt that has come this far started. There are at most 20 steps. */
const starts = new Int32Array(32);

/**
 * The common case: no limits between steps, no exclusions, ties advance. Only where the latest attempt to each step
 * started matters then, and the events between are the first that fit.
 */
function solvePlain(events: UnitEvents, rules: AttemptRules, outcome: Outcome): void {
  const { steps, window, firstOnly, startsBefore } = rules;
  const { times, bits, length } = events;
  const last = steps - 1;
  let furthest = -1;
  let start = -1;
  let end = -1;
  let started = false;
  for (let at = 0; at < length; at++) {
    const matched = bits[at] as number;
    const time = times[at] as number;
    // From the last step down, so that one event fills one step of an attempt.
    for (let step = furthest < last ? furthest + 1 : last; step > 0; step--) {
      if ((matched & (1 << step)) === 0) continue;
      const from = starts[step - 1] as number;
      if (time - (times[from] as number) > window) continue;
      starts[step] = from;
      if (step > furthest) {
        furthest = step;
        start = from;
        end = at;
      }
    }
    if (furthest === last && furthest > 0) break;
    if ((matched & 1) !== 0 && time < startsBefore && !(firstOnly && started)) {
      started = true;
      starts[0] = at;
      if (furthest < 0) {
        furthest = 0;
        start = at;
        end = at;
      }
    }
  }
  outcome.furthest = furthest;
  if (furthest < 0) return;
  outcome.times[0] = times[start] as number;
  outcome.places[0] = start;
  let at = start;
  for (let step = 1; step < furthest; step++) {
    do at++;
    while (((bits[at] as number) & (1 << step)) === 0);
    outcome.times[step] = times[at] as number;
    outcome.places[step] = at;
  }
  outcome.times[furthest] = times[end] as number;
  outcome.places[furthest] = end;
}

export function solveOrdered(events: UnitEvents, rules: AttemptRules, outcome: Outcome): void {
  if (!rules.limited && !rules.block && rules.exclusions.length === 0) {
    solvePlain(events, rules, outcome);
    return;
  }
  const { furthest, path } = follow(events, rules);
  outcome.furthest = furthest;
  if (furthest < 0) return;
  settle(events, rules, path, furthest);
  for (let step = 0; step <= furthest; step++) {
    const at = path[step] as number;
    outcome.times[step] = events.times[at] as number;
    outcome.places[step] = rules.block
      ? placeInRun(events, at, step, step === 0 && furthest > 0 && !rules.firstOnly)
      : at;
  }
}

/** Of the events of one instant that match a step, the first or the last. */
function placeInRun(events: UnitEvents, at: number, step: number, last: boolean): number {
  const matches = (place: number) => ((events.bits[place] as number) & (1 << step)) !== 0;
  let place = last ? nextOf(events, at, true) - 1 : at;
  while (!matches(place)) place += last ? -1 : 1;
  return place;
}

/**
 * Calls `found` for every event an attempt can start at, latest first, with whether one from it reaches the last step. A backward pass:
 * the earliest way on from each step decides.
 */
export function convertingStarts(
  events: UnitEvents,
  rules: AttemptRules,
  found: (time: number, converts: boolean) => void,
): void {
  const { steps, window, within, block, startsBefore, exclusions } = rules;
  const { times } = events;
  const last = steps - 1;
  // Row `step` holds when the earliest attempt rest from that step on takes its steps; NaN = there is none.
  const rest = new Float64Array(steps * steps).fill(Number.NaN);
  const follows = (step: number, time: number): boolean => {
    if (step === last) return true;
    const from = (step + 1) * steps;
    const next = rest[from + step + 1] as number;
    if (!(next - time <= (within[step + 1] as number))) return false;
    if (step === 0 && (rest[from + last] as number) - time > window) return false;
    return exclusions.every(
      ({ list, after, before }) =>
        after !== step ||
        (events.excluded[list]?.lastBefore(rest[from + before] as number) ?? -Infinity) <= time,
    );
  };
  for (let end = events.length; end > 0;) {
    let at = end - 1;
    if (block) while (at > 0 && times[at - 1] === times[at]) at--;
    const bits = bitsOf(events, at, end);
    const time = times[at] as number;
    // From the first step up, so that one event fills one step of an attempt.
    if ((bits & 1) !== 0 && time < startsBefore) found(time, follows(0, time));
    for (let step = 1; step < steps; step++) {
      if ((bits & (1 << step)) === 0 || !follows(step, time)) continue;
      if (step < last) rest.copyWithin(step * steps, (step + 1) * steps, (step + 2) * steps);
      rest[step * steps + step] = time;
    }
    end = at;
  }
}
