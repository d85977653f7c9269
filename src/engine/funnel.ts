import type { FunnelRows, ResolvedFunnelQuery } from '../model/funnel.js';
import { FunnelGroups } from './funnel-groups.js';
import { StepTally } from './funnel-records.js';
import { countWithoutUnit, funnelMeta, rowsOf } from './funnel-rows.js';
import { FunnelTrend } from './funnel-trend.js';
import type { Kernel } from './kernel.js';
import { type RankedColumn, rowsBy, rowsFrom } from './partition.js';
import { isPlain, PlainFunnel } from './plain-funnel.js';
import type { ScopedTable } from './scope.js';
import { type StepBits, stepBitsOf } from './step-bits.js';
import type { EventTable } from './table.js';
import { type UnitFunnels, unitFunnels } from './unit-funnels.js';

/** Follows every unit through the funnel of the required steps and, beside it, those of the optional ones. */
class FunnelKernel implements Kernel<FunnelRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #anyStep: StepBits;
  readonly #funnels: UnitFunnels;
  readonly #total: StepTally;
  readonly #groups: FunnelGroups | null;
  readonly #trend: FunnelTrend | null;
  #openWindow = 0;
  #withoutUnit = 0;

  constructor(scoped: ScopedTable, query: ResolvedFunnelQuery, anyStep: StepBits) {
    const { table } = scoped;
    const funnels = unitFunnels(scoped, query, anyStep);
    const { parts, ranks, main } = funnels;
    this.laneStart = table.userStart;
    this.#table = table;
    this.#query = query;
    this.#anyStep = anyStep;
    this.#funnels = funnels;
    this.#total = new StepTally(query.steps.length);
    this.#groups = ranks ? new FunnelGroups(parts, ranks) : null;
    this.#trend = query.buckets ? new FunnelTrend(main.rules, query.buckets) : null;
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
    return this.#query.window !== null && furthest < this.#funnels.parts.required.length - 1;
  }

  #countOpen(lastStart: number): void {
    const { window, horizon } = this.#query;
    if (lastStart + (window ?? 0) > horizon) this.#openWindow++;
  }

  #count(lane: number, from: number, to: number): void {
    const { breakdown } = this.#query;
    const { parts, main, optional } = this.#funnels;
    const { required } = parts;
    const followed = main.follow(from, to);
    if (!followed) return;
    const { furthest, times } = followed.outcome;
    for (let at = 0; at <= furthest; at++) this.#total.add(required[at] as number, times, at);
    if (this.#mayBeOpen(furthest)) this.#countOpen(main.lastStart(followed));
    this.#trend?.add(followed.events);
    const groups = breakdown && breakdown.attribution !== 'each' ? this.#groups : null;
    const rank = groups ? main.groupRank(followed, from, to) : 0;
    groups?.add(lane, rank, followed.outcome);
    optional.forEach((funnel, i) => {
      const outcome = funnel.follow(from, to)?.outcome;
      const last = funnel.rules.steps - 1;
      if (outcome?.furthest !== last) return;
      this.#total.add(parts.optional[i]?.step as number, outcome.times, last);
      groups?.addOptional(i, lane, rank, outcome);
    });
  }

  /** One funnel for each value of the breakdown, over only the rows that carry it. */
  #countEach(lane: number, from: number, to: number): void {
    const { ranks, main, optional } = this.#funnels;
    const { rankOf } = ranks as RankedColumn;
    for (const [rank, rows] of rowsBy(rowsFrom(from, to), rankOf)) {
      const followed = main.followRows(rows);
      if (!followed) continue;
      this.#groups?.add(lane, rank, followed.outcome);
      optional.forEach((funnel, i) => {
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

export function startFunnel(scoped: ScopedTable, query: ResolvedFunnelQuery): Kernel<FunnelRows> {
  const { table, rows } = scoped;
  const anyStep = stepBitsOf(table, query, rows);
  return isPlain(query, anyStep)
    ? new PlainFunnel(table, query, anyStep)
    : new FunnelKernel(scoped, query, anyStep);
}
