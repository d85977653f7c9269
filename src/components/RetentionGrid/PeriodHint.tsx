import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { longestReturn, type UsageInterval } from '../../hooks/useUsageInterval.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { RetentionPeriod } from '../../model/retention.js';
import type { RelativeRange } from '../../model/scope.js';
import { InfoIcon } from '../parts/icons.js';

interface PeriodHintProps {
  period: RetentionPeriod;
  interval: UsageInterval | null;
  longer: RelativeRange | null;
  onChange(change: { period: RetentionPeriod } | { range: RelativeRange }): void;
}

/** Quiet advice: a range long enough for the period, else the period that suits how soon people come back. */
export function PeriodHint({ period, interval, longer, onChange }: PeriodHintProps): ReactNode {
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  if (longer) {
    return (
      <div className="uk-retention-hint">
        <InfoIcon />
        <span>{messages.gridTooShort(period)}</span>
        <button
          type="button"
          className="uk-retention-link"
          onClick={() => onChange({ range: longer })}
        >
          {messages.gridUseRange(messages.lastUnits(longer))}
        </button>
      </div>
    );
  }
  // Its place is kept while the answer is on its way.
  return (
    <div className="uk-retention-hint">
      {interval ? (
        <>
          <InfoIcon />
          <span
            title={messages.gridHintRule(
              interval.eligible,
              interval.returned,
              longestReturn,
              format,
            )}
          >
            {messages.gridHint(interval.days, longestReturn, interval.period)}
          </span>
          {interval.period === period ? null : (
            <button
              type="button"
              className="uk-retention-link"
              onClick={() => onChange({ period: interval.period })}
            >
              {messages.gridUsePeriod(interval.period)}
            </button>
          )}
        </>
      ) : null}
    </div>
  );
}
