import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { ChosenRange } from '../../hooks/useRangeOfData.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { EventsPill } from '../parts/EventsPill.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import type { InsightsPanelValue } from './tool.js';

interface InsightsToolbarProps {
  value: InsightsPanelValue;
  chosen: ChosenRange;
  onChange(value: InsightsPanelValue): void;
}

/** The question: which events, when, where. */
export function InsightsToolbar({ value, chosen, onChange }: InsightsToolbarProps): ReactNode {
  const messages = useToolMessages(insightsPanelMessages, 'InsightsToolbar');
  const { data } = useCatalog(pageCatalog);
  return (
    <>
      <EventsPill
        label={messages.insightsWhoUsed}
        value={value.events ?? {}}
        onChange={(events) =>
          onChange(changed(value, { events: events.event ? events : undefined }))
        }
      />
      <DuringMenu
        value={value.range}
        chosen={chosen}
        onChange={(range) => onChange({ ...value, range })}
        onFollow={() => onChange(changed(value, { range: undefined }))}
      />
      <FilterEditor
        value={value.where}
        properties={data?.properties ?? []}
        onChange={(where) => onChange(changed(value, { where }))}
      />
    </>
  );
}
