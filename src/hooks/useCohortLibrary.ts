'use client';
import {
  type CohortDefinition,
  type CohortDocument,
  parseCohortDocument,
} from '../documents/cohort-document.js';
import { useAnalyticsContext } from './context.js';
import { type DocumentLibrary, newDocumentId, useDocumentLibrary } from './useDocumentLibrary.js';

/** The saved cohorts. Questions that name a cohort are invalid once it is removed, until it is brought back. */
export interface CohortLibrary extends DocumentLibrary {
  /** They are being read for the first time. */
  loading: boolean;
  /** Saves a new cohort, which questions can then name. Resolves to its id, or null when it failed. */
  save(name: string, definition: CohortDefinition): Promise<string | null>;
}

/** A new cohort as it is saved first. */
export function newCohort(name: string, definition: CohortDefinition): CohortDocument {
  return { type: 'cohort', version: 1, id: newDocumentId(), name, revision: 0, ...definition };
}

/** The cohorts in the provider's document store, and what can be done with them. The whole page sees each change at once. */
export function useCohortLibrary(): CohortLibrary {
  const { savedCohorts, cohortsLoading, cohortsError, reloadCohorts } =
    useAnalyticsContext('useCohortLibrary');
  const { add, ...library } = useDocumentLibrary({
    type: 'cohort',
    parse: parseCohortDocument,
    saved: savedCohorts,
    reload: reloadCohorts,
  });
  return {
    ...library,
    loading: cohortsLoading,
    error: library.error ?? cohortsError,
    save: (name, definition) => add(newCohort(name, definition)),
  };
}
