/** A draft with what it was and what it was taken back from. */
export interface EditHistory<Draft> {
  /** Oldest first; at most {@link maxUndo}. */
  past: Draft[];
  present: Draft;
  /** Next first. */
  future: Draft[];
  /**
   * What the last edit typed into, so that typing in one field is one step back; null for edits that are steps of their own,
   * and after undo, redo or opening.
   */
  field: string | null;
}

/** Moves in a history, beside the edits. */
export type HistoryMove = { type: 'undo' } | { type: 'redo' };

/** Steps that can be taken back. */
export const maxUndo = 100;

/** A history that starts at a draft. */
export function startHistory<Draft>(present: Draft): EditHistory<Draft> {
  return { past: [], present, future: [], field: null };
}

/** A step back, or one forward again. The same history when there is none to take. */
export function moveInHistory<Draft>(
  history: EditHistory<Draft>,
  { type }: HistoryMove,
): EditHistory<Draft> {
  const { past, present, future } = history;
  if (type === 'undo') {
    const before = past.at(-1);
    if (before === undefined) return history;
    return { ...startHistory(before), past: past.slice(0, -1), future: [present, ...future] };
  }
  const [after, ...later] = future;
  if (after === undefined) return history;
  return { ...startHistory(after), past: [...past, present], future: later };
}

/** The history after an edit that changed the draft. `field` is what it typed into; null for a step of its own. */
export function withEdit<Draft>(
  history: EditHistory<Draft>,
  draft: Draft,
  field: string | null,
): EditHistory<Draft> {
  const { past, present } = history;
  const goesOn = field !== null && field === history.field;
  return {
    past: goesOn ? past : [...past, present].slice(-maxUndo),
    present: draft,
    future: [],
    field,
  };
}
