import type { FunnelDropped } from '../model/funnel-editor-messages.js';
import {
  type EditHistory,
  type HistoryMove,
  moveInHistory,
  startHistory,
  withEdit,
} from './edit-history.js';
import type { FunnelDraft } from './funnel-draft.js';
import { editDraft, type FunnelAction } from './funnel-edit.js';

export { maxUndo } from './edit-history.js';

/** A draft with what it was and what it was taken back from. */
export interface FunnelHistory extends EditHistory<FunnelDraft> {
  /** What the last edit made impossible. */
  dropped: FunnelDropped[];
}

export type HistoryAction = FunnelAction | HistoryMove;

/** A history that starts at a draft. */
export function historyOf(present: FunnelDraft): FunnelHistory {
  return { ...startHistory(present), dropped: [] };
}

/** The field an action types into; null for actions that are steps of their own. */
function fieldOf(action: FunnelAction): string | null {
  if (action.type === 'setName') return 'name';
  return action.type === 'setFilter' ? `filter ${action.id}` : null;
}

/** One edit, undo or redo. `replace` starts a new history: another funnel was opened. */
export function editHistory(history: FunnelHistory, action: HistoryAction): FunnelHistory {
  if (action.type === 'undo' || action.type === 'redo') {
    const moved = moveInHistory(history, action);
    return moved === history ? history : { ...moved, dropped: [] };
  }
  if (action.type === 'replace') return historyOf(action.draft);
  const { draft, dropped } = editDraft(history.present, action);
  if (draft === history.present) return history;
  return { ...withEdit(history, draft, fieldOf(action)), dropped };
}
