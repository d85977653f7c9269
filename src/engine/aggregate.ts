import { percentile } from '../model/statistics.js';
import type { Aggregate, PropertyMeasure } from '../model/trend.js';
import { type Counter, eachRow, type RowsToCount } from './counter.js';
import { GrowableNumbers } from './growable.js';
import { columnOf, type EventTable } from './table.js';

/** Reads the numbers of a property by row; NaN where it is not a finite number. */
function numbersOf(table: EventTable, property: string): (row: number) => number {
  const column = columnOf(table, property);
  if (!column) return () => Number.NaN;
  if (column.type === 'numbers') {
    const { numbers } = column;
    return (row) => numbers[row] as number;
  }
  const { codes } = column;
  const byCode = Float64Array.from(column.values, (value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN,
  );
  return (row) => byCode[codes[row] as number] as number;
}

function fold(of: Aggregate, values: Float64Array): number {
  switch (of) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'average':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'min':
      return values.reduce((a, b) => Math.min(a, b));
    case 'max':
      return values.reduce((a, b) => Math.max(a, b));
    case 'median':
      return percentile(values.sort(), 0.5) as number;
    default:
      return percentile(values.sort(), Number(of.slice(1)) / 100) as number;
  }
}

/**
 * Keeps the values of a property until they are put together: a percentile needs them all. 16 bytes a value measured.
 */
export class AggregateCounter implements Counter {
  readonly #of: Aggregate;
  readonly #buckets: number;
  readonly #number: (row: number) => number;
  readonly #measured: Uint32Array;
  readonly #cells = new GrowableNumbers();
  readonly #values = new GrowableNumbers();
  #bySlot: Map<number, { cells: Map<number, number[]>; all: number[] }> | null = null;

  constructor(measure: PropertyMeasure, slots: number, buckets: number, table: EventTable) {
    this.#of = measure.of;
    this.#buckets = buckets;
    this.#number = numbersOf(table, measure.property);
    this.#measured = new Uint32Array(slots);
  }

  count(rows: RowsToCount, from: number, to: number): void {
    eachRow(rows, from, to, (_lane, row, slot, bucket) => {
      const value = this.#number(row);
      if (Number.isNaN(value)) return;
      this.#measured[slot] = (this.#measured[slot] as number) + 1;
      this.#cells.push(slot * this.#buckets + bucket);
      this.#values.push(value);
    });
  }

  headline(slot: number): number {
    return this.#measured[slot] as number;
  }

  total(slot: number): number | null {
    const all = this.#sorted().get(slot)?.all;
    return all ? fold(this.#of, Float64Array.from(all)) : null;
  }

  cells(slot: number): { bucket: number; value: number }[] {
    const cells = [...(this.#sorted().get(slot)?.cells ?? [])].sort(([a], [b]) => a - b);
    return cells.map(([bucket, values]) => ({
      bucket,
      value: fold(this.#of, Float64Array.from(values)),
    }));
  }

  #sorted() {
    if (this.#bySlot) return this.#bySlot;
    this.#bySlot = new Map();
    const values = this.#values.view();
    const cells = this.#cells.view();
    for (let i = 0; i < values.length; i++) {
      const cell = cells[i] as number;
      const slot = Math.floor(cell / this.#buckets);
      const bucket = cell % this.#buckets;
      let group = this.#bySlot.get(slot);
      if (!group) {
        group = { cells: new Map(), all: [] };
        this.#bySlot.set(slot, group);
      }
      const inCell = group.cells.get(bucket);
      if (inCell) inCell.push(values[i] as number);
      else group.cells.set(bucket, [values[i] as number]);
      group.all.push(values[i] as number);
    }
    return this.#bySlot;
  }
}
