'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { DocumentStore, SavedDocument } from '../documents/document.js';
import { AnalyticsError, isAnalyticsError } from '../model/errors.js';

/**
 * Where the latest edit is: `idle` before the first. `conflict`: someone else saved since it was opened, and nothing is
 * saved until one of the two is chosen; `theirs` is null when they deleted it.
 */
export type DocumentState<Doc extends SavedDocument> =
  | { status: 'idle' | 'saving' | 'saved' | 'replaced' }
  | { status: 'failed'; error: AnalyticsError }
  | { status: 'conflict'; theirs: Doc | null };

/** How drafts of a type are kept. Keep the object stable. */
export interface DocumentKind<Draft, Doc extends SavedDocument> {
  /** The type's name in the store. */
  type: string;
  /** @throws `document/invalid` */
  parse(value: unknown): Doc;
  draftOf(document: Doc): Draft;
  documentOf(draft: Draft, id: string, revision: number): Doc;
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
interface Opened<Draft> {
  id: string | undefined;
  /** It was read: before, and when it could not be, nothing is saved over it. */
  isRead: boolean;
  revision: number;
  /** The draft that needs no saving: as it was read, saved or started. */
  unchanged: Draft;
  /** Saves one after the other, so that each knows the revision of the one before. */
  queue: Promise<void>;
}

/** Quiet time after an edit before it is saved. */
const saveDelayMs = 400;

const idle = { status: 'idle' } as const;

export interface EditedDocumentOptions<Draft> {
  documents: DocumentStore;
  documentId: string | undefined;
  draft: Draft;
  /** Another draft takes the place of the edited one, and the history starts anew. */
  replace(draft: Draft): void;
  /** The draft of an id that is opened later and is not in the store. */
  fresh(): Draft;
  /** Something was saved. */
  onSaved?(): void;
}

export interface EditedDocument<Doc extends SavedDocument> {
  saveState: DocumentState<Doc>;
  loading: boolean;
  /** Ends a conflict with the other's version. */
  loadTheirs(): void;
  /** What is edited now needs no saving: it was deleted or saved under another id. */
  forget(): void;
}

/** Reads a document, saves each edit, and notices when someone else saved it. */
export function useEditedDocument<Draft, Doc extends SavedDocument>(
  kind: DocumentKind<Draft, Doc>,
  options: EditedDocumentOptions<Draft>,
): EditedDocument<Doc> {
  const { documents, documentId, draft } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [readId, setReadId] = useState<string | undefined>(undefined);
  const [told, setTold] = useState<{ id: string | undefined; state: DocumentState<Doc> }>();
  const saveState: DocumentState<Doc> = told && told.id === documentId ? told.state : idle;
  const tell = useCallback(
    ({ id }: Opened<Draft>, state: DocumentState<Doc>) => setTold({ id, state }),
    [],
  );
  const opened = useRef<Opened<Draft>>({
    id: undefined,
    isRead: false,
    revision: 0,
    unchanged: draft,
    queue: Promise.resolve(),
  });
  const loading = documentId !== undefined && readId !== documentId;

  const save = useCallback(
    (target: Opened<Draft>, edited: Draft) => {
      target.queue = target.queue.then(async () => {
        const { id } = target;
        if (id === undefined || !target.isRead || edited === target.unchanged) return;
        const store = latest.current.documents;
        tell(target, { status: 'saving' });
        try {
          const saved = await store.save(kind.documentOf(edited, id, target.revision));
          target.revision = saved.revision;
          target.unchanged = edited;
          tell(target, { status: 'saved' });
          latest.current.onSaved?.();
        } catch (error) {
          if (!isAnalyticsError(error, 'document/conflict'))
            return tell(target, { status: 'failed', error: storeError(error) });
          tell(target, await conflictWith(kind, store, id));
        }
      });
    },
    [kind, tell],
  );

  // Reads the document, and saves what is not saved yet when another is opened or the editor goes.
  useEffect(() => {
    if (documentId === undefined) return;
    const isOther = opened.current.id !== undefined && opened.current.id !== documentId;
    const target: Opened<Draft> = {
      ...opened.current,
      id: documentId,
      isRead: false,
      revision: 0,
      queue: Promise.resolve(),
    };
    opened.current = target;
    let current = true;
    const show = (next: Draft, revision: number) => {
      target.revision = revision;
      target.unchanged = next;
      latest.current.replace(next);
    };
    documents
      .get(kind.type, documentId)
      .then((value) => {
        if (!current) return;
        if (value !== null) {
          const document = kind.parse(value);
          show(kind.draftOf(document), document.revision);
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
        const value = await documents.get(kind.type, documentId).catch(() => null);
        if (!current || value === null) return;
        try {
          const theirs = kind.parse(value);
          if (theirs.revision <= target.revision) return;
          if (latest.current.draft !== target.unchanged) {
            tell(target, { status: 'conflict', theirs });
            return;
          }
          show(kind.draftOf(theirs), theirs.revision);
          tell(target, { status: 'replaced' });
        } catch (error) {
          tell(target, { status: 'failed', error: storeError(error) });
        }
      });
    };
    const stop = documents.subscribe?.(kind.type, look);
    return () => {
      current = false;
      stop?.();
      save(target, latest.current.draft);
    };
  }, [kind, documents, documentId, save, tell]);

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
    const read = kind.draftOf(theirs);
    opened.current.revision = theirs.revision;
    opened.current.unchanged = read;
    latest.current.replace(read);
    tell(opened.current, idle);
  }, [kind, theirs, tell]);
  const forget = useCallback(() => {
    opened.current.unchanged = latest.current.draft;
  }, []);
  return { saveState, loading, loadTheirs, forget };
}

async function conflictWith<Draft, Doc extends SavedDocument>(
  kind: DocumentKind<Draft, Doc>,
  store: DocumentStore,
  id: string,
): Promise<DocumentState<Doc>> {
  try {
    const value = await store.get(kind.type, id);
    return { status: 'conflict', theirs: value === null ? null : kind.parse(value) };
  } catch (error) {
    return { status: 'failed', error: storeError(error) };
  }
}
