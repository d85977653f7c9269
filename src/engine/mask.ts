import { canonicalJson } from '../model/canonical.js';
import type { Scalar } from '../model/event.js';
import {
  compileCondition,
  type Condition,
  type EventMatcher,
  type Filter,
  listed,
  type Operator,
} from '../model/filter.js';
import type { Codes, Column } from './column.js';
import { cached } from './table-cache.js';
import { columnOf, type EventTable } from './table.js';

/** One byte a row: 1 = the row matches. Null stands for "every row". */
export type RowMask = Uint8Array | null;

function maskCodes(codes: Codes, holds: Uint8Array): Uint8Array {
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) mask[row] = holds[codes[row] as number] as number;
  return mask;
}

function maskColumn(column: Column, test: (value: Scalar | null) => boolean): Uint8Array {
  // A predicate is asked once per different value, not once per row.
  if (column.type === 'coded') {
    return maskCodes(
      column.codes,
      Uint8Array.from(column.values, (value) => (test(value) ? 1 : 0)),
    );
  }
  const mask = new Uint8Array(column.numbers.length);
  for (let row = 0; row < mask.length; row++) {
    const value = column.numbers[row] as number;
    mask[row] = test(Number.isNaN(value) ? null : value) ? 1 : 0;
  }
  return mask;
}

/** The ends of the numbers a condition keeps, both included; null when it is not about a span of numbers. */
function spanOf({ op, value }: Condition): [number, number] | null {
  if (op === 'between' && Array.isArray(value)) {
    const [low, high] = value;
    return typeof low === 'number' && typeof high === 'number' ? [low, high] : null;
  }
  if (typeof value !== 'number') return null;
  const spans: Partial<Record<Operator, [number, number]>> = {
    eq: [value, value],
    gte: [value, Number.POSITIVE_INFINITY],
    lte: [Number.NEGATIVE_INFINITY, value],
  };
  return spans[op] ?? null;
}

/** As {@link maskColumn}, without a call a row: numbers are not coded, so there is no test per different value. */
function maskSpan(numbers: Float64Array, low: number, high: number): Uint8Array {
  const mask = new Uint8Array(numbers.length);
  for (let row = 0; row < mask.length; row++) {
    const value = numbers[row] as number;
    // A missing value, NaN, is in no span.
    if (value >= low && value <= high) mask[row] = 1;
  }
  return mask;
}

function conditionMask(table: EventTable, condition: Condition): Uint8Array {
  const column = columnOf(table, condition.property);
  const test = compileCondition(condition);
  if (!column) return new Uint8Array(table.rows).fill(test(null) ? 1 : 0);
  if (column.type === 'numbers') {
    const { op, value } = condition;
    if ((op === 'gt' || op === 'lt') && typeof value === 'number') {
      return maskBeyond(column.numbers, op === 'gt' ? 1 : -1, value);
    }
    const span = spanOf(condition);
    if (span) return maskSpan(column.numbers, ...span);
  }
  return maskColumn(column, test);
}

/** Rows above (`sign` 1) or below (-1) a number. */
function maskBeyond(numbers: Float64Array, sign: 1 | -1, limit: number): Uint8Array {
  const mask = new Uint8Array(numbers.length);
  for (let row = 0; row < mask.length; row++) {
    if (sign * ((numbers[row] as number) - limit) > 0) mask[row] = 1;
  }
  return mask;
}

/** Rows in both. The result may be one of the two: masks are never changed once they are made. */
export function intersect(a: RowMask, b: RowMask): RowMask {
  if (!a || !b) return a ?? b;
  const both = new Uint8Array(a.length);
  for (let row = 0; row < both.length; row++) both[row] = (a[row] as number) & (b[row] as number);
  return both;
}

/** The rows a filter keeps. Costs one pass a condition, and a test per different value of its property. */
export function filterMask(table: EventTable, filter: Filter): Uint8Array {
  const { rows } = table;
  if ('all' in filter) {
    const masks = filter.all.map((part) => filterMask(table, part));
    return masks.reduce<RowMask>(intersect, null) ?? new Uint8Array(rows).fill(1);
  }
  if ('any' in filter) {
    const mask = new Uint8Array(rows);
    for (const part of filter.any) {
      const other = filterMask(table, part);
      for (let row = 0; row < rows; row++)
        mask[row] = (mask[row] as number) | (other[row] as number);
    }
    return mask;
  }
  if ('not' in filter) {
    const opposite = filterMask(table, filter.not);
    const mask = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) mask[row] = (opposite[row] as number) ^ 1;
    return mask;
  }
  return conditionMask(table, filter);
}

/** As {@link filterMask}, from the table's cache when it was asked before; null without a filter. */
function keptMask(table: EventTable, filter: Filter | undefined): RowMask {
  if (!filter) return null;
  return cached(table, `rows ${canonicalJson(filter)}`, () => filterMask(table, filter));
}

/** The rows that exist. */
export function universeMask(table: EventTable, universe: Filter | undefined): RowMask {
  return keptMask(table, universe);
}

/** The rows that exist (`universe`) and are in the scope's `where`. */
export function scopeMask(
  table: EventTable,
  { universe, where }: { where?: Filter; universe?: Filter },
): RowMask {
  return intersect(universeMask(table, universe), keptMask(table, where));
}

function nameMask(column: Column, names: string | string[] | undefined): RowMask {
  const list = listed(names);
  if (!list) return null;
  const wanted = new Set<Scalar | null>(list);
  return maskColumn(column, (value) => wanted.has(value));
}

/** The rows a matcher takes, apart from its event names. */
export function matcherMask(table: EventTable, { kind, where }: EventMatcher): RowMask {
  return intersect(nameMask(table.kind, kind), keptMask(table, where));
}

/** Of the rows of a scope, those a matcher takes. */
export function matcherRows(table: EventTable, matcher: EventMatcher, scope: RowMask): RowMask {
  const named = intersect(nameMask(table.event, matcher.event), matcherMask(table, matcher));
  return intersect(named, scope);
}
