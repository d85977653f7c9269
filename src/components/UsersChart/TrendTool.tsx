'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { type LinkedQuestion, useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { trendWords, useTrend } from '../../hooks/useTrend.js';
import { useTrendQuestion } from '../../hooks/useTrendQuestion.js';
import { useZoom } from '../../hooks/useZoom.js';
import type { Measure, TrendQuery } from '../../model/trend.js';
import { Bounded } from '../parts/Bounded.js';
import { RemoveFilters } from '../parts/RemoveFilters.js';
import { useControlled } from '../parts/useControlled.js';
import { useNumbers } from '../parts/useNumbers.js';
import { startValue, type TrendToolProps } from './tool.js';
import { TrendCard } from './TrendCard.js';
import { TrendToolbar } from './TrendToolbar.js';
import { useTrendNumbers } from './useTrendNumbers.js';

type ToolProps = TrendToolProps & {
  /** What is counted until someone chooses something else. */
  measure: Measure;
  /** The component, as it is named in code. */
  component: string;
};

/** Users, sessions and events are one tool that starts with another count. */
export function TrendTool({ data, component, ...props }: ToolProps): ReactNode {
  return (
    <Bounded name={component}>
      {data ? <DrawnTrend {...props} data={data} /> : <AskedTrend {...props} />}
    </Bounded>
  );
}

type PartProps = Omit<ToolProps, 'data' | 'component'>;

function useValue({ value, defaultValue, onValueChange }: PartProps) {
  return useControlled(value, () => ({ ...startValue, ...defaultValue }), onValueChange);
}

function AskedTrend(props: PartProps): ReactNode {
  const { value: _value, defaultValue: _default, onValueChange: _onChange, ...rest } = props;
  const { measure: ownMeasure, annotations, linked, onSelect, ...root } = rest;
  const { messages, format } = useAnalyticsContext('TrendTool');
  const [value, setValue] = useValue(props);
  const measure = value.measure ?? ownMeasure;
  const question = useTrendQuestion({ ...value, measure });
  const link = useLinkedQuestion(question.query, { linked, onSelect });
  const trend = useTrend(link.query);
  const numbers = useTrendNumbers(trend, useNumbers(trend, link), link);
  const set = (change: Parameters<typeof changed>[1]) => setValue(changed(value, change));
  const zoom = useZoom(value.range, (range) => set({ range }));
  const { startsAt, firstEvent, chosen } = question;
  const before = trend.resolved?.previous?.range;
  const notices = [
    startsAt === null ? '' : messages.dataStarts(startsAt, format),
    before && firstEvent !== null && before.start < firstEvent
      ? messages.beforeTheData(firstEvent, format)
      : '',
  ].filter(Boolean);
  const isFiltered = value.where !== undefined || value.events !== undefined || value.users;

  return (
    <TrendCard
      root={root}
      name={messages.trendTitle(measure, value.by)}
      answer={trend}
      numbers={numbers}
      narrowed={link}
      view={value.view}
      chart={value.chart}
      onShow={(change) => setValue({ ...value, ...change })}
      noData={chosen.noData}
      notices={notices}
      onShowAll={chosen.choice === 'all' ? undefined : () => set({ range: 'all' })}
      emptyActions={
        isFiltered ? (
          <RemoveFilters
            onRemove={() => set({ where: undefined, events: undefined, users: undefined })}
          />
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

function DrawnTrend(props: PartProps & { data: GivenAnswer<TrendQuery> }): ReactNode {
  const { value: _value, defaultValue: _default, onValueChange: _onChange, ...rest } = props;
  const { data, measure: _measure, annotations, linked, onSelect, ...root } = rest;
  const { messages } = useAnalyticsContext('TrendTool');
  const [value, setValue] = useValue(props);
  const link = useLinkedQuestion<TrendQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useTrend(null), trendWords);
  const numbers = useTrendNumbers(answer, useNumbers(answer, link), link);
  const { measure, interval, breakdown } = data.resolved;
  return (
    <TrendCard
      root={root}
      name={messages.trendTitle(measure, interval ? undefined : breakdown?.property)}
      answer={answer}
      numbers={numbers}
      narrowed={givenLink(link)}
      view={value.view}
      chart={value.chart}
      onShow={(change) => setValue({ ...value, ...change })}
      annotations={annotations}
    />
  );
}

/** A given answer is never narrowed; what was selected in it can be let go. */
function givenLink({ selected, clear }: LinkedQuestion<TrendQuery>) {
  return { by: null, reason: selected ? ('own' as const) : null, clear };
}
