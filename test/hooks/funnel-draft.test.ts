import { describe, expect, it } from 'vitest';

import {
  documentOf,
  draftOf,
  editFunnel,
  emptyFunnelDraft,
  type FunnelAction,
  type FunnelDraft,
  queryOf,
} from '../../src/hooks/funnel-draft.js';

const range = { start: 0, end: 1 };
const edit = (draft: FunnelDraft, ...actions: FunnelAction[]) => actions.reduce(editFunnel, draft);
const events = (draft: FunnelDraft) => draft.steps.map(({ match }) => match?.event ?? null);

describe('editFunnel', () => {
  it('builds a question from chosen steps', () => {
    const draft = edit(
      emptyFunnelDraft('New'),
      { type: 'choose', id: 1, match: { event: 'a' } },
      { type: 'add', match: { event: 'c' } },
      { type: 'setWindow', window: null },
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

describe('documentOf', () => {
  it('saves what draftOf reads back', () => {
    const draft = draftOf(
      {
        steps: [{ match: { event: 'a' }, name: 'Start' }, { match: { event: ['b', 'c'] } }],
        window: { value: 7, unit: 'day' },
      },
      'Activation',
    );
    const document = documentOf(draft, 'f1', 3);
    expect(document).toMatchObject({ type: 'funnel', id: 'f1', revision: 3, name: 'Activation' });
    expect(draftOf(document, document.name)).toEqual(draft);
  });
});
