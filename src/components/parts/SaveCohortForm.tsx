'use client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useCohortLibrary } from '../../hooks/useCohortLibrary.js';
import { saveCohortMessages, type SavedPeople } from '../../model/cohort-editor-messages.js';
import { selectionNoun } from '../../model/selection-messages.js';
import type { Selection } from '../../model/selection.js';
import type { PickedNumber } from './useNumbers.js';

/** A cohort as it was saved. */
export interface SavedCohort {
  id: string;
  name: string;
}

export interface SaveCohortFormProps {
  /** The number whose people are saved. */
  number: PickedNumber;
  /** It was saved, or given up (null). */
  onDone(saved: SavedCohort | null): void;
}

/** What a number counts, so that it is never said to be as many people as it is not. */
function peopleOf({ selection, count }: PickedNumber): SavedPeople {
  const { of } = selection;
  const ofEvents = of.kind === 'trend' && of.measure !== 'users' && of.measure !== 'sessions';
  return { noun: selectionNoun(selection), count: ofEvents ? null : count };
}

/** Whether the number is of one bucket or group of its range: that one does not move along. */
function isOfOnePeriod(selection: Selection): boolean {
  return 'bucket' in selection || 'group' in selection || 'trend' in selection;
}

/** Saves the people behind a number as a cohort: as they are now, or whoever matches whenever it is asked. */
export function SaveCohortForm({ number, onDone }: SaveCohortFormProps): ReactNode {
  const { format, savedCohorts } = useAnalyticsContext('SaveCohortForm');
  const messages = useToolMessages(saveCohortMessages, 'SaveCohortForm');
  const library = useCohortLibrary();
  const id = useId();
  const [name, setName] = useState(() => messages.cohortNameFrom(number.label));
  const [rolls, setRolls] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState(false);
  const people = peopleOf(number);
  const fixed = isOfOnePeriod(number.selection)
    ? messages.fixedPeriod
    : number.rolling === null
      ? messages.fixedRange
      : '';
  const behind = rolls && !fixed && number.rolling ? number.rolling : number.selection;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    const given = name.trim();
    const isTaken = savedCohorts.some((other) => other.name === given);
    const wrong = given === '' ? messages.nameNeeded : isTaken ? messages.nameTaken(given) : '';
    setProblem(wrong);
    if (wrong) return;
    const { identity } = behind.of;
    setSaving(true);
    setAsked(true);
    void library
      .save(given, { users: { behind }, ...(identity ? { identity } : {}) })
      .then((made) => {
        setSaving(false);
        if (made !== null) onDone({ id: made, name: given });
      });
  };
  const told = problem || (asked && !saving && library.error ? library.error.message : '');
  return (
    <form className="uk-save-cohort" aria-label={messages.saveCohort} onSubmit={submit} noValidate>
      <label className="uk-labelled">
        {messages.cohortName}
        <input
          className="uk-field"
          value={name}
          aria-invalid={problem !== ''}
          aria-describedby={told ? `${id}error` : undefined}
          // The form appears because the reader asked to save: the name is what is asked of them.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setName(event.target.value);
            setProblem('');
          }}
        />
      </label>
      <fieldset className="uk-save-cohort-who">
        <legend className="uk-hidden">{messages.whoIsSaved}</legend>
        <Choice
          name={`${id}who`}
          label={messages.asTheyAre(people, format)}
          hint={
            people.noun === 'sessions'
              ? `${messages.countsSessions} ${messages.asTheyAreHint}`
              : messages.asTheyAreHint
          }
          checked={!rolls || fixed !== ''}
          onChoose={() => setRolls(false)}
        />
        <Choice
          name={`${id}who`}
          label={messages.whoeverMatches}
          hint={fixed || messages.whoeverMatchesHint}
          checked={rolls && fixed === ''}
          disabled={fixed !== ''}
          onChoose={() => setRolls(true)}
        />
      </fieldset>
      {told ? (
        <p id={`${id}error`} className="uk-save-cohort-error" role="alert">
          {told}
        </p>
      ) : null}
      <div className="uk-save-cohort-actions">
        <button type="button" className="uk-button" data-quiet="" onClick={() => onDone(null)}>
          {messages.cancel}
        </button>
        <button type="submit" className="uk-button" aria-disabled={saving}>
          {saving ? messages.saving : messages.save}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  onChoose(): void;
}

/** One of the two ways, with what it means. */
function Choice({ name, label, hint, checked, disabled, onChoose }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="uk-save-cohort-choice" data-disabled={disabled ? '' : undefined}>
      <label>
        <input
          type="radio"
          name={name}
          checked={checked}
          disabled={disabled}
          aria-describedby={id}
          onChange={onChoose}
        />
        {label}
      </label>
      <span id={id} className="uk-save-cohort-hint">
        {hint}
      </span>
    </div>
  );
}
