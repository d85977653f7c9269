import type { ResolvedRetentionQuery } from '../model/retention.js';
import { doubledCounts, doubledFloats, doubledInts } from './doubled.js';
import { Edges } from './edges.js';
import { matcherRows, type RowMask } from './mask.js';
import type { RankedColumn } from './partition.js';
import type { ScopedTable } from './scope.js';
import type { EventTable } from './table.js';

/**
 * Follows one user after the other: which groups they are in, and in which columns they came back. What is found is valid
 * until the next call.
 */
export class RetentionLanes {
  readonly table: EventTable;
  readonly starts: RowMask;
  readonly returns: RowMask;
  /** How many groups the user is in. */
  groups = 0;
  /** Of each: index of the period, time of the first start event in it, rank of its value. */
  group = new Int32Array(16);
  startedAt = new Float64Array(16);
  rank = new Uint32Array(16);
  /** By group of the user and column, one byte: came back. */
  returned = new Uint8Array(64);
  /** Where `returned` is 1: places of it, and how many there are. */
  hits = new Int32Array(64);
  hitCount = 0;

  readonly #query: ResolvedRetentionQuery;
  readonly #edges: Edges;
  readonly #ranks: RankedColumn | null;
  /** By periods after the group's own: the column, or -1. */
  readonly #columnAfter: Int32Array;
  readonly #inColumn: Uint32Array;
  /** The user's return events: times, and periods. */
  #returnCount = 0;
  #returnTimes = new Float64Array(64);
  #returnPeriods = new Int32Array(64);

  constructor(
    { table, rows }: ScopedTable,
    query: ResolvedRetentionQuery,
    ranks: RankedColumn | null,
  ) {
    const { columns } = query;
    this.table = table;
    this.starts = matcherRows(table, query.start, rows);
    this.returns = matcherRows(table, query.return, rows);
    this.#query = query;
    this.#ranks = ranks;
    this.#edges = new Edges(query.groups);
    const last = columns.at(-1)?.to ?? 0;
    this.#columnAfter = new Int32Array(last + 1).fill(-1);
    columns.forEach(({ from, to }, column) => this.#columnAfter.fill(column, from, to + 1));
    this.#inColumn = new Uint32Array(columns.length);
  }

  follow(lane: number): void {
    for (let hit = 0; hit < this.hitCount; hit++) this.returned[this.hits[hit] as number] = 0;
    this.hitCount = 0;
    this.#read(lane);
    const cells = this.groups * this.#query.columns.length;
    if (this.returned.length < cells) {
      this.returned = new Uint8Array(cells * 2);
      this.hits = new Int32Array(cells * 2);
    }
    if (this.#returnCount === 0) return;
    const isOn = this.#query.rule === 'on';
    for (let i = 0; i < this.groups; i++) {
      if (isOn) this.#countOn(i);
      else this.#countOnOrAfter(i);
    }
  }

  #hit(cell: number): void {
    if (this.returned[cell] === 1) return;
    this.returned[cell] = 1;
    this.hits[this.hitCount++] = cell;
  }

  /** Finds the user's groups and return events. */
  #read(lane: number): void {
    const { userStart, time } = this.table;
    const { starts, returns } = this;
    const { acquisition, range, horizon, minReturns, clock, rule } = this.#query;
    const edges = this.#edges.values;
    // Without counting, one return event a period is enough.
    const once = minReturns === 1 && clock === 'calendar' && rule === 'on';
    const last = userStart[lane + 1] as number;
    this.groups = 0;
    this.#returnCount = 0;
    let isTaken = false;
    let nextStart = range.start;
    let nextReturn = range.start;
    for (let row = userStart[lane] as number; row < last; row++) {
      const t = time[row] as number;
      if (t >= horizon) break;
      if (t < range.start) {
        if (acquisition !== 'firstEver') continue;
        if (starts === null || starts[row] === 1) isTaken = true;
        continue;
      }
      const isStart = !isTaken && t >= nextStart && (starts === null || starts[row] === 1);
      const isReturn = t >= nextReturn && (returns === null || returns[row] === 1);
      if (!isStart && !isReturn) continue;
      const period = this.#edges.find(t);
      if (isStart) {
        this.#acquire(period, t, row, last);
        nextStart = edges[period + 1] as number;
        isTaken = acquisition !== 'recurring';
      }
      if (!isReturn) continue;
      this.#keepReturn(t, period);
      // Before the start event of a period a return event is not enough: one after it may follow.
      const isStarted = isTaken || (this.groups > 0 && this.group[this.groups - 1] === period);
      if (once && isStarted) nextReturn = edges[period + 1] as number;
    }
  }

  #acquire(period: number, time: number, row: number, last: number): void {
    if (this.groups === this.group.length) this.#growGroups();
    const i = this.groups++;
    this.group[i] = period;
    this.startedAt[i] = time;
    if (this.#ranks) this.rank[i] = this.#rankAt(time, row, last, this.#ranks);
  }

  /** The first value, in group order, of the start events of an instant; a missing one has the highest rank. */
  #rankAt(time: number, row: number, last: number, { rankOf }: RankedColumn): number {
    const { starts } = this;
    let rank = rankOf(row);
    for (let other = row + 1; other < last && this.table.time[other] === time; other++) {
      if (starts === null || starts[other] === 1) rank = Math.min(rank, rankOf(other));
    }
    return rank;
  }

  #growGroups(): void {
    this.group = doubledInts(this.group);
    this.startedAt = doubledFloats(this.startedAt);
    this.rank = doubledCounts(this.rank);
  }

  #keepReturn(time: number, period: number): void {
    if (this.#returnCount === this.#returnTimes.length) {
      this.#returnTimes = doubledFloats(this.#returnTimes);
      this.#returnPeriods = doubledInts(this.#returnPeriods);
    }
    this.#returnTimes[this.#returnCount] = time;
    this.#returnPeriods[this.#returnCount++] = period;
  }

  /** Each column for itself: how many periods after the group's own, or the start event, every return event is. */
  #countOn(i: number): void {
    const { columns, minReturns, clock, span } = this.#query;
    const own = this.group[i] as number;
    const started = this.startedAt[i] as number;
    const base = i * columns.length;
    const isCalendar = clock === 'calendar';
    const inColumn = this.#inColumn;
    if (minReturns > 1) inColumn.fill(0);
    for (let k = this.#returnCount - 1; k >= 0; k--) {
      const time = this.#returnTimes[k] as number;
      if (time < started) return;
      const after = isCalendar
        ? (this.#returnPeriods[k] as number) - own
        : Math.floor((time - started) / span);
      if (after >= this.#columnAfter.length) continue;
      const column = this.#columnAfter[after] as number;
      if (column > 0 && minReturns > 1) {
        inColumn[column] = (inColumn[column] as number) + 1;
        if ((inColumn[column] as number) < minReturns) continue;
      }
      this.#hit(base + column);
    }
  }

  /** Columns from their start to the horizon: those that start no later than the last returns that are enough. */
  #countOnOrAfter(i: number): void {
    const { columns, minReturns, clock, span, horizon } = this.#query;
    const own = this.group[i] as number;
    const started = this.startedAt[i] as number;
    const base = i * columns.length;
    const last = this.#returnTimes[this.#returnCount - 1] as number;
    if (last >= started) this.#hit(base);
    if (this.#returnCount < minReturns) return;
    const enough = this.#returnTimes[this.#returnCount - minReturns] as number;
    for (let column = 1; column < columns.length; column++) {
      const { from } = columns[column] as { from: number };
      const begins = clock === 'calendar' ? this.#edges.values[own + from] : started + from * span;
      if (begins === undefined || begins >= horizon || begins > enough) return;
      this.#hit(base + column);
    }
  }
}
