import type { ReactNode } from 'react';

import { activeUsers, netChange, quickRatio, stackedStates } from '../../geometry/lifecycle.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { LifecycleResult, LifecycleState } from '../../model/lifecycle.js';
import type { Interval } from '../../model/scope.js';
import { sideOf } from '../parts/tip-side.js';
import { type StateFill, StateSwatch } from './StatePatterns.js';

interface LifecycleTooltipProps {
  bucket: LifecycleResult['buckets'][number];
  interval: Interval;
  /** The state that is pointed at. */
  state: LifecycleState | null;
  fillOf: StateFill;
  /** Where the bucket is, and how wide the chart. */
  x: number;
  width: number;
}

/** All states of a bucket, and what they come to. */
export function LifecycleTooltip(props: LifecycleTooltipProps): ReactNode {
  const { bucket, interval, state: pointed, fillOf, x, width } = props;
  const { format, direction } = useAnalyticsContext('LifecycleChart');
  const messages = useToolMessages(activityChartMessages, 'LifecycleChart');
  const sums: [string, string][] = [
    [messages.lifecycleActive, format.number(activeUsers(bucket))],
    [messages.lifecycleNet, messages.lifecycleSigned(netChange(bucket), format)],
    [messages.lifecycleRatio, messages.lifecycleRatioValue(quickRatio(bucket), format)],
  ];
  return (
    <div
      className="uk-tooltip uk-life-tip"
      dir={direction}
      aria-hidden="true"
      data-allow-overlap=""
      style={sideOf(x, width)}
    >
      <div className="uk-tooltip-title">{format.bucket(bucket, interval)}</div>
      {bucket.partial ? <div className="uk-tooltip-note">{messages.notOver}</div> : null}
      {stackedStates.map((state) => (
        <div
          key={state}
          className="uk-tooltip-row"
          data-pointed={state === pointed ? '' : undefined}
        >
          <StateSwatch state={state} fillOf={fillOf} />
          <span>{messages.lifecycleState(state)}</span>
          <b>{format.number(bucket[state])}</b>
        </div>
      ))}
      <div className="uk-life-tip-sums">
        {sums.map(([label, text]) => (
          <div key={label} className="uk-tooltip-row">
            <span>{label}</span>
            <b>{text}</b>
          </div>
        ))}
      </div>
    </div>
  );
}
