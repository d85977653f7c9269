import { describe, expect, it } from 'vitest';

import { choicesOf, toggleChoice, usersOf } from '../../src/hooks/cohort-choice.js';
import { cohortDraftOf } from '../../src/hooks/cohort-draft.js';
import { canName, problemsOf } from '../../src/hooks/cohort-problem.js';
import { namesUnknownCohort, referencesOf } from '../../src/hooks/cohort-references.js';
import type { CohortCondition } from '../../src/model/cohort.js';

const mobile: CohortCondition = { had: { property: 'device', op: 'eq', value: 'Mobile' } };

describe('choicesOf and usersOf', () => {
  it.each<[string, CohortCondition | undefined]>([
    ['everybody', undefined],
    ['in one', { cohort: 'a' }],
    ['not in one', { not: { cohort: 'a' } }],
    ['several', { all: [{ cohort: 'a' }, { not: { cohort: 'b' } }] }],
    ['something else', { any: [{ cohort: 'a' }, { cohort: 'b' }] }],
    ['both', { all: [{ cohort: 'a' }, mobile] }],
  ])('keep %s', (_name, users) => {
    expect(usersOf(choicesOf(users))).toEqual(users);
  });

  it('tell saved cohorts from the rest', () => {
    expect(choicesOf({ all: [mobile, { not: { cohort: 'a' } }] })).toEqual({
      chosen: [{ id: 'a', isIn: false }],
      kept: [mobile],
    });
  });
});

describe('toggleChoice', () => {
  it('takes in and out, and never asks for both sides of one', () => {
    const none = choicesOf(mobile);
    const isIn = toggleChoice(none, { id: 'a', isIn: true });
    expect(usersOf(isIn)).toEqual({ all: [{ cohort: 'a' }, mobile] });
    const isOut = toggleChoice(isIn, { id: 'a', isIn: false });
    expect(usersOf(isOut)).toEqual({ all: [{ not: { cohort: 'a' } }, mobile] });
    expect(usersOf(toggleChoice(isOut, { id: 'a', isIn: false }))).toEqual(mobile);
  });
});

describe('references of saved cohorts', () => {
  const saved = { a: { cohort: 'b' }, b: { not: { cohort: 'c' } }, loop: { cohort: 'loop' } };
  const asked = (users: CohortCondition) => ({
    kind: 'users',
    behind: { of: { kind: 'trend', measure: 'users', range: { start: 0, end: 1 }, users } },
  });

  it('are found in questions within questions, and through other cohorts', () => {
    expect([...referencesOf(asked({ all: [mobile, { cohort: 'a' }] }), saved)]).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect([...referencesOf({ cohort: 'loop' }, saved)]).toEqual(['loop']);
    expect([...referencesOf(5, saved)]).toEqual([]);
  });

  it('tell whether a question names one that is not there', () => {
    expect(namesUnknownCohort(asked({ cohort: 'a' }), saved)).toBe(true);
    expect(namesUnknownCohort(asked({ cohort: 'a' }), { ...saved, c: mobile })).toBe(false);
    expect(namesUnknownCohort(asked({ cohort: 'toString' }), saved)).toBe(true);
    expect(namesUnknownCohort(asked(mobile), saved)).toBe(false);
  });

  it('tell which cohort a cohort can not be made of', () => {
    expect(canName('a', 'c', saved)).toBe(false);
    expect(canName('c', 'a', saved)).toBe(true);
    expect(canName('a', 'a', saved)).toBe(false);
    expect(canName('a', undefined, saved)).toBe(true);
  });

  it('mark the rows that name one that is deleted, or itself', () => {
    const draft = cohortDraftOf({ users: { all: [{ cohort: 'a' }, { cohort: 'gone' }] } }, '');
    const problems = (isComplete: boolean) =>
      Object.fromEntries(problemsOf(draft, { cohorts: saved, isComplete, id: 'c' }));
    expect(problems(true)).toEqual({ 1: 'itself', 2: 'unknown' });
    expect(problems(false)).toEqual({ 1: 'itself' });
  });
});
