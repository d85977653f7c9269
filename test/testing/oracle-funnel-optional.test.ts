import { describe, expect, it } from 'vitest';

import { askFunnel, countsOf, groupsOf, log, noX, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const funnel = (text: string, steps: string, options?: Options): number[] =>
  countsOf(askFunnel(log(text), steps, options));

const times = (text: string, steps: string, options?: Options) =>
  sumsOf(askFunnel(log(text), steps, options));

describe('answerByOracle: optional steps', () => {
  it('are not needed to go on', () => {
    expect(funnel('A@0 C@2', 'A B? C')).toEqual([1, 0, 1]);
    expect(funnel('A@0 B@1 C@2', 'A B? C')).toEqual([1, 1, 1]);
  });

  it('count who did the required steps before them, then them', () => {
    expect(funnel('B@0 A@1 C@2', 'A B? C')).toEqual([1, 0, 1]);
    // After C as well: it is no matter whether C was taken before or after B.
    expect(funnel('A@0 C@1 B@2', 'A B? C')).toEqual([1, 1, 1]);
    expect(funnel('A@0 D@1', 'A B D? C')).toEqual([1, 0, 0, 0]);
  });

  it('follow the required steps, not each other', () => {
    expect(funnel('A@0 D@1 B@2 C@3', 'A B? D? C')).toEqual([1, 1, 1, 1]);
  });

  it('change no other number', () => {
    // The times of C are from A, though B was between.
    expect(times('A@0 B@1 C@4', 'A B? C')).toEqual([
      [1, 1],
      [4, 4],
    ]);
    expect(times('A@0 C@4', 'A B? C')).toEqual([
      [null, null],
      [4, 4],
    ]);
  });

  it('have the times of their own funnel', () => {
    // A at 3 is the latest start before B; before C it is the A at 0 that ends first.
    expect(times('A@0 C@2 A@3 B@5', 'A B? C')).toEqual([
      [2, 2],
      [2, 2],
    ]);
    // From the required step before it: B at 2, then the optional D at 6.
    expect(times('A@0 B@2 D@6 C@9', 'A B D? C')[1]).toEqual([6, 4]);
  });

  it('obey the window and their own within', () => {
    expect(funnel('A@0 B@11', 'A B? C')).toEqual([1, 0, 0]);
    expect(funnel('A@0 B@4 C@5', 'A B?<3 C')).toEqual([1, 0, 1]);
    expect(funnel('A@0 B@3 C@5', 'A B?<3 C')).toEqual([1, 1, 1]);
  });

  it('are skipped by the within of the step after them', () => {
    expect(funnel('A@0 B@4 C@5', 'A B? C<3')).toEqual([1, 1, 0]);
  });

  it('keep who reached all required steps as converted', () => {
    expect(askFunnel(log('A@0 C@1'), 'A B? C', { now: 5 }).openWindow).toBe(0);
    expect(askFunnel(log('A@0 B@1'), 'A B? C', { now: 5 }).openWindow).toBe(1);
    // A is the only required step: everybody who started converted.
    expect(askFunnel(log('A@0'), 'A B?', { now: 5 }).openWindow).toBe(0);
  });

  it('do not need to be last to be reached at one instant', () => {
    expect(funnel('A@5 B@5 C@5', 'A B? C')).toEqual([1, 1, 1]);
    expect(funnel('A@5 B@5 C@6', 'A B? C', { ties: 'block' })).toEqual([1, 0, 1]);
  });
});

describe('answerByOracle: exclusions around optional steps', () => {
  const from = (after: number, before: number, effect: 'break' | 'remove' = 'break') => ({
    exclusions: [noX(effect, after, before)],
  });

  it('hold up to the optional step', () => {
    expect(funnel('A@0 X@1 B@2', 'A B? C', from(0, 2))).toEqual([1, 0, 0]);
    expect(funnel('A@0 B@1 X@2 C@3', 'A B? C', from(0, 2))).toEqual([1, 1, 0]);
  });

  it('hold for it only if they begin before it', () => {
    expect(funnel('A@0 X@1 B@2 C@3 X@4 D@5', 'A B? C D', from(2, 3))).toEqual([1, 1, 1, 0]);
  });

  it('that are over before it break the way to it', () => {
    // X between A and B keeps B from being taken, and with it the optional D.
    expect(funnel('A@0 X@1 B@2 D@3', 'A B D? C', from(0, 1))).toEqual([1, 0, 0, 0]);
    expect(funnel('A@0 B@1 X@2 D@3', 'A B D? C', from(0, 1))).toEqual([1, 1, 1, 0]);
  });

  it('that remove go by the required steps alone', () => {
    // X costs the unit its C: it is out of B too.
    expect(funnel('A@0 B@1 X@2 C@3', 'A B? C', from(0, 2, 'remove'))).toEqual([0, 0, 0]);
    // X costs it only the optional B: it stays, without B.
    expect(funnel('A@0 X@1 B@2', 'A B? C', from(0, 2, 'remove'))).toEqual([1, 0, 0]);
  });
});

describe('answerByOracle: groups of optional steps', () => {
  it('are those of the required steps', () => {
    const first = { breakdown: { property: 'p' } };
    expect(groupsOf(askFunnel(log('A@0 B@1:x C@2:y'), 'A B? C', first))).toEqual({ y: [1, 1, 1] });
    const third = { breakdown: { property: 'p', attribution: { step: 2 } } } as const;
    expect(groupsOf(askFunnel(log('A@0:x B@1:x C@2:y'), 'A B? C', third))).toEqual({
      y: [1, 1, 1],
    });
  });

  it('hold values in their own funnel', () => {
    // x goes on to C and is reported; B was done with y only, which is as good for B.
    const rows = askFunnel(log('A@0:x C@1:x A@2:y B@3:y'), 'A B? C', { hold: ['p'] });
    expect(countsOf(rows)).toEqual([1, 1, 1]);
  });
});
