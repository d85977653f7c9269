import { type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { definitionOf, type FunnelDraft, type StepDraft } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import { blockedOptions } from '../../hooks/funnel-fit.js';
import type { FunnelProblem } from '../../hooks/funnel-problem.js';
import type { CatalogEvent, CatalogProperty } from '../../model/catalog.js';
import { type FunnelQuery, maxSteps } from '../../model/funnel.js';
import { PlusIcon } from '../parts/icons.js';
import { StepPicker } from './StepPicker.js';
import { StepRow } from './StepRow.js';

interface StepListProps {
  draft: FunnelDraft;
  problem: FunnelProblem | null;
  range: FunnelQuery['range'] | null;
  events: readonly CatalogEvent[];
  properties: readonly CatalogProperty[];
  /** An edit, and what to say of it to people who do not see it. */
  edit(action: FunnelAction, said?: string): void;
  /** Opens the people who reached a step; undefined while nobody is known of. */
  onPeople: ((id: number, at: Element) => void) | undefined;
}

/** The steps in order, and a row that adds one. */
export function StepList(props: StepListProps): ReactNode {
  const { draft, problem, range, events, properties, edit, onPeople } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const { steps } = draft;
  const list = useRef<HTMLOListElement>(null);
  /** What gets the focus once the edit is drawn. */
  const focusNext = useRef<string | null>(null);
  const nameOf = ({ name, match }: StepDraft) => {
    if (name || !match) return name ?? messages.chooseEvent;
    // The filter has a line of its own.
    const { where: _where, ...event } = match;
    return messages.matcher(event);
  };

  useEffect(() => {
    if (focusNext.current === null) return;
    list.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  }, [steps]);

  const move = (id: number, to: number) => {
    const step = steps.find((candidate) => candidate.id === id);
    if (!step || to < 0 || to >= steps.length) return;
    edit({ type: 'move', id, to }, messages.stepMoved(nameOf(step), to, steps.length));
  };
  /** The funnel of the first few steps: what comes after it is suggested. */
  const funnelUpTo = (count: number): FunnelQuery | null => {
    if (!range) return null;
    const definition = definitionOf({ ...draft, steps: steps.slice(0, count), exclusions: [] });
    const { breakdown: _breakdown, ...rest } = definition;
    return rest.steps.length === 0 ? null : { kind: 'funnel', range, ...rest };
  };
  const focus = (selector: string) => list.current?.querySelector<HTMLElement>(selector)?.focus();
  /** The next row without an event, else the row that adds one: ↵ there goes on. */
  const focusAfterChoice = (index: number, event: Event) => {
    const next = steps[index + 1];
    if (next?.match) return;
    event.preventDefault();
    focus(next ? `[data-event="${next.id}"]` : '.uk-step-add button');
  };
  const remove = (step: StepDraft, index: number) => {
    const neighbour = steps[index - 1] ?? steps[index + 1];
    const stays = steps.length <= 2;
    focusNext.current = `[data-event="${stays ? step.id : neighbour?.id}"]`;
    edit({ type: 'remove', id: step.id }, messages.stepRemoved(nameOf(step)));
  };
  const openPeople = (id: number) => {
    const at = list.current?.querySelector(`[data-event="${id}"]`);
    if (at) onPeople?.(id, at);
  };
  const noteOf = (step: StepDraft, index: number) => {
    if (problem?.id === step.id) {
      const { sameAs, text } = problem;
      return { text: sameAs === null ? text : messages.sameStep(sameAs), isError: true };
    }
    const repeats = index > 0 && step.match && sameEvent(step, steps[index - 1]);
    return repeats ? { text: messages.twoOccurrences, isError: false } : null;
  };
  return (
    <ol ref={list} className="uk-steps" aria-label={messages.steps}>
      {steps.map((step, index) => (
        <StepRow
          key={step.id}
          step={step}
          index={index}
          of={steps.length}
          previous={steps.findLastIndex((other, k) => k < index && !other.optional)}
          events={events}
          properties={properties}
          name={nameOf(step)}
          note={noteOf(step, index)}
          blocked={blockedOptions(draft)}
          before={funnelUpTo(index)}
          edit={edit}
          onPeople={onPeople && (() => openPeople(step.id))}
          onRemove={() => remove(step, index)}
          onChosen={(event) => focusAfterChoice(index, event)}
          onMove={(to, keepFocus) => {
            if (keepFocus) focusNext.current = `[data-handle="${step.id}"]`;
            move(step.id, to);
          }}
          onDropStep={(id, to) => move(id, to)}
        />
      ))}
      {steps.length < maxSteps ? (
        <li className="uk-step-add">
          <StepPicker
            label={messages.addStep}
            events={events}
            value={null}
            before={funnelUpTo(steps.length)}
            onChange={(match) =>
              edit(
                { type: 'add', match },
                messages.stepAdded(messages.matcher(match), steps.length),
              )
            }
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
  return JSON.stringify(a.match) === JSON.stringify(b?.match);
}
