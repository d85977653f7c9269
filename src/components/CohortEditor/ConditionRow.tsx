import { type ReactNode, useRef } from 'react';

import type { RowDraft } from '../../hooks/cohort-draft.js';
import type { RowChange } from '../../hooks/cohort-edit.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import type { Action } from '../parts/Menu.js';
import { useAskedFilter } from '../parts/useAskedFilter.js';
import { DidFields } from './DidFields.js';
import { firstOf } from './editing.js';
import { HadFields } from './HadFields.js';
import { ListFields } from './ListFields.js';
import { MemberField } from './MemberField.js';
import { PartFrame, type PartProps } from './PartFrame.js';
import { SentenceSelect } from './SentenceSelect.js';

interface ConditionRowProps extends PartProps {
  row: RowDraft;
  /** It stands in the list itself, not in a group. */
  canGroup: boolean;
}

/** One condition as a sentence. */
export function ConditionRow({ row, canGroup, ...props }: ConditionRowProps): ReactNode {
  const { problems, properties, edit } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const { id } = row;
  const said = useRef<HTMLDivElement>(null);
  const askedFilter = useAskedFilter(said);

  const change = (members: RowChange) => edit({ type: 'change', id, change: members });
  const problem = problems.get(id);
  const note = problem
    ? messages.cohortProblem(problem)
    : row.form === 'list' && row.ids.length === 0
      ? messages.emptyList
      : '';
  const filter: Action[] =
    row.form === 'did'
      ? [
          {
            label: messages.filterStep,
            disabled: !row.match,
            onSelect: askedFilter.ask,
            opens: true,
          },
        ]
      : [];
  const group: Action[] = canGroup
    ? [
        {
          label: messages.putInGroup,
          onSelect: () => edit({ type: 'group', id }, messages.putInGroup, firstOf(id)),
        },
      ]
    : [];
  return (
    <PartFrame {...props} part={row} actions={[...filter, ...group]}>
      <div ref={said} className="uk-cohort-sentence">
        <SentenceSelect
          first
          label={messages.verbLabel}
          value={row.not ? 'not' : 'is'}
          choices={(['is', 'not'] as const).map((value) => ({
            value,
            label: messages.verb(row.form, value === 'not'),
          }))}
          onChoose={(value) => edit({ type: 'setNot', id, not: value === 'not' })}
        />
        {row.form === 'did' ? (
          <>
            <DidFields row={row} events={props.events} onChange={change} />
            {row.match && (askedFilter.isAsked || row.match.where) ? (
              <FilterEditor
                value={row.match.where}
                properties={properties}
                onChange={(where) => edit({ type: 'setFilter', id, where })}
              />
            ) : null}
          </>
        ) : null}
        {row.form === 'had' ? (
          <HadFields row={row} properties={properties} onChange={change} />
        ) : null}
        {row.form === 'list' ? (
          <ListFields ids={row.ids} onChange={(ids) => change({ ids })} />
        ) : null}
        {row.form === 'member' ? (
          <MemberField
            value={row.cohort}
            editedId={props.editedId}
            onChange={(cohort) => change({ cohort })}
          />
        ) : null}
        {row.form === 'kept' ? <KeptWords {...props} row={row} /> : null}
        {note ? (
          <p className="uk-step-note" data-error={problem ? '' : undefined}>
            {note}
          </p>
        ) : null}
      </div>
    </PartFrame>
  );
}

/** A condition that is not edited here, in words. */
function KeptWords({
  row,
  draft,
}: Pick<PartProps, 'draft'> & { row: RowDraft & { form: 'kept' } }): ReactNode {
  const { format, cohortNames } = useAnalyticsContext('CohortEditor');
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  return (
    <span className="uk-cohort-kept-words" title={messages.onlyInWords}>
      {messages.cohort(row.condition, format, {
        identity: draft.identity,
        nameOf: (id) => cohortNames[id],
      })}
    </span>
  );
}
