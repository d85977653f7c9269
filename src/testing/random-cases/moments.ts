import type { AnalyticsEvent } from '../../model/event.js';
import type { RelativeRange, Scope, Unit } from '../../model/scope.js';
import type { Draw } from './filters.js';

/** Milliseconds of a unit at most, leaving changes of clocks aside. */
export const unitMs = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_678_400_000,
} as const satisfies Record<Unit, number>;

/** The shortest first. */
export const units = Object.keys(unitMs) as Unit[];

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

/** When a question asks about, and when it is asked. */
export interface Moment {
  range: Scope['range'];
  now: number;
  /** Longest the range can be, milliseconds. */
  length: number;
}

/** A range over some or all of the events, asked about at an instant before, in or after it. */
export function absoluteMoment(draw: Draw): Moment {
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
  // Before the range there is little to see: some questions read nothing that is later than now.
  const place = (Object.keys(nows) as (keyof typeof nows)[])[
    random.weighted([1, 3, 2, 4])
  ] as keyof typeof nows;
  labels.add('range absolute').add(`now ${place}`);
  return { range: { start, end }, now: nows[place], length: end - start };
}

/** A range up to an instant at or after the last event. */
export function relativeMoment({ random, events, labels }: Draw): Moment {
  const { first, last } = spanOf(events);
  const span = last - first;
  // The small units come first: they fit only where everything happened at once.
  const fitting = units.filter((each) => span / unitMs[each] < 200);
  const unit = random.chance(0.35) ? (fitting[0] as Unit) : random.pick(fitting);
  const count = Math.max(1, Math.ceil(span / unitMs[unit]) + random.int(-2, 1));
  const now = last + random.pick([0, 1, 1, unitMs.minute, unitMs.hour, unitMs[unit]]);
  const range: RelativeRange = { last: count, unit };
  if (random.chance(0.6)) range.completed = random.chance(0.9);
  labels.add(`range last ${unit}`).add(range.completed ? 'range completed' : 'range to now');
  return { range, now, length: (count + 1) * unitMs[unit] };
}
