import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Attribution, FunnelQuery } from '../../src/model/funnel.js';
import type { GroupKey } from '../../src/model/groups.js';
import { resolveQuery } from '../../src/model/query.js';
import type { FunnelOutcome, Selection } from '../../src/model/selection.js';
import type { UsersRows } from '../../src/model/users.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { log, milliseconds } from './ask.js';

/** A funnel over [0, 100) with a window of 10 ms; `'A B? C'` has an optional B. */
function funnel(steps: string, options: Partial<FunnelQuery> = {}): FunnelQuery {
  return {
    kind: 'funnel',
    range: { start: 0, end: 100 },
    window: milliseconds(10),
    steps: steps.split(' ').map((word) => ({
      match: { event: word.replace('?', '') },
      ...(word.endsWith('?') ? { optional: true } : {}),
    })),
    ...options,
  };
}

function ask(events: AnalyticsEvent[], behind: Selection): UsersRows {
  return answerByOracle(events, resolveQuery({ kind: 'users', behind }, { now: 1_000 }));
}

function idsBehind(events: AnalyticsEvent[], behind: Selection): string[] {
  return ask(events, behind).users.map(({ id }) => id);
}

const value = (of: string): GroupKey => ({ type: 'value', value: of });
const other: GroupKey = { type: 'other', count: 99 };
const none: GroupKey = { type: 'none' };

describe('answerByOracle: units behind a step of a funnel', () => {
  it('reached it, dropped after it, or converted from it', () => {
    const events = log('A@0 B@1 C@2', 'A@0 B@1', 'A@0', 'B@0', 'A@0 B@11');
    const at = (step: number, outcome: FunnelOutcome) =>
      idsBehind(events, { of: funnel('A B C'), step, outcome });
    expect(at(0, 'reached')).toEqual(['u1', 'u2', 'u3', 'u5']);
    expect(at(0, 'droppedAfter')).toEqual(['u3', 'u5']);
    expect(at(0, 'convertedFrom')).toEqual(['u1', 'u2']);
    expect(at(1, 'droppedAfter')).toEqual(['u2']);
    expect(at(2, 'reached')).toEqual(['u1']);
  });

  it('go by required steps; an optional one is reached beside them', () => {
    const events = log('A@0 B@1 C@2', 'A@0 C@2', 'A@0 B@1', 'A@0 C@1 B@2', 'A@0');
    const at = (step: number, outcome: FunnelOutcome) =>
      idsBehind(events, { of: funnel('A B? C'), step, outcome });
    expect(at(0, 'droppedAfter')).toEqual(['u3', 'u5']);
    expect(at(0, 'convertedFrom')).toEqual(['u1', 'u2', 'u4']);
    expect(at(1, 'reached')).toEqual(['u1', 'u3', 'u4']);
    expect(at(1, 'droppedAfter')).toEqual(['u3']);
    expect(at(1, 'convertedFrom')).toEqual(['u1', 'u4']);
    expect(at(2, 'reached')).toEqual(['u1', 'u2', 'u4']);
  });

  it('count steps done in any order', () => {
    const of = funnel('A B C', { order: 'unordered' });
    const events = log('C@0 A@1', 'B@0', 'B@0 C@1 A@2');
    expect(idsBehind(events, { of, step: 1, outcome: 'reached' })).toEqual(['u1', 'u3']);
    expect(idsBehind(events, { of, step: 1, outcome: 'droppedAfter' })).toEqual(['u1']);
  });

  it('are not those taken out', () => {
    const exclusions = [{ match: { event: 'X' }, after: 0, before: 1, effect: 'remove' as const }];
    const of = funnel('A B', { exclusions });
    const events = log('A@0 X@1 B@2', 'A@0 X@1');
    expect(idsBehind(events, { of, step: 0, outcome: 'reached' })).toEqual(['u2']);
  });

  it('are sessions of a funnel of sessions, told up to the end of the last step', () => {
    const of = funnel('A B', { unit: 'session', finish: 'inWindow', range: { start: 0, end: 5 } });
    const events = log('Z@0 A@1 B@8 Z@15').map((event, i) => ({
      ...event,
      session: 's',
      user: `u${i}`,
    }));
    expect(ask(events, { of, step: 1, outcome: 'reached' })).toMatchObject({
      unit: 'session',
      users: [{ id: 's', user: 'u0', firstSeen: 0, lastSeen: 8, events: 3 }],
    });
  });
});

describe('answerByOracle: units behind a group of a funnel', () => {
  const by = (attribution: Attribution, limit: number): FunnelQuery =>
    funnel('A B', { breakdown: { property: 'p', limit, attribution } });
  const behind = (
    events: AnalyticsEvent[],
    of: FunnelQuery,
    key: GroupKey,
    outcome: FunnelOutcome = 'reached',
  ) => idsBehind(events, { of, step: 0, outcome, key });
  const events = log('A@0:x B@1:y', 'A@0:x', 'A@0:y B@1:x', 'A@0', 'A@0:z B@1:y');

  it('have the first or last value; what is folded is other', () => {
    // First: x u1 u2; y u3; z u5; none u4.
    const first = by('first', 1);
    expect(behind(events, first, value('x'))).toEqual(['u1', 'u2']);
    expect(behind(events, first, value('x'), 'droppedAfter')).toEqual(['u2']);
    expect(behind(events, first, other)).toEqual(['u3', 'u4', 'u5']);
    expect(behind(events, first, other, 'convertedFrom')).toEqual(['u3', 'u5']);
    expect(behind(events, first, value('y'))).toEqual([]);
    expect(behind(events, first, none)).toEqual([]);
    // Last: x u2 u3; y u1 u5; none u4.
    const last = by('last', 3);
    expect(behind(events, last, value('x'))).toEqual(['u2', 'u3']);
    expect(behind(events, last, value('y'))).toEqual(['u1', 'u5']);
    expect(behind(events, last, none)).toEqual(['u4']);
    expect(behind(events, last, other)).toEqual([]);
  });

  it('have the value of a step, none when they did not reach it', () => {
    // At step 1: y u1 u5; x u3; none u2 u4.
    const second = by({ step: 1 }, 2);
    expect(behind(events, second, value('y'))).toEqual(['u1', 'u5']);
    expect(behind(events, second, none)).toEqual(['u2', 'u4']);
    expect(behind(events, second, none, 'convertedFrom')).toEqual([]);
    expect(behind(events, second, other)).toEqual(['u3']);
  });

  it('are in each group whose events alone start a funnel; in other once, by any folded group', () => {
    const users = log('A@0:x A@1:y B@2:y', 'A@0:x', 'A@0:x', 'A@3:y A@3:z B@4:z', 'A@0:z');
    // x u1 u2 u3; y u1 u4, of whom u1 converts; z u4 u5, of whom u4 converts.
    const each = by('each', 1);
    expect(behind(users, each, value('x'))).toEqual(['u1', 'u2', 'u3']);
    expect(behind(users, each, value('x'), 'convertedFrom')).toEqual([]);
    expect(behind(users, each, other)).toEqual(['u1', 'u4', 'u5']);
    expect(behind(users, each, other, 'convertedFrom')).toEqual(['u1', 'u4']);
    expect(behind(users, each, other, 'droppedAfter')).toEqual(['u5']);
    expect(behind(users, by('each', 2), value('y'), 'droppedAfter')).toEqual(['u4']);
  });
});

describe('answerByOracle: units behind a bucket of a funnel', () => {
  it('entered, converted from there, or were lost', () => {
    const hour = 3_600_000;
    const of = funnel('A B', { range: { start: 0, end: 3 * hour }, interval: 'hour' });
    const events = log(
      `A@0 A@${hour} B@${hour + 1}`,
      `A@${hour - 5} B@${hour}`,
      `A@${hour}`,
      `A@${hour} A@${hour + 1} B@${hour + 11}`,
    );
    const at = (trend: number, outcome: 'entered' | 'converted' | 'lost') =>
      idsBehind(events, { of, trend, outcome });
    expect(at(0, 'entered')).toEqual(['u1', 'u2']);
    expect(at(0, 'converted')).toEqual(['u2']);
    expect(at(0, 'lost')).toEqual(['u1']);
    expect(at(hour, 'entered')).toEqual(['u1', 'u3', 'u4']);
    expect(at(hour, 'converted')).toEqual(['u1', 'u4']);
    expect(at(hour, 'lost')).toEqual(['u3']);
    expect(at(2 * hour, 'entered')).toEqual([]);
  });
});
