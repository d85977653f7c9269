import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { StepDraft } from '../../hooks/funnel-draft.js';
import type { CatalogEvent } from '../../model/catalog.js';
import type { EventMatcher } from '../../model/filter.js';
import { EventPicker } from '../parts/EventPicker.js';
import { CaretIcon, DotsIcon, GripIcon } from '../parts/icons.js';
import { ActionMenu } from '../parts/Menu.js';
import { useDragStep } from './useDragStep.js';

interface StepRowProps {
  step: StepDraft;
  index: number;
  of: number;
  events: readonly CatalogEvent[];
  name: string;
  /** Same event as the step before. */
  repeats: boolean;
  onChoose(match: EventMatcher): void;
  onRename(name: string): void;
  onRemove(): void;
  onMove(to: number, keepFocus: boolean): void;
  /** Another step was dropped here. */
  onDropStep(id: number, to: number): void;
}

/** One step: its number, its event, a handle to drag it (or Alt+↑ ↓), a menu with the rest. */
export function StepRow(props: StepRowProps): ReactNode {
  const { step, index, of, events, name, repeats, onMove } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [renaming, setRenaming] = useState(false);
  const { dragging, edge } = useDragStep({
    row,
    handle,
    id: step.id,
    index,
    onDrop: props.onDropStep,
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(index + by, true);
  };
  const finishRename = (text: string) => {
    props.onRename(text);
    setRenaming(false);
  };
  return (
    <li
      ref={row}
      className="uk-step"
      data-dragging={dragging ? '' : undefined}
      data-edge={edge ?? undefined}
    >
      <button
        ref={handle}
        type="button"
        className="uk-step-handle"
        data-handle={step.id}
        aria-label={messages.dragStep(index)}
        title={messages.dragHint}
        onKeyDown={onKeyDown}
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
        <EventPicker
          label={messages.stepNumber(index)}
          events={events}
          value={step.match}
          onChange={props.onChoose}
          trigger={
            <button
              type="button"
              className="uk-button uk-step-event"
              data-empty={step.match ? undefined : ''}
              aria-label={`${messages.stepNumber(index)}: ${name}`}
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
        actions={[
          { label: messages.renameStep, onSelect: () => setRenaming(true), disabled: !step.match },
          {
            label: messages.moveUp,
            onSelect: () => onMove(index - 1, false),
            disabled: index === 0,
          },
          {
            label: messages.moveDown,
            onSelect: () => onMove(index + 1, false),
            disabled: index === of - 1,
          },
          { label: messages.removeStep, onSelect: props.onRemove, danger: true },
        ]}
      />
      {repeats ? <p className="uk-step-note">{messages.twoOccurrences}</p> : null}
    </li>
  );
}
