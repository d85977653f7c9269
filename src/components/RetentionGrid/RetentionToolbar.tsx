import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { RetentionQuestion } from '../../hooks/useRetentionQuestion.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { RetentionPeriod } from '../../model/retention.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { PillMenu } from '../parts/Menu.js';
import { SplitBy } from '../parts/SplitBy.js';
import { EventPill } from './EventPill.js';
import { MoreChips } from './MoreChips.js';
import { MoreMenu } from './MoreMenu.js';
import type { RetentionGridValue } from './tool.js';

interface RetentionToolbarProps {
  value: RetentionGridValue;
  question: RetentionQuestion;
  onChange(value: RetentionGridValue): void;
}

const periods: RetentionPeriod[] = ['hour', 'day', 'week', 'month'];

/** The question as a sentence of pills: who did what, came back with what, by which period, when, split by what, where. */
export function RetentionToolbar({ value, question, onChange }: RetentionToolbarProps): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const { data } = useCatalog(pageCatalog);
  const events = data?.events ?? [];
  const properties = data?.properties ?? [];
  const set = (change: Parameters<typeof changed<RetentionGridValue>>[1]) =>
    onChange(changed(value, change));
  return (
    <>
      <EventPill
        label={messages.gridStart}
        events={events}
        value={value.start}
        onChange={(start) => set({ start })}
      />
      <EventPill
        label={messages.gridReturn}
        events={events}
        value={value.return}
        onChange={(match) => set({ return: match })}
      />
      <PillMenu
        label={messages.gridPeriod}
        current={messages.intervalName(value.period)}
        value={value.period}
        choices={periods.map((period) => ({ value: period, label: messages.intervalName(period) }))}
        onChoose={(period) => set({ period })}
      />
      <DuringMenu
        value={question.chosen.choice}
        chosen={question.chosen}
        onChange={(range) => set({ range })}
      />
      <SplitBy
        value={value.breakdown?.property}
        properties={properties}
        onChange={(property) =>
          set({ breakdown: property ? { ...value.breakdown, property } : undefined })
        }
      />
      <MoreMenu value={value} properties={properties} onChange={set} />
      <MoreChips value={value} onChange={set} />
      <FilterEditor
        value={value.where}
        properties={properties}
        onChange={(where) => set({ where })}
      />
    </>
  );
}
