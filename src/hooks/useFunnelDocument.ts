'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { DocumentStore } from '../documents/document.js';
import { type FunnelDocument, parseFunnelDocument } from '../documents/funnel-document.js';
import { AnalyticsError, isAnalyticsError } from '../model/errors.js';
import { definitionOf, draftOf, type FunnelDraft } from './funnel-draft.js';
import { fitDraft } from './funnel-fit.js';

/**
 * Where the latest edit is: `idle` before the first. `conflict`: someone else saved since it was opened, and nothing is
 * saved until one of the two is chosen; `theirs` is null when they deleted it.
 */
export type SaveState =
  | { status: 'idle' | 'saving' | 'saved' | 'replaced' }
  | { status: 'failed'; error: AnalyticsError }
  | { status: 'conflict'; theirs: FunnelDocument | null };

/** What is saved of a draft. */
export function documentOf(draft: FunnelDraft, id: string, revision: number): FunnelDocument {
  return {
    type: 'funnel',
    version: 2,
    id,
    name: draft.name,
    revision,
    ...definitionOf(draft),
  };
}

/** The draft of a saved funnel; parts that no longer agree are left out. */
export function openDocument(value: unknown): { draft: FunnelDraft; document: FunnelDocument } {
  const document = parseFunnelDocument(value);
  return { draft: fitDraft(draftOf(document, document.name)).draft, document };
}

/** Any failure as an error of the document store. */
export function storeError(cause: unknown): AnalyticsError {
  return isAnalyticsError(cause)
    ? cause
    : new AnalyticsError('document/unavailable', `the document store failed: ${String(cause)}`, {
        cause,
      });
}

/** A document that is open: what of it is in the store. */
interface Opened {
  id: string | undefined;
  /** It was read: before, and when it could not be, nothing is saved over it. */
  isRead: boolean;
  revision: number;
  /** The draft that needs no saving: as it was read, saved or started. */
  unchanged: FunnelDraft;
  /** Saves one after the other, so that each knows the revision of the one before. */
  queue: Promise<void>;
}

const idle: SaveState = { status: 'idle' };

/** Quiet time after an edit before it is saved. */
const saveDelayMs = 400;

interface FunnelDocumentOptions {
  documents: DocumentStore;
  documentId: string | undefined;
  draft: FunnelDraft;
  /** Another draft takes the place of the edited one, and the history starts anew. */
  replace(draft: FunnelDraft): void;
  /** The draft of an id that is opened later and is not in the store. */
  fresh(): FunnelDraft;
}

/** Reads a document, saves each edit, and notices when someone else saved it. */
export function useFunnelDocument(options: FunnelDocumentOptions): {
  saveState: SaveState;
  loading: boolean;
  /** Ends a conflict with the other's version. */
  loadTheirs(): void;
  /** What is edited now needs no saving: it was deleted or saved under another id. */
  forget(): void;
} {
  const { documents, documentId, draft } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [readId, setReadId] = useState<string | undefined>(undefined);
  const [told, setTold] = useState<{ id: string | undefined; state: SaveState }>();
  const saveState = told && told.id === documentId ? told.state : idle;
  const tell = useCallback(({ id }: Opened, state: SaveState) => setTold({ id, state }), []);
  const opened = useRef<Opened>({
    id: undefined,
    isRead: false,
    revision: 0,
    unchanged: draft,
    queue: Promise.resolve(),
  });
  const loading = documentId !== undefined && readId !== documentId;

  const save = useCallback(
    (target: Opened, edited: FunnelDraft) => {
      target.queue = target.queue.then(async () => {
        const { id } = target;
        if (id === undefined || !target.isRead || edited === target.unchanged) return;
        const store = latest.current.documents;
        tell(target, { status: 'saving' });
        try {
          const saved = await store.save(documentOf(edited, id, target.revision));
          target.revision = saved.revision;
          target.unchanged = edited;
          tell(target, { status: 'saved' });
        } catch (error) {
          if (!isAnalyticsError(error, 'document/conflict'))
            return tell(target, { status: 'failed', error: storeError(error) });
          tell(target, await conflictWith(store, id));
        }
      });
    },
    [tell],
  );

  // Reads the document, and saves what is not saved yet when another is opened or the editor goes.
  useEffect(() => {
    if (documentId === undefined) return;
    const isOther = opened.current.id !== undefined && opened.current.id !== documentId;
    const target: Opened = {
      ...opened.current,
      id: documentId,
      isRead: false,
      revision: 0,
      queue: Promise.resolve(),
    };
    opened.current = target;
    let current = true;
    const show = (next: FunnelDraft, revision: number) => {
      target.revision = revision;
      target.unchanged = next;
      latest.current.replace(next);
    };
    documents
      .get('funnel', documentId)
      .then((value) => {
        if (!current) return;
        if (value !== null) {
          const { draft: read, document } = openDocument(value);
          show(read, document.revision);
        } else if (isOther) show(latest.current.fresh(), 0);
        target.isRead = true;
      })
      .catch((error: unknown) => {
        if (!current) return;
        if (isOther) show(latest.current.fresh(), 0);
        tell(target, { status: 'failed', error: storeError(error) });
      })
      .finally(() => {
        if (current) setReadId(documentId);
      });
    const look = () => {
      target.queue = target.queue.then(async () => {
        const value = await documents.get('funnel', documentId).catch(() => null);
        if (!current || value === null) return;
        try {
          const theirs = openDocument(value);
          if (theirs.document.revision <= target.revision) return;
          if (latest.current.draft !== target.unchanged) {
            tell(target, { status: 'conflict', theirs: theirs.document });
            return;
          }
          show(theirs.draft, theirs.document.revision);
          tell(target, { status: 'replaced' });
        } catch (error) {
          tell(target, { status: 'failed', error: storeError(error) });
        }
      });
    };
    const stop = documents.subscribe?.('funnel', look);
    return () => {
      current = false;
      stop?.();
      save(target, latest.current.draft);
    };
  }, [documents, documentId, save, tell]);

  const inConflict = saveState.status === 'conflict';
  useEffect(() => {
    const target = opened.current;
    if (loading || inConflict || target.id !== documentId || draft === target.unchanged) return;
    const timer = setTimeout(() => save(target, draft), saveDelayMs);
    return () => clearTimeout(timer);
  }, [documentId, loading, inConflict, draft, save]);

  const theirs = saveState.status === 'conflict' ? saveState.theirs : null;
  const loadTheirs = useCallback(() => {
    if (!theirs) return;
    const { draft: read, document } = openDocument(theirs);
    opened.current.revision = document.revision;
    opened.current.unchanged = read;
    latest.current.replace(read);
    tell(opened.current, idle);
  }, [theirs, tell]);
  const forget = useCallback(() => {
    opened.current.unchanged = latest.current.draft;
  }, []);
  return { saveState, loading, loadTheirs, forget };
}

async function conflictWith(store: DocumentStore, id: string): Promise<SaveState> {
  try {
    const value = await store.get('funnel', id);
    return { status: 'conflict', theirs: value === null ? null : parseFunnelDocument(value) };
  } catch (error) {
    return { status: 'failed', error: storeError(error) };
  }
}
