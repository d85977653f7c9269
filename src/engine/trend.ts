import type { Bucket } from '../model/calendar.js';
import { type GroupKey, groupKey, rankGroups } from '../model/groups.js';
import type { AbsoluteRange } from '../model/scope.js';
import type { ResolvedTrendQuery, TrendRows, TrendSeriesRows } from '../model/trend.js';
import type { CodedColumn } from './column.js';
import { type Counter, noSlot } from './counter.js';
import { Edges } from './edges.js';
import type { Kernel } from './kernel.js';
import { matcherRows } from './mask.js';
import { createCounter } from './measure.js';
import { countWithoutUser, engineMeta } from './meta.js';
import { isPlainUsers, PlainUsers } from './plain-users.js';
import type { ScopedTable } from './scope.js';
import { codedColumnOf, type EventTable } from './table.js';

/** One of the two times a trend may be about: the report's, and the one it is compared with. */
interface Period {
  range: AbsoluteRange;
  edges: Edges;
  /** Counts by value, to rank them; null without a breakdown. */
  ranking: Counter | null;
  /** Which slot each value is counted in; null without a breakdown. */
  slotOf: Int32Array | null;
  counter: Counter;
}

/** A range as one bucket: what groups are ranked over. */
function wholeOf(range: AbsoluteRange): Bucket {
  return { ...range, partial: false };
}

/**
 * Measures by bucket and group. With a breakdown there are two passes: the first ranks the values, the second measures
 * the groups that are shown and the union of the others.
 */
class TrendKernel implements Kernel<TrendRows> {
  readonly laneStart: Uint32Array;
  readonly passes: number;
  readonly #table: EventTable;
  readonly #query: ResolvedTrendQuery;
  readonly #mask: Uint8Array | null;
  /** The column split by; null when the property is set on no event, so that every event is in `none`. */
  readonly #column: CodedColumn | null;
  readonly #periods: Period[];
  /** Groups of the report, without `other`; null until they are ranked. */
  #keys: GroupKey[] | null = null;
  #folded: number[] = [];

  constructor({ table, rows }: ScopedTable, query: ResolvedTrendQuery) {
    this.#table = table;
    this.#query = query;
    this.laneStart = table.userStart;
    this.passes = query.breakdown ? 2 : 1;
    this.#mask = matcherRows(table, query.events, rows);
    this.#column = (query.breakdown && codedColumnOf(table, query.breakdown.property)) ?? null;
    const times = [{ range: query.range, buckets: query.buckets }];
    if (query.previous) times.push(query.previous);
    const values = this.#column?.values.length ?? 1;
    this.#periods = times.map(({ range, buckets }) => ({
      range,
      edges: new Edges(buckets),
      ranking: query.breakdown ? createCounter(query.measure, values, 1, table) : null,
      slotOf: null,
      counter: createCounter(query.measure, 1, buckets.length, table),
    }));
  }

  run(pass: number, from: number, to: number): void {
    const ranks = this.#query.breakdown !== undefined && pass === 0;
    if (!ranks && this.#query.breakdown && !this.#keys) this.#rank(this.#query.breakdown.limit);
    for (const { range, edges, ranking, slotOf, counter } of this.#periods) {
      const rows = { table: this.#table, mask: this.#mask, range };
      const codes = this.#column?.codes ?? null;
      if (ranks) {
        ranking?.count(
          { ...rows, edges: new Edges([wholeOf(range)]), codes, slotOf: null },
          from,
          to,
        );
      } else {
        counter.count({ ...rows, edges, codes: slotOf && codes, slotOf }, from, to);
      }
    }
  }

  /** Decides which values are groups: those of the report in both periods; the rest of each is its `other`. */
  #rank(limit: number): void {
    const values = this.#column?.values ?? [null];
    const headlines = this.#periods.map(({ ranking }) =>
      values.map((value, code) => ({ value, headline: ranking?.headline(code) ?? 0 })),
    );
    const { shown } = rankGroups(headlines[0] ?? [], limit);
    const slots = new Map(shown.map((value, slot) => [value, slot]));
    this.#keys = shown.map(groupKey);
    this.#folded = headlines.map(
      (list) => list.filter(({ value, headline }) => headline > 0 && !slots.has(value)).length,
    );
    this.#periods.forEach((period, i) => {
      period.slotOf = Int32Array.from(headlines[i] ?? [], ({ value, headline }) =>
        headline > 0 ? (slots.get(value) ?? shown.length) : noSlot,
      );
      period.ranking = null;
      const buckets = period.edges.length;
      period.counter = createCounter(this.#query.measure, shown.length + 1, buckets, this.#table);
    });
  }

  finish(): TrendRows {
    const [report, before] = this.#periods.map((period, i) => this.#series(period, i));
    return {
      kind: 'trend',
      series: report ?? [],
      ...(before ? { previous: before } : {}),
      meta: {
        ...engineMeta(this.#table),
        eventsWithoutUser: countWithoutUser(this.#table, this.#mask, this.#query.range),
      },
    };
  }

  #series({ counter }: Period, period: number): TrendSeriesRows[] {
    const folded = this.#folded[period] ?? 0;
    const keys: (GroupKey | null)[] = this.#keys ? [...this.#keys] : [null];
    if (folded > 0) keys.push({ type: 'other', count: folded });
    return keys.map((key, slot) => ({
      key,
      total: counter.total(slot),
      cells: counter.cells(slot),
    }));
  }
}

export function startTrend(scoped: ScopedTable, query: ResolvedTrendQuery): Kernel<TrendRows> {
  if (isPlainUsers(query)) {
    const plain = new PlainUsers(scoped, query);
    if (plain.isListed) return plain;
  }
  return new TrendKernel(scoped, query);
}
