import { describe, expect, it } from 'vitest';

import { explainUnit } from '../../src/engine/explain.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { resolveQuery } from '../../src/model/query.js';
import type { Selection } from '../../src/model/selection.js';
import { log, noX } from '../testing/ask.js';
import { explain, funnel, now, told } from './explain-notation.js';

/** Who reached the last step. */
function converted(of: FunnelQuery): Selection {
  return { of, step: of.steps.length - 1, outcome: 'reached' };
}

/** What is told of u1 in a funnel: the events, the furthest step, whether it went through. */
async function inFunnel(user: string, steps: string, options: Partial<FunnelQuery> = {}) {
  const of = funnel(steps, options);
  const result = await explain(log(user), converted(of));
  return [told(result), result.reached, result.counted];
}

describe('explain, of a funnel', () => {
  it('shows the reported attempt, and events that fit no step', async () => {
    expect(await inFunnel('A@0 X@2 B@5 C@9', 'A B C')).toEqual(['A@0=0 X@2 B@5=1 C@9=2', 2, true]);
  });

  it('tells what came before the start, and whose step another event filled', async () => {
    expect(await inFunnel('B@0 A@1 A@2 B@3 B@4', 'A B')).toEqual([
      'B@0!beforeStart A@1!beforeStart A@2=0 B@3=1 B@4!filledByAnother',
      1,
      true,
    ]);
  });

  it('tells that the steps before were not done', async () => {
    expect(await inFunnel('A@0 C@1 B@2', 'A B C')).toEqual([
      'A@0=0 C@1!wrongOrder B@2=1',
      1,
      false,
    ]);
    expect(await inFunnel('B@0 C@1', 'A B C')).toEqual([
      'B@0!wrongOrder C@1!wrongOrder',
      null,
      false,
    ]);
  });

  it('tells what is later than the window, to the millisecond', async () => {
    expect(await inFunnel('A@0 B@10', 'A B')).toEqual(['A@0=0 B@10=1', 1, true]);
    expect(await inFunnel('A@0 B@11', 'A B')).toEqual(['A@0=0 B@11!afterWindow', 0, false]);
  });

  it('tells what is later than the limit of the step', async () => {
    expect(await inFunnel('A@0 B@2 C@6', 'A B C<3')).toEqual([
      'A@0=0 B@2=1 C@6!afterWithin',
      1,
      false,
    ]);
  });

  it('tells what an exclusion came before, and which event that is', async () => {
    const of = funnel('A B', { exclusions: [noX('break', 0, 1)] });
    const result = await explain(log('A@0 X@1 B@2 B@3'), converted(of));
    expect(told(result)).toBe('A@0=0 X@1 B@2!excluded B@3!excluded');
    expect(result.events.map(({ excludes }) => excludes)).toEqual([
      undefined,
      [0],
      undefined,
      undefined,
    ]);
  });

  it('tells what ended the attempt first', async () => {
    const exclusions = [noX('break', 0, 1)];
    expect(await inFunnel('A@0 X@9 B@20', 'A B', { exclusions })).toEqual([
      'A@0=0 X@9 B@20!excluded',
      0,
      false,
    ]);
    expect(await inFunnel('A@0 X@11 B@20', 'A B', { exclusions })).toEqual([
      'A@0=0 X@11 B@20!afterWindow',
      0,
      false,
    ]);
    expect(await inFunnel('A@0 B@20', 'A B<3')).toEqual(['A@0=0 B@20!afterWithin', 0, false]);
    expect(await inFunnel('A@0 B@20', 'A B<10')).toEqual(['A@0=0 B@20!afterWindow', 0, false]);
  });

  it('explains the first step that was missed where an event fits a filled one too', async () => {
    expect(await inFunnel('A@0 B@1 A@20', 'A B A')).toEqual([
      'A@0=0 B@1=1 A@20!afterWindow',
      1,
      false,
    ]);
  });

  it('shows no attempt of a unit that an exclusion took out', async () => {
    const exclusions = [noX('remove', 0, 1)];
    expect(await inFunnel('C@0 A@1 X@2 B@3', 'A B C', { exclusions })).toEqual([
      'C@0!excluded A@1!excluded X@2 B@3!excluded',
      null,
      false,
    ]);
  });

  it('tells what does not carry the held value', async () => {
    expect(await inFunnel('A@0:x B@1:y B@2 B@3:x', 'A B', { hold: ['p'] })).toEqual([
      'A@0=0 B@1!otherHeldValue B@2!otherHeldValue B@3=1',
      1,
      true,
    ]);
    expect(await inFunnel('A@0 B@1:y', 'A B', { hold: ['p'] })).toEqual([
      'A@0!otherHeldValue B@1!wrongOrder',
      null,
      false,
    ]);
  });

  it('reports, of equal combinations of held values, the first', async () => {
    const hold = ['p'];
    expect(await inFunnel('A@0:y A@0:x B@1:y B@1:x', 'A B', { hold })).toEqual([
      'A@0=0 A@0!otherHeldValue B@1=1 B@1!otherHeldValue',
      1,
      true,
    ]);
  });

  it('takes only the first start with attempts first', async () => {
    expect(await inFunnel('A@0 A@20 B@21', 'A B', { attempts: 'first' })).toEqual([
      'A@0=0 A@20!filledByAnother B@21!afterWindow',
      0,
      false,
    ]);
  });

  it('tells that something else happened between with order strict', async () => {
    expect(await inFunnel('A@0 Z@1 B@2', 'A B', { order: 'strict' })).toEqual([
      'A@0=0 Z@1 B@2!wrongOrder',
      0,
      false,
    ]);
    expect(await inFunnel('A@0 B@20', 'A B', { order: 'strict' })).toEqual([
      'A@0=0 B@20!afterWindow',
      0,
      false,
    ]);
  });

  it('needs a later millisecond where ties block', async () => {
    expect(await inFunnel('A@5 B@5', 'A B')).toEqual(['A@5=0 B@5=1', 1, true]);
    expect(await inFunnel('A@5 B@5', 'A B', { ties: 'block' })).toEqual([
      'A@5=0 B@5!wrongOrder',
      0,
      false,
    ]);
  });

  it('shows all steps one event does in any order', async () => {
    const steps = [
      { match: { event: 'A' } },
      { match: { where: { property: 'p', op: 'eq' as const, value: 'x' } } },
      { match: { event: 'C' } },
    ];
    expect(await inFunnel('C@0 A@11:x A@12 C@30', 'A B C', { steps, order: 'unordered' })).toEqual([
      'C@0!beforeStart A@11=0+1 A@12!filledByAnother C@30!afterWindow',
      1,
      false,
    ]);
  });

  it('tells of an exclusion in any order', async () => {
    const exclusions = [noX('break', 0, 1)];
    expect(await inFunnel('B@0 X@1 A@2', 'A B', { order: 'unordered', exclusions })).toEqual([
      'B@0=1 X@1 A@2!excluded',
      0,
      false,
    ]);
  });

  it('explains an optional step by the funnel it is counted by', async () => {
    expect(await inFunnel('A@0 C@2 B@3', 'A B? C')).toEqual(['A@0=0 C@2=2 B@3=1', 2, true]);
    expect(await inFunnel('A@0 C@2 B@11', 'A B? C')).toEqual([
      'A@0=0 C@2=2 B@11!afterWindow',
      2,
      true,
    ]);
    expect(await inFunnel('B@1', 'A B? C')).toEqual(['B@1!wrongOrder', null, false]);
  });

  it('shows an event that is a required and an optional step', async () => {
    expect(await inFunnel('A@0 B@1', 'A B? B')).toEqual(['A@0=0 B@1=2+1', 2, true]);
  });

  it('leaves out what is not in the range, the filter or the people', async () => {
    const range = { start: 1, end: 3 };
    expect(await inFunnel('A@1 B@3', 'A B', { range, finish: 'inWindow' })).toEqual([
      'A@1=0 B@3=1',
      1,
      true,
    ]);
    expect(await inFunnel('A@3 B@4', 'A B', { range, finish: 'inWindow' })).toEqual([
      'A@3!outsideScope B@4!wrongOrder',
      null,
      false,
    ]);
    const where = { property: 'p', op: 'eq', value: 'x' } as const;
    expect(await inFunnel('A@0:x B@1', 'A B', { where })).toEqual([
      'A@0=0 B@1!outsideScope',
      0,
      false,
    ]);
    expect(await inFunnel('A@0 B@1', 'A B', { users: { anyOf: ['u2'] } })).toEqual([
      'A@0!outsideScope B@1!outsideScope',
      null,
      false,
    ]);
  });

  it('knows nothing of a unit without events', async () => {
    const result = await explain(log('A@0 B@1'), converted(funnel('A B')), 'u9');
    expect(result).toMatchObject({ id: 'u9', counted: false, reached: null, events: [] });
  });

  it('tells copies of an event that counted, as a source may have that trusts its ids', () => {
    const { behind } = resolveQuery({ kind: 'users', behind: converted(funnel('A B')) } as const, {
      now,
    });
    const [a, b] = log('A@0 B@1') as [AnalyticsEvent, AnalyticsEvent];
    const events = [a, { ...b, id: '1' }, { ...b, id: '1' }, { ...b, id: '2' }];
    const unit = explainUnit(events, behind, 'u1', { kept: null, answer: null });
    expect(unit.events.map(({ used, reason }) => used ?? reason)).toEqual([
      0,
      1,
      'duplicate',
      'filledByAnother',
    ]);
  });

  it('takes no step outside the range, whatever else is read', () => {
    const of = funnel('A B', { range: { start: 5, end: 10 } });
    const { behind } = resolveQuery({ kind: 'users', behind: converted(of) } as const, { now });
    const unit = explainUnit(log('A@4 A@5 B@10'), behind, 'u1', { kept: null, answer: null });
    expect(unit.events.map(({ used, reason }) => used ?? reason)).toEqual([
      'outsideScope',
      0,
      'outsideScope',
    ]);
    expect(unit.reached).toBe(0);
  });

  it('explains sessions', async () => {
    const events = log('A@0 B@1 A@2').map((event, i) => ({ ...event, session: i < 2 ? 's' : 't' }));
    const of = funnel('A B', { unit: 'session' });
    const own = await explain(events, converted(of), 's');
    expect([told(own), own.unit, own.counted]).toEqual(['A@0=0 B@1=1', 'session', true]);
    const other = await explain(events, converted(of), 't');
    expect([told(other), other.counted]).toEqual(['A@2=0', false]);
  });
});

describe('explain, of a group of a funnel', () => {
  const users = ['A@0:x B@1:x', 'A@0:x', 'A@0:y B@1:x', 'A@0:z B@1:z'];

  it('shows nobody of another group as counted', async () => {
    const of = funnel('A B', { breakdown: { property: 'p', limit: 2 } });
    const group = { ...converted(of), key: { type: 'value', value: 'x' } } as Selection;
    expect(told(await explain(log(...users), group, 'u1'))).toBe('A@0=0 B@1=1');
    const other = await explain(log(...users), group, 'u3');
    expect([told(other), other.reached, other.counted]).toEqual([
      'A@0!outsideScope B@1!outsideScope',
      null,
      false,
    ]);
  });

  it('knows who is in other', async () => {
    const of = funnel('A B', { breakdown: { property: 'p', limit: 2 } });
    const other = { ...converted(of), key: { type: 'other', count: 1 } } as Selection;
    // x has two units, y comes before z.
    const counted = await Promise.all(
      ['u1', 'u3', 'u4'].map(async (id) => (await explain(log(...users), other, id)).counted),
    );
    expect(counted).toEqual([false, false, true]);
  });

  it('shows the funnel of the one value with attribution each', async () => {
    const of = funnel('A B', { breakdown: { property: 'p', attribution: 'each' } });
    const group = { ...converted(of), key: { type: 'value', value: 'x' } } as Selection;
    const result = await explain(log('A@0:x A@1:y B@2:y B@3:x'), group);
    expect([told(result), result.counted]).toEqual([
      'A@0=0 A@1!outsideScope B@2!outsideScope B@3=1',
      true,
    ]);
  });

  it('shows the furthest of the folded values with attribution each', async () => {
    const of = funnel('A B', { breakdown: { property: 'p', limit: 1, attribution: 'each' } });
    const other = { ...converted(of), key: { type: 'other', count: 2 } } as Selection;
    const events = log('A@0:w A@1:y A@2:z B@3:z B@4:w', 'A@0:w');
    const result = await explain(events, other);
    expect([told(result), result.reached, result.counted]).toEqual([
      'A@0!outsideScope A@1!outsideScope A@2=0 B@3=1 B@4!outsideScope',
      1,
      true,
    ]);
  });
});

describe('explain, of conversion over time', () => {
  const of = funnel('A B', {
    interval: { every: 1, unit: 'minute' },
    range: { start: 0, end: 120_000 },
  });

  it('shows the attempt that starts in the bucket', async () => {
    const events = log('A@0 A@60000 B@60005 A@60050');
    const first = await explain(events, { of, trend: 0, outcome: 'lost' });
    expect([told(first), first.reached, first.counted]).toEqual([
      'A@0=0 A@60000!outsideScope B@60005!afterWindow A@60050!outsideScope',
      0,
      true,
    ]);
    const second = await explain(events, { of, trend: 60_000, outcome: 'converted' });
    expect([told(second), second.reached, second.counted]).toEqual([
      'A@0!outsideScope A@60000=0 B@60005=1 A@60050!filledByAnother',
      1,
      true,
    ]);
  });

  it('shows an attempt an exclusion broke, of a unit that another one keeps', async () => {
    const result = await explain(log('A@0 X@1 B@2 A@60000 B@60001'), {
      of: { ...of, exclusions: [noX('remove', 0, 1)] },
      trend: 0,
      outcome: 'lost',
    });
    expect([told(result), result.reached, result.counted]).toEqual([
      'A@0=0 X@1 B@2!excluded A@60000!outsideScope B@60001!excluded',
      0,
      true,
    ]);
  });

  it('has no attempt where the first start lies in an earlier bucket', async () => {
    const result = await explain(log('A@0 A@60000 B@60005'), {
      of: { ...of, attempts: 'first' },
      trend: 60_000,
      outcome: 'entered',
    });
    expect([told(result), result.reached, result.counted]).toEqual([
      'A@0!outsideScope A@60000!filledByAnother B@60005!wrongOrder',
      null,
      false,
    ]);
  });
});
