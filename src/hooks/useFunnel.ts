'use client';
import { useMemo } from 'react';

import { funnelFacts } from '../model/facts.js';
import type { FunnelQuery, FunnelResult } from '../model/funnel.js';
import { useAnalyticsContext } from './context.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { noWords, type Words } from './useTrend.js';

/** How many users did several things in order. Steps carry the query's names, or their matcher in words. */
export function useFunnel(query: FunnelQuery | null): AnalyticsQueryResult<FunnelQuery> & Words {
  const { messages, format } = useAnalyticsContext('useFunnel');
  const answer = useAnalyticsQuery(query, 'useFunnel');
  const { data, resolved } = answer;
  const names = query?.steps.map(({ name }) => name ?? '').join('\n') ?? '';
  return useMemo(() => {
    if (!data || !resolved) return { ...answer, ...noWords };
    // Names are labels: they are not in the cached answer, so renaming asks nothing again.
    const given = names.split('\n');
    const stale = given.length !== resolved.steps.length;
    const steps = data.steps.map((step, k) => ({
      ...step,
      name: (!stale && given[k]) || messages.matcher(resolved.steps[k]?.match ?? {}),
    }));
    const named: FunnelResult = { ...data, steps };
    return {
      ...answer,
      data: named,
      takeaway: messages.funnelTakeaway(
        funnelFacts(named),
        steps.map(({ name }) => name),
        format,
      ),
      definition: messages.funnelDefinition(resolved, format),
    };
  }, [answer, data, resolved, names, messages, format]);
}
