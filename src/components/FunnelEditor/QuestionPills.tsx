import type { Dispatch, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelOptions } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import type { ChosenRange, RangeChoice } from '../../hooks/useRangeOfData.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { defaultWindow } from '../../model/funnel-rules.js';
import type { Duration } from '../../model/scope.js';
import { DurationMenu } from '../parts/DurationMenu.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { PillText } from '../parts/Menu.js';
import { Picker } from '../parts/Picker.js';
import { propertyItems } from '../parts/property-items.js';

const windows: (Duration | null)[] = [
  { value: 30, unit: 'minute' },
  { value: 1, unit: 'hour' },
  { value: 1, unit: 'day' },
  { value: 7, unit: 'day' },
  { value: 14, unit: 'day' },
  { value: 30, unit: 'day' },
  { value: 90, unit: 'day' },
  null,
];

/** Groups a chart can show beside each other; the source folds the rest. */
const groupLimit = 5;

interface QuestionPillsProps {
  /** The funnel's own; undefined: the page's. */
  choice: RangeChoice | undefined;
  chosen: ChosenRange;
  onRangeChange(choice: RangeChoice | undefined): void;
  options: FunnelOptions;
  properties: readonly CatalogProperty[];
  edit: Dispatch<FunnelAction>;
}

/** What holds for the whole funnel and is changed most: when, how long, split by what, of which events. */
export function QuestionPills(props: QuestionPillsProps): ReactNode {
  const { options, properties, edit } = props;
  const { messages, format } = useAnalyticsContext('FunnelEditor');
  const { breakdown, window = defaultWindow, where } = options;
  const split = (id: string) => {
    if (id === '') return edit({ type: 'set', options: { breakdown: undefined } });
    const attribution = breakdown?.attribution ? { attribution: breakdown.attribution } : {};
    edit({
      type: 'set',
      options: { breakdown: { property: id, limit: groupLimit, ...attribution } },
    });
  };
  return (
    <>
      <div className="uk-editor-pills">
        <DuringMenu
          value={props.choice}
          chosen={props.chosen}
          onChange={props.onRangeChange}
          onFollow={() => props.onRangeChange(undefined)}
        />
        <DurationMenu
          label={messages.window}
          value={window}
          presets={windows}
          onChange={(next) => edit({ type: 'set', options: { window: next } })}
        />
        <Picker
          label={messages.splitBy}
          items={[
            { id: '', label: messages.noSplit },
            ...propertyItems(properties, messages, format),
          ]}
          chosen={[breakdown?.property ?? '']}
          onChoose={split}
          words={messages}
          trigger={
            <button type="button" className="uk-pill">
              <PillText
                label={messages.splitBy}
                value={breakdown ? messages.property(breakdown.property) : messages.noSplit}
              />
            </button>
          }
        />
      </div>
      <div className="uk-editor-where" role="group" aria-label={messages.whereLabel}>
        <span className="uk-editor-label">{messages.whereLabel}</span>
        <FilterEditor
          value={where}
          properties={properties}
          onChange={(next) => edit({ type: 'set', options: { where: next } })}
        />
      </div>
    </>
  );
}
