import { type ReactNode, useMemo, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import {
  type LifecycleQuery,
  type LifecycleState,
  lifecycleStates,
} from '../../model/lifecycle.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { ChartIcon, TableIcon } from '../parts/icons.js';
import { noticesOf } from '../parts/Notices.js';
import { NumberTable } from '../parts/NumberTable.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useNumbers } from '../parts/useNumbers.js';
import { useWidth } from '../parts/useWidth.js';
import { lifecyclePlain, lifecycleRows } from './lifecycle-table.js';
import { LifecyclePlot } from './LifecyclePlot.js';
import { LifecycleStates } from './LifecycleStates.js';
import { useStatePatterns } from './StatePatterns.js';
import type { LifecycleValue } from './tool.js';

interface LifecycleCardProps {
  root: CardProps;
  answer: ShownAnswer<LifecycleQuery>;
  link: LinkedQuestion<LifecycleQuery>;
  value: LifecycleValue;
  onShow(change: { view?: LifecycleValue['view']; hidden?: LifecycleState[] }): void;
  noData?: boolean;
  notices?: readonly string[];
  onShowAll?: (() => void) | undefined;
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
}

/** Height of everything under the heading, whatever is shown there. */
const bodyHeight = 372;
/** Height of the states' numbers, beside each other or in two rows, and of the line below the plot. */
const headHeight = { wide: 76, narrow: 132 };
const noteHeight = 24;
/** From here on the states stand in one row: see activity-charts.css. */
const wideFrom = 518;
const noStates: LifecycleState[] = [];
const skeletonBars = [0.55, 0.6, 0.7, 0.62, 0.74, 0.5, 0.45, 0.66, 0.7, 0.78, 0.72, 0.8, 0.5, 0.46];

/** A lifecycle in its card: the question above it, the finding, the chart or table, and ways to take it out. */
export function LifecycleCard(props: LifecycleCardProps): ReactNode {
  const { root, answer, link, value, onShow, noData = false, notices = [] } = props;
  const { format } = useAnalyticsContext('LifecycleChart');
  const messages = useToolMessages(activityChartMessages, 'LifecycleChart');
  const numbers = useNumbers(answer, link);
  const patterns = useStatePatterns();
  const body = useRef<HTMLDivElement>(null);
  const [widthRef, width] = useWidth();
  const { data, resolved, takeaway, definition } = answer;
  const hidden = value.hidden ?? noStates;
  const isEmpty =
    data !== undefined &&
    data.buckets.every((bucket) => lifecycleStates.every((state) => bucket[state] === 0));
  const table = useMemo(
    () =>
      value.view === 'table' && data && resolved
        ? lifecycleRows(data, resolved, messages, format)
        : null,
    [value.view, data, resolved, messages, format],
  );
  const unfinished = data?.buckets.at(-1)?.partial ? data.buckets.at(-1) : undefined;
  const { selected } = link;
  const picked =
    numbers &&
    selected &&
    'state' in selected &&
    numbers.isPicked({ bucket: selected.bucket, state: selected.state })
      ? { bucket: selected.bucket, state: selected.state }
      : null;

  return (
    <ResultCard
      {...root}
      name={messages.lifecycleName}
      answer={answer}
      isEmpty={isEmpty}
      noData={noData}
      height={bodyHeight}
      skeleton={skeletonBars}
      notices={data ? [...notices, ...noticesOf(data.meta, messages, format)] : []}
      onShowAll={props.onShowAll}
      emptyActions={props.emptyActions}
      toolbar={props.toolbar}
      numbers={numbers}
      narrowed={link}
      corner={
        <div className="uk-corner">
          <Segments
            label={messages.view}
            value={value.view}
            options={[
              { value: 'chart', label: messages.chart, icon: <ChartIcon /> },
              { value: 'table', label: messages.table, icon: <TableIcon /> },
            ]}
            onChoose={(view) => onShow({ view })}
          />
          {data && resolved ? (
            <ExportMenu
              name={messages.lifecycleName}
              table={() => lifecyclePlain(data, messages)}
              result={() => ({ resolved, result: data })}
              query={answer.asked ?? resolved}
              {...(value.view === 'chart'
                ? { svg: () => body.current?.querySelector('svg[role="group"]') ?? null }
                : {})}
              picture={{
                title: takeaway,
                subtitle: definition,
                legend: lifecycleStates
                  .filter((state) => !hidden.includes(state))
                  .map((state) => ({
                    label: messages.lifecycleState(state),
                    color: `var(--uk-life-${state})`,
                  })),
              }}
            />
          ) : null}
        </div>
      }
    >
      <div ref={body} className="uk-life-body">
        {data && resolved && table ? (
          <NumberTable {...table} caption={definition} numbers={numbers} />
        ) : data && resolved ? (
          <div ref={widthRef} style={{ minBlockSize: bodyHeight }}>
            <LifecycleStates
              data={data}
              resolved={resolved}
              hidden={hidden}
              onHide={(next) => onShow({ hidden: next })}
              fillOf={patterns.fillOf}
              numbers={numbers}
            />
            {width > 0 ? (
              <LifecyclePlot
                data={data}
                resolved={resolved}
                hidden={hidden}
                width={width}
                height={
                  bodyHeight - noteHeight - (width < wideFrom ? headHeight.narrow : headHeight.wide)
                }
                label={takeaway}
                patterns={patterns}
                numbers={numbers}
                selected={picked}
              />
            ) : null}
            <p className="uk-chart-note">
              {unfinished
                ? messages.lifecycleUnfinished(format.bucket(unfinished, resolved.interval))
                : ''}
            </p>
          </div>
        ) : null}
      </div>
    </ResultCard>
  );
}
