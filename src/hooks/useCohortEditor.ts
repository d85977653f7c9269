'use client';
import { type Dispatch, useCallback, useEffect, useMemo, useReducer } from 'react';

import {
  type CohortDefinition,
  type CohortDocument,
  parseCohortDocument,
} from '../documents/cohort-document.js';
import { cohortEditorMessages } from '../model/cohort-editor-messages.js';
import type { CohortCondition } from '../model/cohort.js';
import {
  cohortDefinitionOf,
  type CohortDraft,
  cohortDraftOf,
  emptyCohortDraft,
  usersOfDraft,
} from './cohort-draft.js';
import { cohortHistoryOf, type CohortHistoryAction, editCohortHistory } from './cohort-history.js';
import { type CohortProblem, problemsOf } from './cohort-problem.js';
import { useAnalyticsContext } from './context.js';
import { useToolMessages } from './tool-messages.js';
import { type DocumentKind, type EditedDocument, useEditedDocument } from './useEditedDocument.js';

/** A cohort with its name. */
export type NamedCohort = CohortDefinition & { name: string };

export interface CohortEditorOptions {
  /** What to start with when nothing is saved. Default: no condition. */
  defaultCohort?: CohortDefinition & { name?: string };
  /** Id of the saved document; another one opens that document. Left out: nothing is read or saved. */
  documentId?: string;
  /** Called when what the cohort says changes; with null while no condition is complete. */
  onCohortChange?(cohort: NamedCohort | null): void;
}

export interface CohortEditorState extends EditedDocument<CohortDocument> {
  draft: CohortDraft;
  /** Who is meant; null while no condition is complete. */
  users: CohortCondition | null;
  /** What is wrong with a row, by its id: it names a cohort that can not be meant. */
  problems: ReadonlyMap<number, CohortProblem>;
  /** Edits, undoes or redoes. */
  edit: Dispatch<CohortHistoryAction>;
  canUndo: boolean;
  canRedo: boolean;
}

const cohortKind: DocumentKind<CohortDraft, CohortDocument> = {
  type: 'cohort',
  parse: parseCohortDocument,
  draftOf: (document) => cohortDraftOf(document, document.name),
  documentOf: (draft, id, revision) => ({
    type: 'cohort',
    version: 1,
    id,
    name: draft.name,
    revision,
    ...cohortDefinitionOf(draft),
  }),
};

/**
 * State of a cohort being edited, with undo and redo. With a `documentId` it starts from what the provider's document store
 * holds and saves every edit there; questions that name the cohort follow.
 */
export function useCohortEditor(options: CohortEditorOptions): CohortEditorState {
  const { defaultCohort, documentId, onCohortChange } = options;
  const { documents, cohorts, cohortsLoading, reloadCohorts } =
    useAnalyticsContext('useCohortEditor');
  const { newCohort } = useToolMessages(cohortEditorMessages, 'useCohortEditor');
  const [history, edit] = useReducer(editCohortHistory, null, () =>
    cohortHistoryOf(
      defaultCohort
        ? cohortDraftOf(defaultCohort, defaultCohort.name ?? newCohort)
        : emptyCohortDraft(newCohort),
    ),
  );
  const draft = history.present;
  const replace = useCallback((next: CohortDraft) => edit({ type: 'replace', draft: next }), []);
  const fresh = useCallback(() => emptyCohortDraft(newCohort), [newCohort]);
  const onSaved = useCallback(() => void reloadCohorts(), [reloadCohorts]);
  const saved = useEditedDocument(cohortKind, {
    documents,
    documentId,
    draft,
    replace,
    fresh,
    onSaved,
  });

  const users = useMemo(() => usersOfDraft(draft), [draft]);
  useEffect(() => {
    onCohortChange?.(users && { name: draft.name, ...cohortDefinitionOf(draft) });
  }, [draft, users, onCohortChange]);
  const problems = useMemo(
    () =>
      problemsOf(draft, {
        cohorts,
        isComplete: !cohortsLoading,
        ...(documentId === undefined ? {} : { id: documentId }),
      }),
    [draft, cohorts, cohortsLoading, documentId],
  );
  return {
    draft,
    users,
    problems,
    edit,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    ...saved,
  };
}
