import { describe, expect, it } from 'vitest';

import { emptyFunnelDraft } from '../../src/hooks/funnel-draft.js';
import {
  editHistory,
  type FunnelHistory,
  type HistoryAction,
  historyOf,
  maxUndo,
} from '../../src/hooks/funnel-history.js';

const run = (...actions: HistoryAction[]): FunnelHistory =>
  actions.reduce(editHistory, historyOf(emptyFunnelDraft('New')));
const choose = (event: string): HistoryAction => ({ type: 'choose', id: 1, match: { event } });
const first = ({ present }: FunnelHistory) => present.steps[0]?.match?.event;

describe('editHistory', () => {
  it('takes edits back and brings them again', () => {
    expect(first(run(choose('a'), choose('b'), { type: 'undo' }))).toBe('a');
    expect(first(run(choose('a'), choose('b'), { type: 'undo' }, { type: 'redo' }))).toBe('b');
    expect(first(run(choose('a'), { type: 'undo' }, { type: 'undo' }))).toBeUndefined();
  });

  it('forgets what was taken back once something else is edited', () => {
    const history = run(choose('a'), { type: 'undo' }, choose('b'), { type: 'redo' });
    expect(first(history)).toBe('b');
    expect(history.future).toEqual([]);
  });

  it('takes typing in one field back at once', () => {
    const typed = ['A', 'Ac', 'Act'].map((name): HistoryAction => ({ type: 'setName', name }));
    expect(run(...typed, { type: 'undo' }).present.name).toBe('New');
    expect(run(...typed, choose('a'), { type: 'undo' }).present.name).toBe('Act');
  });

  it('keeps a bounded number of steps, the latest', () => {
    const edits = Array.from({ length: maxUndo + 20 }, (_, i) => choose(`e${i}`));
    const history = run(...edits);
    expect(history.past).toHaveLength(maxUndo);
    expect(history.past[0]?.steps[0]?.match?.event).toBe('e19');
  });

  it('starts anew when another funnel is opened, and keeps an edit that changes nothing out', () => {
    const opened = run(choose('a'), { type: 'replace', draft: emptyFunnelDraft('Other') });
    expect(opened.past).toEqual([]);
    expect(run({ type: 'move', id: 1, to: 0 }).past).toEqual([]);
  });
});
