import { describe, expect, it } from 'vitest';

import type { CohortCondition, SavedCohorts } from '../../src/model/cohort.js';
import { isAnalyticsError } from '../../src/model/errors.js';
import { type AnyQuery, canonicalKey, resolveQuery, validateQuery } from '../../src/model/query.js';
import type { Scope } from '../../src/model/scope.js';
import type { Selection } from '../../src/model/selection.js';
import type { ResolvedTrendQuery, TrendQuery } from '../../src/model/trend.js';

const day = 86_400_000;
const range = { start: 10 * day, end: 12 * day };
const trend = (users?: CohortCondition, options: Partial<TrendQuery> = {}): TrendQuery => ({
  kind: 'trend',
  measure: 'users',
  range,
  ...(users ? { users } : {}),
  ...options,
});
const someone: CohortCondition = { anyOf: ['ann'] };
const behind = (of: TrendQuery): CohortCondition => ({ behind: { of } });

const resolve = (query: TrendQuery, cohorts: SavedCohorts = {}): ResolvedTrendQuery =>
  resolveQuery(query, { now: 20 * day, cohorts });

function messageOf(query: AnyQuery, cohorts: SavedCohorts = {}): string {
  try {
    resolveQuery(query, { now: 20 * day, cohorts });
  } catch (error) {
    if (isAnalyticsError(error, 'query/invalid')) return error.message;
    throw error;
  }
  return 'valid';
}

function nested(depth: number): CohortCondition {
  let condition = someone;
  for (let i = 0; i < depth; i++) condition = { not: condition };
  return condition;
}

describe('a saved cohort', () => {
  it('is refused when it is nested too deep, or is a chain too long, and exhausts no stack', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 9_000 }, (_, i) => [`c${i}`, { not: { cohort: `c${i + 1}` } }]),
    );
    const saved: SavedCohorts[] = [chain, { c0: nested(20_000) }];
    for (const cohorts of saved) {
      expect(messageOf(trend({ cohort: 'c0' }), cohorts)).toContain('more than 100 deep');
    }
  });

  it('is replaced by what it says, wherever it is referred to', () => {
    const cohorts = { payers: { did: { event: 'pay' } } };
    const spelledOut = trend({ all: [someone, { not: { did: { event: 'pay' } } }] });
    const referring = trend({ all: [someone, { not: { cohort: 'payers' } }] });
    expect(resolve(referring, cohorts)).toEqual(resolve(spelledOut));
    expect(canonicalKey(referring, cohorts)).toBe(canonicalKey(spelledOut));
  });

  it('is replaced in the question of a number, too', () => {
    const cohorts = { some: someone };
    expect(resolve(trend(behind(trend({ cohort: 'some' }))), cohorts)).toEqual(
      resolve(trend(behind(trend(someone)))),
    );
  });

  it('may be referred to twice', () => {
    const twice = trend({ any: [{ cohort: 'some' }, { cohort: 'some' }] });
    expect(messageOf(twice, { some: someone })).toBe('valid');
  });

  it('stays a reference where only the question is checked', () => {
    const query = trend({ cohort: 'payers' });
    expect(validateQuery(query)).toEqual(query);
  });

  it.each<[string, TrendQuery, SavedCohorts, string]>([
    [
      'not saved',
      trend({ all: [someone, { cohort: 'payers' }] }),
      {},
      'invalid query at users.all[1]: there is no saved cohort "payers"',
    ],
    [
      'named like a member of every object',
      trend({ cohort: 'toString' }),
      {},
      'invalid query at users: there is no saved cohort "toString"',
    ],
    [
      'not saved, in the question of a number',
      trend(behind(trend({ cohort: 'payers' }))),
      {},
      'invalid query at users.behind.of.users: there is no saved cohort "payers"',
    ],
    [
      'itself',
      trend({ cohort: 'a' }),
      { a: { not: { cohort: 'a' } } },
      'invalid query at users.not: the saved cohort refers to itself: a → a',
    ],
    [
      'one that refers back',
      trend({ cohort: 'a' }),
      { a: { any: [{ cohort: 'b' }] }, b: { all: [someone, { cohort: 'a' }] } },
      'invalid query at users.any[0].all[1]: the saved cohort refers to itself: a → b → a',
    ],
    [
      'a round it is not part of',
      trend({ cohort: 'a' }),
      { a: { cohort: 'b' }, b: { cohort: 'c' }, c: { cohort: 'b' } },
      'invalid query at users: the saved cohort refers to itself: b → c → b',
    ],
    [
      'itself, through a number',
      trend({ cohort: 'a' }),
      { a: behind(trend({ cohort: 'a' })) },
      'invalid query at users.behind.of.users: the saved cohort refers to itself: a → a',
    ],
  ])('that is or refers to something %s is refused', (_what, query, cohorts, message) => {
    expect(messageOf(query, cohorts)).toBe(message);
  });

  it('that is not a condition is refused by its name', () => {
    const cohorts = { a: { did: {}, times: {} } };
    expect(messageOf(trend({ cohort: 'a' }), cohorts)).toBe(
      'invalid query: saved cohort "a" at times: expected atLeast or atMost',
    );
  });

  it('that doubles with every reference is refused, not spelled out without end', () => {
    const cohorts: Record<string, CohortCondition> = { c0: someone };
    for (let i = 1; i < 40; i++) {
      const before = { cohort: `c${i - 1}` };
      cohorts[`c${i}`] = { any: [before, before] };
    }
    expect(messageOf(trend({ cohort: 'c39' }), cohorts)).toContain('more than 10,000 conditions');
  });
});

describe('a condition', () => {
  it.each<[unknown, string]>([
    [
      { some: ['ann'] },
      'users: expected a condition on users: did, had, anyOf, behind, cohort, all, any or not',
    ],
    [{ did: { event: 'a' }, times: {} }, 'users.times: expected atLeast or atMost'],
    [{ any: [someone, { did: { event: '' } }] }, 'users.any[1].did.event: expected a name'],
    [{ did: {}, within: { start: 5, end: 5 } }, 'users.within: the end must be after the start'],
    [{ did: {}, days: { atMost: 2 } }, 'users.days.atMost: unknown key'],
    [{ had: { property: 'p', op: 'in', value: 1 } }, 'users.had.value: expected a list of values'],
    [
      { had: { property: 'p', op: 'isSet' }, at: 'second' },
      'users.at: expected any, first or last',
    ],
    [{ ...someone, did: {} }, 'users.anyOf: unknown key'],
    [{ behind: { of: { kind: 'catalog' } } }, 'users.behind.of.kind: expected one of: trend'],
  ])('%j is refused: %s', (users, message) => {
    expect(messageOf(trend(users as CohortCondition))).toContain(`invalid query at ${message}`);
  });

  it('more than 100 lists and objects deep is refused', () => {
    expect(messageOf(trend(nested(90)))).toBe('valid');
    expect(messageOf(trend(nested(100)))).toBe(
      'invalid query at kind: lists and objects lie more than 100 deep in each other',
    );
  });

  it('is resolved for a source: absolute ranges, defaults, local days', () => {
    const { users } = resolve(
      trend(
        {
          all: [
            { did: { event: 'a' } },
            { did: { event: 'a' }, times: { atMost: 0 }, within: { last: 1, unit: 'day' } },
            { did: { event: 'a' }, days: { atLeast: 2 } },
            { had: { property: 'p', op: 'isSet' } },
          ],
        },
        { timeZone: 'Asia/Tokyo' },
      ),
    );
    const hours = 3_600_000;
    expect(users).toMatchObject({
      all: [
        { within: range, times: { atLeast: 1, atMost: null }, days: null },
        // Now is 9:00 in Tokyo.
        {
          within: { start: 20 * day - 9 * hours, end: 20 * day },
          times: { atLeast: 0, atMost: 0 },
        },
        {
          times: { atLeast: 0, atMost: null },
          days: {
            atLeast: 2,
            buckets: [
              { start: range.start },
              { start: range.start + 15 * hours },
              { start: range.start + 39 * hours, end: range.end },
            ],
          },
        },
        { at: 'any', range },
      ],
    });
  });

  it('widens what must be read', () => {
    const within = (span: Scope['range']): CohortCondition => ({ did: {}, within: span });
    const earlier = { start: 2 * day, end: 3 * day };
    const later = { start: 13 * day, end: 14 * day };
    const { reads } = resolve(trend({ all: [within(earlier), { not: within(later) }] }));
    expect(reads).toEqual({ start: earlier.start, end: later.end });
    const number = trend(undefined, { range: earlier });
    expect(resolve(trend(behind(number))).reads).toEqual({ start: 2 * day, end: range.end });
  });
});

describe('the people behind a number', () => {
  it('are counted under the question’s identity, or the question is refused', () => {
    const byAccount = trend(undefined, { identity: 'account' });
    expect(messageOf(trend(behind(byAccount), { identity: 'account' }))).toBe('valid');
    expect(messageOf(trend(behind(byAccount)))).toBe(
      'invalid query at users.behind.of.identity: the number counts by account, the question by user',
    );
    expect(messageOf(trend(behind(trend()), { identity: 'account' }))).toContain(
      'the number counts by user, the question by account',
    );
  });

  it.each<[Selection, string]>([
    [
      { of: trend(undefined, { range: { start: 5, end: 5 } }) },
      'invalid query: users.any[1].behind.of at range: the end must be after the start',
    ],
    [
      { of: trend({ did: { event: '' } }) },
      'invalid query: users.any[1].behind.of at users.did.event: expected a name',
    ],
    [
      {
        of: { kind: 'funnel', range, steps: [{ match: {} }] },
        step: 0,
        outcome: 'reached',
      },
      'invalid query: users.any[1].behind.of at steps: expected at least two steps',
    ],
    [
      { of: trend(behind(trend(undefined, { range: { start: 5, end: 5 } }))) },
      'invalid query: users.any[1].behind.of.users.behind.of at range: the end must be after the start',
    ],
  ])('are those of a valid question, else it is refused: %j', (selection, message) => {
    expect(messageOf(trend({ any: [someone, { behind: selection }] }))).toContain(message);
  });

  it.each<[Selection, string]>([
    [
      { of: trend(undefined, { interval: 'day' }), bucket: 5 },
      'behind.bucket: no bucket of the answer starts at 5',
    ],
    [{ of: trend(), key: { type: 'none' } }, 'behind.key: the query has no breakdown'],
    [{ of: trend(), previous: true }, 'behind.previous: the query has no "compare"'],
    [
      {
        of: { kind: 'funnel', range, steps: [{ match: {} }, { match: {} }] },
        step: 1,
        outcome: 'droppedAfter',
      },
      'behind.outcome: no required step comes after this one',
    ],
    [
      {
        of: { kind: 'retention', range, period: 'day' },
        group: range.start,
        column: 2,
        outcome: 'lost',
      },
      'behind.column: there are only 2 columns',
    ],
    [
      { of: { kind: 'flow', range, anchor: {} }, node: { offset: -1, key: { type: 'none' } } },
      'behind.node.offset: the flow shows offsets',
    ],
    [
      {
        of: { kind: 'flow', range, anchor: {}, before: 1 },
        link: {
          from: { offset: -1, key: { type: 'none' } },
          to: { offset: 1, key: { type: 'none' } },
        },
      },
      'behind.link.to.offset: a link leads to the next offset',
    ],
    [
      { of: { kind: 'lifecycle', range, interval: 'day' }, bucket: 5, state: 'new' },
      'behind.bucket: no bucket of the answer starts at 5',
    ],
    [
      { of: { kind: 'stickiness', range, interval: 'day' }, count: 3 },
      'behind.count: expected 1 to 2 buckets',
    ],
  ])('are those of a number the answer has, else it is refused: %j', (selection, message) => {
    expect(messageOf({ kind: 'users', behind: selection })).toContain(message);
    expect(messageOf(trend({ behind: selection }))).toContain(message);
  });

  it('are those at the instant the number was shown, else at the question’s', () => {
    const rolling = trend(undefined, { range: { last: 1, unit: 'day' } });
    const rangeOf = (selection: Selection): unknown => {
      const { users } = resolve(trend({ behind: selection }));
      return users && 'behind' in users ? users.behind.of.range : null;
    };
    expect(rangeOf({ of: rolling, asOf: 5.5 * day })).toEqual({ start: 5 * day, end: 5.5 * day });
    expect(rangeOf({ of: rolling })).toEqual({ start: 19 * day, end: 20 * day });
  });
});
