import { describe, expect, it } from 'vitest';

import {
  canEscape,
  type FlowReadingAction,
  readFlow,
  readNow,
  startFlowReading,
} from '../../src/hooks/flow-reading.js';

const after = (...actions: FlowReadingAction[]) => actions.reduce(readFlow, startFlowReading);

describe('readFlow', () => {
  it('reads what is pointed at before what has the focus', () => {
    const both = after({ type: 'focus', id: 'a' }, { type: 'point', id: 'b' });
    expect(readNow(both)).toBe('b');
    expect(readNow(readFlow(both, { type: 'point', id: null }))).toBe('a');
  });

  it('closes with Escape until something else is read', () => {
    const closed = after({ type: 'focus', id: 'a' }, { type: 'escape' });
    expect(readNow(closed)).toBeNull();
    expect(readNow(readFlow(closed, { type: 'focus', id: 'a' }))).toBeNull();
    expect(readNow(readFlow(closed, { type: 'focus', id: 'b' }))).toBe('b');
  });

  it('puts out what stays lit with the next Escape', () => {
    const pinned = after({ type: 'pin', id: 'a' }, { type: 'focus', id: 'b' }, { type: 'escape' });
    expect([pinned.pinned, canEscape(pinned)]).toEqual(['a', true]);
    const out = readFlow(pinned, { type: 'escape' });
    expect([out.pinned, canEscape(out)]).toEqual([null, false]);
  });
});
