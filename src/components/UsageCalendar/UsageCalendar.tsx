'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { trendWords, useTrend } from '../../hooks/useTrend.js';
import type { CountMeasure, TrendQuery } from '../../model/trend.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import { ActivityToolbar } from '../parts/ActivityToolbar.js';
import { Bounded } from '../parts/Bounded.js';
import { PillMenu } from '../parts/Menu.js';
import { useTool } from '../parts/useTool.js';
import { waysOutOf } from '../parts/ways-out.js';
import { CalendarCard } from './CalendarCard.js';
import { startCalendar, type UsageCalendarProps } from './tool.js';
import { useCalendarQuestion } from './useCalendarQuestion.js';

const measures: readonly CountMeasure[] = ['users', 'sessions', 'events'];

/**
 * When the product is used: the hours of the week, each the average over the whole weeks of the range, in the provider's
 * zone; or the days of the last weeks. An hour of the week opens a list of its hours; each of them, and each day, opens the
 * people behind it.
 */
export function UsageCalendar({ data, ...props }: UsageCalendarProps): ReactNode {
  return (
    <Bounded name="UsageCalendar" height={400}>
      {data ? <DrawnCalendar {...props} data={data} /> : <AskedCalendar {...props} />}
    </Bounded>
  );
}

function AskedCalendar(props: Omit<UsageCalendarProps, 'data'>): ReactNode {
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  const { value, set, place, rest } = useTool(props, startCalendar);
  const question = useCalendarQuestion(value);
  const link = useLinkedQuestion<TrendQuery>(question.query, place);
  const answer = useTrend(link.query);
  const waysOut = waysOutOf(value, question.chosen, set);
  const { chosen, span, startsAt } = question;
  const measure = value.measure ?? 'users';
  const isHours = value.view === 'hours';
  const notices = [
    span?.isCut && isHours ? messages.calendarCutHours(span.weeks, format) : '',
    span?.isCut && !isHours ? messages.calendarCutDays(span.weeks, format) : '',
    span && isHours && span.weeks === 0 ? messages.calendarShort : '',
    startsAt === null ? '' : messages.dataStarts(startsAt, format),
  ].filter(Boolean);
  return (
    <CalendarCard
      {...waysOut}
      root={rest}
      answer={answer}
      link={link}
      view={value.view}
      onView={(view) => set({ view })}
      notices={notices}
      toolbar={
        <ActivityToolbar
          events={value.events}
          where={value.where}
          chosen={chosen}
          onChange={({ interval: _none, ...change }) => set(change)}
        >
          <PillMenu
            label={messages.show}
            current={messages.measure(measure)}
            value={measure}
            choices={measures.map((each) => ({ value: each, label: messages.measure(each) }))}
            onChoose={(next) => set({ measure: next })}
          />
        </ActivityToolbar>
      }
    />
  );
}

function DrawnCalendar({
  data,
  ...props
}: Omit<UsageCalendarProps, 'data'> & { data: GivenAnswer<TrendQuery> }): ReactNode {
  const { place, rest } = useTool(props, startCalendar);
  const link = useLinkedQuestion<TrendQuery>(null, place);
  const answer = useShownAnswer(data, useTrend(null), trendWords);
  return (
    <CalendarCard
      root={rest}
      answer={answer}
      link={link}
      view={data.resolved.interval === 'hour' ? 'hours' : 'calendar'}
    />
  );
}
