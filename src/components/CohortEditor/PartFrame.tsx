import type { KeyboardEvent, ReactNode } from 'react';

import type { PartDraft } from '../../hooks/cohort-draft.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { DotsIcon, GripIcon } from '../parts/icons.js';
import { type Action, ActionMenu } from '../parts/Menu.js';
import { type Editing, firstOf, focusAfterRemoval, handleOf } from './editing.js';

export interface PartProps extends Editing {
  /** Those it stands with, itself among them. */
  siblings: readonly PartDraft[];
  index: number;
}

interface PartFrameProps extends PartProps {
  part: PartDraft;
  /** What can be done with it beside moving, copying and removing. */
  actions: readonly Action[];
  children: ReactNode;
}

/** A condition or a group in the list: a handle that moves it with the arrow keys, its sentence, a menu with the rest. */
export function PartFrame(props: PartFrameProps): ReactNode {
  const { part, siblings, index, actions, edit, children } = props;
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const { id } = part;
  const move = (to: number, focus: string) => {
    if (to < 0 || to >= siblings.length) return;
    edit({ type: 'move', id, to }, messages.conditionMoved(to, siblings.length), focus);
  };
  const onHandleKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(index + by, handleOf(id));
  };
  return (
    <div
      className="uk-cohort-part"
      data-part={id}
      data-group={part.form === 'group' ? '' : undefined}
      role="group"
      aria-label={messages.conditionName(index)}
    >
      <button
        type="button"
        className="uk-step-handle"
        data-handle={id}
        aria-label={messages.moveCondition(index)}
        title={messages.moveConditionHint}
        onKeyDown={onHandleKey}
      >
        <GripIcon />
      </button>
      <div className="uk-cohort-said">{children}</div>
      <ActionMenu
        label={messages.conditionMenu(index)}
        icon={<DotsIcon />}
        actions={[
          ...actions,
          {
            label: messages.duplicateStep,
            onSelect: () => edit({ type: 'duplicate', id }, messages.conditionDuplicated),
          },
          {
            label: messages.moveUp,
            onSelect: () => move(index - 1, firstOf(id)),
            disabled: index === 0,
          },
          {
            label: messages.moveDown,
            onSelect: () => move(index + 1, firstOf(id)),
            disabled: index === siblings.length - 1,
          },
          {
            label: messages.removeCondition,
            onSelect: () =>
              edit(
                { type: 'remove', id },
                messages.conditionRemoved,
                focusAfterRemoval(siblings, id),
              ),
            danger: true,
          },
        ]}
      />
    </div>
  );
}
