'use client';
import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useState } from 'react';

import {
  type CohortChoice,
  type CohortChoices,
  choicesOf,
  toggleChoice,
  usersOf,
} from '../../hooks/cohort-choice.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortMenuMessages } from '../../model/cohort-editor-messages.js';
import type { CohortCondition } from '../../model/cohort.js';
import { compareText } from '../../model/order.js';
import { CloseIcon, PlusIcon } from './icons.js';
import { PillText } from './Menu.js';
import { PickerList, type PickerItem } from './Picker.js';

export interface CohortMenuProps {
  /** Who is kept; undefined = everybody. Parts that are no saved cohort are shown in words and kept. */
  value: CohortCondition | undefined;
  onChange(users: CohortCondition | undefined): void;
  /** What is chosen. Default "Who". */
  label?: string;
  /** Offers to make a new cohort. Default: not offered. */
  onNew?: (() => void) | undefined;
}

const everybody = 'all';
const idOf = ({ id, isIn }: CohortChoice): string => `${isIn ? 'in' : 'not'} ${id}`;

/** A pill that keeps the people who are in saved cohorts, or not in them; several together must all hold. */
export function CohortMenu({ value, onChange, label, onNew }: CohortMenuProps): ReactNode {
  const context = useAnalyticsContext('CohortMenu');
  const { cohorts, cohortNames, cohortsLoading, cohortsError, format, direction } = context;
  const messages = useToolMessages(cohortMenuMessages, 'CohortMenu');
  const [open, setOpen] = useState(false);
  const choices = choicesOf(value);
  const { chosen, kept } = choices;
  const nameOf = (id: string) =>
    cohortNames[id] ??
    (Object.hasOwn(cohorts, id) || cohortsLoading ? id : messages.unknownCohort(id));
  const wordsOf = (part: CohortCondition) => messages.cohort(part, format, { nameOf });
  const texts = [
    ...chosen.map(({ id, isIn }) =>
      isIn ? messages.inCohort(nameOf(id)) : messages.notInCohort(nameOf(id)),
    ),
    ...kept.map(wordsOf),
  ];
  const current =
    texts.length > 2 ? messages.andMore(texts[0] as string, texts.length - 1) : texts.join(', ');
  const change = (next: CohortChoices) => onChange(usersOf(next));

  const known = Object.keys(cohorts);
  const ids = [...new Set([...known, ...chosen.map(({ id }) => id)])].sort((a, b) =>
    compareText(nameOf(a), nameOf(b)),
  );
  const side = (isIn: boolean) =>
    ids.map((id): PickerItem => ({
      id: idOf({ id, isIn }),
      label: nameOf(id),
      group: isIn ? messages.inCohorts : messages.notInCohorts,
    }));
  const choose = (picked: string) => {
    if (picked === everybody) {
      onChange(undefined);
      setOpen(false);
      return;
    }
    const isIn = picked.startsWith('in ');
    change(toggleChoice(choices, { id: picked.slice(picked.indexOf(' ') + 1), isIn }));
  };
  const note = cohortsLoading
    ? messages.readingCohorts
    : ids.length === 0
      ? messages.noCohorts
      : '';
  const name = label ?? messages.who;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="uk-pill uk-cohort-pill">
        <PillText
          label={name}
          value={current || messages.allUsers}
          isClear={texts.length > 0}
          isUnset={texts.length === 0}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-picker"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={name}
        >
          <PickerList
            label={name}
            items={[{ id: everybody, label: messages.allUsers }, ...side(true), ...side(false)]}
            chosen={texts.length === 0 ? [everybody] : chosen.map(idOf)}
            multiple
            onChoose={choose}
            words={messages}
          />
          {kept.length > 0 ? (
            <KeptConditions
              texts={kept.map(wordsOf)}
              onRemove={(at) => change({ chosen, kept: kept.toSpliced(at, 1) })}
            />
          ) : null}
          {note ? <div className="uk-picker-note">{note}</div> : null}
          {cohortsError ? (
            <div className="uk-picker-note" data-error="" role="alert">
              {cohortsError.message}
            </div>
          ) : null}
          {onNew ? (
            <div className="uk-cohort-new">
              <button
                type="button"
                className="uk-item uk-item-button"
                onClick={() => {
                  setOpen(false);
                  onNew();
                }}
              >
                <span className="uk-item-mark">
                  <PlusIcon />
                </span>
                {messages.newCohortAction}
              </button>
            </div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** What is asked of people beside saved cohorts: shown, and taken away on demand. */
function KeptConditions({
  texts,
  onRemove,
}: {
  texts: readonly string[];
  onRemove(at: number): void;
}): ReactNode {
  const messages = useToolMessages(cohortMenuMessages, 'CohortMenu');
  return (
    <div className="uk-cohort-kept" role="group" aria-label={messages.keptConditions}>
      <div className="uk-cohort-kept-title">{messages.keptConditions}</div>
      {texts.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a condition is its place
        <div key={at} className="uk-cohort-kept-row">
          <span className="uk-cohort-kept-text" title={text}>
            {text}
          </span>
          <button
            type="button"
            className="uk-button"
            data-quiet=""
            data-icon=""
            aria-label={messages.removeKept(text)}
            onClick={() => onRemove(at)}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
