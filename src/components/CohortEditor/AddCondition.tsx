import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { type ReactNode, useRef } from 'react';

import type { NewForm } from '../../hooks/cohort-edit.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { PlusIcon } from '../parts/icons.js';

interface AddConditionProps {
  forms: readonly NewForm[];
  onAdd(form: NewForm): void;
}

/** Adds a condition of a kind; the focus goes on to the new one. */
export function AddCondition({ forms, onAdd }: AddConditionProps): ReactNode {
  const { direction } = useAnalyticsContext('AddCondition');
  const messages = useToolMessages(cohortEditorMessages, 'AddCondition');
  const added = useRef(false);
  return (
    <Dropdown.Root modal={false} dir={direction}>
      <Dropdown.Trigger className="uk-button uk-cohort-add" data-quiet="">
        <PlusIcon />
        {messages.addCondition}
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          className="uk-root uk-popup"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (added.current) event.preventDefault();
            added.current = false;
          }}
        >
          {forms.map((form) => (
            <Dropdown.Item
              key={form}
              className="uk-item"
              onSelect={() => {
                added.current = true;
                onAdd(form);
              }}
            >
              {messages.formName(form)}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
