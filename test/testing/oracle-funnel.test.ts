import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { askFunnel, countsOf, log } from './ask.js';

const funnel = (text: string, steps: string, options?: Parameters<typeof askFunnel>[2]): number[] =>
  countsOf(askFunnel(log(text), steps, options));

/** Sums of times from the first step. */
const elapsed = (text: string, steps: string, options?: Parameters<typeof askFunnel>[2]) =>
  askFunnel(log(text), steps, options).steps.map(({ fromFirst }) => fromFirst?.sum ?? null);

const open = (text: string, options: Parameters<typeof askFunnel>[2]): number =>
  askFunnel(log(text), 'A B', options).openWindow;

describe('answerByOracle: steps of a funnel', () => {
  it('counts a user at every step taken in order', () => {
    expect(funnel('A@0 B@1 C@2', 'A B C')).toEqual([1, 1, 1]);
    expect(funnel('A@0 C@1 B@2', 'A B C')).toEqual([1, 1, 0]);
  });

  it('does not count a step taken before the one it follows', () => {
    expect(funnel('B@0 A@1', 'A B')).toEqual([1, 0]);
  });

  it('counts nobody who never took the first step', () => {
    expect(funnel('B@0 C@1', 'A B C')).toEqual([0, 0, 0]);
  });

  it('lets one event fill one step', () => {
    expect(funnel('A@0', 'A A')).toEqual([1, 0]);
    expect(funnel('A@0 A@1', 'A A')).toEqual([1, 1]);
  });

  it('lets other events lie between', () => {
    expect(funnel('A@0 X@1 C@2 B@3', 'A B')).toEqual([1, 1]);
  });

  it('counts each user by their own events', () => {
    const rows = askFunnel(log('A@0', 'A@0 B@1', 'B@2', 'A@3 B@4 C@5'), 'A B C');
    expect(countsOf(rows)).toEqual([3, 2, 1]);
  });

  it('takes events at the start of the range and none at its end', () => {
    const range = { start: 5, end: 9 };
    expect(funnel('A@5 B@8', 'A B', { range })).toEqual([1, 1]);
    expect(funnel('A@4 B@8', 'A B', { range })).toEqual([0, 0]);
    expect(funnel('A@5 B@9', 'A B', { range })).toEqual([1, 0]);
  });

  it('takes events of the range that lie after now', () => {
    expect(funnel('A@5 B@8', 'A B', { now: 6 })).toEqual([1, 1]);
  });

  it('narrows events by where, and steps by their own where and kind', () => {
    const events: AnalyticsEvent[] = [
      { time: 0, event: 'A', user: 'u', kind: 'pageView', properties: { plan: 'Pro' } },
      { time: 1, event: 'B', user: 'u', properties: { plan: 'Free' } },
    ];
    const pro = { property: 'plan', op: 'eq', value: 'Pro' } as const;
    expect(countsOf(askFunnel(events, 'A B'))).toEqual([1, 1]);
    expect(countsOf(askFunnel(events, 'A B', { where: pro }))).toEqual([1, 0]);
    const steps = [{ match: { kind: 'pageView' } }, { match: { where: { not: pro } } }];
    expect(countsOf(askFunnel(events, '', { steps }))).toEqual([1, 1]);
  });

  it('sees the universe only', () => {
    const universe = { property: '$event', op: 'ne', value: 'B' } as const;
    expect(funnel('A@0 B@1', 'A B', { universe })).toEqual([1, 0]);
  });

  it('says how many events matching a step have no user', () => {
    const events: AnalyticsEvent[] = [
      { time: 0, event: 'A' },
      { time: 1, event: 'B', user: '' },
      { time: 1, event: 'B', user: null },
      { time: 2, event: 'X' },
      { time: 2_000, event: 'A' },
    ];
    const rows = askFunnel(events, 'A B');
    expect(countsOf(rows)).toEqual([0, 0]);
    expect(rows.meta.eventsWithoutUser).toBe(3);
  });
});

describe('answerByOracle: ties of a funnel', () => {
  it('advances within a millisecond, whichever row came first', () => {
    expect(funnel('A@5 B@5', 'A B')).toEqual([1, 1]);
    expect(funnel('B@5 A@5', 'A B')).toEqual([1, 1]);
    expect(funnel('C@5 B@5 A@5', 'A B C')).toEqual([1, 1, 1]);
  });

  it('blocks steps that are not strictly later', () => {
    expect(funnel('A@5 B@5', 'A B', { ties: 'block' })).toEqual([1, 0]);
    expect(funnel('A@5 B@5 B@6', 'A B', { ties: 'block' })).toEqual([1, 1]);
  });

  it('puts the smaller set of steps first among events with the same lowest step', () => {
    // C matches steps 2 and 3, B only step 2: B comes first, so C is left for step 3.
    expect(funnel('A@0 C@5 B@5', 'A BC C')).toEqual([1, 1, 1]);
  });

  it('does not find a repeated matcher before the step between at one instant', () => {
    expect(funnel('A@5 B@5 A@5', 'A B A')).toEqual([1, 1, 0]);
    expect(funnel('A@5 B@5 A@6', 'A B A')).toEqual([1, 1, 1]);
  });

  it('takes two events of one instant for a step repeated at once', () => {
    expect(funnel('A@5 A@5', 'A A')).toEqual([1, 1]);
    expect(funnel('A@5 A@5', 'A A', { ties: 'block' })).toEqual([1, 0]);
  });

  it('starts a first attempt at the first event in the order of ties', () => {
    // D matches steps 1 and 2, A only step 1: A starts and D follows.
    expect(funnel('D@5 A@5', 'AD D', { attempts: 'first' })).toEqual([1, 1]);
  });
});

describe('answerByOracle: window and attempts of a funnel', () => {
  it('includes the last millisecond of the window', () => {
    expect(funnel('A@0 B@10', 'A B', { window: 10 })).toEqual([1, 1]);
    expect(funnel('A@0 B@10', 'A B', { window: 9 })).toEqual([1, 0]);
  });

  it('measures the window from the first step', () => {
    expect(funnel('A@0 B@6 C@12', 'A B C', { window: 10 })).toEqual([1, 1, 0]);
  });

  it('takes only the same instant with a window of 0', () => {
    expect(funnel('A@0 B@0', 'A B', { window: 0 })).toEqual([1, 1]);
    expect(funnel('A@0 B@1', 'A B', { window: 0 })).toEqual([1, 0]);
  });

  it('has no limit with a window of null', () => {
    expect(funnel('A@0 B@999', 'A B', { window: null })).toEqual([1, 1]);
  });

  it('lets a later start succeed where an earlier one ran out of time', () => {
    expect(funnel('A@0 A@8 B@15', 'A B')).toEqual([1, 1]);
    expect(funnel('A@0 B@1 A@8 B@9 C@15', 'A B C')).toEqual([1, 1, 1]);
  });

  it('lets an earlier start succeed where a later one is too late for the step between', () => {
    expect(elapsed('A@0 B@5 A@6 C@9', 'A B C')).toEqual([null, 5, 9]);
  });

  it('tries only the first start with attempts first', () => {
    const first = { attempts: 'first' } as const;
    expect(funnel('A@0 A@8 B@15', 'A B', first)).toEqual([1, 0]);
    expect(elapsed('A@0 A@3 B@5', 'A B', first)).toEqual([null, 5]);
    expect(funnel('B@0 A@3 B@5', 'A B', first)).toEqual([1, 1]);
  });
});

describe('answerByOracle: reported attempt of a funnel', () => {
  it('is the one whose last event is first', () => {
    expect(elapsed('A@0 B@5 B@7', 'A B')).toEqual([null, 5]);
    expect(elapsed('A@0 B@5 A@6 B@7', 'A B')).toEqual([null, 5]);
  });

  it('is then the one whose start is last', () => {
    expect(elapsed('A@0 A@3 B@5', 'A B')).toEqual([null, 2]);
  });

  it('then has its steps between first', () => {
    expect(elapsed('A@0 B@2 B@4 C@6', 'A B C')).toEqual([null, 2, 6]);
    expect(elapsed('A@0 B@1 A@2 B@3 C@6', 'A B C')).toEqual([null, 1, 4]);
    expect(elapsed('A@0 B@1 B@3 C@4 C@5 D@9', 'A B C D')).toEqual([null, 1, 4, 9]);
  });

  it('is one that reaches the furthest step', () => {
    const rows = askFunnel(log('A@0 B@1 A@10 B@20 C@30'), 'A B C', { window: 20 });
    expect(rows.steps.map(({ fromPrevious }) => fromPrevious?.sum ?? null)).toEqual([null, 10, 10]);
  });

  it('counts zero-length times', () => {
    const rows = askFunnel(log('A@5 B@5', 'A@5 B@9'), 'A B');
    expect(rows.steps[1]?.fromFirst).toEqual({ sum: 4, median: 2, p90: 3.6 });
  });

  it('interpolates median and p90 between users', () => {
    const events = log('A@0 B@0', 'A@0 B@10', 'A@0 B@20', 'A@0 B@30', 'A@0');
    const rows = askFunnel(events, 'A B', { window: 50 });
    expect(rows.steps[1]?.fromPrevious).toEqual({ sum: 60, median: 15, p90: 27 });
  });

  it('has no times for the first step and for a step nobody reached', () => {
    const [first, second] = askFunnel(log('A@0'), 'A B').steps;
    expect(first).toEqual({ count: 1, fromPrevious: null, fromFirst: null });
    expect(second).toEqual({ count: 0, fromPrevious: null, fromFirst: null });
  });
});

describe('answerByOracle: open windows of a funnel', () => {
  it('counts users whose window reaches past the end of the range', () => {
    expect(open('A@100', { window: 50, range: { start: 0, end: 149 } })).toBe(1);
    expect(open('A@100', { window: 50, range: { start: 0, end: 150 } })).toBe(0);
  });

  it('counts up to now where that comes first', () => {
    expect(open('A@100', { window: 50, now: 149 })).toBe(1);
    expect(open('A@100', { window: 50, now: 150 })).toBe(0);
  });

  it('looks at the latest start, or with attempts first at the first', () => {
    const late = { window: 50, now: 120 };
    expect(open('A@0 A@100', late)).toBe(1);
    expect(open('A@0 A@100', { ...late, attempts: 'first' })).toBe(0);
  });

  it('leaves out users who converted and those who never started', () => {
    expect(open('A@100 B@101', { window: 50, now: 120 })).toBe(0);
    expect(open('B@100', { window: 50, now: 120 })).toBe(0);
  });

  it('is 0 without a window', () => {
    expect(open('A@100', { window: null, now: 120 })).toBe(0);
  });
});
