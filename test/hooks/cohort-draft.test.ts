import { describe, expect, it } from 'vitest';

import {
  cohortDefinitionOf,
  cohortDraftOf,
  emptyCohortDraft,
  usersOfDraft,
} from '../../src/hooks/cohort-draft.js';
import type { CohortCondition } from '../../src/model/cohort.js';

const a: CohortCondition = { did: { event: 'a' } };
const b: CohortCondition = { did: { event: 'b' }, times: { atLeast: 2, atMost: 5 } };
const mobile: CohortCondition = { had: { property: 'device', op: 'eq', value: 'Mobile' } };
const behind: CohortCondition = {
  behind: { of: { kind: 'trend', measure: 'users', range: { start: 0, end: 1 } } },
};

/** What a draft of the condition says again. */
const again = (users: CohortCondition) => usersOfDraft(cohortDraftOf({ users }, ''));

describe('cohortDraftOf and usersOfDraft', () => {
  it.each<[string, CohortCondition]>([
    ['one deed', a],
    ['one that is not', { not: a }],
    ['a deed with everything', { ...b, days: { atLeast: 3 }, within: { last: 7, unit: 'day' } }],
    ['never on several days', { did: {}, times: { atMost: 0 }, days: { atLeast: 2 } }],
    ['a value', { had: { property: 'p', op: 'isSet' }, at: 'last' }],
    ['a list', { anyOf: ['u'] }],
    ['an empty list, which is nobody', { not: { anyOf: [] } }],
    ['a saved cohort', { not: { cohort: 'c' } }],
    ['a number', behind],
    ['not of a number', { not: behind }],
    ['several', { all: [a, { not: b }, mobile] }],
    ['any of one', { any: [a] }],
    ['a group', { all: [a, { any: [b, { not: mobile }] }] }],
    ['not a group', { all: [a, { not: { all: [b, mobile] } }] }],
    ['not a group alone', { not: { any: [a, b] } }],
    ['deeper than the editor goes', { any: [a, { all: [b, { any: [mobile, { not: behind }] }] }] }],
    ['not not', { all: [a, { not: { not: b } }] }],
  ])('keeps %s', (_name, users) => {
    expect(again(users)).toEqual(users);
    expect(again(again(users) as CohortCondition)).toEqual(users);
  });

  it('reads "at most 0 times" as "did not"', () => {
    expect(again({ did: { event: 'a' }, times: { atMost: 0 } })).toEqual({ not: a });
    expect(again({ not: { did: { event: 'a' }, times: { atMost: 0 } } })).toEqual(a);
    expect(again({ did: { event: 'a' }, times: { atLeast: 1 } })).toEqual(a);
  });

  it('shows rows and groups of rows, and keeps what is deeper in words', () => {
    const deep: CohortCondition = { any: [mobile, behind] };
    const { join, parts, nextId } = cohortDraftOf({ users: { all: [a, { any: [b, deep] }] } }, '');
    expect(join).toBe('all');
    expect(parts).toEqual([
      { id: 1, form: 'did', not: false, match: { event: 'a' } },
      {
        id: 2,
        form: 'group',
        not: false,
        join: 'any',
        rows: [
          {
            id: 3,
            form: 'did',
            not: false,
            match: { event: 'b' },
            times: { atLeast: 2, atMost: 5 },
          },
          { id: 4, form: 'kept', not: false, condition: deep },
        ],
      },
    ]);
    expect(nextId).toBe(5);
  });

  it('leaves out what is not complete', () => {
    const draft = cohortDraftOf({ users: { all: [a, mobile] } }, '');
    const [first, second] = draft.parts;
    const incomplete = { ...second, condition: null } as (typeof draft.parts)[number];
    expect(usersOfDraft({ ...draft, parts: [first as never, incomplete] })).toEqual(a);
    expect(usersOfDraft({ ...draft, parts: [incomplete] })).toBeNull();
    expect(usersOfDraft(emptyCohortDraft(''))).toBeNull();
  });
});

describe('cohortDefinitionOf', () => {
  it('says only what is not the default', () => {
    expect(cohortDefinitionOf(emptyCohortDraft('New'))).toEqual({ users: { all: [] } });
    const all = { users: a, identity: 'account', description: 'why' } as const;
    expect(cohortDefinitionOf(cohortDraftOf(all, 'x'))).toEqual(all);
  });
});
