import type { ReactNode } from 'react';

import type { SavedDocument } from '../../documents/document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type DocumentLibrary, newDocumentId } from '../../hooks/useDocumentLibrary.js';
import type { DocumentState } from '../../hooks/useEditedDocument.js';
import type { DocumentWords } from './document-words.js';
import { DocumentHead } from './DocumentHead.js';
import { SavedDocumentsMenu } from './SavedDocumentsMenu.js';

/** What the head of an editor needs of the state of its document. */
interface EditorOfDocument {
  draft: { name: string };
  saveState: DocumentState<SavedDocument>;
  loadTheirs(): void;
  forget(): void;
  canUndo: boolean;
  canRedo: boolean;
}

/** What the editors of all types hand through to their head. */
export interface SavedDocumentsProps<Editor extends EditorOfDocument = EditorOfDocument> {
  editor: Editor;
  /** Id of the open document; null: nothing is saved. */
  documentId: string | null;
  onOpen(id: string): void;
  onUndo(): void;
  onRedo(): void;
}

interface OfTypeProps {
  library: DocumentLibrary;
  words: DocumentWords;
  /** Renames what is edited. */
  onRename(name: string): void;
  /** Saves what is edited as a new document. Resolves to its id, or null when it failed. */
  saveAs(name: string): Promise<string | null>;
  /** What else can be written of it, below its name. */
  children?: ReactNode;
}

/** The head of an editor, joined with the documents of its type in the store. */
export function SavedDocuments(props: SavedDocumentsProps & OfTypeProps): ReactNode {
  const { editor, documentId, onOpen, onUndo, onRedo } = props;
  const { library, words, onRename, saveAs, children } = props;
  const { saveState, canUndo, canRedo } = editor;
  const { name } = editor.draft;
  const { messages } = useAnalyticsContext('SavedDocuments');

  const openMade = (made: Promise<string | null>) => {
    void made.then((id) => {
      if (id !== null) onOpen(id);
    });
  };
  const rename = (id: string, next: string) => {
    if (id === documentId) onRename(next);
    else void library.rename(id, next);
  };
  const remove = (id: string) => {
    const next = library.saved.find((other) => other.id !== id)?.id ?? newDocumentId();
    // What is edited now must not be saved again when its document closes.
    if (id === documentId) editor.forget();
    void library.remove(id).then((done) => {
      if (done && id === documentId) onOpen(next);
    });
  };
  const duplicate = (id: string) =>
    openMade(id === documentId ? saveAs(messages.copyOf(name)) : library.duplicate(id));
  const keepCopy = () => {
    editor.forget();
    openMade(saveAs(name));
  };
  return (
    <DocumentHead
      name={name}
      words={words}
      saveState={saveState}
      canUndo={canUndo}
      canRedo={canRedo}
      onRename={onRename}
      onUndo={onUndo}
      onRedo={onRedo}
      onLoadTheirs={editor.loadTheirs}
      onKeepCopy={keepCopy}
      deleted={library.deleted?.name ?? null}
      onRestore={() => openMade(library.restore())}
      menu={
        documentId === null ? null : (
          <SavedDocumentsMenu
            words={words}
            saved={library.saved.map((one) => (one.id === documentId ? { ...one, name } : one))}
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
    >
      {children}
    </DocumentHead>
  );
}
