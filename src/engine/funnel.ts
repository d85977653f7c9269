import { listed } from '../model/filter.js';
import type { FunnelRows, ResolvedFunnelQuery, TimeRows } from '../model/funnel.js';
import { percentile } from '../model/statistics.js';
import { Attempt } from './attempt.js';
import { GrowableNumbers } from './growable.js';
import type { Kernel } from './kernel.js';
import { matcherMask, type RowMask, scopeMask } from './mask.js';
import { engineMeta } from './meta.js';
import type { EventTable } from './table.js';

/** Which steps each event name may fill, as a set of bits, by the name's code. */
function stepsOfNames(table: EventTable, query: ResolvedFunnelQuery): Uint32Array {
  const names = query.steps.map(({ match }) => new Set<unknown>(listed(match.event) ?? []));
  return Uint32Array.from(table.event.values, (name) =>
    query.steps.reduce(
      (bits, { match }, step) =>
        match.event === undefined || names[step]?.has(name) ? bits | (1 << step) : bits,
      0,
    ),
  );
}

class FunnelKernel implements Kernel<FunnelRows> {
  readonly lanes: number;
  readonly passes = 1;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #scope: RowMask;
  readonly #stepsOfName: Uint32Array;
  /** Steps that test more than the event's name, with the rows that pass. */
  readonly #stepMasks: { bit: number; mask: Uint8Array }[];
  readonly #attempt: Attempt;
  readonly #counts: Float64Array;
  readonly #fromPrevious: GrowableNumbers[];
  readonly #fromFirst: GrowableNumbers[];
  #openWindow = 0;
  #withoutUser = 0;

  constructor(table: EventTable, query: ResolvedFunnelQuery) {
    this.#table = table;
    this.#query = query;
    this.lanes = table.users + 1;
    this.#scope = scopeMask(table, query);
    this.#stepsOfName = stepsOfNames(table, query);
    this.#stepMasks = query.steps.flatMap(({ match }, step) => {
      const mask = matcherMask(table, match);
      return mask ? [{ bit: 1 << step, mask }] : [];
    });
    this.#attempt = new Attempt({
      steps: query.steps.length,
      window: query.window ?? Number.POSITIVE_INFINITY,
      block: query.ties === 'block',
      firstOnly: query.attempts === 'first',
    });
    this.#counts = new Float64Array(query.steps.length);
    this.#fromPrevious = query.steps.map(() => new GrowableNumbers());
    this.#fromFirst = query.steps.map(() => new GrowableNumbers());
  }

  run(_pass: number, from: number, to: number): void {
    const { users } = this.#table;
    for (let lane = from; lane < to; lane++) {
      if (lane === users) this.#countWithoutUser();
      else if (this.#gather(lane)) this.#report();
    }
  }

  /** Steps a row fills, in scope and range or not. */
  #stepsOf(row: number): number {
    let bits = this.#stepsOfName[this.#table.event.codes[row] as number] as number;
    if (bits === 0 || (this.#scope && this.#scope[row] === 0)) return 0;
    for (const { bit, mask } of this.#stepMasks) {
      if ((bits & bit) !== 0 && mask[row] === 0) bits &= ~bit;
    }
    return bits;
  }

  /** Collects a user's events that fill a step, from the first start on. Returns whether there is a start. */
  #gather(lane: number): boolean {
    const { userStart, time } = this.#table;
    const { start, end } = this.#query.range;
    const last = userStart[lane + 1] as number;
    let row = userStart[lane] as number;
    while (row < last && (time[row] as number) < start) row++;
    const first = row;
    while (row < last && (time[row] as number) < end && (this.#stepsOf(row) & 1) === 0) row++;
    if (row === last || (time[row] as number) >= end) return false;
    // Events at the instant of the start may come after it in the order of ties.
    while (row > first && time[row - 1] === time[row]) row--;
    this.#attempt.clear();
    for (; row < last; row++) {
      const bits = this.#stepsOf(row);
      if (bits === 0) continue;
      const t = time[row] as number;
      if (t >= end) break;
      this.#attempt.add(t, bits);
    }
    return true;
  }

  #report(): void {
    const attempt = this.#attempt;
    attempt.solve();
    const { furthest, stepTimes } = attempt;
    for (let step = 0; step <= furthest; step++) {
      this.#counts[step] = (this.#counts[step] as number) + 1;
      if (step === 0) continue;
      const t = stepTimes[step] as number;
      this.#fromPrevious[step]?.push(t - (stepTimes[step - 1] as number));
      this.#fromFirst[step]?.push(t - (stepTimes[0] as number));
    }
    const { window, horizon, steps } = this.#query;
    if (window !== null && furthest < steps.length - 1 && attempt.lastStart + window > horizon) {
      this.#openWindow++;
    }
  }

  #countWithoutUser(): void {
    const { userStart, users, time } = this.#table;
    const { start, end } = this.#query.range;
    const last = userStart[users + 1] as number;
    for (let row = userStart[users] as number; row < last; row++) {
      const t = time[row] as number;
      if (t >= start && t < end && this.#stepsOf(row) !== 0) this.#withoutUser++;
    }
  }

  finish(): FunnelRows {
    return {
      kind: 'funnel',
      steps: Array.from(this.#counts, (count, step) => ({
        count,
        fromPrevious: timeRows(this.#fromPrevious[step]),
        fromFirst: timeRows(this.#fromFirst[step]),
      })),
      openWindow: this.#openWindow,
      meta: { ...engineMeta(this.#table), eventsWithoutUser: this.#withoutUser },
    };
  }
}

function timeRows(numbers: GrowableNumbers | undefined): TimeRows | null {
  if (!numbers || numbers.length === 0) return null;
  const ascending = numbers.view().sort();
  let sum = 0;
  for (const value of ascending) sum += value;
  return {
    sum,
    median: percentile(ascending, 0.5) as number,
    p90: percentile(ascending, 0.9) as number,
  };
}

export function startFunnel(table: EventTable, query: ResolvedFunnelQuery): Kernel<FunnelRows> {
  return new FunnelKernel(table, query);
}
