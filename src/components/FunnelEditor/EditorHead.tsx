import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { SaveState } from '../../hooks/useFunnelDocument.js';
import { RedoIcon, UndoIcon } from '../parts/icons.js';

interface EditorHeadProps {
  name: string;
  saveState: SaveState;
  canUndo: boolean;
  canRedo: boolean;
  onRename(name: string): void;
  onUndo(): void;
  onRedo(): void;
  onLoadTheirs(): void;
  onKeepCopy(): void;
  /** Name of a funnel that was deleted and can be brought back. */
  deleted: string | null;
  onRestore(): void;
  /** The list of saved funnels. */
  menu: ReactNode;
}

/** The funnel's name, edited in place; undo and redo; whether it is saved, and what to do when someone else saved it. */
export function EditorHead(props: EditorHeadProps): ReactNode {
  const { name, saveState, canUndo, canRedo, deleted, menu } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const note = {
    idle: '',
    saving: messages.saving,
    saved: messages.saved,
    replaced: messages.replacedElsewhere,
    failed: messages.saveFailed,
    conflict: '',
  }[saveState.status];
  return (
    <div className="uk-editor-head">
      <div className="uk-editor-name">
        <input
          className="uk-name-field"
          aria-label={messages.funnelName}
          value={name}
          title={name}
          onChange={(event) => props.onRename(event.target.value)}
        />
        <button
          type="button"
          className="uk-button"
          data-quiet=""
          data-icon=""
          aria-label={messages.undo}
          title={messages.undoHint}
          aria-disabled={!canUndo}
          onClick={props.onUndo}
        >
          <UndoIcon />
        </button>
        <button
          type="button"
          className="uk-button"
          data-quiet=""
          data-icon=""
          aria-label={messages.redo}
          title={messages.redoHint}
          aria-disabled={!canRedo}
          onClick={props.onRedo}
        >
          <RedoIcon />
        </button>
        {menu}
      </div>
      {menu ? (
        <div className="uk-save-state" data-state={saveState.status} role="status">
          {note}
          {saveState.status === 'failed' ? `: ${saveState.error.message}` : ''}
        </div>
      ) : null}
      {saveState.status === 'conflict' ? (
        <div className="uk-editor-notice" data-tone="danger" role="alert">
          <p>
            {saveState.theirs ? messages.conflict(saveState.theirs.name) : messages.conflictGone}
          </p>
          {saveState.theirs ? (
            <button type="button" className="uk-button" onClick={props.onLoadTheirs}>
              {messages.loadTheirs}
            </button>
          ) : null}
          <button type="button" className="uk-button" onClick={props.onKeepCopy}>
            {messages.keepCopy}
          </button>
        </div>
      ) : null}
      {deleted === null ? null : (
        <div className="uk-editor-notice" role="status">
          <p>{messages.funnelDeleted(deleted)}</p>
          <button type="button" className="uk-button" onClick={props.onRestore}>
            {messages.bringBack}
          </button>
        </div>
      )}
    </div>
  );
}
