import type { ReactNode } from 'react';

import { cohortDefinitionOf } from '../../hooks/cohort-draft.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CohortEditorState } from '../../hooks/useCohortEditor.js';
import { useCohortLibrary } from '../../hooks/useCohortLibrary.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { SavedDocuments, type SavedDocumentsProps } from '../parts/SavedDocuments.js';

/** The head of the editor with the cohort's description, joined with the cohorts in the document store. */
export function SavedCohorts(props: SavedDocumentsProps<CohortEditorState>): ReactNode {
  const { draft, edit } = props.editor;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const library = useCohortLibrary();
  return (
    <SavedDocuments
      {...props}
      library={library}
      words={{
        nameLabel: messages.cohortNameLabel,
        menuLabel: messages.savedCohorts,
        startNew: messages.startCohort,
        nothingSaved: messages.noSavedCohorts,
        rename: messages.renameCohort,
        duplicate: messages.duplicateCohort,
        remove: messages.deleteCohort,
        removed: messages.cohortDeleted,
        saved: messages.cohortSaved,
        gone: messages.cohortGone,
      }}
      onRename={(name) => edit({ type: 'setName', name })}
      saveAs={(name) => library.save(name, cohortDefinitionOf(draft))}
    >
      <input
        className="uk-name-field uk-cohort-description"
        aria-label={messages.cohortDescription}
        placeholder={messages.addDescription}
        value={draft.description}
        title={draft.description || undefined}
        onChange={(event) => edit({ type: 'setDescription', description: event.target.value })}
      />
    </SavedDocuments>
  );
}
