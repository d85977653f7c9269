'use client';
import { useMemo } from 'react';

import { funnelFacts } from '../model/facts.js';
import { type FunnelQuery, nameSteps } from '../model/funnel.js';
import { useAnalyticsContext } from './context.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { noWords, type Words } from './words.js';

/** How many users did several things in order. Steps carry the query's names, or their matcher in words. */
export function useFunnel(query: FunnelQuery | null): AnalyticsQueryResult<FunnelQuery> & Words {
  const { messages, format } = useAnalyticsContext('useFunnel');
  const answer = useAnalyticsQuery(query, 'useFunnel');
  const { data, resolved, asked } = answer;
  const labelled = JSON.stringify(query?.steps ?? []);
  const named = useMemo(() => {
    if (!data || !resolved || !asked) return { data: undefined, asked, ...noWords };
    // Names are labels: they are not in the cached answer, so renaming asks nothing again. A step of an old answer has
    // the name of the question's step in its place only while both match the same events.
    const given = JSON.parse(labelled) as FunnelQuery['steps'];
    const names = resolved.steps.map(({ match }, k) => {
      const same = JSON.stringify(given[k]?.match) === JSON.stringify(match);
      return (same && given[k]?.name) || messages.matcher(match);
    });
    const result = nameSteps(data, names);
    return {
      data: result,
      asked: {
        ...asked,
        steps: asked.steps.map((step, k) => ({ ...step, name: names[k] as string })),
      },
      takeaway: messages.funnelTakeaway(funnelFacts(result), names, format),
      definition: messages.funnelDefinition(resolved, format),
    };
  }, [data, resolved, asked, labelled, messages, format]);
  return { ...answer, ...named };
}
