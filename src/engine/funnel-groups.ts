import type { FunnelParts } from '../model/funnel-parts.js';
import type { FunnelRows, ResolvedFunnelQuery } from '../model/funnel.js';
import { type GroupKey, groupKey, rankGroups } from '../model/groups.js';
import type { Outcome } from './attempt-rules.js';
import { isFurther, StepTally, type UnitRecord, UnitRecords } from './funnel-records.js';
import type { RankedColumn } from './partition.js';

/** Keeps what units were counted with by the value they are grouped by, until the groups can be ranked. */
export class FunnelGroups {
  readonly #parts: FunnelParts;
  readonly #ranks: RankedColumn;
  readonly #main: UnitRecords;
  readonly #optional: UnitRecords[];

  constructor(parts: FunnelParts, ranks: RankedColumn) {
    this.#parts = parts;
    this.#ranks = ranks;
    this.#main = new UnitRecords(parts.main.steps.length);
    this.#optional = parts.optional.map(({ funnel }) => new UnitRecords(funnel.steps.length));
  }

  add(unit: number, rank: number, outcome: Outcome): void {
    this.#main.add(unit, rank, outcome);
  }

  addOptional(index: number, unit: number, rank: number, outcome: Outcome): void {
    this.#optional[index]?.add(unit, rank, outcome);
  }

  rows({ steps, breakdown }: ResolvedFunnelQuery): NonNullable<FunnelRows['groups']> {
    const { values } = this.#ranks;
    const headlines = new Float64Array(values.length);
    for (const { rank } of this.#main) headlines[rank] = (headlines[rank] as number) + 1;
    const groups = values.map((value, rank) => ({ value, headline: headlines[rank] as number }));
    const { shown, folded } = rankGroups(groups, breakdown?.limit ?? 0);
    const keys: GroupKey[] = shown.map(groupKey);
    if (folded > 0) keys.push({ type: 'other', count: folded });
    const tallies = keys.map(() => new StepTally(steps.length));
    const slots = new Map(shown.map((value, slot) => [value, slot]));
    const slotOf = values.map((value) => slots.get(value) ?? shown.length);

    const { required, optional } = this.#parts;
    for (const { slot, record } of this.#bySlot(this.#main, slotOf, shown.length)) {
      for (let at = 0; at <= record.furthest; at++) {
        tallies[slot]?.add(required[at] as number, record.times, at);
      }
    }
    optional.forEach(({ step }, i) => {
      const records = this.#optional[i] as UnitRecords;
      for (const { slot, record } of this.#bySlot(records, slotOf, shown.length)) {
        tallies[slot]?.add(step, record.times, record.furthest);
      }
    });
    return keys.map((key, slot) => ({ key, steps: tallies[slot]?.rows() ?? [] }));
  }

  /** The records with their groups; of a unit's records in `other`, the one that stands for it. */
  *#bySlot(
    records: UnitRecords,
    slotOf: readonly number[],
    other: number,
  ): Iterable<{ slot: number; record: UnitRecord }> {
    let best: UnitRecord | null = null;
    for (const record of records) {
      if (best && best.unit !== record.unit) {
        yield { slot: other, record: best };
        best = null;
      }
      const slot = slotOf[record.rank] as number;
      if (slot !== other) yield { slot, record };
      else if (!best || isFurther(record, best)) best = record;
    }
    if (best) yield { slot: other, record: best };
  }
}
