import type { ReactNode } from 'react';

import type { GroupDraft, Join } from '../../hooks/cohort-draft.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { AddCondition } from './AddCondition.js';
import { ConditionRow } from './ConditionRow.js';
import { firstOf } from './editing.js';
import { Joined } from './Joined.js';
import { PartFrame, type PartProps } from './PartFrame.js';
import { SentenceSelect } from './SentenceSelect.js';

const joins: Join[] = ['all', 'any'];

/** Conditions that count as one: "match [any of these]". */
export function ConditionGroup({ group, ...props }: PartProps & { group: GroupDraft }): ReactNode {
  const { draft, edit } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const { id, join, rows } = group;
  const [first] = rows;
  return (
    <PartFrame
      {...props}
      part={group}
      actions={[
        {
          label: messages.takeOutOfGroup,
          disabled: group.not,
          onSelect: () =>
            edit({ type: 'ungroup', id }, messages.takeOutOfGroup, first && firstOf(first.id)),
        },
      ]}
    >
      <div className="uk-cohort-sentence">
        <SentenceSelect
          first
          label={messages.verbLabel}
          value={group.not ? 'not' : 'is'}
          choices={(['is', 'not'] as const).map((value) => ({
            value,
            label: messages.verb('group', value === 'not'),
          }))}
          onChoose={(value) => edit({ type: 'setNot', id, not: value === 'not' })}
        />
        <SentenceSelect
          label={messages.joinLabel}
          value={join}
          choices={joins.map((value) => ({ value, label: messages.joinName(value) }))}
          onChoose={(value) => edit({ type: 'setJoin', id, join: value })}
        />
      </div>
      <Joined
        join={join}
        parts={rows.map((row, index) => ({
          id: row.id,
          content: (
            <ConditionRow {...props} row={row} index={index} siblings={rows} canGroup={false} />
          ),
        }))}
      />
      <AddCondition
        forms={['did', 'had', 'member', 'list']}
        onAdd={(form) =>
          edit({ type: 'add', form, to: id }, messages.conditionAdded(form), firstOf(draft.nextId))
        }
      />
    </PartFrame>
  );
}
