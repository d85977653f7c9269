'use client';
import { useMemo } from 'react';

import type { RetentionQuery } from '../model/retention.js';
import type { RelativeRange } from '../model/scope.js';
import {
  periodsIn,
  type RetentionChoices,
  retentionQuestion,
  retentionRange,
} from './retention-choices.js';
import { usePageRange, usePageScope } from './usePageScope.js';
import type { ChosenRange, RangeChoice } from './useRangeOfData.js';

export interface RetentionQuestion {
  /** Null while the range of the data is not known. */
  query: RetentionQuery | null;
  chosen: ChosenRange & { choice: RangeChoice };
  /** About how many groups there will be; 0 while it is not known. */
  groups: number;
  /** A range that makes a better grid, where this one has fewer than three periods. */
  longer: RelativeRange | null;
}

/** Fewer periods than this are no grid. */
const fewestPeriods = 3;

/** The question of a reader's choices, in the range they chose, the page's, or one that suits the period. */
export function useRetentionQuestion(choices: RetentionChoices): RetentionQuestion {
  const { scope } = usePageScope();
  const { period } = choices;
  const chosen = usePageRange(choices.range ?? scope.range ?? retentionRange(period));
  const { range, absolute, noData } = chosen;
  const groups = absolute ? periodsIn(absolute, period) : 0;
  const isShort = groups > 0 && groups < fewestPeriods && !noData;
  const key = JSON.stringify(choices);
  const query = useMemo(
    () => range && retentionQuestion(choices, range),
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the choices
    [key, range],
  );
  return { query, chosen, groups, longer: isShort ? retentionRange(period) : null };
}
