import type { Plan } from './funnel-plan.js';
import { compareAttempts, type Outcome } from './outcome.js';
import type { UnitEvent } from './unit-events.js';

/** Positions in the unit's order of the events an attempt chose, one a step reached. */
export type Attempt = number[];

/** Whether the rules let an attempt take the event at position `next` for its next step. */
function mayTake(
  attempt: Attempt,
  next: number,
  ordered: readonly UnitEvent[],
  { steps, exclusions, query }: Plan,
): boolean {
  const step = attempt.length;
  const at = (position: number): UnitEvent => ordered[position] as UnitEvent;
  const { time } = at(next);
  const previous = attempt.at(-1) as number;
  const within = steps[step]?.within ?? null;

  if (!at(next).steps.includes(step)) return false;
  if (query.window !== null && time - at(attempt[0] as number).time > query.window) return false;
  if (within !== null && time - at(previous).time > within) return false;
  if (query.ties === 'block' && time <= at(previous).time) return false;
  if (query.order === 'strict' && next !== previous + 1) return false;
  return !exclusions.some(({ after, before }, index) => {
    if (step <= after || step > before) return false;
    const from = at(attempt[after] as number).time;
    return ordered.some(
      (event) => event.exclusions.includes(index) && event.time > from && event.time < time,
    );
  });
}

/** Positions an attempt may start at. */
function startsOf(ordered: readonly UnitEvent[], { query }: Plan): number[] {
  const starts = ordered.flatMap(({ steps, time }, position) =>
    steps.includes(0) && time < query.range.end ? [position] : [],
  );
  return query.attempts === 'first' ? starts.slice(0, 1) : starts;
}

/** Every attempt the rules allow, of every length, by trying all choices. */
export function everyAttempt(ordered: readonly UnitEvent[], plan: Plan): Attempt[] {
  const found: Attempt[] = [];
  const extend = (attempt: Attempt): void => {
    found.push(attempt);
    if (attempt.length === plan.steps.length) return;
    for (let next = (attempt.at(-1) as number) + 1; next < ordered.length; next++) {
      if (mayTake(attempt, next, ordered, plan)) extend([...attempt, next]);
    }
  };
  for (const start of startsOf(ordered, plan)) extend([start]);
  return found;
}

/** What became of a unit in a funnel whose steps follow one another. */
export function outcomeInOrder(ordered: readonly UnitEvent[], plan: Plan): Outcome {
  const at = (position: number): UnitEvent => ordered[position] as UnitEvent;
  const byPosition = (a: UnitEvent, b: UnitEvent): number =>
    ordered.indexOf(a) - ordered.indexOf(b);
  const attempts = everyAttempt(ordered, plan);
  const furthest = attempts.reduce((most, attempt) => Math.max(most, attempt.length), 0);
  let reported: UnitEvent[] = [];
  for (const attempt of attempts) {
    if (attempt.length !== furthest) continue;
    const events = attempt.map(at);
    if (compareAttempts(events, reported, byPosition) < 0) reported = events;
  }
  const completed = attempts.filter((attempt) => attempt.length === plan.steps.length);
  const converting = new Set(completed.map((attempt) => attempt[0] as number));
  return {
    reported,
    byStep: reported,
    starts: startsOf(ordered, plan).map(at),
    converting: [...converting].map(at),
  };
}
