import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import {
  type LifecycleQuery,
  type LifecycleState,
  lifecycleStates,
} from '../../model/lifecycle.js';
import { ActivityCard } from '../parts/ActivityCard.js';
import type { AnswerCardProps } from '../parts/answer-card.js';
import { useNumbers } from '../parts/useNumbers.js';
import { lifecyclePlain, lifecycleRows } from './lifecycle-table.js';
import { LifecyclePlot } from './LifecyclePlot.js';
import { LifecycleStates } from './LifecycleStates.js';
import { useStatePatterns } from './StatePatterns.js';
import type { LifecycleValue } from './tool.js';

interface LifecycleCardProps extends AnswerCardProps<LifecycleQuery> {
  value: LifecycleValue;
  onShow(change: { view?: LifecycleValue['view']; hidden?: LifecycleState[] }): void;
}

/** Height of the states' numbers, and of the line below the plot. */
const headHeight = { wide: 76, narrow: 132 };
const footHeight = 24;
const noStates: LifecycleState[] = [];
const skeletonBars = [0.55, 0.6, 0.7, 0.62, 0.74, 0.5, 0.45, 0.66, 0.7, 0.78, 0.72, 0.8, 0.5, 0.46];

/** A lifecycle in its card. */
export function LifecycleCard({ value, onShow, ...props }: LifecycleCardProps): ReactNode {
  const { answer, link } = props;
  const { format } = useAnalyticsContext('LifecycleChart');
  const messages = useToolMessages(activityChartMessages, 'LifecycleChart');
  const numbers = useNumbers(answer, link);
  const patterns = useStatePatterns();
  const { data, resolved, takeaway } = answer;
  const shown = useMemo(() => (data && resolved ? { data, resolved } : null), [data, resolved]);
  const hidden = value.hidden ?? noStates;
  const table = useMemo(
    () =>
      value.view === 'table' && shown
        ? lifecycleRows(shown.data, shown.resolved, messages, format)
        : null,
    [value.view, shown, messages, format],
  );
  const { selected } = link;
  const picked =
    numbers &&
    selected &&
    'state' in selected &&
    numbers.isPicked({ bucket: selected.bucket, state: selected.state })
      ? { bucket: selected.bucket, state: selected.state }
      : null;

  return (
    <ActivityCard
      {...props}
      name={messages.lifecycleName}
      bodyClass="uk-life-body"
      isEmpty={
        data !== undefined &&
        data.buckets.every((bucket) => lifecycleStates.every((state) => bucket[state] === 0))
      }
      numbers={numbers}
      view={value.view}
      onView={(view) => onShow({ view })}
      skeleton={skeletonBars}
      legend={lifecycleStates
        .filter((state) => !hidden.includes(state))
        .map((state) => ({
          label: messages.lifecycleState(state),
          color: `var(--uk-life-${state})`,
        }))}
      table={table}
      plain={shown && (() => lifecyclePlain(shown.data, messages))}
      head={
        shown ? (
          <LifecycleStates
            {...shown}
            hidden={hidden}
            onHide={(next) => onShow({ hidden: next })}
            fillOf={patterns.fillOf}
            numbers={numbers}
          />
        ) : null
      }
      headHeight={headHeight}
      renderPlot={(width, height) =>
        shown ? (
          <LifecyclePlot
            {...shown}
            hidden={hidden}
            width={width}
            height={height}
            label={takeaway}
            patterns={patterns}
            numbers={numbers}
            selected={picked}
          />
        ) : null
      }
      footHeight={footHeight}
      unfinished={messages.lifecycleUnfinished}
    />
  );
}
