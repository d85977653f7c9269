import { type ReactNode, useEffect, useRef, useState } from 'react';

import type { TimeBin } from '../../geometry/funnel-times.js';
import { layoutFunnel } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { FunnelQuery, FunnelResult } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { noticesOf } from '../parts/Notices.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import type { Numbers } from '../parts/useNumbers.js';
import { rateTable, stepsTable, timesTable } from './export-table.js';
import { FunnelBars } from './FunnelBars.js';
import { FunnelTable } from './FunnelTable.js';
import { FunnelToolbar } from './FunnelToolbar.js';
import { OverTime, timesOf, TimesView } from './FunnelViews.js';
import type { FunnelView } from './view.js';

/** Height of bars and legend, and of whatever stands in their place. */
const funnelHeight = 356;
const skeletonBars = [0.7, 0.48, 0.34, 0.2, 0.12];

interface FunnelCardProps {
  root: CardProps;
  /** The answer of the view, and what it says. */
  answer: Omit<ShownAnswer<FunnelQuery>, 'asked'>;
  /** What was asked, for "Copy query". */
  query: FunnelQuery | null;
  numbers: Numbers | null;
  narrowed: Pick<LinkedQuestion<FunnelQuery>, 'by' | 'reason' | 'clear'>;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
  /** Views there is an answer for. */
  views: readonly FunnelView[];
  interval: Interval;
  /** Widths to choose from; empty: there is one. */
  intervals: readonly Interval[];
  onIntervalChange(interval: Interval): void;
  /** How many convert how fast; null until it is known, and in other views. */
  bins: readonly TimeBin[] | null;
  noData: boolean;
  onShowAll: (() => void) | undefined;
}

/** The last bar itself says how many may still convert. */
function toldByBars(data: FunnelResult, view: FunnelView): boolean {
  return view === 'steps' && !data.groups && layoutFunnel(data).some(({ open }) => open > 0);
}

/** A funnel in its card: the finding, one of its views, and ways to take it out. */
export function FunnelCard(props: FunnelCardProps): ReactNode {
  const { root, answer, query, numbers, view, onViewChange, interval, bins, noData } = props;
  const { messages, format } = useAnalyticsContext('FunnelChart');
  const [asTable, setAsTable] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const focusTable = useRef(false);
  const { data, resolved, invalid, takeaway, definition: caption } = answer;
  const unit = resolved ?? { unit: 'user' as const, identity: 'user' as const };
  const isEmpty = data?.steps[0]?.count === 0;
  const ready = data !== undefined && !answer.error && !isEmpty && !noData;
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
  // Whoever asked for the table by its key has the focus in it.
  useEffect(() => {
    if (!focusTable.current || view !== 'table') return;
    focusTable.current = false;
    const region = body.current?.querySelector<HTMLElement>('.uk-table-scroll');
    (region?.querySelector<HTMLElement>('[data-cell][tabindex="0"]') ?? region)?.focus();
  }, [view]);
  const shared = { caption, numbers };
  return (
    <ResultCard
      {...root}
      name={messages.funnel}
      answer={answer}
      isEmpty={isEmpty}
      noData={noData}
      onShowAll={props.onShowAll}
      height={funnelHeight}
      skeleton={skeletonBars}
      notices={notices}
      numbers={numbers}
      narrowed={props.narrowed}
      toolbar={
        <FunnelToolbar
          view={view}
          onViewChange={onViewChange}
          views={props.views}
          interval={interval}
          intervals={props.intervals}
          onIntervalChange={props.onIntervalChange}
          asTable={asTable}
          onAsTableChange={setAsTable}
          exported={
            ready
              ? {
                  name: takeaway,
                  table,
                  result: () => ({ query: resolved, result: view === 'times' ? bins : data }),
                  query,
                }
              : null
          }
        />
      }
    >
      <div ref={body}>
        {!data ? null : view === 'table' ? (
          <FunnelTable data={data} unit={unit} {...shared} />
        ) : view === 'overTime' && data.trend ? (
          <OverTime trend={data.trend} interval={interval} asTable={asTable} {...shared} />
        ) : view === 'times' && bins ? (
          <TimesView bins={bins} result={data} unit={unit} asTable={asTable} caption={caption} />
        ) : (
          <FunnelBars
            data={data}
            unit={unit}
            label={caption}
            numbers={numbers}
            onTable={() => {
              focusTable.current = true;
              onViewChange('table');
            }}
          />
        )}
      </div>
    </ResultCard>
  );
}

/** The finding of the times to convert. */
export function useTimesTakeaway(
  answer: Pick<ShownAnswer<FunnelQuery>, 'data' | 'resolved'>,
): string {
  const { messages, format } = useAnalyticsContext('FunnelChart');
  const { data, resolved } = answer;
  if (!data) return '';
  const whole = timesOf(data);
  return messages.timesTakeaway(
    whole?.median ?? null,
    whole?.p90 ?? null,
    data.steps.findLast(({ optional }) => !optional)?.count ?? 0,
    resolved ?? { unit: 'user', identity: 'user' },
    format,
  );
}
