import { type ReactNode, useMemo, useRef } from 'react';

import type { StickinessMode } from '../../geometry/stickiness.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { ChartIcon, TableIcon } from '../parts/icons.js';
import { noticesOf } from '../parts/Notices.js';
import { NumberTable } from '../parts/NumberTable.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useNumbers } from '../parts/useNumbers.js';
import { useWidth } from '../parts/useWidth.js';
import { stickinessPlain, stickinessTable } from './stickiness-table.js';
import { StickinessPlot } from './StickinessPlot.js';
import { StickinessSums } from './StickinessSums.js';
import type { StickinessValue } from './tool.js';

interface StickinessCardProps {
  root: CardProps;
  answer: ShownAnswer<StickinessQuery>;
  link: LinkedQuestion<StickinessQuery>;
  value: StickinessValue;
  onShow(change: { view?: StickinessValue['view']; mode?: StickinessMode }): void;
  noData?: boolean;
  notices?: readonly string[];
  onShowAll?: (() => void) | undefined;
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
}

/** Height of everything under the heading, whatever is shown there. */
const bodyHeight = 372;
/** Height of the sums, beside each other or in two rows, and of the lines below the plot. */
const headHeight = { wide: 56, narrow: 112 };
const noteHeight = 44;
/** From here on the sums stand in one row: see activity-charts.css. */
const wideFrom = 518;
const skeletonBars = [1, 0.7, 0.52, 0.4, 0.32, 0.26, 0.2, 0.17, 0.14, 0.12, 0.1, 0.09, 0.08, 0.12];

/** A stickiness in its card: the question above it, the finding, the chart or table, and ways to take it out. */
export function StickinessCard(props: StickinessCardProps): ReactNode {
  const { root, answer, link, value, onShow, noData = false, notices = [] } = props;
  const { format } = useAnalyticsContext('StickinessChart');
  const messages = useToolMessages(activityChartMessages, 'StickinessChart');
  const numbers = useNumbers(answer, link);
  const body = useRef<HTMLDivElement>(null);
  const [widthRef, width] = useWidth();
  const { data, resolved, takeaway, definition } = answer;
  const mode = value.mode ?? 'exactly';
  const table = useMemo(
    () =>
      value.view === 'table' && data && resolved
        ? stickinessTable(data, resolved, messages, format)
        : null,
    [value.view, data, resolved, messages, format],
  );
  const unfinished = data?.buckets.at(-1)?.partial ? data.buckets.at(-1) : undefined;
  const { selected } = link;
  const picked =
    numbers && selected && 'count' in selected && numbers.isPicked({ count: selected.count })
      ? selected.count
      : null;

  return (
    <ResultCard
      {...root}
      name={messages.stickinessName}
      answer={answer}
      isEmpty={data !== undefined && data.counts.every(({ users }) => users === 0)}
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
          {value.view === 'chart' ? (
            <Segments
              label={messages.stickinessCount}
              value={mode}
              options={[
                {
                  value: 'exactly',
                  label: messages.stickinessExactly,
                  icon: messages.stickinessExactly,
                },
                {
                  value: 'atLeast',
                  label: messages.stickinessAtLeast,
                  icon: messages.stickinessAtLeast,
                },
              ]}
              onChoose={(next) => onShow({ mode: next })}
            />
          ) : null}
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
              name={messages.stickinessName}
              table={() => stickinessPlain(data, resolved, messages)}
              result={() => ({ resolved, result: data })}
              query={answer.asked ?? resolved}
              {...(value.view === 'chart'
                ? { svg: () => body.current?.querySelector('svg[role="group"]') ?? null }
                : {})}
              picture={{ title: takeaway, subtitle: definition }}
            />
          ) : null}
        </div>
      }
    >
      <div ref={body} className="uk-stick-body">
        {data && resolved && table ? (
          <NumberTable {...table} caption={definition} numbers={numbers} />
        ) : data && resolved ? (
          <div ref={widthRef} style={{ minBlockSize: bodyHeight }}>
            <StickinessSums data={data} resolved={resolved} numbers={numbers} />
            {width > 0 ? (
              <StickinessPlot
                data={data}
                resolved={resolved}
                mode={mode}
                width={width}
                height={
                  bodyHeight - noteHeight - (width < wideFrom ? headHeight.narrow : headHeight.wide)
                }
                label={takeaway}
                numbers={numbers}
                selected={picked}
              />
            ) : null}
            <p className="uk-stick-caption">
              {messages.stickinessAxis(mode === 'atLeast', resolved.interval)}
            </p>
            <p className="uk-chart-note">
              {unfinished
                ? messages.stickinessUnfinished(format.bucket(unfinished, resolved.interval))
                : ''}
            </p>
          </div>
        ) : null}
      </div>
    </ResultCard>
  );
}
