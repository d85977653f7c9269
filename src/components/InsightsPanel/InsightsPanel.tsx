'use client';
import type { ReactNode } from 'react';

import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { insightsWords, useInsights } from '../../hooks/useInsights.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import type { InsightsQuery } from '../../model/insights.js';
import { Bounded } from '../parts/Bounded.js';
import { useTool } from '../parts/useTool.js';
import { waysOutOf } from '../parts/ways-out.js';
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
  const { value, setValue, set, place, rest } = useTool(props, startValue);
  const { controls = true, sections = allSections, ...root } = rest;
  const chosen = usePageRange(value.range);
  const link = useLinkedQuestion<InsightsQuery>(
    chosen.range && { ...questionOf(value, sections), range: chosen.range },
    place,
  );
  const answer = useInsights(link.query);
  const waysOut = waysOutOf(value, chosen, set);
  return (
    <InsightsCard
      {...root}
      {...waysOut}
      sections={sections}
      answer={answer}
      link={link}
      value={value}
      onChange={setValue}
      toolbar={
        controls ? <InsightsToolbar value={value} chosen={chosen} onChange={setValue} /> : null
      }
    />
  );
}

function GivenInsights({
  data,
  ...props
}: Omit<InsightsPanelProps, 'data'> & { data: GivenAnswer<InsightsQuery> }): ReactNode {
  const { value, setValue, place, rest } = useTool(props, startValue);
  const { controls: _controls, ...root } = rest;
  const link = useLinkedQuestion<InsightsQuery>(null, place);
  const answer = useShownAnswer(data, useInsights(null), insightsWords);
  return <InsightsCard {...root} answer={answer} link={link} value={value} onChange={setValue} />;
}
