import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useShowCohort } from '../../hooks/useShowCohort.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import { type SavedCohort, SaveCohortForm } from '../parts/SaveCohortForm.js';
import type { PickedNumber } from '../parts/useNumbers.js';

type Task = 'cohort' | 'explain';

interface PeopleFootProps {
  number: PickedNumber;
  /** Nobody is behind it. */
  isEmpty: boolean;
  collecting: { done: number; total: number } | null;
  said: string;
  onCancel(): void;
  onExplain(id: string): void;
  /** The reader comes back from someone who was explained: the focus goes where they left. */
  isBack: boolean;
}

/** What can be done with all of them, below the list: one thing at a time opens in its place. */
export function PeopleFoot(props: PeopleFootProps): ReactNode {
  const { number, isEmpty, collecting, said, onCancel, onExplain, isBack } = props;
  const { format } = useAnalyticsContext('PeopleFoot');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleFoot');
  const [task, setTask] = useState<Task | null>(null);
  const [saved, setSaved] = useState<SavedCohort | null>(null);
  const page = useShowCohort();
  const { selection } = number;
  const foot = useRef<HTMLElement>(null);
  const left = useRef<Task | null>(isBack ? 'explain' : null);
  useEffect(() => {
    // What was opened is gone, and the focus with it: back to the button that opened it.
    if (task === null && left.current && document.activeElement === document.body) {
      foot.current?.querySelector<HTMLElement>(`[data-task="${left.current}"]`)?.focus();
    }
    left.current = task;
  }, [task]);
  const toggle = (wanted: Task) => setTask(task === wanted ? null : wanted);
  return (
    <footer ref={foot} className="uk-people-foot">
      {collecting ? (
        <div className="uk-people-collecting">
          <span>{messages.exportingPeople(collecting.done, collecting.total, format)}</span>
          <progress
            value={collecting.done}
            max={collecting.total}
            aria-label={messages.exportingPeople(collecting.done, collecting.total, format)}
          />
          <button type="button" className="uk-button" onClick={onCancel}>
            {messages.cancel}
          </button>
        </div>
      ) : null}
      <div className="uk-people-done" role="status">
        {said || (saved ? messages.savedNumberAsCohort(saved.name) : '')}
      </div>
      {task === 'cohort' ? (
        <SaveCohortForm
          number={number}
          onDone={(made) => {
            setTask(null);
            setSaved(made);
          }}
        />
      ) : null}
      {task === 'explain' ? (
        <ExplainForm selection={selection} onExplain={onExplain} onCancel={() => setTask(null)} />
      ) : null}
      <div className="uk-people-actions">
        {saved && page.can() ? (
          <button
            type="button"
            className="uk-button"
            data-quiet=""
            onClick={() => {
              // This button goes away.
              foot.current?.querySelector<HTMLElement>('[data-task="cohort"]')?.focus();
              setSaved(null);
              page.show(saved.id);
            }}
          >
            {messages.showCohort}
          </button>
        ) : null}
        {isEmpty ? null : (
          <button
            type="button"
            className="uk-button"
            data-quiet=""
            data-task="cohort"
            aria-expanded={task === 'cohort'}
            onClick={() => {
              setSaved(null);
              toggle('cohort');
            }}
          >
            {messages.saveNumberAsCohort}
          </button>
        )}
        <button
          type="button"
          className="uk-button"
          data-quiet=""
          data-task="explain"
          aria-expanded={task === 'explain'}
          onClick={() => toggle('explain')}
        >
          {messages.explainOther}
        </button>
      </div>
    </footer>
  );
}

/** Asks for the id of someone to explain. */
function ExplainForm({
  selection,
  onExplain,
  onCancel,
}: {
  selection: PickedNumber['selection'];
  onExplain(id: string): void;
  onCancel(): void;
}): ReactNode {
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleFoot');
  const [id, setId] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim()) onExplain(id.trim());
  };
  return (
    <form className="uk-people-form" onSubmit={submit}>
      <label className="uk-labelled">
        {messages.explainWho(selection)}
        <input
          className="uk-field"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the reader's wish, in place of the button
          autoFocus
          value={id}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setId(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onCancel();
          }}
        />
      </label>
      <button type="submit" className="uk-button" disabled={!id.trim()}>
        {messages.explain}
      </button>
      <p className="uk-people-hint">{messages.explainHint(selection)}</p>
    </form>
  );
}
