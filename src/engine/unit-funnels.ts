import { type FunnelParts, splitOptional } from '../model/funnel-parts.js';
import type { ResolvedFunnelQuery } from '../model/funnel.js';
import { UnitFunnel } from './funnel-unit.js';
import { combineColumns, type RankedColumn, rankColumn } from './partition.js';
import type { ScopedTable } from './scope.js';
import { type StepBits, stepBitsOf } from './step-bits.js';

/** The funnels units are followed through: that of the required steps, and beside it one for each optional step. */
export interface UnitFunnels {
  parts: FunnelParts;
  /** Values units are grouped by; null without a breakdown. */
  ranks: RankedColumn | null;
  main: UnitFunnel;
  /** As in `parts`. */
  optional: UnitFunnel[];
}

/** @param anyStep which of all steps, optional ones too, each row matches */
export function unitFunnels(
  { table, rows }: ScopedTable,
  query: ResolvedFunnelQuery,
  anyStep: StepBits,
): UnitFunnels {
  const parts = splitOptional(query);
  const ranks = query.breakdown ? rankColumn(table, query.breakdown.property) : null;
  const held = query.hold.length > 0 ? combineColumns(table, query.hold) : null;
  const unitFunnel = (own: ResolvedFunnelQuery) => {
    // Without optional steps the funnel's are all there are.
    const same = own.steps.length === query.steps.length;
    const stepBits = same ? anyStep : stepBitsOf(table, own, rows);
    return new UnitFunnel(table, own, rows, stepBits, ranks, held);
  };
  return {
    parts,
    ranks,
    main: unitFunnel(parts.main),
    optional: parts.optional.map(({ funnel }) => unitFunnel(funnel)),
  };
}
