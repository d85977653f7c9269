import { type ReactNode, type RefObject, useRef } from 'react';

import type { Annotation } from '../../geometry/annotations.js';
import { isSplit } from '../../geometry/trend-numbers.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { Messages } from '../../model/messages.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { ResolvedTrendQuery, TrendQuery, TrendResult } from '../../model/trend.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import { Headline } from './Headline.js';
import { chartOf, isStackable, seriesTone } from './series.js';
import { plainTable, trendTable } from './trend-table.js';
import { TrendSwitches } from './TrendSwitches.js';
import { TrendView } from './TrendView.js';
import type { TrendNumbers } from './useTrendNumbers.js';

export interface TrendCardProps {
  root: CardProps;
  /** What it shows, until there is a finding. */
  name: string;
  answer: ShownAnswer<TrendQuery>;
  /** Its numbers, where they can be opened. */
  numbers: TrendNumbers | null;
  /** How the question was narrowed by the page's selection. */
  narrowed: Pick<LinkedQuestion<TrendQuery>, 'by' | 'reason' | 'clear'>;
  view: 'chart' | 'table';
  chart: 'line' | 'bar' | undefined;
  onShow(change: { view?: 'chart' | 'table'; chart?: 'line' | 'bar' }): void;
  noData?: boolean;
  /** More that a reader should know. */
  notices?: readonly string[];
  onShowAll?: (() => void) | undefined;
  emptyActions?: ReactNode;
  /** The question, to be changed. */
  toolbar?: ReactNode;
  annotations?: readonly Annotation[] | undefined;
  onRangeChange?: ((range: AbsoluteRange) => void) | undefined;
  zoomOut?: (() => void) | undefined;
}

interface Shown {
  data: TrendResult;
  resolved: ResolvedTrendQuery;
}

type Drawn = ReturnType<typeof chartOf>;

/** Height of the plot, and of whatever stands in its place. */
const plotHeight = 240;
const skeletonBars = [0.45, 0.5, 0.62, 0.55, 0.7, 0.34, 0.3, 0.6, 0.66, 0.72, 0.68, 0.8, 0.4, 0.36];

/** A trend in its card: the question above it, the finding, the chart or table, and ways to take it out. */
export function TrendCard(props: TrendCardProps): ReactNode {
  const { root, name, answer, numbers, view, chart, onShow, noData = false, notices = [] } = props;
  const { messages, format } = useAnalyticsContext('TrendCard');
  const body = useRef<HTMLDivElement>(null);
  const { data, resolved, takeaway, definition } = answer;
  const shown: Shown | null = data && resolved ? { data, resolved } : null;
  const drawn = shown && chartOf(shown.data, shown.resolved.measure, chart);
  const isEmpty = shown !== null && isNothing(shown);
  const table =
    shown &&
    trendTable(shown.data, {
      measure: shown.resolved.measure,
      interval: shown.resolved.interval,
      by: shown.resolved.interval ? undefined : shown.resolved.breakdown?.property,
      messages,
      format,
    });
  const zoomOut = () => {
    props.zoomOut?.();
    // The button goes away: the chart it changed takes the focus.
    body.current?.querySelector<SVGElement>('.uk-mark[tabindex="0"]')?.focus();
  };

  return (
    <ResultCard
      {...root}
      name={name}
      answer={answer}
      isEmpty={isEmpty}
      noData={noData}
      height={plotHeight}
      skeleton={skeletonBars}
      notices={
        shown
          ? [
              ...notices,
              ...overlapNotice(shown, drawn, messages),
              ...noticesOf(metaOf(shown), messages, format),
            ]
          : []
      }
      onShowAll={props.onShowAll}
      emptyActions={props.emptyActions}
      toolbar={props.toolbar}
      numbers={numbers?.numbers ?? null}
      narrowed={props.narrowed}
      corner={
        <div className="uk-corner">
          {props.zoomOut ? (
            <button type="button" className="uk-button" onClick={zoomOut}>
              {messages.zoomOut}
            </button>
          ) : null}
          <TrendSwitches view={view} chart={switchOf(shown, drawn, chart)} onShow={onShow} />
          {shown && table ? (
            <ExportMenu
              name={name}
              table={() => plainTable(table, messages)}
              result={() => ({ resolved: shown.resolved, result: shown.data })}
              query={shown.resolved}
              {...(view === 'chart' ? { svg: () => svgIn(body) } : {})}
              picture={{
                title: takeaway,
                subtitle: definition,
                legend: drawn === 'ranked' ? [] : legendOf(shown.data, messages),
              }}
            />
          ) : null}
        </div>
      }
    >
      <div ref={body}>
        {shown?.data.previous && drawn !== 'number' ? (
          <Headline data={shown.data} measure={shown.resolved.measure} numbers={numbers} />
        ) : null}
        {shown && table && drawn ? (
          <TrendView
            {...shown}
            table={table}
            drawn={view === 'table' ? 'table' : drawn}
            height={plotHeight}
            numbers={numbers}
            takeaway={takeaway}
            definition={definition}
            annotations={props.annotations}
            onRangeChange={props.onRangeChange}
            onEscape={props.zoomOut}
          />
        ) : null}
      </div>
    </ResultCard>
  );
}

/** Nothing was counted, or there was nothing to measure. */
function isNothing({ data, resolved }: Shown): boolean {
  const nothing = typeof resolved.measure === 'string' ? 0 : null;
  return data.series.every(({ total }) => total === nothing);
}

/** What the switch between line and bars is on; null where there is no choice. */
function switchOf(
  shown: Shown | null,
  drawn: Drawn | null,
  chosen: 'line' | 'bar' | undefined,
): 'line' | 'bar' | null {
  if (!shown) return chosen ?? 'line';
  if (isSplit(shown.data) && !isStackable(shown.resolved.measure)) return null;
  return drawn === 'line' || drawn === 'bar' ? drawn : null;
}

/** Events without a user are in counts of events. */
function metaOf({ data, resolved }: Shown): TrendResult['meta'] {
  if (resolved.measure === 'users') return data.meta;
  const { eventsWithoutUser: _counted, ...meta } = data.meta;
  return meta;
}

function overlapNotice(
  { data, resolved }: Shown,
  drawn: Drawn | null,
  messages: Messages,
): string[] {
  const { measure } = resolved;
  const overlaps = measure === 'users' || measure === 'sessions';
  return drawn === 'bar' && isSplit(data) && overlaps ? [messages.inBothBars(measure)] : [];
}

function legendOf(data: TrendResult, messages: Messages): { label: string; color: string }[] {
  if (!isSplit(data)) return [];
  return data.series.map(({ key }, s) => ({
    label: messages.group(key),
    color: seriesTone(data.series, s),
  }));
}

function svgIn(body: RefObject<HTMLDivElement | null>): SVGSVGElement | null {
  return body.current?.querySelector<SVGSVGElement>('.uk-trend > svg, .uk-ranked > svg') ?? null;
}
