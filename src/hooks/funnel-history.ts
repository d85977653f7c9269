import type { FunnelDropped } from '../model/funnel-editor-messages.js';
import type { FunnelDraft } from './funnel-draft.js';
import { editDraft, type FunnelAction } from './funnel-edit.js';

/** A draft with what it was and what it was taken back from. */
export interface FunnelHistory {
  /** Oldest first; at most {@link maxUndo}. */
  past: FunnelDraft[];
  present: FunnelDraft;
  /** Next first. */
  future: FunnelDraft[];
  /** What the last edit made impossible. */
  dropped: FunnelDropped[];
  /** What the last edit was to, so that typing in one field is one step back; null after undo, redo or opening. */
  field: string | null;
}

export type HistoryAction = FunnelAction | { type: 'undo' } | { type: 'redo' };

/** Steps that can be taken back. */
export const maxUndo = 100;

/** A history that starts at a draft. */
export function historyOf(present: FunnelDraft): FunnelHistory {
  return { past: [], present, future: [], dropped: [], field: null };
}

/** The field an action types into; null for actions that are steps of their own. */
function fieldOf(action: FunnelAction): string | null {
  if (action.type === 'setName') return 'name';
  return action.type === 'setFilter' ? `filter ${action.id}` : null;
}

/** One edit, undo or redo. `replace` starts a new history: another funnel was opened. */
export function editHistory(history: FunnelHistory, action: HistoryAction): FunnelHistory {
  const { past, present, future } = history;
  if (action.type === 'undo') {
    const before = past.at(-1);
    if (!before) return history;
    return { ...historyOf(before), past: past.slice(0, -1), future: [present, ...future] };
  }
  if (action.type === 'redo') {
    const [after, ...later] = future;
    if (!after) return history;
    return { ...historyOf(after), past: [...past, present], future: later };
  }
  if (action.type === 'replace') return historyOf(action.draft);
  const { draft, dropped } = editDraft(present, action);
  if (draft === present) return history;
  const field = fieldOf(action);
  const goesOn = field !== null && field === history.field;
  return {
    past: goesOn ? past : [...past, present].slice(-maxUndo),
    present: draft,
    future: [],
    dropped,
    field,
  };
}
