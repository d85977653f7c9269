import type { ResolvedStickinessQuery, StickinessRows } from '../model/stickiness.js';
import { ActiveBuckets } from './active-buckets.js';
import type { Kernel } from './kernel.js';
import { countWithoutUser, engineMeta } from './meta.js';
import type { ScopedTable } from './scope.js';

class StickinessKernel implements Kernel<StickinessRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #lanes: ActiveBuckets;
  readonly #query: ResolvedStickinessQuery;
  /** By number of buckets. */
  readonly #users: Float64Array;

  constructor(scoped: ScopedTable, query: ResolvedStickinessQuery) {
    this.laneStart = scoped.table.userStart;
    this.#lanes = new ActiveBuckets(scoped, query);
    this.#query = query;
    this.#users = new Float64Array(query.buckets.length + 1);
  }

  run(_pass: number, from: number, to: number): void {
    const lanes = Math.min(to, this.#lanes.table.users);
    for (let lane = from; lane < lanes; lane++) {
      this.#lanes.follow(lane);
      const { length } = this.#lanes;
      this.#users[length] = (this.#users[length] as number) + 1;
    }
  }

  finish(): StickinessRows {
    const { table, rows } = this.#lanes;
    const span = { start: this.#query.range.start, end: this.#query.horizon };
    return {
      kind: 'stickiness',
      counts: Array.from(this.#users, (users, count) => ({ count, users })).slice(1),
      meta: { ...engineMeta(table), eventsWithoutUser: countWithoutUser(table, rows, span) },
    };
  }
}

export function startStickiness(
  scoped: ScopedTable,
  query: ResolvedStickinessQuery,
): Kernel<StickinessRows> {
  return new StickinessKernel(scoped, query);
}
