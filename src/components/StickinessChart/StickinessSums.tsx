import type { ReactNode } from 'react';

import { averageBuckets } from '../../geometry/stickiness.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { ResolvedStickinessQuery, StickinessResult } from '../../model/stickiness.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { Numbers } from '../parts/useNumbers.js';

interface StickinessSumsProps {
  data: StickinessResult;
  resolved: ResolvedStickinessQuery;
  numbers: Numbers | null;
}

/** How many users there are, how often they were active on average, and the two ends. */
export function StickinessSums({ data, resolved, numbers }: StickinessSumsProps): ReactNode {
  const { format } = useAnalyticsContext('StickinessChart');
  const messages = useToolMessages(activityChartMessages, 'StickinessChart');
  const { counts, buckets } = data;
  const { interval, identity } = resolved;
  const all = counts.reduce((sum, { users }) => sum + users, 0);
  const end = (label: string, count: number) => {
    const users = counts[count - 1]?.users ?? 0;
    const share = all === 0 ? null : users / all;
    return (
      <li>
        <span className="uk-life-toggle">{label}</span>
        <span className="uk-life-number">
          <NumberButton
            numbers={numbers}
            part={{ count }}
            count={users}
            label={messages.stickinessMark(
              { count, users, share, isAtLeast: false, width: interval, identity },
              format,
            )}
          >
            {format.percent(share)}
          </NumberButton>
        </span>
      </li>
    );
  };
  return (
    <ul className="uk-life-states uk-stick-sums">
      <li>
        <span className="uk-life-toggle">{messages.stickinessActiveUsers(identity)}</span>
        <span className="uk-life-number">{format.number(all)}</span>
      </li>
      <li>
        <span className="uk-life-toggle">
          {messages.stickinessAverage(buckets.length, interval, format)}
        </span>
        <span className="uk-life-number">
          {messages.stickinessAverageValue(averageBuckets(data), format)}
        </span>
      </li>
      {end(messages.stickinessOnce(interval), 1)}
      {buckets.length > 1 ? end(messages.stickinessEvery(interval), buckets.length) : null}
    </ul>
  );
}
