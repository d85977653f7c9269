import * as v from 'valibot';

import { canonicalMatcher } from './filter.js';
import { canonicalFunnel, checkFunnel, funnelSchema } from './funnel-rules.js';
import type { FunnelQuery } from './funnel.js';
import type { InsightsQuery, ResolvedInsightsQuery } from './insights.js';
import { previousRange } from './previous-range.js';
import { matcher, name, wholeNumber } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import { type ResolvedScope, scopeDefaults, unionReads } from './scope.js';

/* What a valid question for insights is, and what its defaults are. */

const expectedShare = 'expected a share from 0 to 1';

export const insightsSchema: v.GenericSchema<unknown, InsightsQuery> = v.strictObject({
  kind: v.literal('insights'),
  ...scopeEntries,
  events: v.exactOptional(matcher),
  properties: v.exactOptional(
    v.pipe(
      v.array(name, 'expected a list of properties'),
      v.maxLength(50, 'expected at most 50 properties'),
    ),
  ),
  minShare: v.exactOptional(
    v.pipe(v.number(expectedShare), v.minValue(0, expectedShare), v.maxValue(1, expectedShare)),
  ),
  minUsers: v.exactOptional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  around: v.exactOptional(funnelSchema),
}) as v.GenericSchema<unknown, InsightsQuery>;

/** Rules that need more than one part of the question. Throws `query/invalid`. */
export function checkInsights({ around }: InsightsQuery): void {
  if (around) checkFunnel(around);
}

function withDefaults(query: InsightsQuery) {
  return {
    ...query,
    events: query.events ?? {},
    minShare: query.minShare ?? 0.05,
    minUsers: query.minUsers ?? 25,
  };
}

export function canonicalInsights(query: InsightsQuery): unknown {
  const asked = withDefaults(query);
  return {
    ...scopeDefaults,
    ...asked,
    events: canonicalMatcher(asked.events),
    ...(asked.around ? { around: canonicalFunnel(asked.around) } : {}),
  };
}

/** @param readsOfFunnel what must be read for the funnel people were around */
export function resolveInsights(
  query: InsightsQuery,
  scope: ResolvedScope,
  readsOfFunnel: (funnel: FunnelQuery) => ResolvedScope['reads'],
): ResolvedInsightsQuery {
  const { range } = scope;
  const previous = previousRange(range, undefined, 1, scope);
  const both = unionReads(scope.reads, { start: previous.start, end: range.end });
  const { around } = query;
  return {
    ...scope,
    kind: 'insights',
    asked: { ...withDefaults(query), range },
    previous,
    reads: around ? unionReads(both, readsOfFunnel(around)) : both,
  };
}
