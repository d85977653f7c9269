'use client';
import { useCallback, useEffect, useState } from 'react';

import type { SavedDocument } from '../documents/document.js';
import { parseFunnelDocument } from '../documents/funnel-document.js';
import type { AnalyticsError } from '../model/errors.js';
import { useAnalyticsContext } from './context.js';
import type { FunnelDraft } from './funnel-draft.js';
import { storeError } from './useEditedDocument.js';
import { documentOf } from './useFunnelDocument.js';

export interface FunnelLibrary {
  /** The saved funnels, last changed first. Empty until {@link FunnelLibrary.refresh}. */
  saved: readonly SavedDocument[];
  /** The funnel that was deleted last and can still be brought back. */
  deleted: SavedDocument | null;
  /** Why the last of these did not work. */
  error: AnalyticsError | null;
  refresh(): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Saves a copy of a saved funnel. Resolves to its id, or null when it failed. */
  duplicate(id: string): Promise<string | null>;
  /** Saves a draft as a new funnel. Resolves to its id, or null when it failed. */
  saveAs(draft: FunnelDraft, name: string): Promise<string | null>;
  /** Resolves to whether it worked. */
  remove(id: string): Promise<boolean>;
  /** Brings back what was deleted last. Resolves to its id. */
  restore(): Promise<string | null>;
}

/** An id for a new document. */
export function newDocumentId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

function lastChangedFirst(a: SavedDocument, b: SavedDocument): number {
  return (b.updatedAt ?? 0) - (a.updatedAt ?? 0);
}

/** The funnels in the provider's document store, and what can be done with them. */
export function useFunnelLibrary(): FunnelLibrary {
  const { documents, messages } = useAnalyticsContext('useFunnelLibrary');
  const [saved, setSaved] = useState<readonly SavedDocument[]>([]);
  const [deleted, setDeleted] = useState<SavedDocument | null>(null);
  const [error, setError] = useState<AnalyticsError | null>(null);

  const attempt = useCallback(
    async <T>(action: () => Promise<T>): Promise<T | null> => {
      try {
        const result = await action();
        const list = await documents.list('funnel');
        setSaved(list.toSorted(lastChangedFirst));
        setError(null);
        return result;
      } catch (cause) {
        setError(storeError(cause));
        return null;
      }
    },
    [documents],
  );
  const refresh = useCallback(async () => {
    await attempt(async () => {});
  }, [attempt]);
  useEffect(() => documents.subscribe?.('funnel', () => void refresh()), [documents, refresh]);

  const read = async (id: string) => parseFunnelDocument(await documents.get('funnel', id));
  return {
    saved,
    deleted,
    error,
    refresh,
    rename: async (id, name) => {
      await attempt(async () => documents.save({ ...(await read(id)), name }));
    },
    duplicate: (id) =>
      attempt(async () => {
        const original = await read(id);
        const copy = { ...original, id: newDocumentId(), revision: 0 };
        await documents.save({ ...copy, name: messages.copyOf(original.name) });
        return copy.id;
      }),
    saveAs: (draft, name) =>
      attempt(async () => {
        const copy = documentOf({ ...draft, name }, newDocumentId(), 0);
        await documents.save(copy);
        return copy.id;
      }),
    remove: async (id) => {
      const done = await attempt(async () => {
        const gone = (await documents.get('funnel', id)) as SavedDocument | null;
        await documents.remove('funnel', id);
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
