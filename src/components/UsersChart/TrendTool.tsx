'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Answer } from '../../hooks/query-options.js';
import { trendWords, useTrend } from '../../hooks/useTrend.js';
import { useTrendQuestion } from '../../hooks/useTrendQuestion.js';
import { useZoom } from '../../hooks/useZoom.js';
import type { Measure, TrendQuery } from '../../model/trend.js';
import { useControlled } from '../parts/useControlled.js';
import { startValue, type TrendToolProps } from './tool.js';
import { TrendCard } from './TrendCard.js';
import { changed, TrendToolbar } from './TrendToolbar.js';

type ToolProps = TrendToolProps & {
  /** What is counted until someone chooses something else. */
  measure: Measure;
};

/** Users, sessions and events are one tool that starts with another count. */
export function TrendTool({ data, ...props }: ToolProps): ReactNode {
  return data ? <DrawnTrend {...props} data={data} /> : <AskedTrend {...props} />;
}

function AskedTrend(props: Omit<ToolProps, 'data'>): ReactNode {
  const { value: givenValue, defaultValue, onValueChange, annotations, ...rest } = props;
  const { measure: ownMeasure, ...root } = rest;
  const { messages, format } = useAnalyticsContext('TrendTool');
  const [value, setValue] = useControlled(
    givenValue,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
  const measure = value.measure ?? ownMeasure;
  const question = useTrendQuestion({ ...value, measure });
  const trend = useTrend(question.query);
  const zoom = useZoom(value.range, (range) => setValue({ ...value, range }));
  const { startsAt, firstEvent } = question;
  const before = trend.resolved?.previous?.range;
  const notices = [
    startsAt === null ? '' : messages.dataStarts(startsAt, format),
    before && firstEvent !== null && before.start < firstEvent
      ? messages.beforeTheData(firstEvent, format)
      : '',
  ].filter(Boolean);
  const isFiltered = value.where !== undefined || value.events !== undefined;

  return (
    <TrendCard
      root={root}
      name={messages.trendTitle(measure, value.by)}
      answer={trend}
      view={value.view}
      chart={value.chart}
      onShow={(change) => setValue({ ...value, ...change })}
      noData={question.chosen.noData}
      notices={notices}
      onShowAll={value.range === 'all' ? undefined : () => setValue({ ...value, range: 'all' })}
      emptyActions={
        isFiltered ? (
          <button
            type="button"
            className="uk-button"
            onClick={() => setValue(changed(value, { where: undefined, events: undefined }))}
          >
            {messages.removeFilters}
          </button>
        ) : null
      }
      toolbar={
        <TrendToolbar value={value} measure={measure} question={question} onChange={setValue} />
      }
      annotations={annotations}
      onRangeChange={zoom.zoomIn}
      zoomOut={zoom.zoomOut}
    />
  );
}

function DrawnTrend(props: ToolProps & { data: Answer<TrendQuery> }): ReactNode {
  const { data, value: givenValue, defaultValue, onValueChange, annotations, ...rest } = props;
  const { measure: _measure, ...root } = rest;
  const { messages, format } = useAnalyticsContext('TrendTool');
  const [value, setValue] = useControlled(
    givenValue,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
  const { resolved, result } = data;
  const { measure, interval, breakdown } = resolved;
  return (
    <TrendCard
      root={root}
      name={messages.trendTitle(measure, interval ? undefined : breakdown?.property)}
      answer={{
        ...trendWords(data, messages, format),
        data: result,
        resolved,
        error: null,
        isStale: false,
        isFetching: false,
        refetch: () => undefined,
      }}
      view={value.view}
      chart={value.chart}
      onShow={(change) => setValue({ ...value, ...change })}
      annotations={annotations}
    />
  );
}
