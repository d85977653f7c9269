import { type GroupKey, groupKey, rankGroups } from '../model/groups.js';
import type {
  ResolvedRetentionQuery,
  RetentionGroupRows,
  RetentionRows,
} from '../model/retention.js';
import type { Kernel } from './kernel.js';
import { countWithoutUser, engineMeta } from './meta.js';
import { type RankedColumn, rankColumn } from './partition.js';
import { isPlainRetention, PlainRetention } from './plain-retention.js';
import { RetentionLanes } from './retention-lanes.js';
import type { ScopedTable } from './scope.js';

/** Sizes and cells of some users, by period and column. */
class RetentionCells {
  readonly #query: ResolvedRetentionQuery;
  readonly #sizes: Float64Array;
  readonly #returned: Float64Array;
  /** Only with the rolling clock: where some are not eligible, or not over. */
  readonly #eligible: Float64Array | null;
  readonly #open: Float64Array | null;

  constructor(query: ResolvedRetentionQuery) {
    const cells = query.groups.length * query.columns.length;
    const isRolling = query.clock === 'rolling';
    this.#query = query;
    this.#sizes = new Float64Array(query.groups.length);
    this.#returned = new Float64Array(cells);
    this.#eligible = isRolling ? new Float64Array(cells) : null;
    this.#open = isRolling ? new Float64Array(cells) : null;
  }

  /** Adds a cell in which the user that was followed came back: its group's index of the period, and its column. */
  addReturn(group: number, column: number): void {
    const cell = group * this.#query.columns.length + column;
    this.#returned[cell] = (this.#returned[cell] as number) + 1;
  }

  /** Adds the `i`-th group of the user that was followed, without its returns. */
  add(lanes: RetentionLanes, i: number): void {
    const { columns } = this.#query;
    const group = lanes.group[i] as number;
    const base = group * columns.length;
    this.#sizes[group] = (this.#sizes[group] as number) + 1;
    if (this.#eligible && this.#open) this.#addSpans(base, lanes.startedAt[i] as number);
  }

  #addSpans(base: number, started: number): void {
    const { columns, span, horizon } = this.#query;
    const eligible = this.#eligible as Float64Array;
    const open = this.#open as Float64Array;
    columns.forEach(({ from, to }, column) => {
      if (started + from * span < horizon)
        eligible[base + column] = (eligible[base + column] as number) + 1;
      if (started + (to + 1) * span > horizon)
        open[base + column] = (open[base + column] as number) + 1;
    });
  }

  rows(): RetentionGroupRows[] {
    const { columns } = this.#query;
    return Array.from(this.#sizes, (size, group) => ({
      group,
      size,
      cells: columns.map((_, column) => {
        const cell = group * columns.length + column;
        return {
          returned: this.#returned[cell] as number,
          eligible: this.#eligible ? (this.#eligible[cell] as number) : size,
          open: this.#open ? (this.#open[cell] as number) : 0,
        };
      }),
    })).filter(({ size }) => size > 0);
  }
}

/** With a breakdown there are two passes: the first ranks the values, the second counts the groups that are shown. */
class RetentionKernel implements Kernel<RetentionRows> {
  readonly laneStart: Uint32Array;
  readonly passes: number;
  readonly #query: ResolvedRetentionQuery;
  readonly #lanes: RetentionLanes;
  readonly #ranks: RankedColumn | null;
  readonly #total: RetentionCells;
  /** By rank: how many users have the value, summed over groups. */
  readonly #sizes: Float64Array;
  #keys: GroupKey[] = [];
  #slotOf: Int32Array | null = null;
  #bySlot: RetentionCells[] = [];

  constructor(scoped: ScopedTable, query: ResolvedRetentionQuery) {
    this.laneStart = scoped.table.userStart;
    this.passes = query.breakdown ? 2 : 1;
    this.#query = query;
    this.#ranks = query.breakdown ? rankColumn(scoped.table, query.breakdown.property) : null;
    this.#lanes = new RetentionLanes(scoped, query, this.#ranks);
    this.#total = new RetentionCells(query);
    this.#sizes = new Float64Array(this.#ranks?.values.length ?? 0);
  }

  run(pass: number, from: number, to: number): void {
    const lanes = this.#lanes;
    if (pass === 1 && !this.#slotOf) this.#rank();
    const last = Math.min(to, lanes.table.users);
    const columns = this.#query.columns.length;
    for (let lane = from; lane < last; lane++) {
      lanes.follow(lane);
      for (let i = 0; i < lanes.groups; i++) {
        const rank = lanes.rank[i] as number;
        if (pass === 0 && this.#ranks) this.#sizes[rank] = (this.#sizes[rank] as number) + 1;
        this.#cellsOf(pass, i).add(lanes, i);
      }
      for (let hit = 0; hit < lanes.hitCount; hit++) {
        const cell = lanes.hits[hit] as number;
        const column = cell % columns;
        const i = (cell - column) / columns;
        this.#cellsOf(pass, i).addReturn(lanes.group[i] as number, column);
      }
    }
  }

  /** Where the `i`-th group of the user that was followed is counted. */
  #cellsOf(pass: number, i: number): RetentionCells {
    if (pass === 0) return this.#total;
    return this.#bySlot[this.#slotOf?.[this.#lanes.rank[i] as number] as number] as RetentionCells;
  }

  #rank(): void {
    const { keys, slotOf } = rankedSlots(this.#ranks as RankedColumn, this.#sizes, this.#query);
    this.#keys = keys;
    this.#slotOf = slotOf;
    this.#bySlot = keys.map(() => new RetentionCells(this.#query));
  }

  finish(): RetentionRows {
    const { table, starts, returns } = this.#lanes;
    const { range, horizon, breakdown } = this.#query;
    const either =
      starts && returns ? starts.map((fits, row) => fits | (returns[row] as number)) : null;
    const span = { start: range.start, end: horizon };
    return {
      kind: 'retention',
      groups: this.#total.rows(),
      ...(breakdown
        ? {
            byKey: this.#keys.map((key, slot) => ({
              key,
              groups: this.#bySlot[slot]?.rows() ?? [],
            })),
          }
        : {}),
      meta: { ...engineMeta(table), eventsWithoutUser: countWithoutUser(table, either, span) },
    };
  }
}

/** The groups shown, and which of them each value's users are counted in, by rank. */
export function rankedSlots(
  { values }: RankedColumn,
  sizes: Float64Array,
  { breakdown }: ResolvedRetentionQuery,
): { keys: GroupKey[]; slotOf: Int32Array } {
  const { shown, folded } = rankGroups(
    values.map((value, rank) => ({ value, headline: sizes[rank] as number })),
    breakdown?.limit ?? 0,
  );
  const slots = new Map(shown.map((value, slot) => [value, slot]));
  const keys: GroupKey[] = shown.map(groupKey);
  if (folded > 0) keys.push({ type: 'other', count: folded });
  return {
    keys,
    slotOf: Int32Array.from(values, (value) => slots.get(value) ?? shown.length),
  };
}

export function startRetention(
  scoped: ScopedTable,
  query: ResolvedRetentionQuery,
): Kernel<RetentionRows> {
  return isPlainRetention(query)
    ? new PlainRetention(scoped, query)
    : new RetentionKernel(scoped, query);
}
