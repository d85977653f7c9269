import type { ReactNode } from 'react';

import { canName } from '../../hooks/cohort-problem.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import { compareText } from '../../model/order.js';
import { CaretIcon } from '../parts/icons.js';
import { Picker, type PickerItem } from '../parts/Picker.js';

interface MemberFieldProps {
  value: string | null;
  /** Id of the cohort that is edited: what depends on it is not offered. */
  editedId: string | undefined;
  onChange(cohort: string): void;
}

/** "[Engaged users]" */
export function MemberField({ value, editedId, onChange }: MemberFieldProps): ReactNode {
  const { cohorts, cohortNames } = useAnalyticsContext('MemberField');
  const messages = useToolMessages(cohortEditorMessages, 'MemberField');
  const nameOf = (id: string) => cohortNames[id] ?? id;
  const items = Object.keys(cohorts)
    .filter((id) => canName(id, editedId, cohorts))
    .map((id): PickerItem => ({ id, label: nameOf(id) }))
    .sort((a, b) => compareText(a.label, b.label));
  const text = value === null ? messages.chooseCohort : nameOf(value);
  return (
    <Picker
      label={messages.chooseCohort}
      items={items}
      chosen={value === null ? [] : [value]}
      onChoose={onChange}
      words={items.length > 0 ? messages : { ...messages, nothingFound: messages.noOtherCohorts }}
      trigger={
        <button
          type="button"
          className="uk-button uk-cohort-choice"
          data-empty={value === null ? '' : undefined}
        >
          <span className="uk-pill-value" title={text}>
            {text}
          </span>
          <CaretIcon />
        </button>
      }
    />
  );
}
