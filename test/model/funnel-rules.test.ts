import { describe, expect, it } from 'vitest';

import { isAnalyticsError } from '../../src/model/errors.js';
import { splitOptional } from '../../src/model/funnel-parts.js';
import type { Exclusion, FunnelQuery, FunnelStepQuery } from '../../src/model/funnel.js';
import { canonicalKey, resolveQuery, validateQuery } from '../../src/model/query.js';

const day = 86_400_000;
const range = { start: 0, end: day };
const step = (event: string, options: Partial<FunnelStepQuery> = {}): FunnelStepQuery => ({
  match: { event },
  ...options,
});
const funnel = (options: Partial<FunnelQuery> = {}): FunnelQuery => ({
  kind: 'funnel',
  range,
  steps: [step('a'), step('b'), step('c')],
  ...options,
});
const exclusion = (options: Partial<Exclusion> = {}): Exclusion => ({
  match: { event: 'x' },
  after: 0,
  before: 1,
  effect: 'break',
  ...options,
});

function messageOf(query: FunnelQuery): string {
  try {
    validateQuery(query);
  } catch (error) {
    if (isAnalyticsError(error, 'query/invalid')) return error.message;
    throw error;
  }
  return 'valid';
}

describe('a funnel', () => {
  const hour = { value: 1, unit: 'hour' } as const;
  const twenty = Array.from({ length: 21 }, () => exclusion());
  it.each<[Partial<FunnelQuery>, string]>([
    [
      { steps: [step('a', { optional: true }), step('b')] },
      'steps[0].optional: the first step can not be optional',
    ],
    [
      { steps: [step('a', { within: hour }), step('b')] },
      'steps[0].within: no step comes before the first',
    ],
    [
      { order: 'strict', steps: [step('a'), step('b', { optional: true }), step('c')] },
      'steps[1].optional: not with order "strict"',
    ],
    [
      { order: 'unordered', steps: [step('a'), step('b', { optional: true }), step('c')] },
      'steps[1].optional: not with order "unordered"',
    ],
    [{ order: 'unordered', ties: 'block' }, 'ties: not with order "unordered"'],
    [{ order: 'unordered', attempts: 'first' }, 'attempts: not with order "unordered"'],
    [{ order: 'unordered', hold: ['cart'] }, 'hold: not with order "unordered"'],
    [
      { order: 'unordered', steps: [step('a'), step('b', { within: hour })] },
      'steps[1].within: not with order "unordered"',
    ],
    [
      { order: 'unordered', steps: [step('a'), step('b'), { match: { event: ['a', 'a'] } }] },
      'steps[2].match: the same as steps[0].match; steps without an order must differ',
    ],
    [
      { order: 'unordered', exclusions: [exclusion()] },
      'exclusions[0]: with order "unordered" it must span the whole funnel: after 0, before 2',
    ],
    [{ exclusions: [exclusion({ before: 3 })] }, 'exclusions[0].before: there are only 3 steps'],
    [
      { exclusions: [exclusion({ after: 1 })] },
      'exclusions[0].before: must be a later step than "after"',
    ],
    [
      { steps: [step('a'), step('b', { optional: true }), step('c')], exclusions: [exclusion()] },
      'exclusions[0].before: an optional step can not be named here',
    ],
    [{ exclusions: twenty }, 'exclusions: expected at most 20 exclusions'],
    [
      { breakdown: { property: 'p', attribution: { step: 3 } } },
      'breakdown.attribution.step: there are only 3 steps',
    ],
    [
      {
        steps: [step('a'), step('b', { optional: true }), step('c')],
        breakdown: { property: 'p', attribution: { step: 1 } },
      },
      'breakdown.attribution.step: an optional step can not be named here',
    ],
    [
      { breakdown: { property: 'p', attribution: 'middle' as 'first' } },
      'breakdown.attribution: expected first, last, each or { step }',
    ],
    [{ finish: 'inWindow', window: null }, 'finish: "inWindow" needs a window; null has no end'],
    [{ identity: 'device' as 'user' }, 'identity: expected user, authenticatedUser or account'],
  ])('%j is refused', (options, why) => {
    expect(messageOf(funnel(options))).toBe(`invalid query at ${why}`);
  });

  it('may use the options that go together', () => {
    const query = funnel({
      order: 'unordered',
      ties: 'advance',
      attempts: 'any',
      hold: [],
      exclusions: [exclusion({ before: 2, effect: 'remove' })],
      breakdown: { property: 'p', attribution: { step: 2 } },
      finish: 'inWindow',
      unit: 'session',
      interval: 'hour',
    });
    expect(messageOf(query)).toBe('valid');
  });

  it('with later steps in the window is read up to the last instant one can end at', () => {
    const query = funnel({ finish: 'inWindow', window: { value: 1, unit: 'hour' } });
    expect(resolveQuery(query, { now: 5 * day })).toMatchObject({
      lastStepBefore: day + 3_600_000,
      reads: { start: 0, end: day + 3_600_000 },
      horizon: 5 * day,
    });
  });

  it('is another question with each option, and the same with its default', () => {
    const same = funnel({
      order: 'ordered',
      finish: 'inRange',
      unit: 'user',
      identity: 'user',
      exclusions: [],
      hold: [],
      steps: [step('a', { optional: false }), step('b'), step('c')],
    });
    expect(canonicalKey(same)).toBe(canonicalKey(funnel()));
    const others: Partial<FunnelQuery>[] = [
      {},
      { order: 'strict' },
      { finish: 'inWindow' },
      { unit: 'session' },
      { identity: 'account' },
      { exclusions: [exclusion()] },
      { exclusions: [exclusion({ effect: 'remove' })] },
      { hold: ['p'] },
      { interval: 'hour' },
      { breakdown: { property: 'p' } },
      { breakdown: { property: 'p', attribution: 'last' } },
      { steps: [step('a'), step('b', { optional: true }), step('c')] },
      { steps: [step('a'), step('b', { within: hour }), step('c')] },
    ];
    expect(new Set(others.map((options) => canonicalKey(funnel(options)))).size).toBe(
      others.length,
    );
  });
});

describe('splitOptional', () => {
  const query = funnel({
    steps: [step('a'), step('o', { optional: true }), step('b'), step('p', { optional: true })],
    exclusions: [exclusion({ after: 0, before: 2, effect: 'remove' })],
    breakdown: { property: 'p', attribution: { step: 2 } },
  });
  const parts = splitOptional(resolveQuery(query, { now: day }));

  it('renumbers the required steps', () => {
    expect(parts.required).toEqual([0, 2]);
    expect(parts.main.steps.map(({ match }) => match.event)).toEqual(['a', 'b']);
    expect(parts.main.exclusions).toMatchObject([{ after: 0, before: 1 }]);
    expect(parts.main.breakdown?.attribution).toEqual({ step: 1 });
  });

  it('counts an optional step by the required ones before it', () => {
    expect(
      parts.optional.map(({ step: at, funnel: own }) => [
        at,
        own.steps.map(({ match }) => match.event),
        own.exclusions.map(({ after, before }) => [after, before]),
      ]),
    ).toEqual([
      [1, ['a', 'o'], [[0, 1]]],
      [3, ['a', 'b', 'p'], [[0, 1]]],
    ]);
  });
});
