import { describe, expect, it } from 'vitest';

import { type CohortDraft, cohortDraftOf, usersOfDraft } from '../../src/hooks/cohort-draft.js';
import { type CohortAction, editCohort } from '../../src/hooks/cohort-edit.js';
import {
  cohortHistoryOf,
  type CohortHistoryAction,
  editCohortHistory,
} from '../../src/hooks/cohort-history.js';
import { idsIn } from '../../src/hooks/cohort-ids.js';
import type { CohortCondition } from '../../src/model/cohort.js';

const did = (event: string): CohortCondition => ({ did: { event } });
const start = (users: CohortCondition) => cohortDraftOf({ users }, 'c');
const edited = (draft: CohortDraft, ...actions: CohortAction[]) =>
  usersOfDraft(actions.reduce(editCohort, draft));

/** Rows 1 and 2, and a group 3 of rows 4 and 5. */
const draft = start({ all: [did('a'), did('b'), { any: [did('c'), did('d')] }] });

describe('editCohort', () => {
  it('adds a condition that counts once it is complete', () => {
    const added = editCohort(draft, { type: 'add', form: 'did' });
    expect(usersOfDraft(added)).toEqual(usersOfDraft(draft));
    expect(edited(added, { type: 'change', id: 6, change: { match: { event: 'e' } } })).toEqual({
      all: [did('a'), did('b'), { any: [did('c'), did('d')] }, did('e')],
    });
  });

  it('adds to a group, and a group that joins the other way', () => {
    expect(edited(draft, { type: 'add', form: 'list', to: 3 })).toMatchObject({
      all: [{}, {}, { any: [did('c'), did('d'), { anyOf: [] }] }],
    });
    const grouped = editCohort(draft, { type: 'add', form: 'group' });
    expect(grouped.parts.at(-1)).toMatchObject({ id: 6, join: 'any', rows: [{ id: 7 }] });
    expect(grouped.nextId).toBe(8);
  });

  it('changes what a row has, and takes away what is undefined', () => {
    const twice = edited(draft, {
      type: 'change',
      id: 4,
      change: { times: { atLeast: 2 }, days: 3 },
    });
    expect(twice).toMatchObject({
      all: [{}, {}, { any: [{ ...did('c'), times: { atLeast: 2 }, days: { atLeast: 3 } }, {}] }],
    });
    expect(
      edited(
        draft,
        { type: 'change', id: 4, change: { days: 3, ids: ['u'] } },
        { type: 'change', id: 4, change: { days: undefined } },
      ),
    ).toEqual(usersOfDraft(draft));
  });

  it('filters the event, and turns rows and groups into their opposite', () => {
    const where = { property: 'p', op: 'isSet' } as const;
    expect(edited(draft, { type: 'setFilter', id: 1, where })).toMatchObject({
      all: [{ did: { event: 'a', where } }, {}, {}],
    });
    expect(
      edited(draft, { type: 'setNot', id: 2, not: true }, { type: 'setNot', id: 3, not: true }),
    ).toEqual({
      all: [did('a'), { not: did('b') }, { not: { any: [did('c'), did('d')] } }],
    });
  });

  it('removes; a group goes with its last row', () => {
    expect(edited(draft, { type: 'remove', id: 1 })).toEqual({
      all: [did('b'), { any: [did('c'), did('d')] }],
    });
    expect(edited(draft, { type: 'remove', id: 4 }, { type: 'remove', id: 5 })).toEqual({
      all: [did('a'), did('b')],
    });
  });

  it('duplicates rows and groups under ids of their own', () => {
    const twice = editCohort(draft, { type: 'duplicate', id: 3 });
    expect(usersOfDraft(twice)).toMatchObject({
      all: [{}, {}, { any: [did('c'), did('d')] }, { any: [did('c'), did('d')] }],
    });
    const ids = twice.parts.flatMap((part) =>
      part.form === 'group' ? [part.id, ...part.rows.map(({ id }) => id)] : [part.id],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(twice.nextId).toBeGreaterThan(Math.max(...ids));
  });

  it('moves among the rows one stands with, and no further', () => {
    expect(edited(draft, { type: 'move', id: 3, to: 0 })).toEqual({
      all: [{ any: [did('c'), did('d')] }, did('a'), did('b')],
    });
    expect(edited(draft, { type: 'move', id: 5, to: 0 })).toMatchObject({
      all: [{}, {}, { any: [did('d'), did('c')] }],
    });
    expect(editCohort(draft, { type: 'move', id: 1, to: -1 })).toBe(draft);
  });

  it('puts a row in a group and takes it out again', () => {
    const grouped = editCohort(draft, { type: 'group', id: 2 });
    expect(usersOfDraft(grouped)).toMatchObject({ all: [did('a'), { any: [did('b')] }, {}] });
    expect(edited(grouped, { type: 'ungroup', id: 6 })).toEqual(usersOfDraft(draft));
    const not = editCohort(draft, { type: 'setNot', id: 3, not: true });
    expect(edited(not, { type: 'ungroup', id: 3 })).toEqual(usersOfDraft(not));
  });

  it('joins the other way', () => {
    expect(
      edited(draft, { type: 'setJoin', join: 'any' }, { type: 'setJoin', id: 3, join: 'all' }),
    ).toEqual({ any: [did('a'), did('b'), { all: [did('c'), did('d')] }] });
  });
});

describe('editCohortHistory', () => {
  const run = (...actions: CohortHistoryAction[]) =>
    actions.reduce(editCohortHistory, cohortHistoryOf(draft));

  it('takes edits back and makes them again', () => {
    const done = run({ type: 'remove', id: 1 }, { type: 'setName', name: 'x' });
    const back = editCohortHistory(editCohortHistory(done, { type: 'undo' }), { type: 'undo' });
    expect(back.present).toEqual(draft);
    expect(editCohortHistory(back, { type: 'undo' })).toBe(back);
    const again = editCohortHistory(editCohortHistory(back, { type: 'redo' }), { type: 'redo' });
    expect(again.present).toEqual(done.present);
    expect(editCohortHistory(again, { type: 'redo' })).toBe(again);
  });

  it('takes what is typed into one field back at once', () => {
    const typed = run(
      { type: 'change', id: 1, change: { times: { atLeast: 1 } } },
      { type: 'change', id: 1, change: { times: { atLeast: 12 } } },
      { type: 'setName', name: 'x' },
      { type: 'setName', name: 'xy' },
    );
    expect(typed.past).toHaveLength(2);
  });

  it('counts no edit that changes nothing, and starts anew with another cohort', () => {
    expect(run({ type: 'setNot', id: 1, not: false }).past).toEqual([]);
    const other = start(did('z'));
    expect(run({ type: 'remove', id: 1 }, { type: 'replace', draft: other })).toEqual(
      cohortHistoryOf(other),
    );
  });
});

describe('idsIn', () => {
  it('reads ids from lines, each once', () => {
    expect(idsIn(' u1 \n\nu2,\nu1\r\nAda, of Spain\n')).toEqual({
      ids: ['u1', 'u2', 'Ada, of Spain'],
      repeated: 1,
    });
  });

  it('reads a single line between commas, semicolons or tabs', () => {
    expect(idsIn('u1, u2;u3\tu1')).toEqual({ ids: ['u1', 'u2', 'u3'], repeated: 1 });
    expect(idsIn('  ')).toEqual({ ids: [], repeated: 0 });
  });
});
