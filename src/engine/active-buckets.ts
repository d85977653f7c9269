import type { Bucket } from '../model/calendar.js';
import type { EventMatcher } from '../model/filter.js';
import type { Interval, ResolvedScope } from '../model/scope.js';
import { doubledInts } from './doubled.js';
import { Edges } from './edges.js';
import { matcherRows, type RowMask } from './mask.js';
import type { ScopedTable } from './scope.js';
import type { EventTable } from './table.js';
import { bucketsOfPeriods, type UserPeriods, userPeriods } from './user-periods.js';

/** What makes users active, and when. */
export interface Activity extends Pick<ResolvedScope, 'timeZone' | 'weekStart'> {
  events: EventMatcher;
  interval: Interval;
  /** Without gaps. */
  buckets: readonly Bucket[];
  /** Nothing is read from here on. */
  horizon: number;
}

/** Follows one user after the other: the buckets they are active in. What is found is valid until the next call. */
export class ActiveBuckets {
  readonly table: EventTable;
  readonly rows: RowMask;
  /** Whether the user was active before the first bucket. */
  wasActive = false;
  /** Indexes of buckets, ascending. */
  active = new Int32Array(64);
  length = 0;

  readonly #edges: Edges;
  readonly #horizon: number;
  /** The periods of all users, when every event counts and buckets are made of whole periods. */
  readonly #periods: UserPeriods | null;
  readonly #bucketOf: Int32Array | null;

  constructor({ table, rows }: ScopedTable, activity: Activity) {
    const { events, interval, buckets, horizon } = activity;
    this.table = table;
    this.rows = matcherRows(table, events, rows);
    this.#edges = new Edges(buckets);
    this.#horizon = horizon;
    const isPlain = this.rows === null && horizon > table.lastTime;
    this.#periods = isPlain ? userPeriods(table, interval, activity) : null;
    this.#bucketOf = this.#periods && bucketsOfPeriods(this.#periods, buckets);
  }

  /** Whether it is known without looking at events. */
  get isListed(): boolean {
    return this.#bucketOf !== null;
  }

  follow(lane: number): void {
    this.wasActive = false;
    this.length = 0;
    if (this.#periods && this.#bucketOf) this.#followPeriods(lane, this.#periods, this.#bucketOf);
    else this.#followRows(lane);
  }

  #followPeriods(lane: number, { laneStart, indexes }: UserPeriods, bucketOf: Int32Array): void {
    const last = laneStart[lane + 1] as number;
    for (let i = laneStart[lane] as number; i < last; i++) {
      const bucket = bucketOf[indexes[i] as number] as number;
      if (bucket < 0) this.wasActive = true;
      else if (bucket < this.#edges.length) this.#add(bucket);
    }
  }

  #followRows(lane: number): void {
    const { userStart, time } = this.table;
    const { rows } = this;
    const edges = this.#edges.values;
    const begin = edges[0] as number;
    const last = userStart[lane + 1] as number;
    let next = Number.NEGATIVE_INFINITY;
    for (let row = userStart[lane] as number; row < last; row++) {
      const t = time[row] as number;
      if (t < next) continue;
      if (t >= this.#horizon) return;
      if (rows !== null && rows[row] === 0) continue;
      if (t < begin) {
        this.wasActive = true;
        next = begin;
        continue;
      }
      const bucket = this.#edges.find(t);
      this.#add(bucket);
      next = edges[bucket + 1] as number;
    }
  }

  #add(bucket: number): void {
    if (this.length === this.active.length) this.active = doubledInts(this.active);
    this.active[this.length++] = bucket;
  }
}
