import { canonicalJson } from '../model/canonical.js';
import { canonicalMatcher } from '../model/filter.js';
import type { ResolvedRetentionQuery, RetentionRows } from '../model/retention.js';
import { ActiveBuckets } from './active-buckets.js';
import type { Kernel } from './kernel.js';
import { countWithoutUser, engineMeta } from './meta.js';
import type { ScopedTable } from './scope.js';
import type { EventTable } from './table.js';

/** Whether only the periods a user is active in matter: who starts comes back by the same events, once a period. */
export function isPlainRetention(query: ResolvedRetentionQuery): boolean {
  const { start, return: back, clock, rule, minReturns, breakdown, columns } = query;
  return (
    clock === 'calendar' &&
    rule === 'on' &&
    minReturns === 1 &&
    !breakdown &&
    columns.every(({ from, to }) => from === to) &&
    canonicalJson(canonicalMatcher(start)) === canonicalJson(canonicalMatcher(back))
  );
}

/** Counts pairs of active periods: the group, and the period someone came back in. */
export class PlainRetention implements Kernel<RetentionRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: ResolvedRetentionQuery;
  readonly #active: ActiveBuckets;
  /** By group and column. */
  readonly #returned: Float64Array;

  constructor(scoped: ScopedTable, query: ResolvedRetentionQuery) {
    const { groups, columns, start, period } = query;
    this.laneStart = scoped.table.userStart;
    this.#table = scoped.table;
    this.#query = query;
    const activity = { ...query, events: start, interval: period, buckets: groups };
    this.#active = new ActiveBuckets(scoped, activity);
    this.#returned = new Float64Array(groups.length * columns.length);
  }

  run(_pass: number, from: number, to: number): void {
    const { acquisition, columns } = this.#query;
    const returned = this.#returned;
    const own = this.#active;
    const width = columns.length;
    const last = Math.min(to, this.#table.users);
    for (let lane = from; lane < last; lane++) {
      own.follow(lane);
      const { active, length } = own;
      if (acquisition === 'firstEver' && own.wasActive) continue;
      const groups = acquisition === 'recurring' ? length : Math.min(1, length);
      for (let i = 0; i < groups; i++) {
        const group = active[i] as number;
        const base = group * width - group;
        for (let k = i; k < length; k++) {
          const period = active[k] as number;
          if (period - group >= width) break;
          returned[base + period] = (returned[base + period] as number) + 1;
        }
      }
    }
  }

  finish(): RetentionRows {
    const { groups, columns, range, horizon } = this.#query;
    const span = { start: range.start, end: horizon };
    return {
      kind: 'retention',
      groups: groups
        .map((_, group) => {
          const base = group * columns.length;
          const size = this.#returned[base] as number;
          const cells = columns.map((_column, column) => ({
            returned: this.#returned[base + column] as number,
            eligible: size,
            open: 0,
          }));
          return { group, size, cells };
        })
        .filter(({ size }) => size > 0),
      meta: {
        ...engineMeta(this.#table),
        eventsWithoutUser: countWithoutUser(this.#table, this.#active.rows, span),
      },
    };
  }
}
