import type { SavedCohorts } from '../model/cohort.js';
import type { CohortDraft, RowDraft } from './cohort-draft.js';
import { dependsOn } from './cohort-references.js';

/** Why a row can not name its cohort: there is none of that id, or its people depend on the cohort that is edited. */
export type CohortProblem = 'unknown' | 'itself';

interface Known {
  cohorts: SavedCohorts;
  /** All saved cohorts are there: one that is missing does not exist. */
  isComplete: boolean;
  /** Id of the cohort that is edited, when it is saved. */
  id?: string;
}

/** Whether a cohort can be named by the one that is edited. */
export function canName(cohort: string, id: string | undefined, cohorts: SavedCohorts): boolean {
  return id === undefined || (cohort !== id && !dependsOn({ cohort }, id, cohorts));
}

function problemOf(row: RowDraft, { cohorts, isComplete, id }: Known): CohortProblem | null {
  if (row.form !== 'member' || row.cohort === null) return null;
  if (!canName(row.cohort, id, cohorts)) return 'itself';
  return isComplete && !Object.hasOwn(cohorts, row.cohort) ? 'unknown' : null;
}

/** What is wrong with the rows of a draft, by id. */
export function problemsOf(draft: CohortDraft, known: Known): Map<number, CohortProblem> {
  const rows = draft.parts.flatMap((part) => (part.form === 'group' ? part.rows : [part]));
  return new Map(
    rows.flatMap((row): [number, CohortProblem][] => {
      const problem = problemOf(row, known);
      return problem ? [[row.id, problem]] : [];
    }),
  );
}
