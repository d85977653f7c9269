import type { ReactNode } from 'react';

import type { SavedDocument } from '../../documents/document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { DocumentState } from '../../hooks/useEditedDocument.js';
import type { DocumentWords } from './document-words.js';
import { RedoIcon, UndoIcon } from './icons.js';

interface DocumentHeadProps {
  name: string;
  words: DocumentWords;
  saveState: DocumentState<SavedDocument>;
  canUndo: boolean;
  canRedo: boolean;
  onRename(name: string): void;
  onUndo(): void;
  onRedo(): void;
  onLoadTheirs(): void;
  onKeepCopy(): void;
  /** Name of a document that was deleted and can be brought back. */
  deleted: string | null;
  onRestore(): void;
  /** The list of saved documents; null: nothing is saved. */
  menu: ReactNode;
  /** What else can be written of it, below its name. */
  children?: ReactNode;
}

/** A document's name, edited in place; undo and redo; whether it is saved, and what to do when someone else saved it. */
export function DocumentHead(props: DocumentHeadProps): ReactNode {
  const { name, words, saveState, canUndo, canRedo, deleted, menu } = props;
  const { messages } = useAnalyticsContext('DocumentHead');
  const note = {
    idle: '',
    saving: messages.saving,
    saved: words.saved,
    replaced: messages.replacedElsewhere,
    failed: messages.saveFailed,
    conflict: '',
  }[saveState.status];
  const steps = [
    {
      label: messages.undo,
      hint: messages.undoHint,
      can: canUndo,
      act: props.onUndo,
      Icon: UndoIcon,
    },
    {
      label: messages.redo,
      hint: messages.redoHint,
      can: canRedo,
      act: props.onRedo,
      Icon: RedoIcon,
    },
  ];
  return (
    <div className="uk-editor-head">
      <div className="uk-editor-name">
        <input
          className="uk-name-field"
          aria-label={words.nameLabel}
          value={name}
          title={name}
          onChange={(event) => props.onRename(event.target.value)}
        />
        {steps.map(({ label, hint, can, act, Icon }) => (
          <button
            key={label}
            type="button"
            className="uk-button"
            data-quiet=""
            data-icon=""
            aria-label={label}
            title={hint}
            aria-disabled={!can}
            onClick={act}
          >
            <Icon />
          </button>
        ))}
        {menu}
      </div>
      {props.children}
      {menu ? (
        <div className="uk-save-state" data-state={saveState.status} role="status">
          {note}
          {saveState.status === 'failed' ? `: ${saveState.error.message}` : ''}
        </div>
      ) : null}
      {saveState.status === 'conflict' ? (
        <div className="uk-editor-notice" data-tone="danger" role="alert">
          <p>{saveState.theirs ? messages.conflict(saveState.theirs.name) : words.gone}</p>
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
          <p>{words.removed(deleted)}</p>
          <button type="button" className="uk-button" onClick={props.onRestore}>
            {messages.bringBack}
          </button>
        </div>
      )}
    </div>
  );
}
