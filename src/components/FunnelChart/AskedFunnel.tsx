import { type ReactNode, useState } from 'react';

import { timeBins, timeWindows } from '../../geometry/funnel-times.js';
import { rateInterval } from '../../geometry/funnel-trend.js';
import { layoutFunnel } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import { useFunnelTimes } from '../../hooks/useFunnelTimes.js';
import { resolveRange } from '../../model/calendar.js';
import { intervalsFor } from '../../model/default-range.js';
import type { FunnelQuery, FunnelResult } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { noticesOf } from '../parts/Notices.js';
import { ResultCard, type RootProps } from '../parts/ResultCard.js';
import { rateTable, stepsTable, timesTable } from './export-table.js';
import { FunnelBars } from './FunnelBars.js';
import { FunnelTable } from './FunnelTable.js';
import { FunnelToolbar } from './FunnelToolbar.js';
import { OverTime, timesOf, TimesView } from './FunnelViews.js';
import type { FunnelView } from './view.js';

/** Height of bars and legend, and of whatever stands in their place. */
const funnelHeight = 356;
const skeletonBars = [0.7, 0.48, 0.34, 0.2, 0.12];

interface AskedFunnelProps {
  root: RootProps;
  query: FunnelQuery | null;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
  noData: boolean;
  onShowAll: (() => void) | undefined;
}

/** The question of a view: over time has an interval and no groups. */
function questionOf(query: FunnelQuery, view: FunnelView, interval: Interval): FunnelQuery {
  if (view !== 'overTime') return query;
  const { breakdown: _breakdown, ...rest } = query;
  return { ...rest, interval };
}

/** The last bar itself says how many may still convert. */
function toldByBars(data: FunnelResult, view: FunnelView): boolean {
  return view === 'steps' && !data.groups && layoutFunnel(data).some(({ open }) => open > 0);
}

/** Asks a funnel, and what its view needs beside it, and shows the answer. */
export function AskedFunnel(props: AskedFunnelProps): ReactNode {
  const { root, query, view, onViewChange, noData, onShowAll } = props;
  const { messages, format, asOf, ...calendar } = useAnalyticsContext('FunnelChart');
  const [chosen, setChosen] = useState<Interval | null>(null);
  const [asTable, setAsTable] = useState(false);
  const { timeZone, weekStart } = calendar;
  const range = query && resolveRange(query.range, { timeZone, weekStart, now: asOf });
  const offered = range ? intervalsFor(range) : [];
  const wanted = chosen ?? query?.interval;
  const fits = offered.some((one) => JSON.stringify(one) === JSON.stringify(wanted));
  const interval = fits && wanted ? wanted : range ? rateInterval(range, offered) : 'day';

  const funnel = useFunnel(query && questionOf(query, view, interval));
  const { data, resolved, invalid } = funnel;
  const windows = timeWindows(resolved?.window ?? null);
  const asksTimes = view === 'times' && resolved !== undefined && !invalid;
  const times = useFunnelTimes(asksTimes ? query : null, windows);
  const bins = times.within ? timeBins(windows, times.within) : null;

  const unit = resolved ?? { unit: 'user' as const, identity: 'user' as const };
  const whole = data && timesOf(data);
  const answer = {
    data:
      view === 'times' && !bins
        ? undefined
        : view === 'overTime' && !data?.trend
          ? undefined
          : data,
    error: (view === 'times' ? times.error : null) ?? funnel.error ?? (data ? null : invalid),
    isStale: funnel.isStale,
    isFetching: funnel.isFetching || times.isFetching,
    refetch: () => {
      void funnel.refetch();
      times.refetch();
    },
    definition: funnel.definition,
    takeaway:
      view === 'times' && data
        ? messages.timesTakeaway(
            whole?.median ?? null,
            whole?.p90 ?? null,
            data.steps.findLast(({ optional }) => !optional)?.count ?? 0,
            unit,
            format,
          )
        : funnel.takeaway,
  };
  const isEmpty = data?.steps[0]?.count === 0;
  const ready = answer.data !== undefined && !answer.error && !isEmpty && !noData;
  const notices = data
    ? [
        invalid ? messages.lastValid : '',
        data.openWindow > 0 && resolved?.window && !toldByBars(data, view)
          ? messages.openWindow(data.openWindow, resolved.window, unit, format)
          : '',
        ...noticesOf(data.meta, messages, format),
      ].filter(Boolean)
    : [];
  const table = () => {
    if (view === 'overTime') return rateTable(data?.trend ?? [], messages);
    if (view === 'times') return timesTable(bins ?? [], unit, messages);
    return data ? stepsTable(data, unit, messages) : { columns: [], rows: [] };
  };
  return (
    <ResultCard
      {...root}
      name={messages.funnel}
      answer={answer}
      isEmpty={isEmpty}
      noData={noData}
      onShowAll={onShowAll}
      height={funnelHeight}
      skeleton={skeletonBars}
      notices={notices}
      toolbar={
        <FunnelToolbar
          view={view}
          onViewChange={onViewChange}
          interval={interval}
          intervals={offered}
          onIntervalChange={setChosen}
          asTable={asTable}
          onAsTableChange={setAsTable}
          exported={
            ready
              ? {
                  name: funnel.takeaway,
                  table,
                  result: () => ({ query: resolved, result: view === 'times' ? bins : data }),
                  query,
                }
              : null
          }
        />
      }
    >
      {!data ? null : view === 'table' ? (
        <FunnelTable data={data} unit={unit} caption={funnel.definition} />
      ) : view === 'overTime' && data.trend ? (
        <OverTime
          trend={data.trend}
          interval={interval}
          asTable={asTable}
          caption={funnel.definition}
        />
      ) : view === 'times' && bins ? (
        <TimesView
          bins={bins}
          result={data}
          unit={unit}
          asTable={asTable}
          caption={funnel.definition}
        />
      ) : (
        <FunnelBars data={data} unit={unit} label={funnel.definition} />
      )}
    </ResultCard>
  );
}
