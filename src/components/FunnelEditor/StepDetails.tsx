import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { StepDraft } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import type { CatalogProperty } from '../../model/catalog.js';
import type { Duration } from '../../model/scope.js';
import { DurationMenu } from '../parts/DurationMenu.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { CloseIcon } from '../parts/icons.js';

const limits: Duration[] = [
  { value: 1, unit: 'minute' },
  { value: 10, unit: 'minute' },
  { value: 1, unit: 'hour' },
  { value: 1, unit: 'day' },
  { value: 3, unit: 'day' },
  { value: 7, unit: 'day' },
];

interface StepDetailsProps {
  step: StepDraft;
  index: number;
  properties: readonly CatalogProperty[];
  /** Index of the required step before it. */
  previous: number;
  showFilter: boolean;
  edit(action: FunnelAction, said?: string): void;
}

/** What a step says beside its event: its filter, its time limit, that it is optional. */
export function StepDetails(props: StepDetailsProps): ReactNode {
  const { step, index, previous, properties, showFilter, edit } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const { id, match, within, optional } = step;
  if (!showFilter && !within && !optional) return null;
  return (
    <div className="uk-step-details">
      {showFilter && match ? (
        <FilterEditor
          value={match.where}
          properties={properties}
          onChange={(where) => edit({ type: 'setFilter', id, where })}
        />
      ) : null}
      {within ? (
        <div className="uk-step-limit">
          <DurationMenu
            label={messages.withinPrevious}
            name={messages.stepWithin(index)}
            value={within}
            presets={limits}
            onChange={(next) => edit({ type: 'setWithin', id, within: next ?? undefined })}
          />
          <span>{messages.ofStep(previous)}</span>
          <button
            type="button"
            className="uk-button uk-small"
            data-quiet=""
            data-icon=""
            aria-label={messages.removeLimit}
            onClick={() => edit({ type: 'setWithin', id, within: undefined })}
          >
            <CloseIcon />
          </button>
        </div>
      ) : null}
      {optional ? (
        <div className="uk-step-limit">
          <span className="uk-step-tag">{messages.optional}</span>
          <button
            type="button"
            className="uk-button uk-small"
            data-quiet=""
            data-icon=""
            aria-label={messages.makeRequired}
            onClick={() => edit({ type: 'setOptional', id, optional: false })}
          >
            <CloseIcon />
          </button>
        </div>
      ) : null}
    </div>
  );
}
