import type { Bucket } from '../model/calendar.js';
import type { ResolvedTrendQuery, TrendRows, TrendSeriesRows } from '../model/trend.js';
import { ActiveBuckets } from './active-buckets.js';
import type { Kernel } from './kernel.js';
import { countWithoutUser, engineMeta } from './meta.js';
import type { ScopedTable } from './scope.js';
import type { EventTable } from './table.js';

/** A question about how many users there were, in buckets. */
type UsersOverTime = ResolvedTrendQuery & Required<Pick<ResolvedTrendQuery, 'interval'>>;

/** Users by bucket of one of the times a trend is about. */
class UsersByBucket {
  readonly active: ActiveBuckets;
  readonly #counts: Float64Array;
  #total = 0;

  constructor(scoped: ScopedTable, query: UsersOverTime, buckets: readonly Bucket[]) {
    const horizon = Number.POSITIVE_INFINITY;
    this.active = new ActiveBuckets(scoped, { ...query, buckets, horizon });
    this.#counts = new Float64Array(buckets.length);
  }

  count(from: number, to: number): void {
    const own = this.active;
    const counts = this.#counts;
    for (let lane = from; lane < to; lane++) {
      own.follow(lane);
      const { active, length } = own;
      for (let i = 0; i < length; i++) {
        const bucket = active[i] as number;
        counts[bucket] = (counts[bucket] as number) + 1;
      }
      if (length > 0) this.#total++;
    }
  }

  series(): TrendSeriesRows {
    const cells = Array.from(this.#counts, (value, bucket) => ({ bucket, value }));
    return { key: null, total: this.#total, cells: cells.filter(({ value }) => value > 0) };
  }
}

/** Whether a question is about how many users there were, in buckets. */
export function isPlainUsers(query: ResolvedTrendQuery): query is UsersOverTime {
  const { measure, breakdown, interval } = query;
  return measure === 'users' && !breakdown && interval !== undefined;
}

/** Users over time from the list of the days, weeks or months each is active in, without looking at events. */
export class PlainUsers implements Kernel<TrendRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: UsersOverTime;
  readonly #periods: UsersByBucket[];

  constructor(scoped: ScopedTable, query: UsersOverTime) {
    const times = [query.buckets, ...(query.previous ? [query.previous.buckets] : [])];
    this.laneStart = scoped.table.userStart;
    this.#table = scoped.table;
    this.#query = query;
    this.#periods = times.map((buckets) => new UsersByBucket(scoped, query, buckets));
  }

  /** Whether buckets are made of whole local periods, and every event counts. */
  get isListed(): boolean {
    return this.#periods.every(({ active }) => active.isListed);
  }

  run(_pass: number, from: number, to: number): void {
    const last = Math.min(to, this.#table.users);
    for (const period of this.#periods) period.count(from, last);
  }

  finish(): TrendRows {
    const [report, before] = this.#periods.map((period) => period.series());
    return {
      kind: 'trend',
      series: report ? [report] : [],
      ...(before ? { previous: [before] } : {}),
      meta: {
        ...engineMeta(this.#table),
        eventsWithoutUser: countWithoutUser(this.#table, null, this.#query.range),
      },
    };
  }
}
