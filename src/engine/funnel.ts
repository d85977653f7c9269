import { type FunnelParts, splitOptional } from '../model/funnel-parts.js';
import type { FunnelRows, ResolvedFunnelQuery } from '../model/funnel.js';
import { FunnelGroups } from './funnel-groups.js';
import { StepTally } from './funnel-records.js';
import { countWithoutUnit, funnelMeta, rowsOf } from './funnel-rows.js';
import { FunnelTrend } from './funnel-trend.js';
import { rowsByRank, UnitFunnel } from './funnel-unit.js';
import type { Kernel } from './kernel.js';
import type { RowMask } from './mask.js';
import { combineColumns, type RankedColumn, rankColumn } from './partition.js';
import { isPlain, PlainFunnel } from './plain-funnel.js';
import type { ScopedTable } from './scope.js';
import { StepBits } from './step-bits.js';
import type { EventTable } from './table.js';

/** Follows every unit through the funnel of the required steps and, beside it, those of the optional ones. */
class FunnelKernel implements Kernel<FunnelRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #parts: FunnelParts;
  readonly #anyStep: StepBits;
  readonly #main: UnitFunnel;
  readonly #optional: UnitFunnel[];
  readonly #ranks: RankedColumn | null;
  readonly #total: StepTally;
  readonly #groups: FunnelGroups | null;
  readonly #trend: FunnelTrend | null;
  #openWindow = 0;
  #withoutUnit = 0;

  constructor(table: EventTable, query: ResolvedFunnelQuery, scope: RowMask, anyStep: StepBits) {
    this.#table = table;
    this.#query = query;
    this.laneStart = table.userStart;
    this.#parts = splitOptional(query);
    const { main, optional } = this.#parts;
    this.#ranks = query.breakdown ? rankColumn(table, query.breakdown.property) : null;
    const held = query.hold.length > 0 ? combineColumns(table, query.hold) : null;
    const unitFunnel = (own: ResolvedFunnelQuery) => {
      // Without optional steps the funnel's are all there are.
      const same = own.steps.length === query.steps.length;
      const stepBits = same ? anyStep : stepBitsOf(table, own, scope);
      return new UnitFunnel(table, own, scope, stepBits, this.#ranks, held);
    };
    this.#anyStep = anyStep;
    this.#main = unitFunnel(main);
    this.#optional = optional.map(({ funnel }) => unitFunnel(funnel));
    this.#total = new StepTally(query.steps.length);
    this.#groups = this.#ranks ? new FunnelGroups(this.#parts, this.#ranks) : null;
    this.#trend = query.buckets ? new FunnelTrend(this.#main.rules, query.buckets) : null;
  }

  run(_pass: number, from: number, to: number): void {
    const { users } = this.#table;
    const lanes = Math.min(to, users);
    for (let lane = from; lane < lanes; lane++) this.#countLane(lane);
    if (from <= users && users < to)
      this.#withoutUnit = countWithoutUnit(this.#table, this.#query, this.#anyStep);
  }

  #countLane(lane: number): void {
    const { from, to } = rowsOf(this.#table, this.#query, lane);
    if (from === to) return;
    this.#count(lane, from, to);
    if (this.#query.breakdown?.attribution === 'each') this.#countEach(lane, from, to);
  }

  #mayBeOpen(furthest: number): boolean {
    return this.#query.window !== null && furthest < this.#parts.required.length - 1;
  }

  #countOpen(lastStart: number): void {
    const { window, horizon } = this.#query;
    if (lastStart + (window ?? 0) > horizon) this.#openWindow++;
  }

  #count(lane: number, from: number, to: number): void {
    const { breakdown } = this.#query;
    const { required, optional } = this.#parts;
    const followed = this.#main.follow(from, to);
    if (!followed) return;
    const { furthest, times } = followed.outcome;
    for (let at = 0; at <= furthest; at++) this.#total.add(required[at] as number, times, at);
    if (this.#mayBeOpen(furthest)) this.#countOpen(this.#main.lastStart(followed));
    this.#trend?.add(followed.events);
    const groups = breakdown && breakdown.attribution !== 'each' ? this.#groups : null;
    const rank = groups ? this.#main.groupRank(followed, from, to) : 0;
    groups?.add(lane, rank, followed.outcome);
    this.#optional.forEach((funnel, i) => {
      const outcome = funnel.follow(from, to)?.outcome;
      const { step, funnel: query } = optional[i] as FunnelParts['optional'][number];
      const last = query.steps.length - 1;
      if (outcome?.furthest !== last) return;
      this.#total.add(step, outcome.times, last);
      groups?.addOptional(i, lane, rank, outcome);
    });
  }

  /** One funnel for each value of the breakdown, over only the rows that carry it. */
  #countEach(lane: number, from: number, to: number): void {
    const parts = rowsByRank(this.#ranks as RankedColumn, from, to);
    for (const [rank, rows] of parts) {
      const followed = this.#main.followRows(rows);
      if (!followed) continue;
      this.#groups?.add(lane, rank, followed.outcome);
      this.#optional.forEach((funnel, i) => {
        const outcome = funnel.followRows(rows)?.outcome;
        const last = funnel.rules.steps - 1;
        if (outcome?.furthest === last) this.#groups?.addOptional(i, lane, rank, outcome);
      });
    }
  }

  finish(): FunnelRows {
    const groups = this.#groups?.rows(this.#query);
    return {
      kind: 'funnel',
      steps: this.#total.rows(),
      ...(groups ? { groups } : {}),
      openWindow: this.#openWindow,
      ...(this.#trend ? { trend: this.#trend.rows() } : {}),
      meta: funnelMeta(this.#table, this.#query, this.#withoutUnit),
    };
  }
}

function stepBitsOf(table: EventTable, { steps }: ResolvedFunnelQuery, scope: RowMask): StepBits {
  return new StepBits(
    table,
    steps.map(({ match }) => match),
    scope,
  );
}

export function startFunnel(
  { table, rows }: ScopedTable,
  query: ResolvedFunnelQuery,
): Kernel<FunnelRows> {
  const anyStep = stepBitsOf(table, query, rows);
  return isPlain(query, anyStep)
    ? new PlainFunnel(table, query, anyStep)
    : new FunnelKernel(table, query, rows, anyStep);
}
