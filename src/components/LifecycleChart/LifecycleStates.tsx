import type { ReactNode } from 'react';

import { netChange, quickRatio } from '../../geometry/lifecycle.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import {
  type LifecycleResult,
  type LifecycleState,
  lifecycleStates,
  type ResolvedLifecycleQuery,
} from '../../model/lifecycle.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { Numbers } from '../parts/useNumbers.js';
import { type StateFill, StateSwatch } from './StatePatterns.js';

interface LifecycleStatesProps {
  data: LifecycleResult;
  resolved: ResolvedLifecycleQuery;
  hidden: readonly LifecycleState[];
  onHide(hidden: LifecycleState[]): void;
  fillOf: StateFill;
  numbers: Numbers | null;
}

/** The states with their numbers in the last bucket that is over, each to be shown or hidden. */
export function LifecycleStates(props: LifecycleStatesProps): ReactNode {
  const { data, resolved, hidden, onHide, fillOf, numbers } = props;
  const { format } = useAnalyticsContext('LifecycleChart');
  const messages = useToolMessages(activityChartMessages, 'LifecycleChart');
  const { interval, identity } = resolved;
  const last = data.buckets.findLast(({ partial }) => !partial) ?? data.buckets.at(-1);
  if (!last) return null;
  const period = format.bucket(last, interval);
  const when = messages.lifecycleLast(period, interval, !last.partial);
  const toggle = (state: LifecycleState) =>
    onHide(
      lifecycleStates.filter((each) =>
        each === state ? !hidden.includes(state) : hidden.includes(each),
      ),
    );
  return (
    <div className="uk-life-head">
      <div className="uk-life-when" title={when}>
        {when}
      </div>
      <ul className="uk-life-states" aria-label={messages.lifecycleStates}>
        {lifecycleStates.map((state) => {
          const name = messages.lifecycleState(state);
          const count = last[state];
          return (
            <li key={state} data-off={hidden.includes(state) ? '' : undefined}>
              <button
                type="button"
                className="uk-life-toggle"
                aria-label={messages.lifecycleShow(name)}
                aria-pressed={!hidden.includes(state)}
                title={messages.lifecycleRule(state, interval)}
                onClick={() => toggle(state)}
              >
                <StateSwatch state={state} fillOf={fillOf} />
                {name}
              </button>
              <NumberButton
                numbers={numbers}
                part={{ bucket: last.start, state }}
                count={count}
                className="uk-life-number"
                label={messages.lifecycleMark(
                  { period, isOver: !last.partial, state: name, count, identity },
                  format,
                )}
              >
                {format.number(count)}
              </NumberButton>
            </li>
          );
        })}
        <li data-sum="" title={messages.lifecycleNetRule}>
          <span className="uk-life-toggle">{messages.lifecycleNet}</span>
          <span className="uk-life-number">
            {messages.lifecycleSigned(netChange(last), format)}
          </span>
        </li>
        <li title={messages.lifecycleRatioRule}>
          <span className="uk-life-toggle">{messages.lifecycleRatio}</span>
          <span className="uk-life-number">
            {messages.lifecycleRatioValue(quickRatio(last), format)}
          </span>
        </li>
      </ul>
    </div>
  );
}
