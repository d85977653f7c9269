import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { restoreEvents, startFrom } from '../../hooks/flow-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { ChosenRange, RangeChoice } from '../../hooks/useRangeOfData.js';
import { maxFlowSteps } from '../../model/flow.js';
import { isAny } from '../../model/phrases.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { PillMenu } from '../parts/Menu.js';
import { AnchorPicker } from './AnchorPicker.js';
import { ExcludedEvents } from './ExcludedEvents.js';
import { NodeOptions } from './NodeOptions.js';
import type { UserFlowValue } from './tool.js';

interface FlowToolbarProps {
  value: UserFlowValue;
  chosen: ChosenRange & { choice: RangeChoice };
  onChange(value: UserFlowValue): void;
}

/** The question as a sentence of pills: around what, how many steps each way, of whom, when, shown how, where. */
export function FlowToolbar({ value, chosen, onChange }: FlowToolbarProps): ReactNode {
  const { format } = useAnalyticsContext('FlowToolbar');
  const messages = useToolMessages(userFlowMessages, 'FlowToolbar');
  const { data } = useCatalog(pageCatalog);
  const properties = data?.properties ?? [];
  const { anchor = {}, before = 0, after = 3, unit = 'session', exclude = [] } = value;
  const set = (change: Parameters<typeof changed<UserFlowValue>>[1]) =>
    onChange(changed(value, change));
  const counts = Array.from({ length: maxFlowSteps + 1 }, (_, count) => ({
    value: String(count),
    label: format.number(count),
  }));
  const sides = before > 0 ? (after > 0 ? 'both' : 'before') : after > 0 ? 'after' : 'at';
  return (
    <>
      <AnchorPicker
        label={messages.flowAsks(isAny(anchor) && sides === 'both' ? 'after' : sides)}
        value={anchor}
        unit={unit}
        events={data?.events ?? []}
        onChange={(match) =>
          onChange(
            isAny(match)
              ? changed(value, { anchor: undefined, before: undefined })
              : startFrom(value, match),
          )
        }
      />
      {isAny(anchor) ? null : (
        <PillMenu
          label={messages.previousSteps}
          current={format.number(before)}
          value={String(before)}
          choices={counts}
          onChoose={(count) => set({ before: Number(count) })}
        />
      )}
      <PillMenu
        label={messages.nextSteps}
        current={format.number(after)}
        value={String(after)}
        choices={counts}
        onChoose={(count) => set({ after: Number(count) })}
      />
      <PillMenu
        label={messages.followed}
        current={messages.followedUnit(unit)}
        value={unit}
        choices={(['session', 'user'] as const).map((one) => ({
          value: one,
          label: messages.followedUnit(one),
        }))}
        onChoose={(next) => set({ unit: next })}
      />
      <DuringMenu
        value={chosen.choice}
        chosen={chosen}
        onChange={(range) => onChange({ ...value, range })}
      />
      <NodeOptions value={value} catalog={data} onChange={onChange} />
      <FilterEditor
        value={value.where}
        properties={properties}
        onChange={(where) => set({ where })}
      />
      <ExcludedEvents
        exclude={exclude}
        onRestore={(index) => onChange(restoreEvents(value, index))}
      />
    </>
  );
}
