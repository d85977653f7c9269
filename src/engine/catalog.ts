import type {
  CatalogEvent,
  CatalogProperty,
  CatalogRows,
  ResolvedCatalogQuery,
} from '../model/catalog.js';
import type { Scalar } from '../model/event.js';
import { foldCase } from '../model/filter.js';
import { compareScalars, compareText } from '../model/order.js';
import type { Column } from './column.js';
import type { Kernel } from './kernel.js';
import { type RowMask, scopeMask } from './mask.js';
import { engineMeta } from './meta.js';
import { codedColumnOf, type EventTable } from './table.js';

class CatalogKernel implements Kernel<CatalogRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: ResolvedCatalogQuery;
  readonly #mask: RowMask;
  /** By event code × kind code. */
  readonly #counts: Float64Array;
  readonly #lastSeen: Float64Array;
  #rows = 0;
  #first = Number.NaN;
  #last = Number.NaN;

  constructor(table: EventTable, query: ResolvedCatalogQuery) {
    this.#table = table;
    this.#query = query;
    this.laneStart = table.userStart;
    this.#mask = scopeMask(table, query);
    const cells = table.event.values.length * table.kind.values.length;
    this.#counts = new Float64Array(cells);
    this.#lastSeen = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  }

  run(_pass: number, from: number, to: number): void {
    const { userStart, time, event, kind } = this.#table;
    const mask = this.#mask;
    const kinds = kind.values.length;
    const last = userStart[to] as number;
    for (let row = userStart[from] as number; row < last; row++) {
      if (mask && mask[row] === 0) continue;
      const t = time[row] as number;
      const cell = (event.codes[row] as number) * kinds + (kind.codes[row] as number);
      this.#rows++;
      this.#counts[cell] = (this.#counts[cell] as number) + 1;
      if (t > (this.#lastSeen[cell] as number)) this.#lastSeen[cell] = t;
      if (!(t >= this.#first)) this.#first = t;
      if (!(t <= this.#last)) this.#last = t;
    }
  }

  finish(): CatalogRows {
    const { search, property, limit } = this.#query;
    const all = this.#events();
    const matching =
      property === undefined ? all.filter(({ event }) => contains(event, search)) : all;
    const empty = this.#rows === 0;
    return {
      kind: 'catalog',
      events: matching.slice(0, limit),
      matches: matching.length,
      kinds: kindsOf(all),
      properties: this.#properties().slice(0, limit),
      ...(property === undefined ? {} : { values: this.#values(property).slice(0, limit) }),
      firstEvent: empty ? null : this.#first,
      lastEvent: empty ? null : this.#last,
      meta: engineMeta(this.#table),
    };
  }

  #events(): CatalogEvent[] {
    const { event, kind } = this.#table;
    const kinds = kind.values.length;
    const events: CatalogEvent[] = [];
    this.#counts.forEach((count, cell) => {
      if (count === 0) return;
      events.push({
        event: event.values[Math.floor(cell / kinds)] as string,
        kind: kind.values[cell % kinds] as string,
        count,
        lastSeen: this.#lastSeen[cell] as number,
      });
    });
    return events.sort(
      (a, b) => b.count - a.count || compareText(a.event, b.event) || compareText(a.kind, b.kind),
    );
  }

  #properties(): CatalogProperty[] {
    const properties: (CatalogProperty & { count: number })[] = [];
    for (const [property, column] of this.#table.properties) {
      const { count, types } = coverageOf(column, this.#mask);
      if (count > 0) properties.push({ property, types, coverage: count / this.#rows, count });
    }
    return properties
      .sort((a, b) => b.count - a.count || compareText(a.property, b.property))
      .map(({ property, types, coverage }) => ({ property, types, coverage }));
  }

  #values(property: string): { value: Scalar; count: number }[] {
    const column = codedColumnOf(this.#table, property);
    if (!column) return [];
    const counts = countCodes(column.codes, column.values.length, this.#mask);
    const values: { value: Scalar; count: number }[] = [];
    column.values.forEach((value, code) => {
      const count = counts[code] as number;
      if (value !== null && count > 0 && contains(String(value), this.#query.search)) {
        values.push({ value, count });
      }
    });
    return values.sort((a, b) => b.count - a.count || compareScalars(a.value, b.value));
  }
}

function contains(text: string, search: string): boolean {
  return foldCase(text).includes(foldCase(search));
}

function kindsOf(events: readonly CatalogEvent[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { kind, count } of events) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || compareText(a.kind, b.kind));
}

function countCodes(codes: ArrayLike<number>, values: number, mask: RowMask): Float64Array {
  const counts = new Float64Array(values);
  for (let row = 0; row < codes.length; row++) {
    if (mask && mask[row] === 0) continue;
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

function coverageOf(
  column: Column,
  mask: RowMask,
): { count: number; types: CatalogProperty['types'] } {
  if (column.type === 'numbers') {
    const { numbers } = column;
    let count = 0;
    for (let row = 0; row < numbers.length; row++) {
      if ((!mask || mask[row] === 1) && !Number.isNaN(numbers[row] as number)) count++;
    }
    return { count, types: ['number'] };
  }
  const counts = countCodes(column.codes, column.values.length, mask);
  const found = new Set<string>();
  let count = 0;
  column.values.forEach((value, code) => {
    if (value === null || counts[code] === 0) return;
    count += counts[code] as number;
    found.add(typeof value);
  });
  const types = (['string', 'number', 'boolean'] as const).filter((type) => found.has(type));
  return { count, types };
}

export function startCatalog(table: EventTable, query: ResolvedCatalogQuery): Kernel<CatalogRows> {
  return new CatalogKernel(table, query);
}
