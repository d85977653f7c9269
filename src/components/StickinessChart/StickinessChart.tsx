'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { stickinessWords, useStickiness } from '../../hooks/useStickiness.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import { ActivityToolbar } from '../parts/ActivityToolbar.js';
import { Bounded } from '../parts/Bounded.js';
import { useActivityQuestion } from '../parts/useActivityQuestion.js';
import { useControlled } from '../parts/useControlled.js';
import { StickinessCard } from './StickinessCard.js';
import { type StickinessChartProps, startStickiness } from './tool.js';

/**
 * How many users were active in exactly 1, 2, 3 … buckets of a range, or in at least so many, with the share of all and the
 * average. The exact numbers open the people behind them.
 */
export function StickinessChart({ data, ...props }: StickinessChartProps): ReactNode {
  return (
    <Bounded name="StickinessChart" height={372}>
      {data ? <DrawnStickiness {...props} data={data} /> : <AskedStickiness {...props} />}
    </Bounded>
  );
}

function AskedStickiness(props: Omit<StickinessChartProps, 'data'>): ReactNode {
  const { value: given, defaultValue, onValueChange, linked, onSelect, ...root } = props;
  const { messages, format } = useAnalyticsContext('StickinessChart');
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startStickiness, ...defaultValue }),
    onValueChange,
  );
  const question = useActivityQuestion(value);
  const link = useLinkedQuestion<StickinessQuery>(
    question.query && { kind: 'stickiness', ...question.query },
    { linked, onSelect },
  );
  const answer = useStickiness(link.query);
  const set = (change: Parameters<typeof changed<typeof value>>[1]) =>
    setValue(changed(value, change));
  const { chosen, interval, intervals, startsAt } = question;
  return (
    <StickinessCard
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

function DrawnStickiness(
  props: Omit<StickinessChartProps, 'data'> & { data: GivenAnswer<StickinessQuery> },
): ReactNode {
  const { data, value: given, defaultValue, onValueChange, linked, onSelect, ...root } = props;
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startStickiness, ...defaultValue }),
    onValueChange,
  );
  const link = useLinkedQuestion<StickinessQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useStickiness(null), stickinessWords);
  return (
    <StickinessCard
      root={root}
      answer={answer}
      link={link}
      value={value}
      onShow={(change) => setValue({ ...value, ...change })}
    />
  );
}
