import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelEditorState } from '../../hooks/useFunnelEditor.js';
import { useFunnelLibrary } from '../../hooks/useFunnelLibrary.js';
import { SavedDocuments, type SavedDocumentsProps } from '../parts/SavedDocuments.js';

/** The head of the editor, joined with the funnels in the document store. */
export function SavedFunnels(props: SavedDocumentsProps<FunnelEditorState>): ReactNode {
  const { draft, edit } = props.editor;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const library = useFunnelLibrary();
  return (
    <SavedDocuments
      {...props}
      library={library}
      words={{
        nameLabel: messages.funnelName,
        menuLabel: messages.savedFunnels,
        startNew: messages.newFunnelAction,
        nothingSaved: messages.noSavedFunnels,
        rename: messages.renameFunnel,
        duplicate: messages.duplicateFunnel,
        remove: messages.deleteFunnel,
        removed: messages.funnelDeleted,
        saved: messages.saved,
        gone: messages.conflictGone,
      }}
      onRename={(name) => edit({ type: 'setName', name })}
      saveAs={(name) => library.saveAs(draft, name)}
    />
  );
}
