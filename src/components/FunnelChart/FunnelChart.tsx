'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelQuery, FunnelResult } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import type { RootProps } from '../parts/ResultCard.js';
import { useControlled } from '../parts/useControlled.js';
import { AskedFunnel } from './AskedFunnel.js';
import { FunnelBars } from './FunnelBars.js';
import { FunnelTable } from './FunnelTable.js';
import { OverTime } from './FunnelViews.js';
import type { FunnelView } from './view.js';

interface OwnProps extends RootProps {
  /** The source holds nothing at all: say so, and not that this range is empty. */
  noData?: boolean;
  /** Offered when the range holds nothing. */
  onShowAll?: (() => void) | undefined;
  view?: FunnelView;
  defaultView?: FunnelView;
  onViewChange?(view: FunnelView): void;
}

/** Give either a question, which is asked, or its answer, which is drawn. */
export type FunnelChartProps = OwnProps &
  (
    | { query: FunnelQuery | null; data?: never }
    | {
        data: FunnelResult;
        /** What was counted. Default users. */
        unit?: FunnelUnit;
        /** Width of the trend's buckets, for their labels. Default `'day'`. */
        interval?: Interval;
        query?: never;
      }
  );

const users: FunnelUnit = { unit: 'user', identity: 'user' };

/**
 * A funnel as bars on a scale where the first step is 100 %, with what was lost between them; its conversion over time;
 * how long it takes; or a table.
 */
export function FunnelChart(props: FunnelChartProps): ReactNode {
  const { view: givenView, defaultView, onViewChange, ...rest } = props;
  const [view, setView] = useControlled(givenView, () => defaultView ?? 'steps', onViewChange);
  if (rest.data) {
    const { data, unit = users, interval = 'day', query: _query, ...others } = rest;
    const { noData: _noData, onShowAll: _onShowAll, ...root } = others;
    return <DrawnFunnel root={root} data={data} unit={unit} interval={interval} view={view} />;
  }
  const { query = null, data: _data, noData = false, onShowAll, ...root } = rest;
  return (
    <AskedFunnel
      root={root}
      query={query}
      view={view}
      onViewChange={setView}
      noData={noData}
      onShowAll={onShowAll}
    />
  );
}

function DrawnFunnel({
  root,
  data,
  unit,
  interval,
  view,
}: {
  root: RootProps;
  data: FunnelResult;
  unit: FunnelUnit;
  interval: Interval;
  view: FunnelView;
}): ReactNode {
  const { messages } = useAnalyticsContext('FunnelChart');
  const label = messages.funnel;
  return (
    <figure
      {...root}
      className={['uk-root uk-bare', root.className].filter(Boolean).join(' ')}
      aria-label={label}
      data-state="ready"
    >
      {view === 'table' ? (
        <FunnelTable data={data} unit={unit} caption={label} />
      ) : view === 'overTime' && data.trend ? (
        <OverTime trend={data.trend} interval={interval} asTable={false} caption={label} />
      ) : (
        <FunnelBars data={data} unit={unit} label={label} />
      )}
    </figure>
  );
}
