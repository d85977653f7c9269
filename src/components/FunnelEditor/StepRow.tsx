import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogEvent, CatalogProperty } from '../../model/catalog.js';
import type { FunnelQuery } from '../../model/funnel.js';
import { CaretIcon, DotsIcon, GripIcon } from '../parts/icons.js';
import { ActionMenu } from '../parts/Menu.js';
import { useAskedFilter } from '../parts/useAskedFilter.js';
import { type StepTarget, stepActions } from './step-actions.js';
import { StepDetails } from './StepDetails.js';
import { StepPicker } from './StepPicker.js';
import { useDragStep } from './useDragStep.js';

interface StepRowProps extends StepTarget {
  /** Index of the required step before it. */
  previous: number;
  events: readonly CatalogEvent[];
  properties: readonly CatalogProperty[];
  /** What the reader should know about this step: an error of the question, or a hint. */
  note: { text: string; isError: boolean } | null;
  /** The funnel of the steps before this one. */
  before: FunnelQuery | null;
  /** Another step was dropped here. */
  onDropStep(id: number, to: number): void;
  /** Opens the people who reached this step. */
  onPeople: (() => void) | undefined;
  /** An event was chosen: the focus goes to what is chosen next. */
  onChosen(event: Event): void;
}

/** One step as a sentence: its number, its event, its filter and limits, a handle to drag it, a menu with the rest. */
export function StepRow(props: StepRowProps): ReactNode {
  const { step, index, name, note, edit, onMove, onPeople } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const chose = useRef(false);
  const noteId = useId();
  const [renaming, setRenaming] = useState(false);
  const filter = useAskedFilter(row);
  const { dragging, edge } = useDragStep({
    row,
    handle,
    id: step.id,
    index,
    onDrop: props.onDropStep,
  });

  const onHandleKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(index + by, true);
  };
  const onEventKey = (event: KeyboardEvent) => {
    if (step.match || (event.key !== 'Backspace' && event.key !== 'Delete')) return;
    event.preventDefault();
    props.onRemove();
  };
  const finishRename = (text: string) => {
    edit({ type: 'rename', id: step.id, name: text === name && !step.name ? '' : text });
    setRenaming(false);
  };
  return (
    <li
      ref={row}
      className="uk-step"
      data-dragging={dragging ? '' : undefined}
      data-edge={edge ?? undefined}
      data-optional={step.optional ? '' : undefined}
    >
      <button
        ref={handle}
        type="button"
        className="uk-step-handle"
        data-handle={step.id}
        aria-label={messages.dragStep(index)}
        title={messages.dragHint}
        onKeyDown={onHandleKey}
      >
        <GripIcon />
      </button>
      <span className="uk-step-number" aria-hidden="true">
        {index + 1}
      </span>
      {renaming ? (
        <input
          className="uk-field uk-step-name"
          aria-label={messages.renameStep}
          defaultValue={step.name ?? name}
          // The field appears because the reader asked to rename: that is where they want to type.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => event.target.select()}
          onBlur={(event) => finishRename(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finishRename(event.currentTarget.value);
            if (event.key === 'Escape') setRenaming(false);
          }}
        />
      ) : (
        <StepPicker
          label={messages.stepNumber(index)}
          events={props.events}
          value={step.match}
          before={props.before}
          onChange={(match) => {
            chose.current = true;
            const where = step.match?.where;
            edit({ type: 'choose', id: step.id, match: where ? { ...match, where } : match });
          }}
          onCloseAutoFocus={(event) => {
            if (chose.current) props.onChosen(event);
            chose.current = false;
          }}
          trigger={
            <button
              type="button"
              className="uk-button uk-step-event"
              data-event={step.id}
              data-empty={step.match ? undefined : ''}
              aria-label={`${messages.stepNumber(index)}: ${name}`}
              aria-describedby={note ? noteId : undefined}
              data-invalid={note?.isError ? '' : undefined}
              onKeyDown={onEventKey}
            >
              <span className="uk-pill-value" title={name}>
                {name}
              </span>
              <CaretIcon />
            </button>
          }
        />
      )}
      <ActionMenu
        label={messages.stepMenu(index)}
        icon={<DotsIcon />}
        actions={stepActions(props, messages, {
          rename: () => setRenaming(true),
          filter: filter.ask,
          people: onPeople,
        })}
      />
      <StepDetails
        step={step}
        index={index}
        previous={props.previous}
        properties={props.properties}
        showFilter={filter.isAsked || step.match?.where !== undefined}
        edit={edit}
      />
      {note ? (
        <p id={noteId} className="uk-step-note" data-error={note.isError ? '' : undefined}>
          {note.text}
        </p>
      ) : null}
    </li>
  );
}
