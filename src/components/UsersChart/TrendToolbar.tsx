import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { TrendQuestion } from '../../hooks/useTrendQuestion.js';
import type { Measure } from '../../model/trend.js';
import { CohortMenu } from '../parts/CohortMenu.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { EventsPill } from '../parts/EventsPill.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { SplitBy } from '../parts/SplitBy.js';
import { TogglePill } from '../parts/TogglePill.js';
import type { TrendValue } from './tool.js';
import { ByMenu, MeasureMenu } from './TrendMenus.js';

interface TrendToolbarProps {
  value: TrendValue;
  measure: Measure;
  question: TrendQuestion;
  onChange(value: TrendValue): void;
}

/** The question as a sentence of pills: show what, of whom, when, by what, compared with what, where. */
export function TrendToolbar(props: TrendToolbarProps): ReactNode {
  const { value, measure, question, onChange } = props;
  const { messages } = useAnalyticsContext('TrendToolbar');
  const { data } = useCatalog(pageCatalog);
  const properties = data?.properties ?? [];
  const set = (change: Parameters<typeof changed>[1]) => onChange(changed(value, change));
  return (
    <>
      <MeasureMenu
        value={measure}
        properties={properties}
        onChange={(next) => set({ measure: next })}
      />
      <EventsPill
        label={messages.whoUsed}
        value={value.events ?? {}}
        onChange={(events) => set({ events: events.event ? events : undefined })}
      />
      <DuringMenu
        value={value.range}
        chosen={question.chosen}
        onChange={(range) => set({ range })}
        onFollow={() => set({ range: undefined })}
      />
      <ByMenu
        interval={question.interval}
        intervals={question.intervals}
        by={value.by}
        properties={properties}
        onChange={(choice) =>
          set('by' in choice ? { by: choice.by } : { by: undefined, interval: choice.interval })
        }
      />
      {value.by ? null : (
        <SplitBy
          value={value.splitBy}
          properties={properties}
          onChange={(splitBy) => set({ splitBy })}
        />
      )}
      <TogglePill
        label={messages.compare}
        title={messages.compareWith}
        pressed={value.compare !== undefined}
        onChange={(pressed) => set({ compare: pressed ? 'previous' : undefined })}
      />
      <CohortMenu value={value.users} onChange={(users) => set({ users })} />
      <FilterEditor
        value={value.where}
        properties={properties}
        onChange={(where) => set({ where })}
      />
    </>
  );
}
