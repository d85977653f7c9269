import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useState } from 'react';

import { idsIn } from '../../hooks/cohort-ids.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { CaretIcon } from '../parts/icons.js';

interface ListFieldsProps {
  ids: readonly string[];
  onChange(ids: string[]): void;
}

/** "a list of 1,204 ids": opens to paste them. */
export function ListFields({ ids, onChange }: ListFieldsProps): ReactNode {
  const { format, direction } = useAnalyticsContext('ListFields');
  const messages = useToolMessages(cohortEditorMessages, 'ListFields');
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? null : idsIn(text);
  const done = () => {
    // Ids that nobody touched stay as they are, whatever characters they have.
    if (typed && text !== ids.join('\n')) onChange(typed.ids);
    setText(null);
  };
  return (
    <Popover.Root
      open={text !== null}
      onOpenChange={(open) => (open ? setText(ids.join('\n')) : done())}
    >
      <Popover.Trigger
        className="uk-button uk-cohort-choice"
        data-empty={ids.length === 0 ? '' : undefined}
      >
        <span className="uk-pill-value">{messages.listOfIds(ids.length, format)}</span>
        <CaretIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-cohort-ids"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.pasteIds}
        >
          <label className="uk-labelled">
            {messages.pasteIds}
            <textarea
              className="uk-field"
              rows={8}
              spellCheck={false}
              value={text ?? ''}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <div className="uk-cohort-ids-foot">
            <span role="status">
              {typed ? messages.idsCounted(typed.ids.length, typed.repeated, format) : ''}
            </span>
            <button type="button" className="uk-button" onClick={done}>
              {messages.done}
            </button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
