import type { Scalar } from '../model/event.js';
import { type ResolvedFlowQuery, rewriteValue } from '../model/flow.js';
import { compareScalars } from '../model/order.js';
import { doubledFloats, doubledInts } from './doubled.js';
import { matcherRows, type RowMask } from './mask.js';
import type { ScopedTable } from './scope.js';
import { codedColumnOf, type EventTable } from './table.js';

/** Nodes of events, as ranks in group order; a missing one has the highest. */
function rankNodes(
  table: EventTable,
  { node, rewrite }: ResolvedFlowQuery,
): { values: readonly (Scalar | null)[]; codes: ArrayLike<number> | null; ranks: Uint32Array } {
  const column = codedColumnOf(table, node);
  const rewritten = (column?.values ?? [null]).map((value) => rewriteValue(value, rewrite));
  const values = [...new Set(rewritten)].sort(compareScalars);
  const rankOf = new Map(values.map((value, rank) => [value, rank]));
  return {
    values,
    codes: column?.codes ?? null,
    ranks: Uint32Array.from(rewritten, (value) => rankOf.get(value) as number),
  };
}

/**
 * Follows one unit after the other: its sequence of nodes, up to one step past the last one shown, and where the anchor is
 * in it. What is found is valid until the next call.
 */
export class FlowLanes {
  readonly table: EventTable;
  /** Rows that take part. */
  readonly rows: RowMask;
  /** The node of each rank; null, if there, is last. */
  readonly values: readonly (Scalar | null)[];
  /** By step: the rank of its node. */
  steps = new Int32Array(64);
  length = 0;
  /** Index of the step that holds the first anchor match. */
  anchor = -1;

  readonly #query: ResolvedFlowQuery;
  readonly #anchors: RowMask;
  readonly #codes: ArrayLike<number> | null;
  readonly #ranks: Uint32Array;
  /** Events of one instant: rank × 2, + 1 when it is no anchor match. */
  #instant = new Float64Array(16);

  constructor({ table, rows }: ScopedTable, query: ResolvedFlowQuery) {
    this.table = table;
    this.rows = query.exclude.reduce<RowMask>((kept, matcher) => {
      const excluded = matcherRows(table, matcher, null);
      if (!excluded) return new Uint8Array(table.rows);
      const left = kept ? kept.slice() : new Uint8Array(table.rows).fill(1);
      for (let row = 0; row < left.length; row++) {
        left[row] = (left[row] as number) & ((excluded[row] as number) ^ 1);
      }
      return left;
    }, rows);
    this.#query = query;
    this.#anchors = matcherRows(table, query.anchor, this.rows);
    const { values, codes, ranks } = rankNodes(table, query);
    this.values = values;
    this.#codes = codes;
    this.#ranks = ranks;
  }

  /** @returns whether the unit has an anchor match */
  follow(lane: number): boolean {
    const { userStart, time } = this.table;
    const { rows } = this;
    const anchors = this.#anchors;
    const codes = this.#codes;
    const ranks = this.#ranks;
    const { start, end } = this.#query.range;
    const { after } = this.#query;
    const last = userStart[lane + 1] as number;
    let row = userStart[lane] as number;
    this.length = 0;
    this.anchor = -1;
    if (!this.#hasAnchor(row, last)) return false;
    for (; row < last; row++) {
      const t = time[row] as number;
      if (t < start) continue;
      if (t >= end) break;
      if (row + 1 < last && time[row + 1] === t) {
        row = this.#takeInstant(row, last);
      } else if (rows === null || rows[row] === 1) {
        const isAnchor = this.anchor < 0 && (anchors === null || anchors[row] === 1);
        this.#takeStep(ranks[codes === null ? 0 : (codes[row] as number)] as number, isAnchor);
      }
      if (this.anchor >= 0 && this.length > this.anchor + after + 1) break;
    }
    return true;
  }

  #hasAnchor(from: number, to: number): boolean {
    const { time } = this.table;
    const anchors = this.#anchors;
    const { start, end } = this.#query.range;
    for (let row = from; row < to; row++) {
      if (anchors !== null && anchors[row] === 0) continue;
      const t = time[row] as number;
      if (t >= end) return false;
      if (t >= start) return true;
    }
    return false;
  }

  /** Adds the events of one instant, in order; returns its last row. */
  #takeInstant(first: number, last: number): number {
    const { time } = this.table;
    const anchors = this.#anchors;
    const t = time[first];
    let keys = this.#instant;
    let length = 0;
    let row = first;
    for (; row < last && time[row] === t; row++) {
      if (this.rows !== null && this.rows[row] === 0) continue;
      if (length === keys.length) {
        keys = doubledFloats(keys);
        this.#instant = keys;
      }
      const isAnchor = anchors === null || anchors[row] === 1;
      const rank = this.#ranks[this.#codes ? (this.#codes[row] as number) : 0] as number;
      keys[length++] = rank * 2 + (isAnchor ? 0 : 1);
    }
    if (length > 1) keys.subarray(0, length).sort();
    for (let i = 0; i < length; i++) {
      const key = keys[i] as number;
      this.#takeStep(Math.floor(key / 2), key % 2 === 0);
    }
    return row - 1;
  }

  #takeStep(rank: number, isAnchor: boolean): void {
    const repeats =
      this.#query.collapseRepeats && this.length > 0 && this.steps[this.length - 1] === rank;
    if (!repeats) {
      if (this.length === this.steps.length) this.steps = doubledInts(this.steps);
      this.steps[this.length++] = rank;
    }
    if (isAnchor && this.anchor < 0) this.anchor = this.length - 1;
  }
}
