import { useEffect, useMemo, useState } from 'react';

import { type LitFlow, litByFlow, litByPaths } from '../../geometry/flow-lit.js';
import { useFlowOf, useFlowUnits } from '../../hooks/flow-units.js';
import type { FlowQuery, FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import type { FlowMark } from './marks.js';

interface LitOptions {
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  asked: FlowQuery | undefined;
  /** What is pointed at, or has the focus. */
  read: FlowMark | null;
  /** What stays lit. */
  kept: FlowMark | null;
}

interface Lit {
  lit: LitFlow | null;
  /** The paths of all of them are on their way. */
  isAsking: boolean;
  /** There are more than are asked for. */
  isTooMany: boolean;
}

/** Someone who rests on a mark for so long wants to know: what is passed over is not asked about. */
const restMs = 350;

/** What a reader rests on; null while it changes. */
function useRested(mark: FlowMark | null): FlowMark | null {
  const [rested, setRested] = useState<FlowMark | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(mark), restMs);
    return () => clearTimeout(timer);
  }, [mark]);
  return rested === mark ? mark : null;
}

/**
 * The paths of the units of one node or link: at once as far as the most frequent paths of the answer tell, then, from the
 * flow of its units alone, those of all of them.
 */
export function useLit({ data, resolved, asked, read, kept }: LitOptions): Lit {
  const rested = useRested(read);
  const shown = read ?? kept;
  const wanted = read ? rested : kept;
  const units = useFlowUnits(asked, resolved.now, wanted?.part ?? null);
  const theirs = useFlowOf(asked, units);
  const lit = useMemo(() => {
    if (!shown) return null;
    return wanted && theirs ? litByFlow(data, shown.part, theirs) : litByPaths(data, shown.part);
  }, [data, shown, wanted, theirs]);
  return {
    lit,
    isAsking: wanted !== null && asked !== undefined && !theirs && !units.isTooMany,
    isTooMany: wanted !== null && units.isTooMany,
  };
}
