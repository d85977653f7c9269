'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import type { FunnelQuery, FunnelResult } from '../../model/funnel.js';
import { ChartIcon, TableIcon } from '../parts/icons.js';
import { noticesOf } from '../parts/Notices.js';
import { ResultCard, type RootProps } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useControlled } from '../parts/useControlled.js';
import { FunnelBars } from './FunnelBars.js';
import { FunnelTable } from './FunnelTable.js';

export type FunnelView = 'chart' | 'table';

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
  ({ query: FunnelQuery | null; data?: never } | { data: FunnelResult; query?: never });

/** Height of bars and legend, and of whatever stands in their place. */
const funnelHeight = 356;
const skeletonBars = [0.7, 0.48, 0.34, 0.2, 0.12];

/** A funnel as bars on a scale where the first step is 100 %, with what was lost between them; or as a table. */
export function FunnelChart(props: FunnelChartProps): ReactNode {
  const { query = null, data, view: givenView, defaultView, onViewChange, ...rest } = props;
  const { noData = false, onShowAll, ...root } = rest;
  const { messages } = useAnalyticsContext('FunnelChart');
  const [view, setView] = useControlled(givenView, () => defaultView ?? 'chart', onViewChange);
  if (data) {
    return (
      <figure
        {...root}
        className={['uk-root uk-bare', root.className].filter(Boolean).join(' ')}
        aria-label={messages.funnel}
        data-state="ready"
      >
        <FunnelContent data={data} view={view} caption={messages.funnel} />
      </figure>
    );
  }
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

function AskedFunnel({
  root,
  query,
  view,
  onViewChange,
  noData,
  onShowAll,
}: {
  root: RootProps;
  query: FunnelQuery | null;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
  noData: boolean;
  onShowAll: (() => void) | undefined;
}): ReactNode {
  const { messages, format } = useAnalyticsContext('FunnelChart');
  const funnel = useFunnel(query);
  const { data, resolved } = funnel;
  const open =
    data && data.openWindow > 0 && resolved?.window
      ? [messages.openWindow(data.openWindow, resolved.window, format)]
      : [];
  return (
    <ResultCard
      {...root}
      name={messages.funnel}
      answer={funnel}
      isEmpty={data?.steps[0]?.count === 0}
      noData={noData}
      onShowAll={onShowAll}
      height={funnelHeight}
      skeleton={skeletonBars}
      notices={data ? [...open, ...noticesOf(data.meta, messages, format)] : []}
      corner={
        <Segments
          label={messages.view}
          value={view}
          options={[
            { value: 'chart', label: messages.chart, icon: <ChartIcon /> },
            { value: 'table', label: messages.table, icon: <TableIcon /> },
          ]}
          onChoose={onViewChange}
        />
      }
    >
      {data ? <FunnelContent data={data} view={view} caption={funnel.definition} /> : null}
    </ResultCard>
  );
}

function FunnelContent({
  data,
  view,
  caption,
}: {
  data: FunnelResult;
  view: FunnelView;
  caption: string;
}): ReactNode {
  return view === 'table' ? (
    <FunnelTable data={data} caption={caption} />
  ) : (
    <FunnelBars data={data} label={caption} />
  );
}
