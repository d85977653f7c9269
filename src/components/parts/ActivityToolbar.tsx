import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import type { usePageRange } from '../../hooks/usePageScope.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { EventMatcher, Filter } from '../../model/filter.js';
import type { Interval } from '../../model/scope.js';
import { DuringMenu } from './DuringMenu.js';
import { EventsPill } from './EventsPill.js';
import { FilterEditor } from './FilterEditor.js';
import { PillMenu } from './Menu.js';

interface ActivityToolbarProps {
  events: EventMatcher | undefined;
  where: Filter | undefined;
  chosen: ReturnType<typeof usePageRange>;
  /** Omitted: the width of a bucket is not a choice. */
  interval?: { value: Interval; offered: readonly Interval[] };
  onChange(change: {
    events?: EventMatcher | undefined;
    where?: Filter | undefined;
    range?: RangeChoice;
    interval?: Interval;
  }): void;
  /** Before the other pills. */
  children?: ReactNode;
}

/** The question as pills: who did what, when, by which length of time, where. */
export function ActivityToolbar(props: ActivityToolbarProps): ReactNode {
  const { events, where, chosen, interval, onChange, children } = props;
  const { messages } = useAnalyticsContext('ActivityToolbar');
  const { data } = useCatalog(pageCatalog);
  return (
    <>
      {children}
      <EventsPill
        label={messages.whoUsed}
        value={events ?? {}}
        onChange={(next) => onChange({ events: next.event ? next : undefined })}
      />
      <DuringMenu value={chosen.choice} chosen={chosen} onChange={(range) => onChange({ range })} />
      {interval ? (
        <PillMenu
          label={messages.interval}
          current={messages.intervalName(interval.value)}
          value={JSON.stringify(interval.value)}
          choices={interval.offered.map((one) => ({
            value: JSON.stringify(one),
            label: messages.intervalName(one),
          }))}
          onChoose={(text) => onChange({ interval: JSON.parse(text) as Interval })}
        />
      ) : null}
      <FilterEditor
        value={where}
        properties={data?.properties ?? []}
        onChange={(next) => onChange({ where: next })}
      />
    </>
  );
}
