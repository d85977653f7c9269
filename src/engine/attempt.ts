import type { AttemptRules, Outcome } from './attempt-rules.js';
import { solveOrdered } from './ordered.js';
import { solveStrict } from './strict.js';
import type { UnitEvents } from './unit-events.js';
import { solveUnordered } from './unordered.js';

/** Finds how far a unit came and the attempt that is reported (QUERIES §4). */
export function solve(events: UnitEvents, rules: AttemptRules, outcome: Outcome): void {
  outcome.furthest = -1;
  if (rules.order === 'ordered') solveOrdered(events, rules, outcome);
  else if (rules.order === 'strict') solveStrict(events, rules, outcome);
  else solveUnordered(events, rules, outcome);
}
