import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { aroundQuestion } from '../../hooks/insights-questions.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { AroundEvent, InsightsQuery, InsightsResult } from '../../model/insights.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { DerivedNumbers } from '../parts/useDerivedNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { Section } from './Section.js';

interface AroundProps {
  around: NonNullable<InsightsResult['around']>;
  asked: InsightsQuery | undefined;
  numbers: DerivedNumbers<InsightsQuery> | null;
}

/** The events most common just before a funnel, and just after it. */
export function AroundSections({ around, asked, numbers }: AroundProps): ReactNode {
  return (
    <>
      <Around side="before" events={around.before} asked={asked} numbers={numbers} />
      <Around side="after" events={around.after} asked={asked} numbers={numbers} />
    </>
  );
}

function Around({
  side,
  events,
  asked,
  numbers,
}: Omit<AroundProps, 'around'> & {
  side: 'before' | 'after';
  events: readonly AroundEvent[];
}): ReactNode {
  const { format } = useAnalyticsContext('AroundSection');
  const messages = useToolMessages(insightsPanelMessages, 'AroundSection');
  const { ref, onKeyDown, cell: cellAt } = useRovingCell<HTMLUListElement>(events.map(() => 1));
  const most = Math.max(1, ...events.map(({ count }) => count));
  const of = numbers?.of((query) => aroundQuestion(query, side)) ?? null;
  // The event next to the funnel is a step of it: those who got to the last step had it.
  const last = (asked && aroundQuestion(asked, side)?.steps.length) ?? 1;
  return (
    <Section
      title={side === 'before' ? messages.insightsBefore : messages.insightsAfter}
      name={side}
    >
      {events.length === 0 ? <p className="uk-insight-none">{messages.nothingAround}</p> : null}
      <ul ref={ref} className="uk-around-list" onKeyDown={onKeyDown}>
        {events.map(({ event, count }, i) => (
          <li key={event}>
            <span className="uk-around-name" title={event}>
              {event}
            </span>
            <NumberButton
              numbers={of}
              part={{
                step: last - 1,
                outcome: 'reached',
                key: { type: 'value', value: event },
              }}
              count={count}
              label={messages.aroundName(event, count, side, format)}
              {...(of ? { cell: cellAt(i, 0) } : {})}
            >
              {format.number(count)}
            </NumberButton>
            <span className="uk-around-track" aria-hidden="true">
              <span style={{ inlineSize: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
