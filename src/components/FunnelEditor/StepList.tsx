import { type Dispatch, type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelAction, StepDraft } from '../../hooks/funnel-draft.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { maxSteps } from '../../model/funnel.js';
import { EventPicker } from '../parts/EventPicker.js';
import { PlusIcon } from '../parts/icons.js';
import { StepRow } from './StepRow.js';

interface StepListProps {
  steps: readonly StepDraft[];
  events: readonly CatalogEvent[];
  edit: Dispatch<FunnelAction>;
  /** Says what happened to people who do not see it. */
  announce(text: string): void;
}

/** The steps in order, and a row that adds one. */
export function StepList({ steps, events, edit, announce }: StepListProps): ReactNode {
  const { messages } = useAnalyticsContext('FunnelEditor');
  const list = useRef<HTMLOListElement>(null);
  /** Step whose handle gets the focus back after it moved. */
  const moved = useRef<number | null>(null);
  const nameOf = ({ name, match }: StepDraft) =>
    name ?? (match ? messages.matcher(match) : messages.chooseEvent);

  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [steps]);

  const move = (id: number, to: number) => {
    const step = steps.find((candidate) => candidate.id === id);
    if (!step || to < 0 || to >= steps.length) return;
    edit({ type: 'move', id, to });
    announce(messages.stepMoved(nameOf(step), to, steps.length));
  };
  return (
    <ol ref={list} className="uk-steps" aria-label={messages.steps}>
      {steps.map((step, index) => (
        <StepRow
          key={step.id}
          step={step}
          index={index}
          of={steps.length}
          events={events}
          name={nameOf(step)}
          repeats={index > 0 && sameEvent(step, steps[index - 1])}
          onChoose={(match) => edit({ type: 'choose', id: step.id, match })}
          onRename={(name) => edit({ type: 'rename', id: step.id, name })}
          onRemove={() => {
            edit({ type: 'remove', id: step.id });
            announce(messages.stepRemoved(nameOf(step)));
          }}
          onMove={(to, keepFocus) => {
            if (keepFocus) moved.current = step.id;
            move(step.id, to);
          }}
          onDropStep={(id, to) => move(id, to)}
        />
      ))}
      {steps.length < maxSteps ? (
        <li className="uk-step-add">
          <EventPicker
            label={messages.addStep}
            events={events}
            value={null}
            onChange={(match) => edit({ type: 'add', match })}
            trigger={
              <button type="button" className="uk-button" data-quiet="">
                <PlusIcon />
                {messages.addStep}
              </button>
            }
          />
        </li>
      ) : null}
    </ol>
  );
}

function sameEvent(a: StepDraft, b: StepDraft | undefined): boolean {
  return a.match !== null && JSON.stringify(a.match) === JSON.stringify(b?.match);
}
