import type { CohortDraft } from './cohort-draft.js';
import { type CohortAction, editCohort } from './cohort-edit.js';
import { maxUndo } from './funnel-history.js';

/** A draft with what it was and what it was taken back from. */
export interface CohortHistory {
  /** Oldest first; at most {@link maxUndo}. */
  past: CohortDraft[];
  present: CohortDraft;
  /** Next first. */
  future: CohortDraft[];
  /** What the last edit typed into, so that typing in one field is one step back; null for other edits. */
  field: string | null;
}

export type CohortHistoryAction = CohortAction | { type: 'undo' } | { type: 'redo' };

/** A history that starts at a draft. */
export function cohortHistoryOf(present: CohortDraft): CohortHistory {
  return { past: [], present, future: [], field: null };
}

/** The field an action types into; null for actions that are steps of their own. */
function fieldOf(action: CohortAction): string | null {
  switch (action.type) {
    case 'setName':
    case 'setDescription':
      return action.type;
    case 'setFilter':
      return `filter ${action.id}`;
    case 'change': {
      const typed = ['condition', 'ids', 'times', 'days'].find((key) => key in action.change);
      return typed ? `${typed} ${action.id}` : null;
    }
    default:
      return null;
  }
}

/** One edit, undo or redo. `replace` starts a new history: another cohort was opened. */
export function editCohortHistory(
  history: CohortHistory,
  action: CohortHistoryAction,
): CohortHistory {
  const { past, present, future } = history;
  if (action.type === 'undo') {
    const before = past.at(-1);
    if (!before) return history;
    return { ...cohortHistoryOf(before), past: past.slice(0, -1), future: [present, ...future] };
  }
  if (action.type === 'redo') {
    const [after, ...later] = future;
    if (!after) return history;
    return { ...cohortHistoryOf(after), past: [...past, present], future: later };
  }
  if (action.type === 'replace') return cohortHistoryOf(action.draft);
  const draft = editCohort(present, action);
  if (JSON.stringify(draft) === JSON.stringify(present)) return history;
  const field = fieldOf(action);
  const goesOn = field !== null && field === history.field;
  return {
    past: goesOn ? past : [...past, present].slice(-maxUndo),
    present: draft,
    future: [],
    field,
  };
}
