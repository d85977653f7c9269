import { type KeyboardEvent, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { HistoryMove } from '../../hooks/edit-history.js';

/** An editor with a history. */
interface Edited<Action> {
  edit(action: Action | HistoryMove): void;
  canUndo: boolean;
  canRedo: boolean;
}

/** Edits that are announced, and the keys that take them back: ⌘ or Ctrl with Z, with Shift or Y to do them again. */
export function useEditing<Action>(editor: Edited<Action>): {
  edit(action: Action | HistoryMove, said?: string): void;
  undo(): void;
  redo(): void;
  /** What was done last, for a live region. */
  announced: string;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
} {
  const { messages } = useAnalyticsContext('useEditing');
  const [announced, setAnnounced] = useState('');
  const edit = (action: Action | HistoryMove, said = '') => {
    editor.edit(action);
    setAnnounced(said);
  };
  const undo = () => edit({ type: 'undo' }, editor.canUndo ? messages.undone : '');
  const redo = () => edit({ type: 'redo' }, editor.canRedo ? messages.redone : '');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Popups have their own keys; their events come here through React, not through the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  };
  return { edit, undo, redo, announced, onKeyDown };
}
