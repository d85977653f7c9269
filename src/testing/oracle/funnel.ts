import type { FunnelRows, ResolvedFunnelQuery, TimeRows } from '../../model/funnel.js';
import { matches, passes } from './conditions.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';

/** An event of one user with the steps it matches. */
export interface StepEvent {
  time: number;
  steps: number[];
}

/** Positions of the chosen events in the user's order, one a step reached. */
export type Attempt = number[];

type Rules = Pick<ResolvedFunnelQuery, 'window' | 'ties' | 'attempts'>;

/**
 * The order of *Ties*: time; lowest step matched; set of steps matched, as the number Σ 2^step. Events matching no step
 * are not given to it.
 */
export function inTieOrder(events: readonly StepEvent[]): StepEvent[] {
  const setOf = (event: StepEvent): number => event.steps.reduce((sum, step) => sum + 2 ** step, 0);
  return events.toSorted(
    (a, b) => a.time - b.time || Math.min(...a.steps) - Math.min(...b.steps) || setOf(a) - setOf(b),
  );
}

/** Every attempt the rules allow, of every length, by trying all choices. */
export function everyAttempt(
  ordered: readonly StepEvent[],
  { window, ties, attempts }: Rules,
): Attempt[] {
  const found: Attempt[] = [];
  const timeAt = (position: number): number => (ordered[position] as StepEvent).time;
  const extend = (attempt: Attempt): void => {
    found.push(attempt);
    const first = attempt[0] as number;
    const last = attempt.at(-1) as number;
    for (let next = last + 1; next < ordered.length; next++) {
      const fits = ordered[next]?.steps.includes(attempt.length);
      const inWindow = window === null || timeAt(next) - timeAt(first) <= window;
      const later = ties === 'advance' || timeAt(next) > timeAt(last);
      if (fits && inWindow && later) extend([...attempt, next]);
    }
  };
  const starts = ordered.flatMap(({ steps }, position) => (steps.includes(0) ? [position] : []));
  for (const start of attempts === 'first' ? starts.slice(0, 1) : starts) extend([start]);
  return found;
}

/**
 * The attempt a user is reported with: of those that reach the furthest step, the one whose last event is first; then
 * whose start is last; then whose 2nd, 3rd … event is first. Null when there is none.
 */
export function reportedAttempt(all: readonly Attempt[]): Attempt | null {
  const furthest = all.reduce((most, attempt) => Math.max(most, attempt.length), 0);
  const [best] = all
    .filter((attempt) => attempt.length === furthest)
    .toSorted((a, b) => {
      const end = (a.at(-1) as number) - (b.at(-1) as number);
      if (end !== 0) return end;
      const start = (b[0] as number) - (a[0] as number);
      if (start !== 0) return start;
      const differs = a.findIndex((position, step) => position !== b[step]);
      return differs < 0 ? 0 : (a[differs] as number) - (b[differs] as number);
    });
  return best ?? null;
}

function interpolated(ascending: number[], p: number): number {
  const rank = p * (ascending.length - 1);
  const low = ascending[Math.floor(rank)] as number;
  const high = ascending[Math.ceil(rank)] as number;
  return low + (high - low) * (rank - Math.floor(rank));
}

function timeRows(times: number[]): TimeRows | null {
  if (times.length === 0) return null;
  const ascending = times.toSorted((a, b) => a - b);
  return {
    sum: times.reduce((sum, time) => sum + time, 0),
    median: interpolated(ascending, 0.5),
    p90: interpolated(ascending, 0.9),
  };
}

/** Whether a user who has not converted still may: the latest (with `first`: the first) start's window is open. */
function isOpen(ordered: readonly StepEvent[], query: ResolvedFunnelQuery): boolean {
  if (query.window === null) return false;
  const starts = ordered.filter(({ steps }) => steps.includes(0)).map(({ time }) => time);
  const start = query.attempts === 'first' ? Math.min(...starts) : Math.max(...starts);
  return start + query.window > query.horizon;
}

/** A funnel read from the rules word by word. */
export function funnelByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedFunnelQuery,
): FunnelRows {
  const inScope = all.filter(
    (event) =>
      event.time >= query.range.start &&
      event.time < query.range.end &&
      passes(event, query.universe) &&
      passes(event, query.where),
  );
  const matching = inScope
    .map((event) => ({
      time: event.time,
      user: event.user,
      steps: query.steps.flatMap(({ match }, step) => (matches(event, match) ? [step] : [])),
    }))
    .filter(({ steps }) => steps.length > 0);

  const reported: number[][] = [];
  let openWindow = 0;
  const users = new Set(matching.map(({ user }) => user));
  users.delete(null);
  for (const user of users) {
    const ordered = inTieOrder(matching.filter((event) => event.user === user));
    const attempt = reportedAttempt(everyAttempt(ordered, query));
    if (attempt === null) continue;
    reported.push(attempt.map((position) => (ordered[position] as StepEvent).time));
    if (attempt.length < query.steps.length && isOpen(ordered, query)) openWindow++;
  }

  const steps = query.steps.map((_, step) => {
    const reached = reported.filter((times) => times.length > step);
    const since = (from: number): TimeRows | null =>
      timeRows(reached.map((times) => (times[step] as number) - (times[from] as number)));
    return {
      count: reached.length,
      fromPrevious: step === 0 ? null : since(step - 1),
      fromFirst: step === 0 ? null : since(0),
    };
  });
  const withoutUser = matching.filter(({ user }) => user === null).length;
  return { kind: 'funnel', steps, openWindow, meta: oracleMeta(withoutUser) };
}
