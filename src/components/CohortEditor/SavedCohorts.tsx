import type { ReactNode } from 'react';

import { cohortDefinitionOf } from '../../hooks/cohort-draft.js';
import type { CohortHistoryAction } from '../../hooks/cohort-history.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CohortEditorState } from '../../hooks/useCohortEditor.js';
import { useCohortLibrary } from '../../hooks/useCohortLibrary.js';
import { newDocumentId } from '../../hooks/useFunnelLibrary.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { CohortHead } from './CohortHead.js';
import { CohortsMenu } from './CohortsMenu.js';

interface SavedCohortsProps {
  editor: CohortEditorState;
  /** Null: nothing is saved. */
  documentId: string | null;
  onOpen(id: string): void;
  onUndo(): void;
  onRedo(): void;
}

/** The head of the editor, joined with the cohorts in the document store. */
export function SavedCohorts(props: SavedCohortsProps): ReactNode {
  const { editor, documentId, onOpen, onUndo, onRedo } = props;
  const { draft, saveState, canUndo, canRedo } = editor;
  const edit = (action: CohortHistoryAction) => editor.edit(action);
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const library = useCohortLibrary();

  const openMade = (made: Promise<string | null>) => {
    void made.then((id) => {
      if (id !== null) onOpen(id);
    });
  };
  const rename = (id: string, name: string) => {
    if (id !== documentId) return void library.rename(id, name);
    edit({ type: 'setName', name });
  };
  const remove = (id: string) => {
    const next = library.saved.find((other) => other.id !== id)?.id ?? newDocumentId();
    // What is edited now must not be saved again when its document closes.
    if (id === documentId) editor.forget();
    void library.remove(id).then((done) => {
      if (done && id === documentId) onOpen(next);
    });
  };
  const keepCopy = () => {
    editor.forget();
    openMade(library.save(draft.name, cohortDefinitionOf(draft)));
  };
  const duplicate = (id: string) =>
    openMade(
      id === documentId
        ? library.save(messages.copyOf(draft.name), cohortDefinitionOf(draft))
        : library.duplicate(id),
    );
  return (
    <CohortHead
      name={draft.name}
      description={draft.description}
      saveState={saveState}
      canUndo={canUndo}
      canRedo={canRedo}
      onRename={(name) => edit({ type: 'setName', name })}
      onDescribe={(description) => edit({ type: 'setDescription', description })}
      onUndo={onUndo}
      onRedo={onRedo}
      onLoadTheirs={editor.loadTheirs}
      onKeepCopy={keepCopy}
      deleted={library.deleted?.name ?? null}
      onRestore={() => openMade(library.restore())}
      menu={
        documentId === null ? null : (
          <CohortsMenu
            saved={library.saved.map((one) =>
              one.id === documentId ? { ...one, name: draft.name } : one,
            )}
            error={library.error}
            refresh={library.refresh}
            current={documentId}
            onOpen={onOpen}
            onNew={() => onOpen(newDocumentId())}
            onRename={rename}
            onDuplicate={duplicate}
            onDelete={remove}
          />
        )
      }
    />
  );
}
