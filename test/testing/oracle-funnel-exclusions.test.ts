import { describe, expect, it } from 'vitest';

import { askFunnel, countsOf, groupsOf, log, noX, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const funnel = (text: string, steps: string, options?: Options): number[] =>
  countsOf(askFunnel(log(text), steps, options));

const breaks = (after: number, before: number) => ({ exclusions: [noX('break', after, before)] });
const removes = (after: number, before: number) => ({ exclusions: [noX('remove', after, before)] });

describe('answerByOracle: exclusions that break', () => {
  it('keep the steps taken before', () => {
    expect(funnel('A@0 B@1 X@2 C@3', 'A B C', breaks(1, 2))).toEqual([1, 1, 0]);
    expect(funnel('A@0 X@1 B@2 C@3', 'A B C', breaks(0, 1))).toEqual([1, 0, 0]);
  });

  it('hold only between their two steps', () => {
    expect(funnel('A@0 X@1 B@2 C@3', 'A B C', breaks(1, 2))).toEqual([1, 1, 1]);
    expect(funnel('A@0 B@1 X@2 C@3', 'A B C', breaks(0, 1))).toEqual([1, 1, 1]);
    expect(funnel('A@0 X@1 B@2 C@3', 'A B C', breaks(0, 2))).toEqual([1, 0, 0]);
    expect(funnel('A@0 B@1 X@2 C@3', 'A B C', breaks(0, 2))).toEqual([1, 1, 0]);
  });

  it('let other attempts go on', () => {
    const rows = askFunnel(log('A@0 X@1 A@2 B@3'), 'A B', breaks(0, 1));
    expect(sumsOf(rows)).toEqual([[1, 1]]);
    // B at 1 is before the X; from it C can still be reached with exclusion only up to B.
    expect(funnel('A@0 B@1 X@2 B@3 C@4', 'A B C', breaks(0, 1))).toEqual([1, 1, 1]);
  });

  it('count strictly between two instants', () => {
    expect(funnel('A@0 X@0 B@2', 'A B', breaks(0, 1))).toEqual([1, 1]);
    expect(funnel('A@0 X@2 B@2', 'A B', breaks(0, 1))).toEqual([1, 1]);
    expect(funnel('A@0 X@1 B@2', 'A B', breaks(0, 1))).toEqual([1, 0]);
  });

  it('may be the event of a step between', () => {
    // B is excluded on the way from A to C: with B at 1, C at 2 is too late; at one instant it is not.
    const exclusions = [{ match: { event: 'B' }, after: 0, before: 2, effect: 'break' } as const];
    expect(funnel('A@0 B@1 C@2', 'A B C', { exclusions })).toEqual([1, 1, 0]);
    expect(funnel('A@0 B@1 C@1', 'A B C', { exclusions })).toEqual([1, 1, 1]);
  });

  it('are events in scope only', () => {
    const where = { property: '$event', op: 'ne', value: 'X' } as const;
    expect(funnel('A@0 X@1 B@2', 'A B', { ...breaks(0, 1), where })).toEqual([1, 1]);
  });

  it('lie after the range too with finish inWindow', () => {
    const late = { range: { start: 0, end: 5 }, finish: 'inWindow' } as const;
    expect(funnel('A@4 X@6 B@8', 'A B', { ...breaks(0, 1), ...late })).toEqual([1, 0]);
  });

  it('are those of the unit, of the held values and of the group only', () => {
    expect(countsOf(askFunnel(log('A@0 B@2', 'X@1'), 'A B', breaks(0, 1)))).toEqual([1, 1]);
    const held = { ...breaks(0, 1), hold: ['p'] };
    expect(funnel('A@0:x X@1:y X@1 B@2:x', 'A B', held)).toEqual([1, 1]);
    expect(funnel('A@0:x X@1:x B@2:x', 'A B', held)).toEqual([1, 0]);
    const each = { property: 'p', attribution: 'each' } as const;
    const rows = askFunnel(log('A@0:x X@1:y B@2:x'), 'A B', { ...breaks(0, 1), breakdown: each });
    expect([countsOf(rows), groupsOf(rows)]).toEqual([[1, 0], { x: [1, 1] }]);
  });
});

describe('answerByOracle: exclusions that remove', () => {
  it('take a unit out that would get further without them', () => {
    expect(funnel('A@0 B@1 X@2 C@3', 'A B C', removes(1, 2))).toEqual([0, 0, 0]);
  });

  it('leave a unit that would get no further', () => {
    expect(funnel('A@0 B@1 X@2 B@3', 'A B C', removes(1, 2))).toEqual([1, 1, 0]);
    // The second A converts without an X between.
    expect(funnel('A@0 X@1 B@2 A@3 B@4', 'A B', removes(0, 1))).toEqual([1, 1]);
  });

  it('are judged with the breaking ones in place', () => {
    // Without the X, the Y would still end the attempt: nothing is lost by X.
    const y = { match: { event: 'Y' }, after: 0, before: 1, effect: 'break' } as const;
    const exclusions = [noX('remove', 0, 1), y];
    expect(funnel('A@0 X@1 Y@2 B@3', 'A B', { exclusions })).toEqual([1, 0]);
    expect(funnel('A@0 X@1 B@3', 'A B', { exclusions })).toEqual([0, 0]);
  });

  it('take a unit out of everything: open windows, groups, entries', () => {
    const rows = askFunnel(log('A@0:x X@1 B@2', 'A@0:x'), 'A B', {
      ...removes(0, 1),
      now: 5,
      interval: 'minute',
      breakdown: { property: 'p' },
    });
    expect(rows.openWindow).toBe(1);
    expect(groupsOf(rows)).toEqual({ x: [1, 0] });
    expect(rows.trend).toEqual([{ bucket: 0, entered: 1, converted: 0 }]);
  });

  it('take a unit out of one value’s funnel only, with each', () => {
    // Value x loses B to the X; value y has no X. The plain funnel converts at B of y, 3, after A at 2.
    const breakdown = { property: 'p', attribution: 'each' } as const;
    const rows = askFunnel(log('A@0:x X@1:x B@2:x A@3:y B@4:y'), 'A B', {
      ...removes(0, 1),
      breakdown,
    });
    expect([countsOf(rows), groupsOf(rows)]).toEqual([[1, 1], { y: [1, 1] }]);
  });

  it('compare the best combinations where values are held', () => {
    // x would convert but for its X; y converts anyway, so nothing is lost.
    const held = { ...removes(0, 1), hold: ['p'] };
    expect(funnel('A@0:x X@1:x B@2:x A@0:y B@9:y', 'A B', held)).toEqual([1, 1]);
    expect(funnel('A@0:x X@1:x B@2:x A@0:y', 'A B', held)).toEqual([0, 0]);
  });
});

describe('answerByOracle: within', () => {
  it('limits the time from the previous step, inclusive', () => {
    expect(funnel('A@0 B@3', 'A B<3')).toEqual([1, 1]);
    expect(funnel('A@0 B@4', 'A B<3')).toEqual([1, 0]);
    expect(funnel('A@0 B@3 C@6', 'A B C<3')).toEqual([1, 1, 1]);
    expect(funnel('A@0 B@3 C@7', 'A B C<3')).toEqual([1, 1, 0]);
  });

  it('lets a later event of the step before succeed', () => {
    // The window is 10: B at 5 reaches C at 8, B at 1 does not.
    const rows = askFunnel(log('A@0 B@1 B@5 C@8'), 'A B C<3');
    expect(sumsOf(rows)).toEqual([
      [5, 5],
      [8, 3],
    ]);
  });

  it('applies as well as the window', () => {
    expect(funnel('A@0 B@9 C@11', 'A B C<3')).toEqual([1, 1, 0]);
  });

  it('takes only the same instant with 0', () => {
    expect(funnel('A@0 B@0', 'A B<0')).toEqual([1, 1]);
    expect(funnel('A@0 B@1', 'A B<0')).toEqual([1, 0]);
  });
});
