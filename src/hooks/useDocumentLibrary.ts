'use client';
import { useCallback, useState } from 'react';

import type { SavedDocument } from '../documents/document.js';
import type { AnalyticsError } from '../model/errors.js';
import { useAnalyticsContext } from './context.js';
import { storeError } from './useEditedDocument.js';

/** The saved documents of a type, and what can be done with all of them alike. */
export interface DocumentLibrary {
  /** The saved documents, last changed first. Empty until they are read. */
  saved: readonly SavedDocument[];
  /** The document that was deleted last and can still be brought back. */
  deleted: SavedDocument | null;
  /** Why the last of these did not work, or why the saved documents could not be read. */
  error: AnalyticsError | null;
  /** Reads the saved documents anew; never rejects. */
  refresh(): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Saves a copy of a saved document. Resolves to its id, or null when it failed. */
  duplicate(id: string): Promise<string | null>;
  /** Resolves to whether it worked. */
  remove(id: string): Promise<boolean>;
  /** Brings back what was deleted last, with its id. Resolves to the id, or null when it failed or nothing was deleted. */
  restore(): Promise<string | null>;
}

/** What the library of a type needs to know of it. */
export interface LibraryOfType {
  /** The type's name in the store. */
  type: string;
  /** @throws `document/invalid` */
  parse(value: unknown): SavedDocument;
  /** What is known to be saved, last changed first. */
  saved: readonly SavedDocument[];
  /** Reads `saved` anew. A change whose list can not be read counts as failed. */
  reload(): Promise<void>;
}

/** An id for a new document. */
export function newDocumentId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

/** The order of saved documents. Those of a store that tells no time are last. */
export function lastChangedFirst(a: SavedDocument, b: SavedDocument): number {
  return (b.updatedAt ?? 0) - (a.updatedAt ?? 0);
}

/** What can be done with the documents of a type in the provider's store. `add` saves a new one and resolves to its id. */
export function useDocumentLibrary(
  of: LibraryOfType,
): DocumentLibrary & { add(document: SavedDocument): Promise<string | null> } {
  const { type, parse, saved, reload } = of;
  const { documents, messages } = useAnalyticsContext('useDocumentLibrary');
  const [deleted, setDeleted] = useState<SavedDocument | null>(null);
  const [error, setError] = useState<AnalyticsError | null>(null);

  const attempt = useCallback(
    async <T>(action: () => Promise<T>): Promise<T | null> => {
      try {
        const result = await action();
        await reload();
        setError(null);
        return result;
      } catch (cause) {
        setError(storeError(cause));
        return null;
      }
    },
    [reload],
  );
  const refresh = useCallback(async () => {
    await attempt(async () => {});
  }, [attempt]);
  // Brought back elsewhere: there is nothing to bring back.
  const isBack = deleted !== null && saved.some(({ id }) => id === deleted.id);

  const read = async (id: string) => parse(await documents.get(type, id));
  const add = (document: SavedDocument) => attempt(async () => (await documents.save(document)).id);
  return {
    saved,
    deleted: isBack ? null : deleted,
    error,
    refresh,
    add,
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
        const gone = (await documents.get(type, id)) as SavedDocument | null;
        await documents.remove(type, id);
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
