'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { lifecycleWords, useLifecycle } from '../../hooks/useLifecycle.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import { ActivityToolbar } from '../parts/ActivityToolbar.js';
import { Bounded } from '../parts/Bounded.js';
import { useActivityQuestion } from '../parts/useActivityQuestion.js';
import { useControlled } from '../parts/useControlled.js';
import { LifecycleCard } from './LifecycleCard.js';
import { type LifecycleChartProps, startLifecycle } from './tool.js';

/**
 * Who is new, who stayed, who came back and who went away, bucket by bucket: those who were active stand above the axis,
 * those who went away below it. Every number opens the people behind it; the states can be hidden one by one.
 */
export function LifecycleChart({ data, ...props }: LifecycleChartProps): ReactNode {
  return (
    <Bounded name="LifecycleChart" height={372}>
      {data ? <DrawnLifecycle {...props} data={data} /> : <AskedLifecycle {...props} />}
    </Bounded>
  );
}

function AskedLifecycle(props: Omit<LifecycleChartProps, 'data'>): ReactNode {
  const { value: given, defaultValue, onValueChange, linked, onSelect, ...root } = props;
  const { messages, format } = useAnalyticsContext('LifecycleChart');
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startLifecycle, ...defaultValue }),
    onValueChange,
  );
  const question = useActivityQuestion(value);
  const link = useLinkedQuestion<LifecycleQuery>(
    question.query && { kind: 'lifecycle', ...question.query },
    { linked, onSelect },
  );
  const answer = useLifecycle(link.query);
  const set = (change: Parameters<typeof changed<typeof value>>[1]) =>
    setValue(changed(value, change));
  const { chosen, interval, intervals, startsAt } = question;
  return (
    <LifecycleCard
      root={root}
      answer={answer}
      link={link}
      value={value}
      onShow={set}
      noData={chosen.noData}
      notices={startsAt === null ? [] : [messages.dataStarts(startsAt, format)]}
      onShowAll={chosen.choice === 'all' ? undefined : () => set({ range: 'all' })}
      emptyActions={
        value.where || value.events ? (
          <button
            type="button"
            className="uk-button"
            onClick={() => set({ where: undefined, events: undefined })}
          >
            {messages.removeFilters}
          </button>
        ) : null
      }
      toolbar={
        <ActivityToolbar
          events={value.events}
          where={value.where}
          chosen={chosen}
          interval={{ value: interval, offered: intervals }}
          onChange={set}
        />
      }
    />
  );
}

function DrawnLifecycle(
  props: Omit<LifecycleChartProps, 'data'> & { data: GivenAnswer<LifecycleQuery> },
): ReactNode {
  const { data, value: given, defaultValue, onValueChange, linked, onSelect, ...root } = props;
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startLifecycle, ...defaultValue }),
    onValueChange,
  );
  const link = useLinkedQuestion<LifecycleQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useLifecycle(null), lifecycleWords);
  return (
    <LifecycleCard
      root={root}
      answer={answer}
      link={link}
      value={value}
      onShow={(change) => setValue({ ...value, ...change })}
    />
  );
}
