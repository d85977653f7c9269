import type { LifecycleRows, LifecycleState, ResolvedLifecycleQuery } from '../model/lifecycle.js';
import { ActiveBuckets } from './active-buckets.js';
import type { Kernel } from './kernel.js';
import type { RowMask } from './mask.js';
import { countWithoutUser, engineMeta } from './meta.js';
import type { ScopedTable } from './scope.js';
import type { EventTable } from './table.js';

/** Finds what one user is in each bucket. */
export class LifecycleLanes {
  readonly #active: ActiveBuckets;
  readonly #buckets: number;

  constructor(scoped: ScopedTable, query: ResolvedLifecycleQuery) {
    const { before, buckets } = query;
    // Bucket 0 is the one before the first of the query.
    const all = [{ ...before, partial: false }, ...buckets];
    this.#active = new ActiveBuckets(scoped, { ...query, buckets: all });
    this.#buckets = buckets.length;
  }

  /** Rows that make users active; null = all. */
  get rows(): RowMask {
    return this.#active.rows;
  }

  /** Calls `found` with every bucket of the query, by index, in which the user is something. */
  follow(lane: number, found: (bucket: number, state: LifecycleState) => void): void {
    this.#active.follow(lane);
    const { active, length, wasActive } = this.#active;
    for (let i = 0; i < length; i++) {
      const bucket = active[i] as number;
      const isNext = i > 0 && active[i - 1] === bucket - 1;
      if (bucket > 0) {
        const isNew = i === 0 && !wasActive;
        found(bucket - 1, isNew ? 'new' : isNext ? 'returning' : 'resurrected');
      }
      const isLast = i === length - 1 || active[i + 1] !== bucket + 1;
      if (isLast && bucket < this.#buckets) found(bucket, 'dormant');
    }
  }
}

class LifecycleKernel implements Kernel<LifecycleRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #lanes: LifecycleLanes;
  readonly #query: ResolvedLifecycleQuery;
  readonly #counts: Record<LifecycleState, Float64Array>;

  constructor(scoped: ScopedTable, query: ResolvedLifecycleQuery) {
    const zeros = () => new Float64Array(query.buckets.length);
    this.laneStart = scoped.table.userStart;
    this.#table = scoped.table;
    this.#lanes = new LifecycleLanes(scoped, query);
    this.#query = query;
    this.#counts = { new: zeros(), returning: zeros(), resurrected: zeros(), dormant: zeros() };
  }

  run(_pass: number, from: number, to: number): void {
    const counts = this.#counts;
    const count = (bucket: number, state: LifecycleState) => {
      counts[state][bucket] = (counts[state][bucket] as number) + 1;
    };
    const lanes = Math.min(to, this.#table.users);
    for (let lane = from; lane < lanes; lane++) this.#lanes.follow(lane, count);
  }

  finish(): LifecycleRows {
    const { range, horizon } = this.#query;
    const at = (state: LifecycleState, bucket: number) => this.#counts[state][bucket] as number;
    const span = { start: range.start, end: horizon };
    return {
      kind: 'lifecycle',
      buckets: this.#query.buckets.map((_, bucket) => ({
        bucket,
        new: at('new', bucket),
        returning: at('returning', bucket),
        resurrected: at('resurrected', bucket),
        dormant: at('dormant', bucket),
      })),
      meta: {
        ...engineMeta(this.#table),
        eventsWithoutUser: countWithoutUser(this.#table, this.#lanes.rows, span),
      },
    };
  }
}

export function startLifecycle(
  scoped: ScopedTable,
  query: ResolvedLifecycleQuery,
): Kernel<LifecycleRows> {
  return new LifecycleKernel(scoped, query);
}
