import { type ReactNode, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import type { AnswerCardProps } from './answer-card.js';
import type { PlainTable } from './csv.js';
import { ExportMenu } from './ExportMenu.js';
import { Fitted } from './Fitted.js';
import { noticesOf } from './Notices.js';
import { NumberTable, type NumberTableContent } from './NumberTable.js';
import type { PictureOptions } from './picture.js';
import { ResultCard } from './ResultCard.js';
import type { Numbers } from './useNumbers.js';
import { ViewSwitch } from './ViewSwitch.js';

type ActivityAnswerProps = AnswerCardProps<LifecycleQuery> | AnswerCardProps<StickinessQuery>;

type ActivityCardProps = ActivityAnswerProps & {
  name: string;
  /** Class of what is below the heading. */
  bodyClass: string;
  isEmpty: boolean;
  numbers: Numbers | null;
  view: 'chart' | 'table';
  onView(view: 'chart' | 'table'): void;
  skeleton: readonly number[];
  /** Beside the switch between chart and table. */
  switches?: ReactNode;
  legend?: NonNullable<PictureOptions['legend']>;
  /** Shown in place of the chart. */
  table: NumberTableContent | null;
  /** The numbers, for CSV; null without an answer. */
  plain: (() => PlainTable) | null;
  /** Numbers above the plot, and their height beside each other or in two rows. */
  head: ReactNode;
  headHeight: { wide: number; narrow: number };
  renderPlot(width: number, height: number): ReactNode;
  /** Stands below the plot, and its height together with that of the note. */
  foot?: ReactNode;
  footHeight: number;
  /** The note about a last bucket that is not over. */
  unfinished(period: string): string;
};

/** Height of everything under the heading, whatever is shown there. */
const bodyHeight = 372;
/** From here on the numbers above the plot stand in one row: see activity-charts.css. */
const wideFrom = 518;

/** Who was active, in a card: the question above it, the finding, the chart or table, and ways to take it out. */
export function ActivityCard(props: ActivityCardProps): ReactNode {
  const { root, name, answer, link, numbers, view, table, plain, headHeight } = props;
  const { noData = false, notices = [] } = props;
  const { messages, format } = useAnalyticsContext('ActivityCard');
  const body = useRef<HTMLDivElement>(null);
  const { data, resolved, takeaway, definition } = answer;
  const last = data?.buckets.at(-1);
  const plotHeight = (room: 'wide' | 'narrow') => bodyHeight - props.footHeight - headHeight[room];
  return (
    <ResultCard
      {...root}
      name={name}
      answer={answer}
      isEmpty={props.isEmpty}
      noData={noData}
      height={bodyHeight}
      skeleton={props.skeleton}
      notices={data ? [...notices, ...noticesOf(data.meta, messages, format)] : []}
      onShowAll={props.onShowAll}
      emptyActions={props.emptyActions}
      toolbar={props.toolbar}
      numbers={numbers}
      narrowed={link}
      corner={
        <div className="uk-corner">
          {props.switches}
          <ViewSwitch view={view} onView={props.onView} />
          {data && resolved && plain ? (
            <ExportMenu
              name={name}
              table={plain}
              result={() => ({ resolved, result: data })}
              query={answer.asked ?? resolved}
              {...(view === 'chart'
                ? { svg: () => body.current?.querySelector('svg[role="group"]') ?? null }
                : {})}
              picture={{
                title: takeaway,
                subtitle: definition,
                ...(props.legend ? { legend: props.legend } : {}),
              }}
            />
          ) : null}
        </div>
      }
    >
      <div ref={body} className={props.bodyClass}>
        {table ? (
          <NumberTable {...table} caption={definition} numbers={numbers} />
        ) : data && resolved ? (
          <>
            {props.head}
            <Fitted height={plotHeight('wide')}>
              {(width) => props.renderPlot(width, plotHeight(width < wideFrom ? 'narrow' : 'wide'))}
            </Fitted>
            {props.foot}
            <p className="uk-chart-note">
              {last?.partial ? props.unfinished(format.bucket(last, resolved.interval)) : ''}
            </p>
          </>
        ) : null}
      </div>
    </ResultCard>
  );
}
