import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelEditorState } from '../../hooks/useFunnelEditor.js';
import { newDocumentId, useFunnelLibrary } from '../../hooks/useFunnelLibrary.js';
import { EditorHead } from './EditorHead.js';
import { SavedMenu } from './SavedMenu.js';

interface SavedFunnelsProps {
  editor: FunnelEditorState;
  /** Null: nothing is saved. */
  documentId: string | null;
  onOpen(id: string): void;
  onUndo(): void;
  onRedo(): void;
}

/** The head of the editor, joined with the funnels in the document store. */
export function SavedFunnels(props: SavedFunnelsProps): ReactNode {
  const { editor, documentId, onOpen, onUndo, onRedo } = props;
  const { draft, edit, saveState, canUndo, canRedo } = editor;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const library = useFunnelLibrary();

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
    openMade(library.saveAs(draft, draft.name));
  };
  return (
    <EditorHead
      name={draft.name}
      saveState={saveState}
      canUndo={canUndo}
      canRedo={canRedo}
      onRename={(name) => edit({ type: 'setName', name })}
      onUndo={onUndo}
      onRedo={onRedo}
      onLoadTheirs={editor.loadTheirs}
      onKeepCopy={keepCopy}
      deleted={library.deleted?.name ?? null}
      onRestore={() => openMade(library.restore())}
      menu={
        documentId === null ? null : (
          <SavedMenu
            saved={library.saved.map((one) =>
              one.id === documentId ? { ...one, name: draft.name } : one,
            )}
            error={library.error}
            refresh={library.refresh}
            current={documentId}
            onOpen={onOpen}
            onNew={() => onOpen(newDocumentId())}
            onRename={rename}
            onDuplicate={(id) =>
              openMade(
                id === documentId
                  ? library.saveAs(draft, messages.copyOf(draft.name))
                  : library.duplicate(id),
              )
            }
            onDelete={remove}
          />
        )
      }
    />
  );
}
