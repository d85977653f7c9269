import * as v from 'valibot';

import { canonicalMatcher } from './filter.js';
import { type FlowQuery, maxFlowSteps, type ResolvedFlowQuery } from './flow.js';
import { matcher, name, text, wholeNumber } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import { type ResolvedScope, scopeDefaults } from './scope.js';

/* What a valid flow is, and what its defaults are. */

const steps = v.exactOptional(wholeNumber(0, maxFlowSteps));
const maxRules = 100;
/** Longer patterns make no sense of a name, and many stars cost time. */
const pattern = v.pipe(text, v.maxLength(1_000, 'expected at most 1,000 characters'));

export const flowSchema: v.GenericSchema<unknown, FlowQuery> = v.strictObject({
  kind: v.literal('flow'),
  ...scopeEntries,
  anchor: matcher,
  before: steps,
  after: steps,
  unit: v.exactOptional(v.picklist(['session', 'user'], 'expected session or user')),
  exclude: v.exactOptional(
    v.pipe(
      v.array(matcher, 'expected a list of event matchers'),
      v.maxLength(1_000, 'expected at most 1,000 matchers'),
    ),
  ),
  node: v.exactOptional(name),
  rewrite: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ match: pattern, as: pattern }), 'expected a list of rules'),
      v.maxLength(maxRules, `expected at most ${maxRules} rules`),
    ),
  ),
  nodesPerStep: v.exactOptional(wholeNumber(1, 50)),
  collapseRepeats: v.exactOptional(v.boolean('expected true or false')),
}) as v.GenericSchema<unknown, FlowQuery>;

function withDefaults(query: FlowQuery) {
  return {
    anchor: query.anchor,
    before: query.before ?? 0,
    after: query.after ?? 3,
    unit: query.unit ?? 'session',
    exclude: query.exclude ?? [],
    node: query.node ?? '$event',
    rewrite: query.rewrite ?? [],
    nodesPerStep: query.nodesPerStep ?? 5,
    collapseRepeats: query.collapseRepeats ?? true,
  } as const;
}

export function canonicalFlow(query: FlowQuery): unknown {
  const options = withDefaults(query);
  return {
    ...scopeDefaults,
    ...query,
    ...options,
    anchor: canonicalMatcher(options.anchor),
    exclude: options.exclude.map(canonicalMatcher),
  };
}

export function resolveFlow(query: FlowQuery, scope: ResolvedScope): ResolvedFlowQuery {
  return { ...scope, kind: 'flow', ...withDefaults(query) };
}
