import { describe, expect, it } from 'vitest';

import { stepParts } from '../../src/geometry/funnel-parts.js';
import type { FunnelStep } from '../../src/model/funnel.js';

const step = (count: number, before: number | null, optional = false): FunnelStep => ({
  name: '',
  count,
  fromFirst: count / 100,
  fromPrevious: before === null ? null : count / before,
  dropped: before === null || optional ? 0 : before - count,
  interval95: null,
  timeFromPrevious: null,
  timeFromFirst: null,
  ...(optional ? { optional: true } : {}),
});

/** 100 came, 30 looked around in between, 40 went on, all of those to the end. */
const steps = [step(100, null), step(30, 100, true), step(40, 100), step(40, 40)];

describe('stepParts', () => {
  it('says who reached a step, and who did the required step before it and not this one', () => {
    expect(stepParts(steps, 2)).toEqual([
      { part: 'reached', number: { step: 2, outcome: 'reached' }, count: 40, share: 0.4 },
      { part: 'lost', number: { step: 0, outcome: 'droppedAfter' }, count: 60, share: 0.6 },
    ]);
  });

  it('has nobody lost at the first step, at an optional one, and where everybody went on', () => {
    for (const index of [0, 1, 3]) {
      expect(stepParts(steps, index).map(({ part }) => part)).toEqual(['reached']);
    }
  });

  it('is of a group', () => {
    const key = { type: 'value', value: 'ES' } as const;
    expect(stepParts(steps, 2, key).map(({ number }) => number)).toEqual([
      { step: 2, outcome: 'reached', key },
      { step: 0, outcome: 'droppedAfter', key },
    ]);
  });

  it('is empty beyond the last step', () => {
    expect(stepParts(steps, 4)).toEqual([]);
  });
});
