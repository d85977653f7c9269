import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { Delta } from '../parts/Delta.js';
import { changeShare, isSplit } from './series.js';

interface HeadlineProps {
  data: TrendResult;
  measure: Measure;
}

/** The number of the whole range, large, with how it changed; nothing where it is a number of groups. */
export function Headline({ data, measure }: HeadlineProps): ReactNode {
  const { format, messages } = useAnalyticsContext('Headline');
  const [series] = data.series;
  if (!series || isSplit(data)) return null;
  const before = data.previous?.series[0]?.total ?? null;
  return (
    <div className="uk-kpi">
      <div>
        <span className="uk-kpi-number">{messages.value(measure, series.total, format)}</span>{' '}
        <span className="uk-kpi-unit">{messages.measureUnit(measure, series.total)}</span>
      </div>
      {data.previous ? (
        <div className="uk-kpi-change">
          <Delta share={changeShare(series.total, before)} />
          {before === null ? null : (
            <span>{messages.previousValue(messages.value(measure, before, format))}</span>
          )}
        </div>
      ) : null}
    </div>
  );
}
