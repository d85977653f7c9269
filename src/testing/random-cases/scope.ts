import type { CohortCondition } from '../../model/cohort.js';
import { resolveQuery } from '../../model/query.js';
import type { Identity, Interval, Scope, Unit, WeekDay } from '../../model/scope.js';
import type { TrendQuery } from '../../model/trend.js';
import { answerByOracle } from '../oracle/answer.js';
import type { Random } from '../random.js';
import { randomCohort } from './cohort.js';
import { type Draw, randomKeepingFilter } from './filters.js';
import { absoluteMoment, relativeMoment, spanOf, unitMs, units } from './moments.js';
import { randomZone } from './places.js';

/** Mostly that of the draw's question; undefined is the default. */
export function randomIdentity({ random, labels, identity: given }: Draw): Identity | undefined {
  const drawn = (['account', 'authenticatedUser', 'user'] as const)[random.weighted([5, 5, 1])];
  const identity = given ?? (random.chance(0.5) ? drawn : undefined);
  if (identity && identity !== 'user') labels.add(`identity ${identity}`);
  return identity;
}

/** Where days are cut, and when weeks begin. */
export function randomCalendar({
  random,
  events,
  labels,
}: Draw): Pick<Scope, 'timeZone' | 'weekStart'> {
  const calendar: Pick<Scope, 'timeZone' | 'weekStart'> = {};
  if (random.chance(0.85)) calendar.timeZone = randomZone(random, spanOf(events).last);
  if (random.chance(0.5)) calendar.weekStart = random.int(0, 6) as WeekDay;
  labels.add(`zone ${calendar.timeZone ?? 'default'}`);
  return calendar;
}

function keepsSomebody({ events, universe }: Draw, scope: Scope, now: number): boolean {
  const query: TrendQuery = { ...scope, kind: 'trend', measure: 'users' };
  const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
  return answerByOracle(events, resolved).series[0]?.total !== 0;
}

/** Most cohorts that can be drawn keep nobody, and an answer about nobody says little: some are drawn again. */
function randomKeepingCohort(draw: Draw, scope: Scope, now: number): CohortCondition {
  for (let tries = draw.random.weighted([1, 2, 3]); ; tries--) {
    const labels = new Set<string>();
    const users = randomCohort({ ...draw, labels }, now);
    // Behind a number there is somebody mostly, and to look costs as much as the question itself.
    const isKnown = tries <= 0 || [...labels].some((label) => label.startsWith('cohort behind'));
    if (!isKnown && !keepsSomebody(draw, { ...scope, users }, now)) continue;
    for (const label of labels) draw.labels.add(label);
    return users;
  }
}

/** A scope over the events, the instant it is asked at, and how long its range is at most. */
export function randomScope(draw: Draw): { scope: Scope; now: number; length: number } {
  const { random, labels, wide, isPlain = false } = draw;
  const { range, now, length } = random.chance(wide ? 0.75 : 0.5)
    ? absoluteMoment(draw)
    : relativeMoment(draw);
  const identity = randomIdentity(draw);
  const scope: Scope = { range, ...randomCalendar(draw), ...(identity ? { identity } : {}) };
  if (isPlain) return { scope, now, length };
  if (random.chance(wide ? 0.1 : 0.3)) {
    scope.where = randomKeepingFilter(draw);
    labels.add('where');
  }
  if (random.chance(wide ? 0.1 : 0.35)) {
    scope.users = randomKeepingCohort({ ...draw, identity: identity ?? 'user' }, scope, now);
    labels.add('users');
  }
  return { scope, now, length };
}

function randomEvery(random: Random): Exclude<Interval, Unit> {
  return random.chance(0.5)
    ? { every: random.pick([1, 5, 7, 10, 45, 90, 1440]), unit: 'minute' }
    : { every: random.pick([1, 2, 5, 6, 7, 12, 23, 24]), unit: 'hour' };
}

function widthOf(interval: Interval): number {
  return typeof interval === 'string' ? unitMs[interval] : interval.every * unitMs[interval.unit];
}

/** Intervals that cut `length` into less than `most` buckets, the shortest units first; there is always the month. */
export function fittingIntervals({ random }: Draw, length: number, most: number): Interval[] {
  return [...units, randomEvery(random), randomEvery(random)].filter(
    (interval) => interval === 'month' || length / widthOf(interval) < most,
  );
}

/** An interval that cuts `length` into at most some hundred buckets; undefined is one bucket. */
export function randomInterval(draw: Draw, length: number): Interval | undefined {
  const { random } = draw;
  const fitting = fittingIntervals(draw, length, 500);
  const kind = random.weighted([1, 2.5, 6.5]);
  if (kind === 0) return undefined;
  return kind === 1 ? fitting[0] : random.pick(fitting);
}
