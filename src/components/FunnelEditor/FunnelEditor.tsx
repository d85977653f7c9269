'use client';
import { type ReactNode, useState } from 'react';

import type { FunnelDefinition } from '../../documents/funnel-document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { useFunnelEditor } from '../../hooks/useFunnelEditor.js';
import { type LinkOptions, useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import { type FunnelQuery, maxSteps } from '../../model/funnel.js';
import { AskedFunnel } from '../FunnelChart/AskedFunnel.js';
import type { FunnelView } from '../FunnelChart/view.js';
import { Bounded } from '../parts/Bounded.js';
import { NumberMenu } from '../parts/NumberMenu.js';
import type { CardProps } from '../parts/ResultCard.js';
import { rootProps } from '../parts/root-props.js';
import { State } from '../parts/State.js';
import { useControlled } from '../parts/useControlled.js';
import { useEditing } from '../parts/useEditing.js';
import { Advanced } from './Advanced.js';
import { AroundPanel } from './AroundPanel.js';
import { QuestionPills } from './QuestionPills.js';
import { SavedFunnels } from './SavedFunnels.js';
import { StepList } from './StepList.js';
import { useStepPeople } from './useStepPeople.js';

export interface FunnelEditorProps extends CardProps, LinkOptions {
  /** The funnel to start with, when none is saved. Default: two steps still to choose. */
  defaultFunnel?: FunnelDefinition & { name?: string };
  /** Id of the saved funnel that is open, owned by the host; null = nothing is saved. */
  documentId?: string | null;
  /** Id of the saved funnel to start with. Default `'funnel'`; null = nothing is saved. */
  defaultDocumentId?: string | null;
  /** Another saved funnel was opened. */
  onDocumentIdChange?(id: string | null): void;
  /** The range asked for, owned by the host. */
  range?: RangeChoice;
  /** The range to start with. Default: the page's, or where it has none the last 30 days. */
  defaultRange?: RangeChoice;
  /** Called with undefined when the reader goes back to the page's range. */
  onRangeChange?(range: RangeChoice | undefined): void;
  /** The view of the answer, owned by the host. */
  view?: FunnelView;
  defaultView?: FunnelView;
  onViewChange?(view: FunnelView): void;
  /** Whether the advanced options start unfolded. Default false. */
  defaultAdvanced?: boolean;
  /** Shows what most people did before and after the funnel, for two more questions. Default true. */
  around?: boolean;
  /** Called with the question whenever it changes; null while it is incomplete. Never narrowed by the page. */
  onQueryChange?(query: FunnelQuery | null): void;
}

/** As tall as the answer, so that nothing jumps when there is one. */
const funnelStateHeight = 416;

/**
 * Builds a funnel step by step and shows its answer beside it. The answer follows the page's scope and selection; the funnel
 * itself, as it is edited and saved, does not.
 */
export function FunnelEditor(props: FunnelEditorProps): ReactNode {
  return (
    <Bounded name="FunnelEditor" height={funnelStateHeight}>
      <Editor {...props} />
    </Bounded>
  );
}

function Editor(props: FunnelEditorProps): ReactNode {
  const { defaultFunnel, documentId: givenId, defaultDocumentId, onDocumentIdChange } = props;
  const { range: givenRange, defaultRange, onRangeChange, onQueryChange, ...others } = props;
  const { view: givenView, defaultView, onViewChange, defaultAdvanced, around = true } = others;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const [choice, setChoice] = useControlled<RangeChoice | undefined>(
    givenRange,
    () => defaultRange,
    onRangeChange,
  );
  const [view, setView] = useControlled(givenView, () => defaultView ?? 'steps', onViewChange);
  const [documentId, setDocumentId] = useControlled<string | null>(
    givenId,
    () => (defaultDocumentId === undefined ? 'funnel' : defaultDocumentId),
    onDocumentIdChange,
  );
  const chosen = usePageRange(choice);
  const catalog = useCatalog(pageCatalog);
  const editor = useFunnelEditor({
    range: chosen.range,
    ...(defaultFunnel ? { defaultFunnel } : {}),
    ...(documentId === null ? {} : { documentId }),
    ...(onQueryChange ? { onQueryChange } : {}),
  });
  const { draft, query, problem, dropped } = editor;
  const { edit, undo, redo, announced, onKeyDown } = useEditing(editor);
  const { linked, onSelect, classNames, slots } = props;
  const link = useLinkedQuestion(query, { linked, onSelect });
  const people = useStepPeople(draft, link);
  const events = catalog.data?.events ?? [];
  const properties = catalog.data?.properties ?? [];

  const [wasValid, setWasValid] = useState(false);
  if (query && !problem && !wasValid) setWasValid(true);
  const said = dropped.length > 0 ? messages.dropped(dropped) : '';
  return (
    <section
      {...rootProps(others)}
      className={['uk-root uk-funnel-editor', props.className].filter(Boolean).join(' ')}
      aria-label={messages.funnel}
      onKeyDown={onKeyDown}
    >
      <div className="uk-editor-columns">
        <div className="uk-card uk-editor-panel">
          <SavedFunnels
            editor={editor}
            documentId={documentId}
            onOpen={setDocumentId}
            onUndo={undo}
            onRedo={redo}
          />
          <QuestionPills
            choice={choice}
            chosen={chosen}
            onRangeChange={setChoice}
            options={draft.options}
            properties={properties}
            edit={edit}
          />
          <StepList
            draft={draft}
            problem={problem}
            range={chosen.range}
            events={events}
            properties={properties}
            edit={edit}
            onPeople={people.open}
          />
          {said ? (
            <div className="uk-editor-notice">
              <p>{said}</p>
              <button type="button" className="uk-button" onClick={undo}>
                {messages.undo}
              </button>
            </div>
          ) : null}
          {problem && problem.id === null ? (
            <p className="uk-step-note" data-error="">
              {problem.path}: {problem.text}
            </p>
          ) : null}
          <Advanced
            draft={draft}
            problem={problem}
            events={events}
            properties={properties}
            defaultOpen={defaultAdvanced}
            edit={edit}
          />
          <div className="uk-hidden" role="status">
            {[announced, said].filter(Boolean).join('. ')}
          </div>
        </div>
        <div className="uk-editor-answer">
          {(query === null || (problem && !wasValid)) && !chosen.noData && chosen.range ? (
            <div className="uk-card" data-state="incomplete">
              <State
                title={problem ? messages.fixFirst : messages.needsTwoSteps}
                height={funnelStateHeight}
              />
            </div>
          ) : (
            <AskedFunnel
              root={{ ...(classNames ? { classNames } : {}), ...(slots ? { slots } : {}) }}
              link={link}
              noData={chosen.noData}
              view={view}
              onViewChange={setView}
              onShowAll={chosen.choice === 'all' ? undefined : () => setChoice('all')}
            />
          )}
          {around && link.query && !problem && !chosen.noData ? (
            <AroundPanel
              query={link.query}
              onAdd={
                draft.steps.length >= maxSteps
                  ? null
                  : (event, at) =>
                      edit(
                        { type: 'add', match: { event }, ...(at === 'first' ? { at: 0 } : {}) },
                        messages.stepAdded(event, at === 'first' ? 0 : draft.steps.length),
                      )
              }
            />
          ) : null}
        </div>
      </div>
      {people.numbers ? <NumberMenu numbers={people.numbers} /> : null}
    </section>
  );
}
