import { type Bucket, type Calendar, cutBuckets, isElapsed } from '../model/calendar.js';
import type { Interval } from '../model/scope.js';
import { Edges } from './edges.js';
import { cached } from './table-cache.js';
import type { EventTable } from './table.js';

/** The local days, weeks or months each user has events in, ascending: as small as the table is large. */
export interface UserPeriods {
  /** Every period from the first event to the last. */
  periods: readonly Bucket[];
  /** Where each lane's begin; one more at the end. */
  laneStart: Uint32Array;
  /** Indexes of periods. */
  indexes: Uint16Array;
  byteLength: number;
}

function listPeriods(table: EventTable, periods: readonly Bucket[]): UserPeriods {
  const { users, userStart, time } = table;
  const edges = new Edges(periods);
  const laneStart = new Uint32Array(users + 1);
  let indexes = new Uint16Array(1024);
  let count = 0;
  for (let lane = 0; lane < users; lane++) {
    const last = userStart[lane + 1] as number;
    let until = Number.NEGATIVE_INFINITY;
    for (let row = userStart[lane] as number; row < last; row++) {
      const t = time[row] as number;
      if (t < until) continue;
      const period = edges.find(t);
      until = edges.values[period + 1] as number;
      if (count === indexes.length) {
        const larger = new Uint16Array(count * 2);
        larger.set(indexes);
        indexes = larger;
      }
      indexes[count++] = period;
    }
    laneStart[lane + 1] = count;
  }
  indexes = indexes.slice(0, count);
  const byteLength = laneStart.byteLength + indexes.byteLength + periods.length * 32;
  return { periods, laneStart, indexes, byteLength };
}

/**
 * The periods of all users, made once for a zone and unit and then kept with the table. Null for lengths of time within a
 * day, and for logs that are too long.
 */
export function userPeriods(
  table: EventTable,
  interval: Interval,
  { timeZone, weekStart }: Calendar,
): UserPeriods | null {
  if (isElapsed(interval) || table.rows === 0) return null;
  return cached(table, `periods ${interval} ${timeZone} ${weekStart}`, () => {
    const range = { start: table.firstTime, end: table.lastTime + 1 };
    const calendar = { timeZone, weekStart, now: Number.POSITIVE_INFINITY };
    const first = cutBuckets(range, interval, calendar);
    return first && listPeriods(table, first);
  });
}

/**
 * By index of a period: the bucket that has all its events; -1 when they lie before the first bucket, the number of buckets
 * when they lie after the last. Null when a bucket's edge cuts through the events of a period.
 */
export function bucketsOfPeriods(
  { periods }: UserPeriods,
  buckets: readonly Bucket[],
): Int32Array | null {
  const map = new Int32Array(periods.length);
  let bucket = 0;
  for (let i = 0; i < periods.length; i++) {
    // The first and last period are clipped to the events.
    const { start, end } = periods[i] as Bucket;
    while (bucket < buckets.length && start >= (buckets[bucket] as Bucket).end) bucket++;
    const own = buckets[bucket];
    if (own && end > own.start && (start < own.start || end > own.end)) return null;
    map[i] = !own ? buckets.length : end <= own.start ? -1 : bucket;
  }
  return map;
}
