'use client';
import { type Dispatch, useCallback, useEffect, useMemo, useReducer } from 'react';

import type { FunnelDefinition } from '../documents/funnel-document.js';
import type { FunnelDropped } from '../model/funnel-editor-messages.js';
import type { FunnelQuery } from '../model/funnel.js';
import { useAnalyticsContext } from './context.js';
import { draftOf, emptyFunnelDraft, type FunnelDraft, queryOf } from './funnel-draft.js';
import { fitDraft } from './funnel-fit.js';
import { editHistory, type HistoryAction, historyOf } from './funnel-history.js';
import { type FunnelProblem, problemOf } from './funnel-problem.js';
import { type SaveState, useFunnelDocument } from './useFunnelDocument.js';

export interface FunnelEditorOptions {
  /** What to ask when nothing is saved. Default: two steps still to choose. */
  defaultFunnel?: FunnelDefinition & { name?: string };
  /** Id of the saved document; another one opens that document. Left out: nothing is read or saved. */
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
  /** Why the question can not be asked as it is. */
  problem: FunnelProblem | null;
  /** Edits, undoes or redoes. */
  edit: Dispatch<HistoryAction>;
  canUndo: boolean;
  canRedo: boolean;
  /** What the last edit made impossible and took away. */
  dropped: readonly FunnelDropped[];
  saveState: SaveState;
  /** Ends a conflict with the version that was saved elsewhere. */
  loadTheirs(): void;
  /** What is edited needs no saving any more, e.g. because its document was deleted. */
  forget(): void;
  /** Whether a saved funnel is still being read. */
  loading: boolean;
}

/**
 * State of a funnel being edited, with undo and redo. With a `documentId` it starts from what the provider's document
 * store holds and saves every edit there.
 */
export function useFunnelEditor(options: FunnelEditorOptions): FunnelEditorState {
  const { defaultFunnel, documentId, range, onQueryChange } = options;
  const { documents, messages } = useAnalyticsContext('useFunnelEditor');
  const [history, edit] = useReducer(editHistory, null, () =>
    historyOf(
      defaultFunnel
        ? fitDraft(draftOf(defaultFunnel, defaultFunnel.name ?? messages.newFunnel)).draft
        : emptyFunnelDraft(messages.newFunnel),
    ),
  );
  const draft = history.present;
  const replace = useCallback((next: FunnelDraft) => edit({ type: 'replace', draft: next }), []);
  const fresh = useCallback(() => emptyFunnelDraft(messages.newFunnel), [messages]);
  const saved = useFunnelDocument({ documents, documentId, draft, replace, fresh });

  const query = useMemo(() => range && queryOf(draft, { range }), [draft, range]);
  useEffect(() => onQueryChange?.(query), [query, onQueryChange]);
  const problem = useMemo(() => problemOf(draft, query), [draft, query]);
  return {
    draft,
    query,
    problem,
    edit,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    dropped: history.dropped,
    ...saved,
  };
}
