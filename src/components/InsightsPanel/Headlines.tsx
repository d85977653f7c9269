import type { ReactNode } from 'react';

import { headlineChange } from '../../geometry/insights.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { countQuestion } from '../../hooks/insights-questions.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { HeadlineName } from '../../model/insights-facts.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { InsightsQuery, InsightsResult, ResolvedInsightsQuery } from '../../model/insights.js';
import type { CountMeasure } from '../../model/trend.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { DerivedNumbers } from '../parts/useDerivedNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';

interface HeadlinesProps {
  data: InsightsResult;
  resolved: ResolvedInsightsQuery;
  numbers: DerivedNumbers<InsightsQuery> | null;
}

const names: HeadlineName[] = [
  'users',
  'sessions',
  'events',
  'eventsPerSession',
  'medianSessionLength',
];

/** Those that count, so that people are behind them. */
const counts: readonly string[] = ['users', 'sessions', 'events'];

/** The numbers of the range, large, each with how it changed. */
export function Headlines({ data, resolved, numbers }: HeadlinesProps): ReactNode {
  const { format } = useAnalyticsContext('Headlines');
  const messages = useToolMessages(insightsPanelMessages, 'Headlines');
  const isOver = resolved.range.end <= resolved.now;
  const isMissing = data.meta.warnings.length > 0;
  // Each number now, then before, where people are behind it.
  const stops = numbers
    ? names.flatMap((name) =>
        counts.includes(name)
          ? (['value', 'previous'] as const)
              .filter((time) => (data[name][time] ?? 0) > 0)
              .map((time) => `${name} ${time}`)
          : [],
      )
    : [];
  const { ref, onKeyDown, cell: cellAt } = useRovingCell<HTMLDivElement>([stops.length]);
  const text = (name: HeadlineName, value: number | null) =>
    value === null ? '–' : messages.insightNumber(name, value, format);
  const tile = (name: HeadlineName) => {
    const { value, previous } = data[name];
    const isCount = counts.includes(name);
    const { share, certainty } = headlineChange(data[name], data.users, name === 'users' ? 1 : 2);
    const isClear = certainty === 'clear' && (isOver || !isCount);
    const change = share === null ? '' : messages.change(share, format);
    const title =
      name === 'users' ? messages.headlineName(name, resolved) : messages.insightHeadline(name);
    const of = isCount
      ? (numbers?.of((query) => countQuestion(query, name as CountMeasure)) ?? null)
      : null;
    const number = (
      time: 'value' | 'previous',
      label: string,
      children: string,
      className?: string,
    ) => {
      const at = stops.indexOf(`${name} ${time}`);
      return (
        <NumberButton
          numbers={at < 0 ? null : of}
          part={time === 'value' ? {} : { previous: true }}
          // Events are not people: as many come back as did them.
          count={name === 'events' ? null : (data[name][time] ?? 0)}
          label={label}
          {...(className ? { className } : {})}
          {...(at < 0 ? {} : { cell: cellAt(0, at) })}
        >
          {children}
        </NumberButton>
      );
    };
    const before = previous === null ? '' : text(name, previous);
    return (
      <div key={name} className="uk-insight-tile">
        <div className="uk-insight-label">{title}</div>
        <div
          className="uk-insight-number"
          title={value === null ? messages.noInsightNumber(name, isMissing) : undefined}
        >
          {number(
            'value',
            messages.insightName(title, {
              value: text(name, value),
              before,
              change,
              isChance: !isClear,
            }),
            text(name, value),
          )}
        </div>
        <div className="uk-insight-change">
          {value === null ? (
            messages.noInsightNumber(name, isMissing)
          ) : share === null ? (
            messages.noInsightBefore
          ) : (
            <>
              <span
                className="uk-delta"
                data-way={isClear && share !== 0 ? (share > 0 ? 'up' : 'down') : 'same'}
                title={isClear ? undefined : messages.insightChance}
              >
                {change}
              </span>{' '}
              <span className="uk-insight-before">
                {number(
                  'previous',
                  messages.insightBeforeName(title, before),
                  messages.insightBefore(before),
                )}
              </span>
            </>
          )}
        </div>
      </div>
    );
  };
  return (
    <>
      <div
        ref={ref}
        className="uk-insight-tiles"
        role="group"
        aria-label={messages.insights}
        onKeyDown={onKeyDown}
      >
        {names.map(tile)}
      </div>
      {isOver ? null : <p className="uk-chart-note">{messages.insightNotOver}</p>}
    </>
  );
}
