import { type ReactNode, useId, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelDraft } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import { blockedOptions } from '../../hooks/funnel-fit.js';
import type { FunnelProblem } from '../../hooks/funnel-problem.js';
import type { CatalogEvent, CatalogProperty } from '../../model/catalog.js';
import type { Attribution, ResolvedFunnelQuery } from '../../model/funnel.js';
import { CaretIcon } from '../parts/icons.js';
import { advancedChips } from './advanced-chips.js';
import { Exclusions } from './Exclusions.js';
import { HoldConstant } from './HoldConstant.js';
import { CheckOption, SelectOption } from './OptionRow.js';

interface AdvancedProps {
  draft: FunnelDraft;
  problem: FunnelProblem | null;
  events: readonly CatalogEvent[];
  properties: readonly CatalogProperty[];
  defaultOpen?: boolean | undefined;
  edit(action: FunnelAction, said?: string): void;
}

/** What few funnels need, folded away; what is set shows as chips. */
export function Advanced(props: AdvancedProps): ReactNode {
  const { draft, problem, defaultOpen = false } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const [open, setOpen] = useState(defaultOpen);
  const id = useId();
  const chips = advancedChips(draft, messages);
  const hasProblem = draft.exclusions.some((each) => each.id === problem?.id);
  const shown = open || hasProblem;
  return (
    <div className="uk-advanced">
      <button
        type="button"
        className="uk-button uk-advanced-toggle"
        data-quiet=""
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpen(!shown)}
      >
        <CaretIcon />
        {messages.advanced}
      </button>
      {!shown && chips.length > 0 ? (
        <ul className="uk-chips">
          {chips.map((chip) => (
            <li key={chip}>{chip}</li>
          ))}
        </ul>
      ) : null}
      <div id={id} hidden={!shown}>
        {shown ? <Options {...props} /> : null}
      </div>
    </div>
  );
}

function Options(props: AdvancedProps): ReactNode {
  const { draft, problem, events, properties, edit } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const { options, steps } = draft;
  const blocked = blockedOptions(draft);
  const why = (option: keyof typeof blocked) => {
    const reason = blocked[option];
    return reason && messages.blocked(reason);
  };
  const set = (change: Parameters<typeof edit>[0] & { type: 'set' }) => edit(change);
  const orders: ResolvedFunnelQuery['order'][] = ['ordered', 'strict', 'unordered'];
  const unitsOffered: ResolvedFunnelQuery['unit'][] = ['user', 'session'];
  return (
    <div className="uk-options">
      <SelectOption
        label={messages.order}
        value={options.order ?? 'ordered'}
        choices={orders.map((order) => ({ value: order, label: messages.orderName(order) }))}
        onChoose={(order) =>
          set({ type: 'set', options: { order: order === 'ordered' ? undefined : order } })
        }
      />
      <SelectOption
        label={messages.countBy}
        value={options.unit ?? 'user'}
        choices={unitsOffered.map((unit) => ({ value: unit, label: messages.unitName(unit) }))}
        onChoose={(unit) =>
          set({ type: 'set', options: { unit: unit === 'user' ? undefined : unit } })
        }
      />
      {options.breakdown ? (
        <SelectOption
          label={messages.attribution}
          value={JSON.stringify(options.breakdown.attribution ?? 'first')}
          choices={attributions(steps).map(({ attribution, index }) => ({
            value: JSON.stringify(attribution),
            label: messages.attributionName(
              index === null ? attribution : { step: index },
              options.breakdown?.property ?? '',
            ),
          }))}
          onChoose={(text) => {
            const attribution = JSON.parse(text) as Attribution;
            if (!options.breakdown) return;
            set({ type: 'set', options: { breakdown: { ...options.breakdown, attribution } } });
          }}
        />
      ) : null}
      <HoldConstant
        value={options.hold ?? []}
        properties={properties}
        why={why('hold')}
        onChange={(hold) =>
          set({ type: 'set', options: { hold: hold.length > 0 ? hold : undefined } })
        }
      />
      <Exclusions
        draft={draft}
        problem={problem}
        events={events}
        placesBlocked={blocked.places ? messages.spansAll : undefined}
        edit={edit}
      />
      <CheckOption
        label={messages.firstAttempt}
        checked={options.attempts === 'first'}
        why={why('attempts')}
        onChange={(on) => set({ type: 'set', options: { attempts: on ? 'first' : undefined } })}
      />
      <CheckOption
        label={messages.strictlyLater}
        checked={options.ties === 'block'}
        why={why('ties')}
        onChange={(on) => set({ type: 'set', options: { ties: on ? 'block' : undefined } })}
      />
      <CheckOption
        label={messages.finishAfter}
        checked={options.finish === 'inWindow'}
        why={why('finish')}
        onChange={(on) => set({ type: 'set', options: { finish: on ? 'inWindow' : undefined } })}
      />
    </div>
  );
}

/** Ways to take a group's value; those at a step with the step's place. */
function attributions(
  steps: FunnelDraft['steps'],
): { attribution: Attribution; index: number | null }[] {
  return [
    { attribution: 'first', index: null },
    { attribution: 'last', index: null },
    ...steps.flatMap(({ id, match, optional }, index) =>
      match && !optional ? [{ attribution: { step: id }, index }] : [],
    ),
    { attribution: 'each', index: null },
  ];
}
