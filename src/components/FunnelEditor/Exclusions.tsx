import { type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { ExclusionDraft, FunnelDraft } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import type { FunnelProblem } from '../../hooks/funnel-problem.js';
import type { CatalogEvent } from '../../model/catalog.js';
import type { Exclusion } from '../../model/funnel.js';
import { EventPicker } from '../parts/EventPicker.js';
import { CaretIcon, CloseIcon, PlusIcon } from '../parts/icons.js';
import { Select } from '../parts/Select.js';

interface ExclusionsProps {
  draft: FunnelDraft;
  problem: FunnelProblem | null;
  events: readonly CatalogEvent[];
  /** Why they can only span the whole funnel. */
  placesBlocked: string | undefined;
  edit(action: FunnelAction, said?: string): void;
}

/** Events that must not happen on the way, each as a sentence. */
export function Exclusions(props: ExclusionsProps): ReactNode {
  const { draft, problem, events, placesBlocked, edit } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const { exclusions } = draft;
  const root = useRef<HTMLDivElement>(null);
  const removed = useRef(false);
  useEffect(() => {
    if (!removed.current) return;
    removed.current = false;
    root.current?.querySelector<HTMLElement>('[data-add-exclusion]')?.focus();
  }, [exclusions]);
  return (
    <div ref={root} className="uk-exclusions" role="group" aria-label={messages.exclusions}>
      <span className="uk-editor-label">{messages.exclusions}</span>
      {exclusions.map((exclusion) => (
        <ExclusionRow
          key={exclusion.id}
          exclusion={exclusion}
          steps={draft.steps}
          events={events}
          fixed={placesBlocked !== undefined}
          error={problem?.id === exclusion.id ? problem.text : null}
          edit={edit}
          onRemove={() => {
            removed.current = true;
            edit({ type: 'removeExclusion', id: exclusion.id }, messages.exclusionRemoved);
          }}
        />
      ))}
      {placesBlocked && exclusions.length > 0 ? (
        <span className="uk-editor-why">{placesBlocked}</span>
      ) : null}
      <EventPicker
        label={messages.addExclusion}
        events={events}
        value={null}
        onChange={(match) =>
          edit({ type: 'addExclusion', match }, messages.exclusionAdded(messages.matcher(match)))
        }
        trigger={
          <button type="button" className="uk-button" data-quiet="" data-add-exclusion="">
            <PlusIcon />
            {messages.addExclusion}
          </button>
        }
      />
    </div>
  );
}

interface ExclusionRowProps {
  exclusion: ExclusionDraft;
  steps: FunnelDraft['steps'];
  events: readonly CatalogEvent[];
  fixed: boolean;
  error: string | null;
  edit(action: FunnelAction, said?: string): void;
  onRemove(): void;
}

/** Not [event] between [2] and [3]: [stops them there]. */
function ExclusionRow(props: ExclusionRowProps): ReactNode {
  const { exclusion, steps, events, fixed, error, edit, onRemove } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const { id, match, effect } = exclusion;
  const name = match ? messages.matcher(match) : messages.chooseEvent;
  const at = (step: number) => steps.findIndex((candidate) => candidate.id === step);
  const change = (next: Partial<Omit<ExclusionDraft, 'id'>>) =>
    edit({ type: 'changeExclusion', id, change: next });
  const place = (end: 'after' | 'before') => {
    const offered = steps.flatMap((step, index) => {
      const fits = end === 'after' ? index < at(exclusion.before) : index > at(exclusion.after);
      return fits && !step.optional ? [{ id: step.id, index }] : [];
    });
    return (
      <Select
        aria-label={end === 'after' ? messages.afterStep : messages.beforeStep}
        value={exclusion[end]}
        disabled={fixed}
        onChange={(event) => change({ [end]: Number(event.target.value) })}
      >
        {offered.map((step) => (
          <option key={step.id} value={step.id}>
            {step.index + 1}
          </option>
        ))}
      </Select>
    );
  };
  return (
    <div className="uk-exclusion" role="group" aria-label={`${messages.not} ${name}`}>
      <span>{messages.not}</span>
      <EventPicker
        label={messages.exclusionEvent}
        events={events}
        value={match}
        onChange={(next) => change({ match: next })}
        trigger={
          <button
            type="button"
            className="uk-button uk-step-event"
            aria-label={`${messages.exclusionEvent}: ${name}`}
          >
            <span className="uk-pill-value" title={name}>
              {name}
            </span>
            <CaretIcon />
          </button>
        }
      />
      <button
        type="button"
        className="uk-button"
        data-quiet=""
        data-icon=""
        aria-label={messages.removeExclusion}
        onClick={onRemove}
      >
        <CloseIcon />
      </button>
      <div className="uk-exclusion-place">
        <span>{messages.betweenSteps}</span>
        {place('after')}
        <span>{messages.and}</span>
        {place('before')}
        <Select
          aria-label={messages.exclusionEffect}
          value={effect}
          onChange={(event) => change({ effect: event.target.value as Exclusion['effect'] })}
        >
          {(['break', 'remove'] as const).map((one) => (
            <option key={one} value={one}>
              {messages.effectName(one)}
            </option>
          ))}
        </Select>
      </div>
      {error ? (
        <p className="uk-step-note" data-error="">
          {error}
        </p>
      ) : null}
    </div>
  );
}
