import type { ReactNode } from 'react';

import type { DidDraft } from '../../hooks/cohort-draft.js';
import type { RowChange } from '../../hooks/cohort-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { HowOften } from '../../model/cohort.js';
import { IconButton } from '../parts/IconButton.js';
import { CloseIcon, PlusIcon } from '../parts/icons.js';
import { DeedPicker } from './DeedPicker.js';
import { NumberField } from './NumberField.js';
import { SentenceSelect } from './SentenceSelect.js';
import { WithinMenu } from './WithinMenu.js';

type Mode = Parameters<typeof cohortEditorMessages.timesMode>[0];

const modes: Mode[] = ['once', 'atLeast', 'atMost', 'exactly', 'between'];

function modeOf(times: HowOften | undefined): Mode {
  const { atLeast, atMost } = times ?? {};
  if (atMost === undefined) return atLeast === undefined ? 'once' : 'atLeast';
  if (atLeast === undefined) return 'atMost';
  return atLeast === atMost ? 'exactly' : 'between';
}

/** Another way to say how often, with the numbers that were there. */
function timesOf(mode: Mode, { atLeast, atMost }: HowOften): HowOften | undefined {
  const count = atLeast ?? atMost ?? 2;
  switch (mode) {
    case 'once':
      return undefined;
    case 'atLeast':
      return { atLeast: count };
    case 'atMost':
      return { atMost: atMost ?? count };
    case 'exactly':
      return { atLeast: count, atMost: count };
    case 'between':
      return { atLeast: count, atMost: Math.max(atMost ?? 0, count + 1) };
  }
}

interface DidFieldsProps {
  row: DidDraft & { not: boolean };
  events: readonly CatalogEvent[];
  onChange(change: RowChange): void;
}

/** "[event] [at least 3 times] [on at least 2 days] [in the last 28 days]" */
export function DidFields({ row, events, onChange }: DidFieldsProps): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'DidFields');
  const { match, times, days, within, not } = row;
  const mode = modeOf(times);
  return (
    <>
      <DeedPicker value={match} events={events} onChange={(next) => onChange({ match: next })} />
      <span className="uk-cohort-words">
        <SentenceSelect
          label={messages.howOften}
          value={mode}
          choices={modes.map((value) => ({
            value,
            label: messages.timesMode(value, { not, onDays: days !== undefined }),
          }))}
          onChoose={(next) => onChange({ times: timesOf(next, times ?? {}) })}
        />
        <Times times={times} mode={mode} onChange={(next) => onChange({ times: next })} />
      </span>
      {days === undefined ? null : (
        <span className="uk-cohort-words">
          <span>{messages.onAtLeast}</span>
          <NumberField
            label={messages.daysCount}
            value={days}
            least={1}
            onChange={(next) => onChange({ days: next })}
          />
          <span>{messages.daysNoun(days)}</span>
          <IconButton
            className="uk-small"
            label={messages.removeDays}
            onClick={() => onChange({ days: undefined })}
          >
            <CloseIcon />
          </IconButton>
        </span>
      )}
      <WithinMenu value={within} onChange={(next) => onChange({ within: next })} />
      {days === undefined && match ? (
        <button
          type="button"
          className="uk-button uk-cohort-more"
          data-quiet=""
          onClick={() => onChange({ days: 2 })}
        >
          <PlusIcon />
          {messages.addDays}
        </button>
      ) : null}
    </>
  );
}

/** The numbers that belong to a way of saying how often. */
function Times({
  times,
  mode,
  onChange,
}: {
  times: HowOften | undefined;
  mode: Mode;
  onChange(times: HowOften): void;
}): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'DidFields');
  if (!times) return null;
  const { atLeast = 0, atMost = atLeast } = times;
  const isMost = mode === 'atMost';
  return (
    <>
      <NumberField
        label={messages.timesCount}
        value={isMost ? atMost : atLeast}
        least={mode === 'atLeast' ? 1 : 0}
        onChange={(count) => {
          if (mode === 'exactly') onChange({ atLeast: count, atMost: count });
          else if (isMost) onChange({ atMost: count });
          else if (mode === 'between')
            onChange({ atLeast: count, atMost: Math.max(count, atMost) });
          else onChange({ atLeast: count });
        }}
      />
      {mode === 'between' ? (
        <>
          <span>{messages.timesUpTo}</span>
          <NumberField
            label={messages.timesMost}
            value={atMost}
            least={atLeast}
            onChange={(count) => onChange({ atLeast, atMost: count })}
          />
        </>
      ) : null}
      <span>{messages.timesNoun(atMost)}</span>
    </>
  );
}
