import type { CohortDraft } from './cohort-draft.js';
import { type CohortAction, editCohort } from './cohort-edit.js';
import {
  type EditHistory,
  type HistoryMove,
  moveInHistory,
  startHistory,
  withEdit,
} from './edit-history.js';

/** A draft with what it was and what it was taken back from. */
export type CohortHistory = EditHistory<CohortDraft>;

export type CohortHistoryAction = CohortAction | HistoryMove;

/** A history that starts at a draft. */
export const cohortHistoryOf = startHistory<CohortDraft>;

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
  if (action.type === 'undo' || action.type === 'redo') return moveInHistory(history, action);
  if (action.type === 'replace') return startHistory(action.draft);
  const draft = editCohort(history.present, action);
  if (JSON.stringify(draft) === JSON.stringify(history.present)) return history;
  return withEdit(history, draft, fieldOf(action));
}
