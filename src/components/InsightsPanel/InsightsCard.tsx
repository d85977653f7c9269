import type { ReactNode } from 'react';

import { orderValues } from '../../geometry/insights.js';
import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { usePeopleHost, useUserLinks } from '../../hooks/people-context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { insightsFacts } from '../../model/insights-facts.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { InsightsQuery } from '../../model/insights.js';
import { scopeDefaults } from '../../model/scope.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { ResultCard } from '../parts/ResultCard.js';
import { useDerivedNumbers } from '../parts/useDerivedNumbers.js';
import { useWidth } from '../parts/useWidth.js';
import { AroundSections } from './AroundSection.js';
import { Headlines } from './Headlines.js';
import { insightsTable } from './insights-table.js';
import { InsightsSkeleton } from './InsightsSkeleton.js';
import { SessionSampleSection } from './SessionSampleSection.js';
import { allSections, type InsightsPanelProps, type InsightsPanelValue } from './tool.js';
import { UserSampleSection } from './UserSampleSection.js';
import { ValuesSection } from './ValuesSection.js';

interface InsightsCardProps extends Omit<
  InsightsPanelProps,
  'value' | 'defaultValue' | 'onValueChange' | 'data' | 'controls' | 'linked' | 'onSelect'
> {
  answer: ShownAnswer<InsightsQuery>;
  link: LinkedQuestion<InsightsQuery>;
  value: InsightsPanelValue;
  onChange(value: InsightsPanelValue): void;
  noData?: boolean;
  onShowAll?: (() => void) | undefined;
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
}

/** About as high as the numbers and values are in a card of a width. */
function heightIn(width: number, sections: readonly string[]): number {
  const isNarrow = width > 0 && width < 592;
  const headlines = isNarrow ? 264 : 92;
  const values = isNarrow ? 8 * 76 + 180 : 8 * 36 + 160;
  return (
    (sections.includes('headlines') ? headlines : 0) + (sections.includes('values') ? values : 0)
  );
}

/** Insights in their card. */
export function InsightsCard(props: InsightsCardProps): ReactNode {
  const {
    answer,
    link,
    value,
    onChange,
    noData = false,
    onShowAll,
    emptyActions,
    toolbar,
    sections = allSections,
    onOpenSession,
    getUserHref,
    onOpenUser,
    slots,
    ref,
    ...root
  } = props;
  const { format } = useAnalyticsContext('InsightsCard');
  const messages = useToolMessages(insightsPanelMessages, 'InsightsCard');
  const numbers = useDerivedNumbers<InsightsQuery>(answer, link);
  const [measure, width] = useWidth();
  const { data, resolved, asked } = answer;
  const people = useUserLinks(resolved?.identity ?? scopeDefaults.identity, {
    getUserHref,
    onOpenUser,
  });
  const host = usePeopleHost({ onOpenSession });
  const [first] = data && resolved ? insightsFacts(data, resolved) : [];
  const shows = (section: (typeof allSections)[number]) => sections.includes(section);
  // What was only given has no question that samples could be asked for.
  const isAsked = link.query !== null;
  return (
    <ResultCard
      {...root}
      ref={(element) => {
        measure(element);
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      {...(slots ? { slots } : {})}
      name={messages.insights}
      answer={{ ...answer, error: answer.error ?? (data ? null : answer.invalid) }}
      isEmpty={first?.kind === 'empty'}
      noData={noData}
      height={Math.max(120, heightIn(width, sections))}
      skeleton={<InsightsSkeleton sections={sections} />}
      notices={
        data
          ? [
              ...(answer.invalid ? [messages.lastInsights] : []),
              ...noticesOf(data.meta, messages, format),
            ]
          : []
      }
      onShowAll={onShowAll}
      emptyActions={emptyActions}
      toolbar={toolbar}
      corner={
        <div className="uk-corner">
          {data && resolved ? (
            <ExportMenu
              name={messages.insights}
              table={() =>
                insightsTable(orderValues(data.values, 'change', value.property), messages)
              }
              result={() => ({ resolved, result: data })}
              query={asked ?? resolved}
            />
          ) : null}
        </div>
      }
      numbers={numbers?.frame ?? null}
      narrowed={link}
    >
      {data && resolved ? (
        <div className="uk-insights">
          {shows('headlines') ? (
            <Headlines data={data} resolved={resolved} numbers={numbers} />
          ) : null}
          <div className="uk-insight-parts">
            {shows('values') ? (
              <ValuesSection
                data={data}
                resolved={resolved}
                value={value}
                onChange={(change) => onChange(changed(value, change))}
                numbers={numbers}
              />
            ) : null}
            <div className="uk-insight-side">
              {shows('users') && isAsked && asked ? (
                <UserSampleSection
                  asked={asked}
                  now={resolved.now}
                  sample={value.sample}
                  onSample={(sample) => onChange({ ...value, sample })}
                  User={slots?.User}
                  {...people}
                />
              ) : null}
              {shows('around') && data.around ? (
                <AroundSections around={data.around} asked={asked} numbers={numbers} />
              ) : null}
            </div>
          </div>
          {shows('sessions') && isAsked && asked ? (
            <SessionSampleSection
              asked={asked}
              onOpenSession={host.onOpenSession}
              User={slots?.User}
              {...people}
            />
          ) : null}
        </div>
      ) : null}
    </ResultCard>
  );
}
