import * as v from 'valibot';

import { canonicalJson } from './canonical.js';
import { canonicalMatcher } from './filter.js';
import {
  type Attribution,
  type FunnelQuery,
  maxSteps,
  type ResolvedFunnelQuery,
  type ResolvedFunnelStep,
} from './funnel.js';
import { defaultGroupLimit } from './groups.js';
import {
  breakdownEntries,
  duration,
  interval,
  invalidQuery,
  matcher,
  name,
  wholeNumber,
} from './schema.js';
import { scopeEntries } from './scope-schema.js';
import {
  type Duration,
  durationMs,
  type ResolvedScope,
  scopeDefaults,
  unionReads,
} from './scope.js';
import { bucketsOf } from './trend.js';

/* What a valid funnel is, and what its defaults are. */

export const defaultWindow: Duration = { value: 14, unit: 'day' };

const yesOrNo = v.boolean('expected true or false');
const stepIndex = wholeNumber(0, maxSteps - 1);

const step = v.strictObject({
  name: v.exactOptional(v.string('expected a string')),
  match: matcher,
  optional: v.exactOptional(yesOrNo),
  within: v.exactOptional(duration),
});

const exclusion = v.strictObject({
  match: matcher,
  after: stepIndex,
  before: stepIndex,
  effect: v.picklist(['break', 'remove'], 'expected break or remove'),
});

const attribution: v.GenericSchema<unknown, Attribution> = v.lazy((input) =>
  typeof input === 'object' && input !== null
    ? v.strictObject({ step: stepIndex })
    : v.picklist(
        ['first', 'last', 'each'] as ('first' | 'last' | 'each')[],
        'expected first, last, each or { step }',
      ),
);

export const funnelSchema: v.GenericSchema<unknown, FunnelQuery> = v.strictObject({
  kind: v.literal('funnel'),
  ...scopeEntries,
  steps: v.pipe(
    v.array(step, 'expected a list of steps'),
    v.minLength(2, 'expected at least two steps'),
    v.maxLength(maxSteps, `expected at most ${maxSteps} steps`),
  ),
  order: v.exactOptional(
    v.picklist(['ordered', 'strict', 'unordered'], 'expected ordered, strict or unordered'),
  ),
  window: v.exactOptional(v.nullable(duration)),
  ties: v.exactOptional(v.picklist(['advance', 'block'], 'expected advance or block')),
  attempts: v.exactOptional(v.picklist(['any', 'first'], 'expected any or first')),
  finish: v.exactOptional(v.picklist(['inRange', 'inWindow'], 'expected inRange or inWindow')),
  unit: v.exactOptional(v.picklist(['user', 'session'], 'expected user or session')),
  exclusions: v.exactOptional(
    v.pipe(
      v.array(exclusion, 'expected a list of exclusions'),
      v.maxLength(maxSteps, `expected at most ${maxSteps} exclusions`),
    ),
  ),
  hold: v.exactOptional(v.array(name, 'expected a list of properties')),
  breakdown: v.exactOptional(
    v.strictObject({ ...breakdownEntries, attribution: v.exactOptional(attribution) }),
  ),
  interval: v.exactOptional(interval),
}) as v.GenericSchema<unknown, FunnelQuery>;

function checkUnordered({ steps, ties, attempts, hold, exclusions = [] }: FunnelQuery): void {
  const why = 'not with order "unordered"';
  if (ties === 'block') throw invalidQuery('ties', why);
  if (attempts === 'first') throw invalidQuery('attempts', why);
  if (hold && hold.length > 0) throw invalidQuery('hold', why);
  const known = new Map<string, number>();
  steps.forEach(({ match, within }, k) => {
    if (within) throw invalidQuery(`steps[${k}].within`, why);
    const key = canonicalJson(canonicalMatcher(match));
    const same = known.get(key);
    if (same !== undefined) {
      throw invalidQuery(
        `steps[${k}].match`,
        `the same as steps[${same}].match; steps without an order must differ`,
      );
    }
    known.set(key, k);
  });
  exclusions.forEach(({ after, before }, x) => {
    if (after !== 0 || before !== steps.length - 1) {
      throw invalidQuery(
        `exclusions[${x}]`,
        `with order "unordered" it must span the whole funnel: after 0, before ${steps.length - 1}`,
      );
    }
  });
}

function checkOptional({ steps, order = 'ordered' }: FunnelQuery): void {
  steps.forEach(({ optional, within }, k) => {
    if (k === 0 && within) throw invalidQuery('steps[0].within', 'no step comes before the first');
    if (!optional) return;
    const path = `steps[${k}].optional`;
    if (k === 0) throw invalidQuery(path, 'the first step can not be optional');
    if (order !== 'ordered') throw invalidQuery(path, `not with order "${order}"`);
  });
}

/** Rules that need more than one part of a funnel. Throws `query/invalid`. */
export function checkFunnel(query: FunnelQuery): void {
  const { steps, order, window, finish, exclusions = [], breakdown } = query;
  checkOptional(query);
  const pointsAt = (path: string, index: number): void => {
    if (index >= steps.length) throw invalidQuery(path, `there are only ${steps.length} steps`);
    if (steps[index]?.optional) throw invalidQuery(path, 'an optional step can not be named here');
  };
  exclusions.forEach(({ after, before }, x) => {
    pointsAt(`exclusions[${x}].after`, after);
    pointsAt(`exclusions[${x}].before`, before);
    if (after >= before) {
      throw invalidQuery(`exclusions[${x}].before`, 'must be a later step than "after"');
    }
  });
  const by = breakdown?.attribution;
  if (typeof by === 'object') pointsAt('breakdown.attribution.step', by.step);
  if (order === 'unordered') checkUnordered(query);
  if (finish === 'inWindow' && window === null) {
    throw invalidQuery('finish', '"inWindow" needs a window; null has no end');
  }
}

function milliseconds(path: string, length: Duration): number {
  const ms = durationMs(length);
  if (ms > Number.MAX_SAFE_INTEGER / 2) throw invalidQuery(path, 'too long; leave it out for none');
  return ms;
}

/** Defaults filled in; durations in milliseconds, null = no limit. */
function withDefaults(query: FunnelQuery) {
  const { window = defaultWindow, breakdown } = query;
  return {
    order: query.order ?? 'ordered',
    window: window && milliseconds('window', window),
    ties: query.ties ?? 'advance',
    attempts: query.attempts ?? 'any',
    finish: query.finish ?? 'inRange',
    unit: query.unit ?? 'user',
    exclusions: query.exclusions ?? [],
    hold: query.hold ?? [],
    steps: query.steps.map(({ match, optional = false, within }, k): ResolvedFunnelStep => ({
      match,
      optional,
      within: within ? milliseconds(`steps[${k}].within`, within) : null,
    })),
    ...(breakdown
      ? { breakdown: { limit: defaultGroupLimit, attribution: 'first' as const, ...breakdown } }
      : {}),
  };
}

export function canonicalFunnel(query: FunnelQuery): unknown {
  const options = withDefaults(query);
  return {
    ...scopeDefaults,
    ...query,
    ...options,
    steps: options.steps.map((each) => ({ ...each, match: canonicalMatcher(each.match) })),
    exclusions: options.exclusions.map((each) => ({
      ...each,
      match: canonicalMatcher(each.match),
    })),
  };
}

export function resolveFunnel(query: FunnelQuery, scope: ResolvedScope): ResolvedFunnelQuery {
  const options = withDefaults(query);
  const { start, end } = scope.range;
  const inWindow = options.finish === 'inWindow';
  const lastStepBefore = inWindow ? end + (options.window ?? 0) : end;
  return {
    ...scope,
    kind: 'funnel',
    ...options,
    ...(query.interval ? { buckets: bucketsOf(scope.range, query.interval, scope) } : {}),
    lastStepBefore,
    horizon: inWindow ? scope.now : Math.min(scope.now, end),
    reads: unionReads(scope.reads, { start, end: lastStepBefore }),
  };
}
