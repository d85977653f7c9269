'use client';
import { type Dispatch, useEffect, useMemo, useReducer, useRef, useState } from 'react';

import { parseFunnelDocument } from '../documents/funnel-document.js';
import { AnalyticsError, isAnalyticsError } from '../model/errors.js';
import type { FunnelQuery } from '../model/funnel.js';
import { useAnalyticsContext } from './context.js';
import {
  documentOf,
  draftOf,
  editFunnel,
  emptyFunnelDraft,
  type FunnelAction,
  type FunnelDraft,
  queryOf,
} from './funnel-draft.js';

/** Where the latest edit is: `idle` before the first. */
export type SaveState =
  | { status: 'idle' | 'saving' | 'saved' }
  | { status: 'failed'; error: AnalyticsError };

export interface FunnelEditorOptions {
  /** What to ask when nothing is saved. Default: two steps still to choose. */
  defaultFunnel?: Pick<FunnelQuery, 'steps' | 'window'> & { name?: string };
  /** Name of the saved document. Left out: nothing is read or saved. */
  documentId?: string;
  /** The range the funnel is asked for; null while it is not known, and then there is no question. */
  range: FunnelQuery['range'] | null;
  /** Called when the question changes, also to null. */
  onQueryChange?(query: FunnelQuery | null): void;
}

export interface FunnelEditorState {
  draft: FunnelDraft;
  /** The question of the draft; null while it has fewer than two chosen steps. */
  query: FunnelQuery | null;
  edit: Dispatch<FunnelAction>;
  saveState: SaveState;
  /** Whether a saved funnel is still being read. */
  loading: boolean;
}

/** Quiet time after an edit before it is saved. */
const saveDelayMs = 400;

/**
 * State of a funnel being edited: add, choose, rename, remove, move, window, name. With a `documentId` it starts from
 * what the provider's document store holds and saves every edit there.
 */
export function useFunnelEditor(options: FunnelEditorOptions): FunnelEditorState {
  const { defaultFunnel, documentId, range, onQueryChange } = options;
  const { documents, messages } = useAnalyticsContext('useFunnelEditor');
  const [draft, dispatch] = useReducer(editFunnel, null, () =>
    defaultFunnel
      ? draftOf(defaultFunnel, defaultFunnel.name ?? messages.newFunnel)
      : emptyFunnelDraft(messages.newFunnel),
  );
  const [loading, setLoading] = useState(documentId !== undefined);
  const [saveState, setSaveState] = useState<SaveState>({ status: 'idle' });
  const revision = useRef(0);
  /** The draft that needs no saving: as it was read, or as it started. */
  const unchanged = useRef(draft);

  useEffect(() => {
    if (documentId === undefined) return;
    let current = true;
    documents
      .get('funnel', documentId)
      .then((value) => {
        if (!current || value === null) return;
        const document = parseFunnelDocument(value);
        const read = draftOf(document, document.name);
        revision.current = document.revision;
        unchanged.current = read;
        dispatch({ type: 'replace', draft: read });
      })
      .catch((error: unknown) => {
        if (current) setSaveState(failed(error));
      })
      .finally(() => {
        if (current) setLoading(false);
      });
    return () => {
      current = false;
    };
  }, [documents, documentId]);

  useEffect(() => {
    if (documentId === undefined || loading || draft === unchanged.current) return;
    const timer = setTimeout(() => {
      setSaveState({ status: 'saving' });
      documents
        .save(documentOf(draft, documentId, revision.current))
        .then((saved) => {
          revision.current = saved.revision;
          unchanged.current = draft;
          setSaveState({ status: 'saved' });
        })
        .catch((error: unknown) => setSaveState(failed(error)));
    }, saveDelayMs);
    return () => clearTimeout(timer);
  }, [documents, documentId, loading, draft]);

  const query = useMemo(() => range && queryOf(draft, { range }), [draft, range]);
  useEffect(() => onQueryChange?.(query), [query, onQueryChange]);
  return { draft, query, edit: dispatch, saveState, loading };
}

function failed(cause: unknown): SaveState {
  const error = isAnalyticsError(cause)
    ? cause
    : new AnalyticsError('document/unavailable', `the document store failed: ${String(cause)}`, {
        cause,
      });
  return { status: 'failed', error };
}
