import { describe, expect, it } from 'vitest';

import { isAnalyticsError } from '../../src/model/errors.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { canonicalKey, resolveQuery, validateQuery } from '../../src/model/query.js';
import type { TrendQuery } from '../../src/model/trend.js';

const range = { start: 0, end: 86_400_000 };
const trend: TrendQuery = { kind: 'trend', measure: 'users', range };
const funnel: FunnelQuery = {
  kind: 'funnel',
  range,
  steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
};

function messageOf(value: unknown): string {
  try {
    validateQuery(value);
  } catch (error) {
    if (isAnalyticsError(error, 'query/invalid')) return error.message;
    throw error;
  }
  return 'valid';
}

describe('validateQuery', () => {
  it('returns a valid query as it is', () => {
    expect(validateQuery(funnel)).toEqual(funnel);
  });

  it.each([
    [null, 'invalid query: expected an object with a "kind"'],
    [{}, 'invalid query at kind: expected an object with a "kind"'],
    [
      { kind: 'pie' },
      'invalid query at kind: expected one of: trend, funnel, retention, flow, sessions, timeline, lifecycle, stickiness, users, catalog, insights, explain',
    ],
    [{ kind: 'trend', measure: 'users' }, 'invalid query at range: missing'],
    [{ ...trend, colour: 'red' }, 'invalid query at colour: unknown key'],
    [
      { ...trend, range: { start: 5, end: 5 } },
      'invalid query at range: the end must be after the start',
    ],
    [
      { ...trend, range: { start: 0.5, end: 5 } },
      'invalid query at range.start: expected whole milliseconds',
    ],
    [
      { ...trend, timeZone: 'Mars/Olympus' },
      'invalid query at timeZone: expected an IANA time zone such as "Europe/Madrid"',
    ],
    [{ ...trend, weekStart: 7 }, 'invalid query at weekStart: expected 0 (Sunday) to 6 (Saturday)'],
    [
      { ...trend, interval: { every: 25, unit: 'hour' } },
      'invalid query at interval: expected minute, hour, day, week, month or { every, unit } of at most 24 hours',
    ],
    [
      { ...trend, breakdown: { property: 'p', limit: 0 } },
      'invalid query at breakdown.limit: expected a whole number from 1 to 1,000',
    ],
    [
      { ...trend, where: { property: 'p', op: 'between', value: [1, 'a'] } },
      'invalid query at where.value: expected two numbers or two strings for "between"',
    ],
    [
      { ...trend, where: { all: [{ not: { property: '', op: 'isSet' } }] } },
      'invalid query at where.all[0].not.property: expected a name, not an empty string',
    ],
    [
      { ...trend, where: 'x' },
      'invalid query at where: expected a condition, { all: […] }, { any: […] } or { not: … }',
    ],
    [
      { ...funnel, steps: [funnel.steps[0]] },
      'invalid query at steps: expected at least two steps',
    ],
    [
      { ...funnel, steps: [funnel.steps[0], { match: { event: '' } }] },
      'invalid query at steps[1].match.event: expected a name, not an empty string',
    ],
    [
      { ...funnel, window: { value: -1, unit: 'day' } },
      'invalid query at window.value: expected 0 or more',
    ],
    [{ ...funnel, ties: 'maybe' }, 'invalid query at ties: expected advance or block'],
  ])('refuses %j', (value, message) => {
    expect(messageOf(value)).toBe(message);
  });
});

describe('resolveQuery', () => {
  it('refuses more than 10,000 buckets', () => {
    const query: TrendQuery = { ...trend, range: { last: 400, unit: 'day' }, interval: 'minute' };
    expect(() => resolveQuery(query, { now: Date.UTC(2024, 0, 1) })).toThrow(
      'invalid query at interval: the range has more than 10,000 buckets; take a longer interval',
    );
  });

  it('fills in the defaults of a funnel', () => {
    expect(resolveQuery(funnel, { now: 40_000_000 })).toEqual({
      kind: 'funnel',
      range,
      now: 40_000_000,
      timeZone: 'UTC',
      weekStart: 1,
      identity: 'user',
      reads: range,
      steps: [
        { match: { event: 'a' }, optional: false, within: null },
        { match: { event: 'b' }, optional: false, within: null },
      ],
      order: 'ordered',
      window: 14 * 86_400_000,
      ties: 'advance',
      attempts: 'any',
      finish: 'inRange',
      unit: 'user',
      exclusions: [],
      hold: [],
      lastStepBefore: range.end,
      horizon: 40_000_000,
    });
  });

  it('keeps the universe apart from the where of the question', () => {
    const universe = { property: 'tenant', op: 'eq' as const, value: 't1' };
    expect(resolveQuery(trend, { now: 1, universe })).toMatchObject({ universe });
    expect(resolveQuery({ kind: 'catalog' }, { now: 1, universe })).toMatchObject({ universe });
  });
});

describe('canonicalKey', () => {
  it('is equal for questions that differ in labels, defaults and order only', () => {
    const [first, second] = funnel.steps as [FunnelQuery['steps'][0], FunnelQuery['steps'][0]];
    const same: FunnelQuery = {
      steps: [{ name: 'Start', ...first }, { match: { event: ['b', 'b'] } }],
      kind: 'funnel',
      range,
      ties: 'advance',
      window: { value: 336, unit: 'hour' },
      timeZone: 'UTC',
    };
    expect(canonicalKey(same)).toBe(canonicalKey(funnel));
    expect(second.match.event).toBe('b');
  });

  it('differs when the answer may', () => {
    const keys = [
      funnel,
      { ...funnel, window: null },
      { ...funnel, ties: 'block' as const },
      { ...funnel, attempts: 'first' as const },
      { ...funnel, timeZone: 'Europe/Madrid' },
      { ...funnel, steps: funnel.steps.toReversed() },
    ].map((query) => canonicalKey(query));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
