import { type GroupKey, groupKey, type RankedGroups, rankGroups } from '../model/groups.js';
import type { ResolvedTrendQuery, TrendRows } from '../model/trend.js';
import type { CodedColumn } from './column.js';
import { type Counter, createCounter } from './distinct.js';
import type { Kernel } from './kernel.js';
import { rowsOf } from './mask.js';
import { engineMeta } from './meta.js';
import { codedColumnOf, type EventTable } from './table.js';

/** Slot of a value that is in no group. */
const noSlot = -1;

/**
 * Counts by bucket and group. With a breakdown there are two passes: the first ranks the values, the second counts the
 * groups that are shown and the union of the others.
 */
class TrendKernel implements Kernel<TrendRows> {
  readonly lanes: number;
  readonly passes: number;
  readonly #table: EventTable;
  readonly #query: ResolvedTrendQuery;
  readonly #mask: Uint8Array | null;
  readonly #starts: Float64Array;
  /** The column split by; null when the property is set on no event, so that every event is in `none`. */
  readonly #column: CodedColumn | null;
  readonly #ranking: Counter | null;
  #ranked: RankedGroups | null = null;
  #slotOf: Int32Array | null = null;
  #counter: Counter;
  #withoutUser = 0;

  constructor(table: EventTable, query: ResolvedTrendQuery) {
    this.#table = table;
    this.#query = query;
    this.lanes = table.users + 1;
    this.passes = query.breakdown ? 2 : 1;
    this.#mask = rowsOf(table, query.events, query);
    this.#starts = Float64Array.from([...query.buckets.map((b) => b.start), query.range.end]);
    this.#column = (query.breakdown && codedColumnOf(table, query.breakdown.property)) ?? null;
    this.#ranking = query.breakdown
      ? createCounter(query.measure, this.#column?.values.length ?? 1, 1, table)
      : null;
    this.#counter = createCounter(query.measure, 1, query.buckets.length, table);
  }

  run(pass: number, from: number, to: number): void {
    if (this.#ranking && pass === 0) {
      this.#count(this.#ranking, null, false, from, to);
      return;
    }
    if (this.#ranking && !this.#ranked) this.#rank(this.#ranking);
    this.#count(this.#counter, this.#slotOf, true, from, to);
  }

  #rank({ totals }: Counter): void {
    const limit = this.#query.breakdown?.limit ?? 0;
    const values = this.#column?.values ?? [null];
    const groups = values.map((value, code) => ({ value, headline: totals[code] as number }));
    const ranked = rankGroups(groups, limit);
    const slots = new Map(ranked.shown.map((value, slot) => [value, slot]));
    this.#slotOf = Int32Array.from(groups, ({ value, headline }) =>
      headline > 0 ? (slots.get(value) ?? ranked.shown.length) : noSlot,
    );
    this.#ranked = ranked;
    const count = ranked.shown.length + (ranked.folded > 0 ? 1 : 0);
    this.#counter = createCounter(
      this.#query.measure,
      count,
      this.#query.buckets.length,
      this.#table,
    );
  }

  #count(
    counter: Counter,
    slotOf: Int32Array | null,
    byBucket: boolean,
    from: number,
    to: number,
  ): void {
    const { userStart, time, users } = this.#table;
    const { start, end } = this.#query.range;
    const mask = this.#mask;
    const starts = this.#starts;
    const codes = this.#column && (slotOf || !byBucket) ? this.#column.codes : null;
    for (let lane = from; lane < to; lane++) {
      const last = userStart[lane + 1] as number;
      let bucket = 0;
      let bucketEnd = starts[1] as number;
      for (let row = userStart[lane] as number; row < last; row++) {
        const t = time[row] as number;
        if (t < start) continue;
        if (t >= end) break;
        if (mask && mask[row] === 0) continue;
        if (byBucket) {
          if (lane === users) this.#withoutUser++;
          while (t >= bucketEnd) bucketEnd = starts[++bucket + 1] as number;
        }
        const code = codes ? (codes[row] as number) : 0;
        const slot = slotOf ? (slotOf[code] as number) : code;
        if (slot !== noSlot) counter.add(lane, row, slot, bucket);
      }
    }
  }

  finish(): TrendRows {
    const buckets = this.#query.buckets.length;
    const { cells, totals } = this.#counter;
    const series = this.#keys().map((key, slot) => ({
      key,
      total: totals[slot] as number,
      cells: Array.from(cells.subarray(slot * buckets, (slot + 1) * buckets), (value, bucket) => ({
        bucket,
        value,
      })).filter(({ value }) => value > 0),
    }));
    const meta = { ...engineMeta(this.#table), eventsWithoutUser: this.#withoutUser };
    return { kind: 'trend', series, meta };
  }

  #keys(): (GroupKey | null)[] {
    if (!this.#ranked) return [null];
    const { shown, folded } = this.#ranked;
    const keys: GroupKey[] = shown.map(groupKey);
    return folded > 0 ? [...keys, { type: 'other', count: folded }] : keys;
  }
}

export function startTrend(table: EventTable, query: ResolvedTrendQuery): Kernel<TrendRows> {
  return new TrendKernel(table, query);
}
