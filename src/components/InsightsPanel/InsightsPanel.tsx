'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { insightsWords, useInsights } from '../../hooks/useInsights.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import type { InsightsQuery } from '../../model/insights.js';
import { Bounded } from '../parts/Bounded.js';
import { useControlled } from '../parts/useControlled.js';
import { InsightsCard } from './InsightsCard.js';
import { InsightsToolbar } from './InsightsToolbar.js';
import {
  allSections,
  type InsightsPanelProps,
  type InsightsPanelValue,
  type InsightsSection,
  startValue,
} from './tool.js';

/**
 * What stands out among the users of a range: headline numbers with how they changed, values of properties that became more
 * or less common, events around a funnel, and samples of users and sessions.
 */
export function InsightsPanel(props: InsightsPanelProps): ReactNode {
  const { data, ...rest } = props;
  return (
    <Bounded name="InsightsPanel" height={320}>
      {data ? <GivenInsights {...rest} data={data} /> : <AskedInsights {...rest} />}
    </Bounded>
  );
}

/** The question behind a reader's settings, without its range. */
function questionOf(
  value: InsightsPanelValue,
  sections: readonly InsightsSection[],
): Omit<InsightsQuery, 'range'> {
  const { range: _range, order: _order, property: _property, all: _all, ...rest } = value;
  const { sample: _sample, around, ...asked } = rest;
  return {
    kind: 'insights',
    ...asked,
    ...(sections.includes('values') ? {} : { properties: [] }),
    ...(around && sections.includes('around') ? { around } : {}),
  };
}

function AskedInsights(props: Omit<InsightsPanelProps, 'data'>): ReactNode {
  const { value: given, defaultValue, onValueChange, linked, onSelect, ...others } = props;
  const { controls = true, sections = allSections, ...rest } = others;
  const { messages } = useAnalyticsContext('InsightsPanel');
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
  const chosen = usePageRange(value.range);
  const link = useLinkedQuestion<InsightsQuery>(
    chosen.range && { ...questionOf(value, sections), range: chosen.range },
    { linked, onSelect },
  );
  const answer = useInsights(link.query);
  const isFiltered = value.where !== undefined || value.events !== undefined;
  return (
    <InsightsCard
      {...rest}
      sections={sections}
      answer={answer}
      link={link}
      value={value}
      onChange={setValue}
      noData={chosen.noData}
      onShowAll={chosen.choice === 'all' ? undefined : () => setValue({ ...value, range: 'all' })}
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
        controls ? <InsightsToolbar value={value} chosen={chosen} onChange={setValue} /> : null
      }
    />
  );
}

function GivenInsights(
  props: Omit<InsightsPanelProps, 'data'> & { data: GivenAnswer<InsightsQuery> },
): ReactNode {
  const { data, value: given, defaultValue, onValueChange, linked, onSelect, ...others } = props;
  const { controls: _controls, ...rest } = others;
  const [value, setValue] = useControlled(
    given,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
  const link = useLinkedQuestion<InsightsQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useInsights(null), insightsWords);
  return <InsightsCard {...rest} answer={answer} link={link} value={value} onChange={setValue} />;
}
