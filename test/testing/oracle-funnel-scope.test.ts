import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { askFunnel, countsOf, log, sumsOf } from './ask.js';

type Options = Parameters<typeof askFunnel>[2];

const funnel = (text: string, steps: string, options?: Options): number[] =>
  countsOf(askFunnel(log(text), steps, options));

describe('answerByOracle: finish of a funnel', () => {
  const late = { finish: 'inWindow', range: { start: 0, end: 10 } } as const;

  it('lets later steps lie after the range, inside the window', () => {
    expect(funnel('A@9 B@19', 'A B', late)).toEqual([1, 1]);
    expect(funnel('A@9 B@19', 'A B', { ...late, finish: 'inRange' })).toEqual([1, 0]);
    expect(funnel('A@9 B@20', 'A B', late)).toEqual([1, 0]);
  });

  it('starts in range only', () => {
    expect(funnel('A@10 B@11', 'A B', late)).toEqual([0, 0]);
    expect(funnel('A@9 A@10 B@15', 'A B', late)).toEqual([1, 1]);
    expect(sumsOf(askFunnel(log('A@9 A@10 B@15'), 'A B', late))).toEqual([[6, 6]]);
  });

  it('asks for open windows at now, though the range is over', () => {
    expect(askFunnel(log('A@9'), 'A B', { ...late, now: 18 }).openWindow).toBe(1);
    expect(askFunnel(log('A@9'), 'A B', { ...late, now: 19 }).openWindow).toBe(0);
    // A start after the range does not count.
    expect(askFunnel(log('A@5 A@12'), 'A B', { ...late, now: 18 }).openWindow).toBe(0);
  });

  it('counts events without a user up to where steps may lie', () => {
    const events = [5, 12, 19, 20].map((time) => ({ time, event: 'B' }));
    expect(askFunnel(events, 'A B', late).meta.eventsWithoutUser).toBe(3);
    expect(askFunnel(events, 'A C? B', late).meta.eventsWithoutUser).toBe(3);
    expect(askFunnel(events, 'A B? C', late).meta.eventsWithoutUser).toBe(3);
  });
});

describe('answerByOracle: units of a funnel', () => {
  const events: AnalyticsEvent[] = [
    { time: 0, event: 'A', user: 'u1', session: 's1' },
    { time: 1, event: 'B', user: 'u1', session: 's2' },
    { time: 2, event: 'A', user: 'u2', session: 's2' },
    { time: 3, event: 'B', session: 's2' },
    { time: 4, event: 'B' },
    { time: 5, event: 'Z' },
  ];

  it('are sessions, whoever their users are', () => {
    // s1: A. s2: B, A, B.
    const rows = askFunnel(events, 'A B', { unit: 'session' });
    expect(countsOf(rows)).toEqual([2, 1]);
    expect(rows.meta.eventsWithoutSession).toBe(1);
    expect(rows.meta.eventsWithoutUser).toBeUndefined();
  });

  it('are users by default', () => {
    const rows = askFunnel(events, 'A B');
    expect(countsOf(rows)).toEqual([2, 1]);
    expect([rows.meta.eventsWithoutUser, rows.meta.eventsWithoutSession]).toEqual([2, undefined]);
  });

  it('are derived sessions where none is given', () => {
    // 30 minutes and a millisecond apart: two sessions of one user.
    const apart = log('A@0 B@1800001');
    const options = { window: null, range: { start: 0, end: 2_000_000 } } as const;
    expect(countsOf(askFunnel(apart, 'A B', options))).toEqual([1, 1]);
    expect(countsOf(askFunnel(apart, 'A B', { ...options, unit: 'session' }))).toEqual([1, 0]);
  });

  it('are who signed in, or accounts, by identity', () => {
    const signedIn: AnalyticsEvent[] = [
      { time: 0, event: 'A', user: 'u1' },
      { time: 1, event: 'A', user: 'u1', authenticatedUser: 'm', account: 'acme' },
      { time: 2, event: 'B', user: 'u2', authenticatedUser: 'm', account: 'globex' },
      { time: 3, event: 'B', user: 'u3', account: 'acme' },
    ];
    const ask = (identity: 'authenticatedUser' | 'account') =>
      askFunnel(signedIn, 'A B', { identity });
    // m: A at 1, B at 2. What u1 did before is nobody's, and so is the last event.
    expect(sumsOf(ask('authenticatedUser'))).toEqual([[1, 1]]);
    expect(ask('authenticatedUser').meta.eventsWithoutUser).toBe(2);
    // acme: A at 1, B at 3; globex only B.
    expect(countsOf(ask('account'))).toEqual([1, 1]);
    expect(sumsOf(ask('account'))).toEqual([[2, 2]]);
    expect(ask('account').meta.eventsWithoutUser).toBe(1);
  });
});

describe('answerByOracle: conversion over time', () => {
  const minute = 60_000;
  const ask = (users: string[], options: Options = {}) =>
    askFunnel(log(...users), 'A B', {
      interval: 'minute',
      window: minute,
      range: { start: 0, end: 3 * minute },
      ...options,
    }).trend;

  it('lets a unit enter in every bucket that holds a start of its own', () => {
    expect(ask(['A@0 A@5 A@60000', 'A@1'])).toEqual([
      { bucket: 0, entered: 2, converted: 0 },
      { bucket: 1, entered: 1, converted: 0 },
    ]);
  });

  it('converts a unit where an attempt from one of these starts completes, not only the reported one', () => {
    // B at 60,005 is within a minute of A at 5 and of A at 60,000, not of the one at 0.
    expect(ask(['A@0 A@5 A@60000 B@60005'])).toEqual([
      { bucket: 0, entered: 1, converted: 1 },
      { bucket: 1, entered: 1, converted: 1 },
    ]);
    expect(ask(['A@0 A@60000 B@60005'])).toEqual([
      { bucket: 0, entered: 1, converted: 0 },
      { bucket: 1, entered: 1, converted: 1 },
    ]);
  });

  it('lets a unit enter once, at its first start, with attempts first', () => {
    expect(ask(['A@0 A@60000 B@60005'], { attempts: 'first' })).toEqual([
      { bucket: 0, entered: 1, converted: 0 },
    ]);
  });

  it('takes no entry after the range', () => {
    const late = { finish: 'inWindow', range: { start: 0, end: minute } } as const;
    expect(ask(['A@59999 A@60000 B@100000'], late)).toEqual([
      { bucket: 0, entered: 1, converted: 1 },
    ]);
  });
});
