import type { ReactNode } from 'react';

import type { CohortDocument } from '../../documents/cohort-document.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { DocumentState } from '../../hooks/useEditedDocument.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { RedoIcon, UndoIcon } from '../parts/icons.js';

interface CohortHeadProps {
  name: string;
  description: string;
  saveState: DocumentState<CohortDocument>;
  canUndo: boolean;
  canRedo: boolean;
  onRename(name: string): void;
  onDescribe(description: string): void;
  onUndo(): void;
  onRedo(): void;
  onLoadTheirs(): void;
  onKeepCopy(): void;
  /** Name of a cohort that was deleted and can be brought back. */
  deleted: string | null;
  onRestore(): void;
  /** The list of saved cohorts; null: nothing is saved. */
  menu: ReactNode;
}

/** The cohort's name and description, edited in place; undo and redo; whether it is saved, and what to do when someone else saved it. */
export function CohortHead(props: CohortHeadProps): ReactNode {
  const { name, description, saveState, canUndo, canRedo, deleted, menu } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const note = {
    idle: '',
    saving: messages.saving,
    saved: messages.cohortSaved,
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
          aria-label={messages.cohortNameLabel}
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
      <input
        className="uk-name-field uk-cohort-description"
        aria-label={messages.cohortDescription}
        placeholder={messages.addDescription}
        value={description}
        title={description || undefined}
        onChange={(event) => props.onDescribe(event.target.value)}
      />
      {menu ? (
        <div className="uk-save-state" data-state={saveState.status} role="status">
          {note}
          {saveState.status === 'failed' ? `: ${saveState.error.message}` : ''}
        </div>
      ) : null}
      {saveState.status === 'conflict' ? (
        <div className="uk-editor-notice" data-tone="danger" role="alert">
          <p>{saveState.theirs ? messages.conflict(saveState.theirs.name) : messages.cohortGone}</p>
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
          <p>{messages.cohortDeleted(deleted)}</p>
          <button type="button" className="uk-button" onClick={props.onRestore}>
            {messages.bringBack}
          </button>
        </div>
      )}
    </div>
  );
}
