import type { AbsoluteRange } from '../model/scope.js';
import { dayMs, dayStart, localDate } from '../model/time-zone.js';
import type { TimelineEvent } from '../model/timeline.js';
import { timeTicks } from './time-ticks.js';
import type { TimelineGroup } from './timeline.js';

/** A bar or tick of a strip, in pixels from the left and of height. */
export interface StripMark {
  x: number;
  width: number;
  height: number;
  /** How much of the height, from the bottom, stands for exceptions. */
  exceptions: number;
}

/** Events over time as a strip, in slices that can be chosen. */
export interface Strip {
  /** Begins of the slices, and the end of the last: one more than there are slices. Epoch milliseconds. */
  bounds: number[];
  marks: StripMark[];
  /** Labels below it, in pixels from the left. */
  ticks: { time: number; x: number; isBoundary: boolean }[];
}

/** Size of a strip in pixels. */
export interface StripSize {
  width: number;
  height: number;
}

/** Width of a slice of a session with its gap. */
const sliceWidth = 5;
const sliceGap = 1;
const tickGap = 72;
/** Room a label needs: none begins nearer to the end. */
const labelWidth = 64;
/** Least height of what is there at all. */
const leastMark = 3;
/** Days a strip of a user's sessions shows at least. */
const leastDays = 90;

const tickSteps = [
  1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
  3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000,
];

/** Where an instant is in a strip, in pixels; not further than its ends. */
export function stripX({ bounds }: Pick<Strip, 'bounds'>, width: number, time: number): number {
  const start = bounds[0] as number;
  const end = bounds.at(-1) as number;
  return Math.max(0, Math.min(1, (time - start) / (end - start))) * width;
}

/** The instant at a place of a strip. */
export function stripTime({ bounds }: Pick<Strip, 'bounds'>, width: number, x: number): number {
  const start = bounds[0] as number;
  const end = bounds.at(-1) as number;
  return start + Math.max(0, Math.min(1, x / width)) * (end - start);
}

/** The slice an instant is in; the first or last for one outside. */
export function sliceAt({ bounds }: Pick<Strip, 'bounds'>, time: number): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bounds[middle] as number) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The time of the slices from one to another; null for all of them. */
export function spanOf(
  { bounds }: Pick<Strip, 'bounds'>,
  [from, to]: readonly [number, number],
): AbsoluteRange | null {
  if (from === 0 && to === bounds.length - 2) return null;
  return { start: bounds[from] as number, end: bounds[to + 1] as number };
}

/** The slices a span of time touches; all of them without one. */
export function slicesOf(
  strip: Pick<Strip, 'bounds'>,
  span: AbsoluteRange | undefined,
): [number, number] {
  if (!span) return [0, strip.bounds.length - 2];
  return [sliceAt(strip, span.start), sliceAt(strip, span.end - 1)];
}

/** Labels that end inside. */
function fitting(ticks: Strip['ticks'], width: number): Strip['ticks'] {
  return ticks.filter(({ x }) => x === 0 || x <= width - labelWidth);
}

/** Labels at even times after the start that have room. */
function elapsedTicks(start: number, end: number, width: number): Strip['ticks'] {
  const length = end - start;
  const step = tickSteps.find((each) => (each / length) * width >= tickGap);
  const every = step ?? Math.ceil((length * tickGap) / width / dayMs) * dayMs;
  const ticks: Strip['ticks'] = [];
  for (let ms = 0; ms <= length; ms += every) {
    ticks.push({ time: start + ms, x: (ms / length) * width, isBoundary: ms === 0 });
  }
  return fitting(ticks, width);
}

/**
 * How many events there were in each slice of a session, from its start to its end.
 *
 * @param events those that are loaded
 */
export function sessionStrip(
  events: readonly Pick<TimelineEvent, 'time' | 'kind'>[],
  session: AbsoluteRange,
  { width, height }: StripSize,
): Strip {
  const { start } = session;
  // One second more, so that the last event is in and a session of one event has a length.
  const end = Math.max(session.end, start) + 1_000;
  const slices = Math.max(1, Math.floor(width / sliceWidth));
  const bounds = Array.from({ length: slices + 1 }, (_, i) =>
    Math.round(start + ((end - start) * i) / slices),
  );
  const counts = new Uint32Array(slices);
  const bad = new Uint32Array(slices);
  for (const { time, kind } of events) {
    const slice = sliceAt({ bounds }, time);
    counts[slice]!++;
    if (kind === 'exception') bad[slice]!++;
  }
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const pitch = width / slices;
  const marks: StripMark[] = [];
  for (let i = 0; i < slices; i++) {
    const count = counts[i] as number;
    if (count === 0) continue;
    const tall = Math.max(leastMark, (count / most) * height);
    const share = (bad[i] as number) / count;
    const exceptions = share === 0 ? 0 : Math.max(leastMark, share * tall);
    marks.push({ x: i * pitch, width: Math.max(1, pitch - sliceGap), height: tall, exceptions });
  }
  return { bounds, marks, ticks: elapsedTicks(start, end, width) };
}

/** Every local day from one instant to another, as the instants they begin at. */
function daysOf(start: number, end: number, timeZone: string): number[] {
  const bounds: number[] = [];
  const last = localDate(timeZone, end);
  for (let date = localDate(timeZone, start); date <= last; date += dayMs) {
    const begin = dayStart(timeZone, date);
    if (begin !== bounds.at(-1)) bounds.push(begin);
  }
  bounds.push(dayStart(timeZone, last + dayMs));
  return bounds;
}

/**
 * A tick for each session of a user by when it began, taller with more events; at least 90 days up to the last one.
 * Slices are days of the zone. Sessions that would stand on the same pixel are one tick, as tall as the tallest.
 */
export function userStrip(
  groups: readonly Pick<TimelineGroup, 'start' | 'end' | 'events' | 'exceptions'>[],
  { width, height }: StripSize,
  timeZone: string,
): Strip {
  const end = groups.reduce((latest, group) => Math.max(latest, group.end), -Infinity);
  const first = groups[0]?.start ?? end;
  const bounds = daysOf(Math.min(first, end - (leastDays - 1) * dayMs), end, timeZone);
  const most = groups.reduce((a, { events }) => Math.max(a, events.length), 1);
  const byPixel = new Map<number, StripMark>();
  for (const { start, events, exceptions } of groups) {
    const x = Math.min(width - 2, Math.round(stripX({ bounds }, width, start)));
    const share = Math.log1p(events.length) / Math.log1p(most);
    const tall = Math.max(leastMark, height * (0.3 + 0.7 * share));
    const bad = exceptions > 0 ? Math.max(leastMark * 2, (exceptions / events.length) * tall) : 0;
    const there = byPixel.get(x);
    byPixel.set(x, {
      x,
      width: 2,
      height: Math.max(tall, there?.height ?? 0),
      exceptions: Math.max(bad, there?.exceptions ?? 0),
    });
  }
  const days = bounds.slice(1).map((next, i) => ({ start: bounds[i] as number, end: next }));
  const step = width / days.length;
  const ticks = timeTicks(days, width, step, 'day', timeZone).map(({ index, boundary }) => ({
    time: bounds[index] as number,
    x: index * step,
    isBoundary: boundary,
  }));
  return { bounds, marks: [...byPixel.values()], ticks: fitting(ticks, width) };
}
