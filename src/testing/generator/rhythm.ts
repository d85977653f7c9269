import type { Random } from '../random.js';
import { dayMs, hourMs, minuteMs, type Timeline } from './options.js';

const workHours = [
  1, 1, 1, 1, 1, 2, 5, 12, 30, 46, 50, 48, 34, 38, 47, 46, 40, 30, 20, 15, 13, 10, 6, 3,
];
const freeHours = [
  3, 2, 1, 1, 1, 1, 2, 4, 8, 13, 17, 18, 16, 15, 16, 16, 16, 16, 17, 18, 18, 15, 10, 6,
];

/** Activity of Sunday to Saturday. */
const weekDays = [0.2, 1, 1.1, 1.12, 1.08, 0.88, 0.24];

/** A list in which index i appears about as often as its weight says, so that a choice is one look-up. */
export function lookupTable(weights: readonly number[], size = 1_024): Uint8Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const table = new Uint8Array(size);
  let index = 0;
  let filled = 0;
  let reached = weights[0] as number;
  while (filled < size) {
    if (filled < (reached / sum) * size || index === weights.length - 1) {
      table[filled++] = index;
    } else {
      reached += weights[++index] as number;
    }
  }
  return table;
}

const workTable = lookupTable(workHours);
const freeTable = lookupTable(freeHours);

/** 0 is Sunday. 1970-01-01 was a Thursday. */
function weekDayOf(localMidnight: number): number {
  return (((Math.floor(localMidnight / dayMs) + 4) % 7) + 7) % 7;
}

/** How busy the `day`-th local day of the timeline is; 1 is an ordinary working day. */
export function activityOf(day: number, { start }: Timeline): number {
  return weekDays[weekDayOf(start + day * dayMs)] as number;
}

/** An instant on the `day`-th day of the timeline, at a likely hour of the visitor's own clock. */
export function instantOn(
  day: number,
  zoneHours: number,
  timeline: Timeline,
  random: Random,
): number {
  const midnight = timeline.start + day * dayMs;
  const table = activityOf(day, timeline) < 0.5 ? freeTable : workTable;
  const hour = table[Math.floor(random.next() * table.length)] as number;
  return midnight + Math.floor((hour - zoneHours + random.next()) * hourMs);
}

/** Days of arrival: busier on working days and more towards the end, as a growing product has it. */
export function createArrivals(timeline: Timeline): (random: Random) => number {
  const until: number[] = [];
  let sum = 0;
  for (let day = 0; day < timeline.days; day++) {
    sum += (0.6 + (0.9 * day) / timeline.days) * activityOf(day, timeline);
    until.push(sum);
  }
  return (random) => {
    const target = random.next() * sum;
    let low = 0;
    let high = until.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((until[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Time until the next thing is done in a session, heavy-tailed and never long enough to end it. */
export function pause(random: Random): number {
  return Math.min(25 * minuteMs, Math.floor(1_500 + random.spread(28_000)));
}
