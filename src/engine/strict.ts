import { type AttemptRules, isStart, type Outcome } from './attempt-rules.js';
import type { UnitEvents } from './unit-events.js';

/** How far the attempt from one start comes when its events must follow each other without any between. */
function reach(events: UnitEvents, rules: AttemptRules, start: number): number {
  const { steps, window, within, block, exclusions } = rules;
  const { times, bits, excluded } = events;
  const first = times[start] as number;
  for (let step = 1; step < steps; step++) {
    const at = start + step;
    if (at >= events.length || ((bits[at] as number) & (1 << step)) === 0) return step - 1;
    const time = times[at] as number;
    const before = times[at - 1] as number;
    if (time - first > window || time - before > (within[step] as number)) return step - 1;
    if (block && time === before) return step - 1;
    const isExcluded = exclusions.some(
      ({ list, after, before: until }) =>
        after < step &&
        step <= until &&
        (excluded[list]?.lastBefore(time) ?? -Infinity) > (times[start + after] as number),
    );
    if (isExcluded) return step - 1;
  }
  return steps - 1;
}

export function solveStrict(events: UnitEvents, rules: AttemptRules, outcome: Outcome): void {
  for (let at = 0; at < events.length; at++) {
    if (!isStart(events, at, rules)) continue;
    const furthest = reach(events, rules, at);
    if (furthest > outcome.furthest) {
      outcome.furthest = furthest;
      for (let step = 0; step <= furthest; step++) {
        outcome.times[step] = events.times[at + step] as number;
        outcome.places[step] = at + step;
      }
    }
    if (rules.firstOnly || outcome.furthest === rules.steps - 1) return;
  }
}

/** Calls `found` for every start, latest first, with whether its attempt reaches the last step. */
export function strictStarts(
  events: UnitEvents,
  rules: AttemptRules,
  found: (time: number, converts: boolean) => void,
): void {
  for (let at = events.length - 1; at >= 0; at--) {
    if (!isStart(events, at, rules)) continue;
    found(events.times[at] as number, reach(events, rules, at) === rules.steps - 1);
  }
}
