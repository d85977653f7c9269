'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import { type LinkOptions, useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelQuery, FunnelResult } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { Bounded } from '../parts/Bounded.js';
import type { CardProps } from '../parts/ResultCard.js';
import { useControlled } from '../parts/useControlled.js';
import { AskedFunnel } from './AskedFunnel.js';
import { FunnelBars } from './FunnelBars.js';
import { FunnelTable } from './FunnelTable.js';
import { OverTime } from './FunnelViews.js';
import { GivenFunnel } from './GivenFunnel.js';
import type { FunnelView } from './view.js';

interface OwnProps extends CardProps, LinkOptions {
  /** The source holds nothing at all: say so, and not that this range is empty. */
  noData?: boolean;
  /** Offered when the range holds nothing. */
  onShowAll?: (() => void) | undefined;
  view?: FunnelView;
  defaultView?: FunnelView;
  onViewChange?(view: FunnelView): void;
}

/**
 * Give either a question, which is asked, or its answer, which is drawn. An answer with its question, as
 * `analyticsQueryOptions` caches it, has a card and numbers that can be selected; a bare result is only drawn. Neither
 * the page's scope nor its selection changes what is given.
 */
export type FunnelChartProps = OwnProps &
  (
    | { query: FunnelQuery | null; data?: never }
    | {
        data: FunnelResult | GivenAnswer<FunnelQuery>;
        /** What a bare result counted. Default users. */
        unit?: FunnelUnit;
        /** Width of a bare result's trend buckets, for their labels. Default `'day'`. */
        interval?: Interval;
        query?: never;
      }
  );

const users: FunnelUnit = { unit: 'user', identity: 'user' };

/** As tall as the answer, so that nothing jumps. */
const height = 416;

/**
 * A funnel as bars on a scale where the first step is 100 %, with what was lost between them; its conversion over time;
 * how long it takes; or a table. A click or Enter on a number opens the people behind it.
 */
export function FunnelChart(props: FunnelChartProps): ReactNode {
  return (
    <Bounded name="FunnelChart" height={height}>
      <AnyFunnel {...props} />
    </Bounded>
  );
}

function AnyFunnel(props: FunnelChartProps): ReactNode {
  const { view: givenView, defaultView, onViewChange, ...rest } = props;
  const [view, setView] = useControlled(givenView, () => defaultView ?? 'steps', onViewChange);
  const shown = { view, onViewChange: setView };
  if (!rest.data) {
    const { query = null, data: _data, ...others } = rest;
    return <LinkedFunnel {...others} {...shown} query={query} />;
  }
  const { data, unit = users, interval = 'day', query: _query, ...others } = rest;
  const { noData: _noData, onShowAll: _onShowAll, linked, onSelect, ...root } = others;
  if ('result' in data) {
    return <GivenFunnel root={root} data={data} linked={linked} onSelect={onSelect} {...shown} />;
  }
  return <DrawnFunnel root={root} data={data} unit={unit} interval={interval} view={view} />;
}

function LinkedFunnel({
  query,
  linked,
  onSelect,
  view,
  onViewChange,
  noData = false,
  onShowAll,
  ...root
}: OwnProps & {
  query: FunnelQuery | null;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
}): ReactNode {
  const link = useLinkedQuestion(query, { linked, onSelect });
  return (
    <AskedFunnel
      root={root}
      link={link}
      view={view}
      onViewChange={onViewChange}
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
  root: CardProps;
  data: FunnelResult;
  unit: FunnelUnit;
  interval: Interval;
  view: FunnelView;
}): ReactNode {
  const { messages, direction } = useAnalyticsContext('FunnelChart');
  const { classNames = {}, slots: _slots, className, ...rest } = root;
  const caption = messages.funnel;
  const shared = { caption, numbers: null };
  return (
    <figure
      {...rest}
      dir={direction}
      className={['uk-root uk-bare', className].filter(Boolean).join(' ')}
      aria-label={caption}
      data-state="ready"
    >
      <div className={classNames.body}>
        {view === 'table' ? (
          <FunnelTable data={data} unit={unit} {...shared} />
        ) : view === 'overTime' && data.trend ? (
          <OverTime trend={data.trend} interval={interval} asTable={false} {...shared} />
        ) : (
          <FunnelBars data={data} unit={unit} label={caption} numbers={null} />
        )}
      </div>
    </figure>
  );
}
