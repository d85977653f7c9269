import { type ReactNode, useEffect, useRef } from 'react';

import type { Join, PartDraft } from '../../hooks/cohort-draft.js';
import type { NewForm } from '../../hooks/cohort-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { AddCondition } from './AddCondition.js';
import { ConditionGroup } from './ConditionGroup.js';
import { ConditionRow } from './ConditionRow.js';
import { type Editing, firstOf } from './editing.js';
import { Joined } from './Joined.js';
import { SentenceSelect } from './SentenceSelect.js';
import { Templates } from './Templates.js';

const joins: Join[] = ['all', 'any'];
const forms: NewForm[] = ['did', 'had', 'member', 'list', 'group'];

/** Who is meant: conditions and groups of them, or ways to start. */
export function ConditionList(props: Editing): ReactNode {
  const { draft, edit } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const { parts, join, identity, nextId } = draft;
  const root = useRef<HTMLDivElement>(null);
  /** What gets the focus once the edit is drawn. */
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    root.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  }, [draft]);
  const editing: Editing = {
    ...props,
    edit: (action, said, focus) => {
      focusNext.current = focus ?? null;
      edit(action, said);
    },
  };
  const part = (one: PartDraft, index: number): ReactNode =>
    one.form === 'group' ? (
      <ConditionGroup {...editing} group={one} index={index} siblings={parts} />
    ) : (
      <ConditionRow {...editing} row={one} index={index} siblings={parts} canGroup />
    );
  return (
    <div ref={root} className="uk-cohort-conditions">
      <div className="uk-cohort-intro">
        <span>{messages.whoMatch(identity)}</span>
        <SentenceSelect
          label={messages.joinLabel}
          value={join}
          choices={joins.map((value) => ({ value, label: messages.joinName(value) }))}
          onChoose={(value) => edit({ type: 'setJoin', join: value })}
        />
      </div>
      {parts.length > 0 ? (
        <Joined
          join={join}
          parts={parts.map((one, index) => ({ id: one.id, content: part(one, index) }))}
        />
      ) : null}
      <div data-adds="">
        <AddCondition
          forms={forms}
          onAdd={(form) =>
            editing.edit({ type: 'add', form }, messages.conditionAdded(form), firstOf(nextId))
          }
        />
      </div>
      {parts.length === 0 ? (
        <Templates
          onChoose={(users, said) =>
            editing.edit({ type: 'setUsers', users }, said, firstOf(nextId))
          }
        />
      ) : null}
    </div>
  );
}
