import type { ReactNode } from 'react';

import { isSplit } from '../../geometry/trend-numbers.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { Delta } from '../parts/Delta.js';
import { NumberButton } from '../parts/NumberButton.js';
import { changeShare } from './series.js';
import { numberAt, type TrendNumbers } from './useTrendNumbers.js';

const wholeRange = { bucket: null, series: null, previous: false };

interface HeadlineProps {
  data: TrendResult;
  measure: Measure;
  numbers: TrendNumbers | null;
}

/** The number of the whole range, large, with how it changed; nothing where it is a number of groups. */
export function Headline({ data, measure, numbers }: HeadlineProps): ReactNode {
  const { format, messages } = useAnalyticsContext('Headline');
  const [series] = data.series;
  if (!series || isSplit(data)) return null;
  const before = data.previous?.series[0]?.total ?? null;
  return (
    <div className="uk-kpi">
      <div>
        <NumberButton className="uk-kpi-number" {...numberAt(numbers, wholeRange)}>
          {messages.value(measure, series.total, format)}
        </NumberButton>{' '}
        <span className="uk-kpi-unit">{messages.measureUnit(measure, series.total)}</span>
      </div>
      {data.previous ? (
        <div className="uk-kpi-change">
          <Delta share={changeShare(series.total, before)} />
          {before === null ? null : (
            <NumberButton {...numberAt(numbers, { ...wholeRange, previous: true })}>
              {messages.previousValue(messages.value(measure, before, format))}
            </NumberButton>
          )}
        </div>
      ) : null}
    </div>
  );
}
