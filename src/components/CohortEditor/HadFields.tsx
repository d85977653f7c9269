import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import type { HadDraft } from '../../hooks/cohort-draft.js';
import type { RowChange } from '../../hooks/cohort-edit.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import {
  type ConditionDraft,
  conditionOf,
  draftCondition,
  startCondition,
} from '../../hooks/filter-draft.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { Condition } from '../../model/filter.js';
import { ConditionForm } from '../parts/ConditionForm.js';
import { CaretIcon } from '../parts/icons.js';
import { PickerList } from '../parts/Picker.js';
import { propertyItems, typesOf } from '../parts/property-items.js';
import { SentenceSelect } from './SentenceSelect.js';

const places: HadDraft['at'][] = ['any', 'first', 'last'];

interface HadFieldsProps {
  row: HadDraft;
  properties: readonly CatalogProperty[];
  onChange(change: RowChange): void;
}

/** "[a first event] where [country is Spain]" */
export function HadFields({ row, properties, onChange }: HadFieldsProps): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'HadFields');
  return (
    <>
      <span className="uk-cohort-words">
        <SentenceSelect
          label={messages.eventAt}
          value={row.at}
          choices={places.map((value) => ({ value, label: messages.eventAtName(value) }))}
          onChoose={(at) => onChange({ at })}
        />
        <span>{messages.whereWord}</span>
      </span>
      <OneCondition
        value={row.condition}
        properties={properties}
        onChange={(condition) => onChange({ condition })}
      />
    </>
  );
}

interface OneConditionProps {
  value: Condition | null;
  properties: readonly CatalogProperty[];
  onChange(condition: Condition): void;
}

/** A typed text is taken when nothing is typed for so long. */
const idleMs = 150;

/** Chooses a property and what it is compared with. What is chosen applies as soon as it is complete. */
function OneCondition({ value, properties, onChange }: OneConditionProps): ReactNode {
  const { format, direction } = useAnalyticsContext('HadFields');
  const messages = useToolMessages(cohortEditorMessages, 'HadFields');
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<ConditionDraft | null>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const take = (next: ConditionDraft) => {
    clearTimeout(typing.current);
    typing.current = undefined;
    const condition = conditionOf(next, typesOf(properties, next.property));
    if (condition) latest.current(condition);
  };
  const change = (next: ConditionDraft, isTyping: boolean) => {
    setDraft(next);
    clearTimeout(typing.current);
    if (!isTyping) return take(next);
    typing.current = setTimeout(() => take(next), idleMs);
  };
  const toggle = (next: boolean) => {
    if (next) setDraft(value && draftCondition(value));
    else if (draft && typing.current !== undefined) take(draft);
    setOpen(next);
  };
  const text = value ? messages.condition(value) : messages.chooseProperty;
  return (
    <Popover.Root open={open} onOpenChange={toggle}>
      <Popover.Trigger className="uk-button uk-cohort-choice" data-empty={value ? undefined : ''}>
        <span className="uk-pill-value" title={text}>
          {text}
        </span>
        <CaretIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-picker"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.chooseProperty}
        >
          {draft ? (
            <>
              <button
                type="button"
                className="uk-item uk-item-button uk-cohort-back"
                onClick={() => setDraft(null)}
              >
                {messages.otherProperty}
              </button>
              <ConditionForm
                key={draft.property}
                draft={draft}
                types={typesOf(properties, draft.property)}
                onChange={change}
                onDone={() => toggle(false)}
              />
            </>
          ) : (
            <PickerList
              label={messages.chooseProperty}
              items={propertyItems(properties, messages, format)}
              chosen={[]}
              onChoose={(property) =>
                setDraft(startCondition(property, typesOf(properties, property)))
              }
              words={messages}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
