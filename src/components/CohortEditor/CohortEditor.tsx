'use client';
import type { ReactNode } from 'react';

import type { CohortDefinition } from '../../documents/cohort-document.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { type NamedCohort, useCohortEditor } from '../../hooks/useCohortEditor.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { Identity } from '../../model/scope.js';
import { Bounded } from '../parts/Bounded.js';
import type { RootProps } from '../parts/ResultCard.js';
import { rootProps } from '../parts/root-props.js';
import { useControlled } from '../parts/useControlled.js';
import { useEditing } from '../parts/useEditing.js';
import { CohortAnswer } from './CohortAnswer.js';
import { ConditionList } from './ConditionList.js';
import { SavedCohorts } from './SavedCohorts.js';
import { SentenceSelect } from './SentenceSelect.js';

export interface CohortEditorProps extends RootProps, LinkOptions {
  /** The cohort to start with, when none is saved. Default: no condition. */
  defaultCohort?: CohortDefinition & { name?: string };
  /** Id of the saved cohort that is open, owned by the host; null = nothing is saved. */
  documentId?: string | null;
  /** Id of the saved cohort to start with. Default `'cohort'`; null = nothing is saved. */
  defaultDocumentId?: string | null;
  /** Another saved cohort was opened. */
  onDocumentIdChange?(id: string | null): void;
  /** The range its people are counted in, owned by the host. It is no part of the cohort. */
  range?: RangeChoice;
  /** The range to start with. Default: the page's, else the last 30 days. */
  defaultRange?: RangeChoice;
  onRangeChange?(range: RangeChoice): void;
  /** Called when what the cohort says changes; with null while no condition is complete. */
  onCohortChange?(cohort: NamedCohort | null): void;
}

const identities: Identity[] = ['user', 'authenticatedUser', 'account'];

/** Says in sentences who is meant, and shows beside them how many they are and the first of them. Saves by itself. */
export function CohortEditor(props: CohortEditorProps): ReactNode {
  return (
    <Bounded name="CohortEditor">
      <Editor {...props} />
    </Bounded>
  );
}

function Editor(props: CohortEditorProps): ReactNode {
  const { defaultCohort, documentId: givenId, defaultDocumentId, onDocumentIdChange } = props;
  const { range, defaultRange, onRangeChange, onCohortChange, linked, onSelect } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const [documentId, setDocumentId] = useControlled<string | null>(
    givenId,
    () => (defaultDocumentId === undefined ? 'cohort' : defaultDocumentId),
    onDocumentIdChange,
  );
  const [ownRange, setRange] = useControlled<RangeChoice | undefined>(
    range,
    () => defaultRange,
    (next) => next && onRangeChange?.(next),
  );
  const chosen = usePageRange(ownRange);
  const catalog = useCatalog(pageCatalog);
  const editor = useCohortEditor({
    ...(defaultCohort ? { defaultCohort } : {}),
    ...(documentId === null ? {} : { documentId }),
    ...(onCohortChange ? { onCohortChange } : {}),
  });
  const { draft, users, problems } = editor;
  const { edit, undo, redo, announced, onKeyDown } = useEditing(editor);

  return (
    <section
      {...rootProps(props)}
      className={['uk-root uk-cohort-editor', props.className].filter(Boolean).join(' ')}
      aria-label={messages.cohortTitle}
      onKeyDown={onKeyDown}
    >
      <div className="uk-cohort-columns">
        <div className="uk-card uk-editor-panel">
          <SavedCohorts
            editor={editor}
            documentId={documentId}
            onOpen={setDocumentId}
            onUndo={undo}
            onRedo={redo}
          />
          <ConditionList
            draft={draft}
            problems={problems}
            editedId={documentId ?? undefined}
            events={catalog.data?.events ?? []}
            properties={catalog.data?.properties ?? []}
            edit={edit}
          />
          <div className="uk-cohort-identity">
            <span aria-hidden="true">{messages.peopleAre}</span>
            <SentenceSelect
              label={messages.peopleAre}
              value={draft.identity}
              choices={identities.map((value) => ({ value, label: messages.identityName(value) }))}
              onChoose={(identity) => edit({ type: 'setIdentity', identity })}
            />
          </div>
          <div className="uk-hidden" role="status">
            {announced}
          </div>
        </div>
        <CohortAnswer
          users={users}
          cohortName={draft.name}
          identity={draft.identity}
          choice={chosen.choice}
          chosen={chosen}
          onRangeChange={setRange}
          linked={linked}
          onSelect={onSelect}
        />
      </div>
    </section>
  );
}
