'use client';
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { type CohortDocument, parseCohortDocument } from '../documents/cohort-document.js';
import type { DocumentStore, SavedDocument } from '../documents/document.js';
import type { CohortCondition, SavedCohorts } from '../model/cohort.js';
import type { AnalyticsError } from '../model/errors.js';
import { lastChangedFirst } from './useDocumentLibrary.js';
import { storeError } from './useEditedDocument.js';

/** The cohorts in a document store, as far as they are read. */
export interface StoredCohorts {
  /** All of them, last changed first, also those that can not be read. */
  list: readonly SavedDocument[];
  /** What those say that can be read, by id. */
  cohorts: SavedCohorts;
  names: Readonly<Record<string, string>>;
  /** Until the store has answered for the first time, even with an error. */
  loading: boolean;
  /** Why the store, or one of its cohorts, could not be read. */
  error: AnalyticsError | null;
  /** Resolves once they are read anew; never rejects. */
  reload(): Promise<void>;
}

type Read = Pick<StoredCohorts, 'list' | 'cohorts' | 'names' | 'error'>;

const nothing: Read = { list: [], cohorts: {}, names: {}, error: null };

/** A cohort as it is in the store: a list may hold only what every document has. */
async function readCohort(store: DocumentStore, entry: SavedDocument): Promise<CohortDocument> {
  return parseCohortDocument('users' in entry ? entry : await store.get('cohort', entry.id));
}

/** Everything a store holds of cohorts. One that can not be read is told of and left out. */
async function readCohorts(store: DocumentStore): Promise<Read> {
  const list = (await store.list('cohort')).toSorted(lastChangedFirst);
  const settled = await Promise.allSettled(list.map((entry) => readCohort(store, entry)));
  const failed = settled.find((result) => result.status === 'rejected');
  return {
    list,
    cohorts: Object.fromEntries(
      settled.flatMap((result): [string, CohortCondition][] =>
        result.status === 'fulfilled' ? [[result.value.id, result.value.users]] : [],
      ),
    ),
    names: Object.fromEntries(list.map(({ id, name }) => [id, name])),
    error: failed ? storeError(failed.reason) : null,
  };
}

/**
 * Reads the cohorts of a store once the page is there, and again when the store says that they changed. A store that fails
 * leaves what was read before.
 */
export function useSavedCohorts(store: DocumentStore): StoredCohorts {
  const [state, setState] = useState<{ store: DocumentStore; read: Read } | null>(null);
  const asked = useRef(0);
  const reload = useCallback((): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    const show = (next: (before: Read) => Read) => {
      if (turn !== asked.current) return;
      // Everything on the page follows: it is drawn in slices.
      startTransition(() =>
        setState((before) => ({
          store,
          read: next(before?.store === store ? before.read : nothing),
        })),
      );
    };
    return readCohorts(store).then(
      (read) => show(() => read),
      (cause: unknown) => show((before) => ({ ...before, error: storeError(cause) })),
    );
  }, [store]);
  useEffect(() => {
    void reload();
    const stop = store.subscribe?.('cohort', () => void reload());
    return () => {
      // What is on its way is of another store, or for nobody.
      asked.current += 1;
      stop?.();
    };
  }, [store, reload]);
  const loading = state?.store !== store;
  const read = loading ? nothing : state.read;
  return useMemo(() => ({ ...read, loading, reload }), [read, loading, reload]);
}
