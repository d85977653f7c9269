import { describe, expect, it } from 'vitest';

import type { FunnelDefinition } from '../../src/documents/funnel-document.js';
import {
  definitionOf,
  draftOf,
  emptyFunnelDraft,
  type FunnelDraft,
  queryOf,
} from '../../src/hooks/funnel-draft.js';
import { editDraft, editFunnel, type FunnelAction } from '../../src/hooks/funnel-edit.js';
import { problemOf } from '../../src/hooks/funnel-problem.js';

const range = { start: 0, end: 1 };
const edit = (draft: FunnelDraft, ...actions: FunnelAction[]) => actions.reduce(editFunnel, draft);
const events = (draft: FunnelDraft) => draft.steps.map(({ match }) => match?.event ?? null);

describe('editFunnel', () => {
  it('builds a question from chosen steps', () => {
    const draft = edit(
      emptyFunnelDraft('New'),
      { type: 'choose', id: 1, match: { event: 'a' } },
      { type: 'add', match: { event: 'c' } },
      { type: 'set', options: { window: null } },
    );
    expect(events(draft)).toEqual(['a', null, 'c']);
    expect(queryOf(draft, { range })).toEqual({
      kind: 'funnel',
      range,
      steps: [{ match: { event: 'a' } }, { match: { event: 'c' } }],
      window: null,
    });
  });

  it('asks nothing with fewer than two chosen steps', () => {
    expect(queryOf(emptyFunnelDraft(''), { range })).toBeNull();
  });

  it('moves a step and keeps it within the list', () => {
    const draft = draftOf({ steps: ['a', 'b', 'c'].map((event) => ({ match: { event } })) }, '');
    expect(events(edit(draft, { type: 'move', id: 3, to: 0 }))).toEqual(['c', 'a', 'b']);
    expect(events(edit(draft, { type: 'move', id: 1, to: 9 }))).toEqual(['b', 'c', 'a']);
    expect(edit(draft, { type: 'move', id: 1, to: 0 })).toBe(draft);
    expect(edit(draft, { type: 'move', id: 7, to: 0 })).toBe(draft);
  });

  it('keeps two rows when steps are removed', () => {
    const draft = draftOf({ steps: ['a', 'b'].map((event) => ({ match: { event } })) }, '');
    expect(events(edit(draft, { type: 'remove', id: 1 }))).toEqual([null, 'b']);
    const three = edit(draft, { type: 'add', match: { event: 'c' } });
    expect(events(edit(three, { type: 'remove', id: 2 }))).toEqual(['a', 'c']);
  });

  it('names a step and forgets the name when it is emptied', () => {
    const draft = draftOf({ steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }] }, '');
    const named = edit(draft, { type: 'rename', id: 1, name: ' Start ' });
    expect(named.steps[0]).toEqual({ id: 1, match: { event: 'a' }, name: 'Start' });
    expect(edit(named, { type: 'rename', id: 1, name: ' ' })).toEqual(draft);
  });

  it('gives every added step an id of its own', () => {
    const added = edit(
      emptyFunnelDraft(''),
      { type: 'add' },
      { type: 'remove', id: 3 },
      { type: 'add' },
    );
    expect(added.steps.map(({ id }) => id)).toEqual([1, 2, 4]);
  });
});

const four: FunnelDefinition = {
  steps: ['a', 'b', 'c', 'd'].map((event) => ({ match: { event } })),
  exclusions: [{ match: { event: 'x' }, after: 1, before: 2, effect: 'break' }],
  breakdown: { property: 'p', attribution: { step: 2 } },
};
const exclusions = (draft: FunnelDraft) =>
  definitionOf(draft).exclusions?.map(({ after, before }) => [after, before]) ?? [];

describe('editDraft', () => {
  it('keeps exclusions and attribution at their steps when one is moved or added before', () => {
    const draft = draftOf(four, '');
    const moved = editDraft(draft, { type: 'move', id: 4, to: 0 });
    expect(exclusions(moved.draft)).toEqual([[2, 3]]);
    expect(definitionOf(moved.draft).breakdown?.attribution).toEqual({ step: 3 });
    expect(moved.dropped).toEqual([]);
    const added = editDraft(draft, { type: 'add', at: 0, match: { event: 'z' } });
    expect(exclusions(added.draft)).toEqual([[2, 3]]);
  });

  it('drops what names a step that is gone, and says so', () => {
    const { draft, dropped } = editDraft(draftOf(four, ''), { type: 'remove', id: 3 });
    expect(exclusions(draft)).toEqual([]);
    expect(definitionOf(draft).breakdown).toEqual({ property: 'p' });
    expect(dropped).toEqual([{ kind: 'exclusion', count: 1 }, { kind: 'attribution' }]);
  });

  it('drops an exclusion whose steps changed places', () => {
    const { dropped } = editDraft(draftOf(four, ''), { type: 'move', id: 2, to: 3 });
    expect(dropped).toEqual([{ kind: 'exclusion', count: 1 }]);
  });

  it('takes away what a new order forbids and spreads exclusions over the whole', () => {
    const start: FunnelDefinition = {
      ...four,
      steps: four.steps.map((step, k) => (k === 3 ? { ...step, optional: true } : step)),
      hold: ['p'],
      attempts: 'first',
    };
    const { draft, dropped } = editDraft(draftOf(start, ''), {
      type: 'set',
      options: { order: 'unordered' },
    });
    expect(dropped.map(({ kind }) => kind)).toEqual(['optional', 'attempts', 'hold']);
    expect(exclusions(draft)).toEqual([[0, 3]]);
    expect(problemOf(draft, queryOf(draft, { range: { start: 0, end: 1 } }))).toBeNull();
  });

  it('takes a time limit from a step that becomes the first', () => {
    const limited = editFunnel(draftOf(four, ''), {
      type: 'setWithin',
      id: 2,
      within: { value: 1, unit: 'hour' },
    });
    const { draft, dropped } = editDraft(limited, { type: 'move', id: 2, to: 0 });
    expect(draft.steps[0]).toEqual({ id: 2, match: { event: 'b' } });
    expect(dropped).toEqual(
      [
        { kind: 'within', count: 1 },
        { kind: 'exclusion', count: 1 },
      ].slice(0, dropped.length),
    );
  });

  it('leaves exclusions of rows without an event out of the question', () => {
    const draft = draftOf({ ...four, steps: four.steps.slice(0, 3) }, '');
    const emptied = {
      ...draft,
      steps: draft.steps.map((s) => (s.id === 2 ? { id: 2, match: null } : s)),
    };
    expect(exclusions(emptied)).toEqual([]);
  });
});

describe('problemOf', () => {
  it('points at the step that may not repeat another', () => {
    const steps = ['a', 'b', 'a'].map((event) => ({ match: { event } }));
    const draft = draftOf({ steps, order: 'unordered' }, '');
    const problem = problemOf(draft, queryOf(draft, { range: { start: 0, end: 1 } }));
    expect(problem).toMatchObject({ id: 3, path: 'steps[2].match', sameAs: 0 });
  });
});

describe('definitionOf', () => {
  it('says what draftOf reads back', () => {
    const definition: FunnelDefinition = {
      ...four,
      order: 'ordered',
      window: null,
      unit: 'session',
      hold: ['p'],
      interval: 'week',
      where: { property: 'q', op: 'isSet' },
    };
    expect(definitionOf(draftOf(definition, ''))).toEqual(definition);
  });
});
