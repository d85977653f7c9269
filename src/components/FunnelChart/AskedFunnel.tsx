import { type ReactNode, useState } from 'react';

import { timeBins, timeWindows } from '../../geometry/funnel-times.js';
import { rateInterval } from '../../geometry/funnel-trend.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import { useFunnelTimes } from '../../hooks/useFunnelTimes.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { resolveRange } from '../../model/calendar.js';
import { intervalsFor } from '../../model/default-range.js';
import type { FunnelQuery } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import type { CardProps } from '../parts/ResultCard.js';
import { useNumbers } from '../parts/useNumbers.js';
import { FunnelCard, useTimesTakeaway } from './FunnelCard.js';
import type { FunnelView } from './view.js';

interface AskedFunnelProps {
  root: CardProps;
  /** The funnel as it is asked on its page. */
  link: LinkedQuestion<FunnelQuery>;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
  noData: boolean;
  onShowAll: (() => void) | undefined;
}

const views: readonly FunnelView[] = ['steps', 'overTime', 'times', 'table'];

/** The question of a view: over time has an interval and no groups. */
function questionOf(query: FunnelQuery, view: FunnelView, interval: Interval): FunnelQuery {
  if (view !== 'overTime') return query;
  const { breakdown: _breakdown, ...rest } = query;
  return { ...rest, interval };
}

/** Asks a funnel, and what its view needs beside it, and shows the answer. */
export function AskedFunnel(props: AskedFunnelProps): ReactNode {
  const { root, link, view, onViewChange, noData, onShowAll } = props;
  const { query } = link;
  const { asOf, ...calendar } = useAnalyticsContext('FunnelChart');
  const [chosen, setChosen] = useState<Interval | null>(null);
  const { timeZone, weekStart } = calendar;
  const range = query && resolveRange(query.range, { timeZone, weekStart, now: asOf });
  const offered = range ? intervalsFor(range) : [];
  const wanted = chosen ?? query?.interval;
  const fits = offered.some((one) => JSON.stringify(one) === JSON.stringify(wanted));
  const interval = fits && wanted ? wanted : range ? rateInterval(range, offered) : 'day';

  const question = query && questionOf(query, view, interval);
  const funnel = useFunnel(question);
  const numbers = useNumbers(funnel, { ...link, query: question });
  const { data, resolved, invalid } = funnel;
  const windows = timeWindows(resolved?.window ?? null);
  const asksTimes = view === 'times' && resolved !== undefined && !invalid;
  const times = useFunnelTimes(asksTimes ? query : null, windows);
  const bins = times.within ? timeBins(windows, times.within) : null;
  const timesTakeaway = useTimesTakeaway(funnel);
  const isWaiting = (view === 'times' && !bins) || (view === 'overTime' && !data?.trend);
  const answer = {
    ...funnel,
    data: isWaiting ? undefined : data,
    error: (view === 'times' ? times.error : null) ?? funnel.error ?? (data ? null : invalid),
    isFetching: funnel.isFetching || times.isFetching,
    refetch: () => {
      void funnel.refetch();
      times.refetch();
    },
    takeaway: view === 'times' && data ? timesTakeaway : funnel.takeaway,
  };
  return (
    <FunnelCard
      root={root}
      answer={answer}
      query={query}
      numbers={numbers}
      narrowed={link}
      view={view}
      onViewChange={onViewChange}
      views={views}
      interval={interval}
      intervals={offered}
      onIntervalChange={setChosen}
      bins={bins}
      noData={noData}
      onShowAll={onShowAll}
    />
  );
}
