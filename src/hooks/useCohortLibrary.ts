'use client';
import { useCallback, useState } from 'react';

import {
  type CohortDefinition,
  type CohortDocument,
  parseCohortDocument,
} from '../documents/cohort-document.js';
import type { SavedDocument } from '../documents/document.js';
import type { AnalyticsError } from '../model/errors.js';
import { useAnalyticsContext } from './context.js';
import { storeError } from './useEditedDocument.js';
import { newDocumentId } from './useFunnelLibrary.js';

export interface CohortLibrary {
  /** The saved cohorts, last changed first. Empty while they are read. */
  saved: readonly SavedDocument[];
  /** They are being read for the first time. */
  loading: boolean;
  /** The cohort that was deleted last and can still be brought back. */
  deleted: SavedDocument | null;
  /** Why the last of these did not work, or why the saved cohorts could not be read. */
  error: AnalyticsError | null;
  refresh(): Promise<void>;
  /** Saves a new cohort, which questions can then name. Resolves to its id, or null when it failed. */
  save(name: string, definition: CohortDefinition): Promise<string | null>;
  rename(id: string, name: string): Promise<void>;
  /** Saves a copy of a saved cohort. Resolves to its id, or null when it failed. */
  duplicate(id: string): Promise<string | null>;
  /** Resolves to whether it worked. Questions that name the cohort are invalid from then on. */
  remove(id: string): Promise<boolean>;
  /** Brings back what was deleted last, with its id. Resolves to the id. */
  restore(): Promise<string | null>;
}

/** A new cohort as it is saved first. */
export function newCohort(name: string, definition: CohortDefinition): CohortDocument {
  return { type: 'cohort', version: 1, id: newDocumentId(), name, revision: 0, ...definition };
}

/** The cohorts in the provider's document store, and what can be done with them. The whole page sees each change at once. */
export function useCohortLibrary(): CohortLibrary {
  const context = useAnalyticsContext('useCohortLibrary');
  const { documents, messages, savedCohorts, cohortsLoading, cohortsError, reloadCohorts } =
    context;
  const [deleted, setDeleted] = useState<SavedDocument | null>(null);
  const [failure, setFailure] = useState<AnalyticsError | null>(null);

  const attempt = useCallback(
    async <T>(action: () => Promise<T>): Promise<T | null> => {
      try {
        const result = await action();
        setFailure(null);
        await reloadCohorts();
        return result;
      } catch (cause) {
        setFailure(storeError(cause));
        return null;
      }
    },
    [reloadCohorts],
  );
  // Brought back elsewhere: there is nothing to bring back.
  const isBack = deleted !== null && savedCohorts.some(({ id }) => id === deleted.id);

  const read = async (id: string) => parseCohortDocument(await documents.get('cohort', id));
  return {
    saved: savedCohorts,
    loading: cohortsLoading,
    deleted: isBack ? null : deleted,
    error: failure ?? cohortsError,
    refresh: async () => {
      await attempt(async () => {});
    },
    save: (name, definition) =>
      attempt(async () => (await documents.save(newCohort(name, definition))).id),
    rename: async (id, name) => {
      await attempt(async () => documents.save({ ...(await read(id)), name }));
    },
    duplicate: (id) =>
      attempt(async () => {
        const { name, updatedAt: _updatedAt, ...original } = await read(id);
        const copy = { ...original, id: newDocumentId(), revision: 0 };
        return (await documents.save({ ...copy, name: messages.copyOf(name) })).id;
      }),
    remove: async (id) => {
      const done = await attempt(async () => {
        const gone = (await documents.get('cohort', id)) as SavedDocument | null;
        await documents.remove('cohort', id);
        setDeleted(gone);
        return true;
      });
      return done === true;
    },
    restore: () =>
      attempt(async () => {
        if (!deleted) return null;
        await documents.save({ ...deleted, revision: 0 });
        setDeleted(null);
        return deleted.id;
      }),
  };
}
