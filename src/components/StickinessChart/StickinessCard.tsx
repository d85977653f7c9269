import { type ReactNode, useMemo } from 'react';

import type { StickinessMode } from '../../geometry/stickiness.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import { ActivityCard } from '../parts/ActivityCard.js';
import type { AnswerCardProps } from '../parts/answer-card.js';
import { Segments } from '../parts/Segments.js';
import { useNumbers } from '../parts/useNumbers.js';
import { stickinessPlain, stickinessTable } from './stickiness-table.js';
import { StickinessPlot } from './StickinessPlot.js';
import { StickinessSums } from './StickinessSums.js';
import type { StickinessValue } from './tool.js';

interface StickinessCardProps extends AnswerCardProps<StickinessQuery> {
  value: StickinessValue;
  onShow(change: { view?: StickinessValue['view']; mode?: StickinessMode }): void;
}

/** Height of the sums, and of the lines below the plot. */
const headHeight = { wide: 56, narrow: 112 };
const footHeight = 44;
const skeletonBars = [1, 0.7, 0.52, 0.4, 0.32, 0.26, 0.2, 0.17, 0.14, 0.12, 0.1, 0.09, 0.08, 0.12];

/** A stickiness in its card. */
export function StickinessCard({ value, onShow, ...props }: StickinessCardProps): ReactNode {
  const { answer, link } = props;
  const { format } = useAnalyticsContext('StickinessChart');
  const messages = useToolMessages(activityChartMessages, 'StickinessChart');
  const numbers = useNumbers(answer, link);
  const { data, resolved, takeaway } = answer;
  const shown = useMemo(() => (data && resolved ? { data, resolved } : null), [data, resolved]);
  const mode = value.mode ?? 'exactly';
  const table = useMemo(
    () =>
      value.view === 'table' && shown
        ? stickinessTable(shown.data, shown.resolved, messages, format)
        : null,
    [value.view, shown, messages, format],
  );
  const { selected } = link;
  const picked =
    numbers && selected && 'count' in selected && numbers.isPicked({ count: selected.count })
      ? selected.count
      : null;
  const { stickinessExactly, stickinessAtLeast } = messages;

  return (
    <ActivityCard
      {...props}
      name={messages.stickinessName}
      bodyClass="uk-stick-body"
      isEmpty={data !== undefined && data.counts.every(({ users }) => users === 0)}
      numbers={numbers}
      view={value.view}
      onView={(view) => onShow({ view })}
      skeleton={skeletonBars}
      switches={
        value.view === 'chart' ? (
          <Segments
            label={messages.stickinessCount}
            value={mode}
            options={[
              { value: 'exactly', label: stickinessExactly, icon: stickinessExactly },
              { value: 'atLeast', label: stickinessAtLeast, icon: stickinessAtLeast },
            ]}
            onChoose={(next) => onShow({ mode: next })}
          />
        ) : null
      }
      table={table}
      plain={shown && (() => stickinessPlain(shown.data, shown.resolved, messages))}
      head={shown ? <StickinessSums {...shown} numbers={numbers} /> : null}
      headHeight={headHeight}
      renderPlot={(width, height) =>
        shown ? (
          <StickinessPlot
            {...shown}
            mode={mode}
            width={width}
            height={height}
            label={takeaway}
            numbers={numbers}
            selected={picked}
          />
        ) : null
      }
      foot={
        resolved ? (
          <p className="uk-stick-caption">
            {messages.stickinessAxis(mode === 'atLeast', resolved.interval)}
          </p>
        ) : null
      }
      footHeight={footHeight}
      unfinished={messages.stickinessUnfinished}
    />
  );
}
