import { createContext, type ReactNode, useContext } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { AnalyticsError } from '../../model/errors.js';
import { capital } from '../../model/phrases.js';
import type { AbsoluteRange, RelativeRange } from '../../model/scope.js';
import { dayMs } from '../../model/time-zone.js';
import { ErrorState, State } from '../parts/State.js';
import { useTimelineMessages } from './useTimelineMessages.js';
import type { TimelineOf } from './useTimelineQuestion.js';

/** What is said where there is no timeline depends on what was asked. */
interface Asked {
  of: TimelineOf;
  /** Null: all history. */
  range: AbsoluteRange | null;
  onRange(range: RangeChoice): void;
}

const AskedContext = createContext<Asked | null>(null);

/** Tells {@link NoEvents} and {@link NoTimeline} what was asked. */
export const AskedProvider = AskedContext.Provider;

/** Times a source without all history may have, with about how long they are. */
const times: { range: RelativeRange; ms: number }[] = [
  { range: { last: 30, unit: 'day' }, ms: 30 * dayMs },
  { range: { last: 7, unit: 'day' }, ms: 7 * dayMs },
  { range: { last: 24, unit: 'hour' }, ms: dayMs },
];

/** Those that are clearly shorter than what was asked for. */
function shorterThan(asked: AbsoluteRange | null): RelativeRange[] {
  const length = asked ? asked.end - asked.start : Infinity;
  return times.filter(({ ms }) => ms <= length * 0.8).map(({ range }) => range);
}

/** Nobody of that id, or not in that time: which of the two, and what to do. */
export function NoEvents({ height, noData }: { height: number; noData: boolean }): ReactNode {
  const { format } = useAnalyticsContext('NoEvents');
  const messages = useTimelineMessages('NoEvents');
  const asked = useContext(AskedContext);
  if (noData || !asked) {
    return <State title={messages.noData} text={messages.noDataHint} height={height} />;
  }
  const { of, range, onRange } = asked;
  const isUser = 'user' in of;
  const hint = isUser ? messages.noSuchUserHint : messages.noSuchSessionHint;
  return (
    <State
      title={isUser ? messages.noSuchUser(of.user) : messages.noSuchSession(of.session)}
      text={range ? messages.notInRange(range, format) : hint}
      height={height}
      actions={
        range ? (
          <button type="button" className="uk-button" onClick={() => onRange('all')}>
            {messages.allTime}
          </button>
        ) : null
      }
    />
  );
}

/** Why there is no timeline; where the source does not have the time asked for, with shorter ones to ask for. */
export function NoTimeline({
  height,
  error,
  retry,
}: {
  height: number;
  error: AnalyticsError;
  retry(): void;
}): ReactNode {
  const { messages: words } = useAnalyticsContext('NoTimeline');
  const messages = useTimelineMessages('NoTimeline');
  const asked = useContext(AskedContext);
  if (error.code !== 'source/unsupported' || !asked) {
    return (
      <ErrorState
        error={error}
        messages={words}
        height={height}
        onRetry={error.code === 'query/invalid' ? undefined : retry}
      />
    );
  }
  return (
    <State
      title={messages.historyNeeded}
      text={`${capital(error.message)}.`}
      height={height}
      actions={shorterThan(asked.range).map((range) => (
        <button
          key={JSON.stringify(range)}
          type="button"
          className="uk-button"
          onClick={() => asked.onRange(range)}
        >
          {messages.lastUnits(range)}
        </button>
      ))}
    />
  );
}
