import type { AnalyticsEvent } from '../../model/event.js';
import type { Identity, Interval, RelativeRange, Scope, Unit, WeekDay } from '../../model/scope.js';
import type { Random } from '../random.js';
import { type Draw, randomFilter } from './filters.js';
import { randomZone } from './places.js';

const unitMs = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_678_400_000,
} as const satisfies Record<Unit, number>;
const units = Object.keys(unitMs) as Unit[];

/** First and last time of the events, or two fixed instants. */
export function spanOf(events: readonly AnalyticsEvent[]): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { time } of events) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return events.length > 0
    ? { first, last }
    : { first: Date.UTC(2024, 2, 31), last: Date.UTC(2024, 3, 2) };
}

function randomTime({ random, events }: Draw): number {
  const { first, last } = spanOf(events);
  if (events.length > 0 && random.chance(0.6)) return random.pick(events).time + random.int(-1, 1);
  return random.int(first - unitMs.hour, last + unitMs.hour);
}

interface Moment {
  range: Scope['range'];
  now: number;
  /** Longest the range can be, milliseconds. */
  length: number;
}

function absoluteMoment(draw: Draw): Moment {
  const { random, events, labels, wide } = draw;
  const { first, last } = spanOf(events);
  const ends = [randomTime(draw), randomTime(draw)].toSorted((a, b) => a - b) as [number, number];
  const isWhole = random.chance(wide ? 0.6 : 0.5);
  const start = isWhole ? first - random.int(0, unitMs.day) : ends[0];
  const end = isWhole ? last + random.int(1, unitMs.day) : Math.max(ends[1], start + 1);
  const nows = {
    before: start - unitMs.hour,
    inside: random.int(start, end - 1),
    'at the end': end,
    after: end + unitMs.day,
  };
  const place = random.pick(Object.keys(nows) as (keyof typeof nows)[]);
  labels.add('range absolute').add(`now ${place}`);
  return { range: { start, end }, now: nows[place], length: end - start };
}

function relativeMoment({ random, events, labels }: Draw): Moment {
  const { first, last } = spanOf(events);
  const span = last - first;
  // The small units come first: they fit only where everything happened at once.
  const fitting = units.filter((each) => span / unitMs[each] < 200);
  const unit = random.chance(0.35) ? (fitting[0] as Unit) : random.pick(fitting);
  const count = Math.max(1, Math.ceil(span / unitMs[unit]) + random.int(-2, 1));
  const now = last + random.pick([0, 1, 1, unitMs.minute, unitMs.hour, unitMs[unit]]);
  const range: RelativeRange = { last: count, unit };
  if (random.chance(0.4)) range.completed = random.chance(0.8);
  labels.add(`range last ${unit}`).add(range.completed ? 'range completed' : 'range to now');
  return { range, now, length: (count + 1) * unitMs[unit] };
}

/** A scope over the events, the instant it is asked at, and how long its range is at most. */
export function randomScope(draw: Draw): { scope: Scope; now: number; length: number } {
  const { random, events, labels, wide } = draw;
  const { range, now, length } = random.chance(wide ? 0.85 : 0.65)
    ? absoluteMoment(draw)
    : relativeMoment(draw);
  const scope: Scope = { range };
  if (random.chance(0.85)) scope.timeZone = randomZone(random, spanOf(events).last);
  if (random.chance(0.5)) scope.weekStart = random.int(0, 6) as WeekDay;
  if (random.chance(wide ? 0.1 : 0.3)) {
    scope.where = randomFilter(draw);
    labels.add('where');
  }
  if (random.chance(0.5)) {
    scope.identity = (['account', 'authenticatedUser', 'user'] as const)[
      random.weighted([5, 5, 1])
    ] as Identity;
    if (scope.identity !== 'user') labels.add(`identity ${scope.identity}`);
  }
  labels.add(`zone ${scope.timeZone ?? 'default'}`);
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

/** An interval that cuts `length` into at most some hundred buckets; undefined is one bucket. */
export function randomInterval({ random }: Draw, length: number): Interval | undefined {
  const fitting = [...units, randomEvery(random), randomEvery(random)].filter(
    (interval) => length / widthOf(interval) < 500,
  );
  const kind = random.weighted([1, 3, 6]);
  if (kind === 0) return undefined;
  return kind === 1 ? fitting[0] : random.pick(fitting);
}
