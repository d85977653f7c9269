import { describe, expect, it } from 'vitest';

import type { CohortCondition } from '../../src/model/cohort.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Condition } from '../../src/model/filter.js';
import { askTrend, log } from './ask.js';

const day = 86_400_000;
/** A trend's range, days 0 to 9, before and after which things may happen too. */
const range = { start: 0, end: 10 * day };

type Options = Parameters<typeof askTrend>[1];

/** Whose events are kept; `''` is nobody. In order of their names. */
function kept(events: AnalyticsEvent[], users: CohortCondition, options: Options = {}): string[] {
  const breakdown = { property: '$user', limit: 1_000 };
  const { series } = askTrend(events, { range, users, breakdown, ...options });
  return series
    .map(({ key }) => (key?.type === 'value' ? String(key.value) : ''))
    .toSorted((a, b) => a.localeCompare(b));
}

const a = { event: 'A' };
const p = (op: Condition['op'], value?: string): Condition => ({
  property: 'p',
  op,
  ...(value === undefined ? {} : { value }),
});

describe('answerByOracle: users who did something', () => {
  const events = log('A@0 B@1', 'B@1', 'A@0 A@1 A@2', `A@${10 * day} B@1`, `A@0 A@${2 * day}`);

  it('did it at least once by default', () => {
    expect(kept(events, { did: a })).toEqual(['u1', 'u3', 'u5']);
  });

  it('did it as often as asked, never too', () => {
    expect(kept(events, { did: a, times: { atMost: 0 } })).toEqual(['u2', 'u4']);
    expect(kept(events, { did: a, times: { atLeast: 2 } })).toEqual(['u3', 'u5']);
    expect(kept(events, { did: a, times: { atLeast: 1, atMost: 2 } })).toEqual(['u1', 'u5']);
  });

  it('did it on different days, in the report’s zone', () => {
    expect(kept(events, { did: a, days: { atLeast: 2 } })).toEqual(['u5']);
    const both = { did: a, days: { atLeast: 1 }, times: { atLeast: 3 } };
    expect(kept(events, both)).toEqual(['u3']);
    // Midnight in Kolkata is at 18:30.
    const around = log(`A@${18 * 3_600_000} A@${19 * 3_600_000}`);
    const twice = { did: a, days: { atLeast: 2 } };
    expect(kept(around, twice)).toEqual([]);
    expect(kept(around, twice, { timeZone: 'Asia/Kolkata' })).toEqual(['u1']);
  });

  it('did it within a time of its own', () => {
    const within = { start: 10 * day, end: 11 * day };
    expect(kept(events, { did: a, within })).toEqual(['u4']);
    expect(kept(events, { did: a, within, times: { atMost: 0 } })).toEqual([
      'u1',
      'u2',
      'u3',
      'u5',
    ]);
  });

  it('are judged by the universe, not by where', () => {
    const noA = { property: '$event', op: 'ne', value: 'A' } as const;
    expect(kept(events, { did: a }, { where: noA })).toEqual(['u1']);
    expect(kept(events, { did: a }, { universe: noA })).toEqual([]);
  });

  it('keep all their events in scope; those of nobody are left out', () => {
    const rows = askTrend([...events, { time: 0, event: 'A' }], { range, users: { did: a } });
    expect(rows.series[0]?.total).toBe(7);
    expect(rows.meta.eventsWithoutUser).toBe(0);
    expect(kept([{ time: 0, event: 'A' }], { not: { did: a } })).toEqual([]);
  });

  it('are meant by the report’s identity', () => {
    const ofOne = log('A@0', 'B@0').map((event) => ({ ...event, account: 'one' }));
    expect(kept(ofOne, { did: a })).toEqual(['u1']);
    expect(kept(ofOne, { did: a }, { identity: 'account' })).toEqual(['u1', 'u2']);
    expect(kept(ofOne, { anyOf: ['u1'] }, { identity: 'account' })).toEqual([]);
  });
});

describe('answerByOracle: users whose events had a value', () => {
  it('had it on any event', () => {
    const events = log('A@0:x A@1:y', 'A@0:y', 'A@0');
    expect(kept(events, { had: p('eq', 'x') })).toEqual(['u1']);
    expect(kept(events, { had: p('ne', 'x'), at: 'any' })).toEqual(['u1', 'u2', 'u3']);
  });

  it('had it on the first or last event, set or not', () => {
    const events = log('A@0:x A@1:y', 'A@0:y A@1:x', 'A@0 A@1:x A@2');
    expect(kept(events, { had: p('eq', 'x'), at: 'first' })).toEqual(['u1']);
    expect(kept(events, { had: p('eq', 'x'), at: 'last' })).toEqual(['u2']);
    expect(kept(events, { had: p('isNotSet'), at: 'first' })).toEqual(['u3']);
  });

  it('order one instant by name, then by the value in group order, a missing one last', () => {
    const byName = log('B@0:x A@0:y');
    expect(kept(byName, { had: p('eq', 'y'), at: 'first' })).toEqual(['u1']);
    expect(kept(byName, { had: p('eq', 'x'), at: 'last' })).toEqual(['u1']);
    const byValue = log('A@0:y A@0 A@0:x').map((event, i) => ({ ...event, id: `${9 - i}` }));
    expect(kept(byValue, { had: p('eq', 'x'), at: 'first' })).toEqual(['u1']);
    expect(kept(byValue, { had: p('isNotSet'), at: 'last' })).toEqual(['u1']);
  });

  it('looks at the report’s range, whatever where says; nobody had anything without an event in it', () => {
    const events = log('A@-1:x A@0:y B@1:z');
    const where = { property: '$event', op: 'eq', value: 'A' } as const;
    expect(kept(events, { had: p('eq', 'x') })).toEqual([]);
    expect(kept(events, { had: p('eq', 'y'), at: 'first' })).toEqual(['u1']);
    expect(kept(events, { had: p('eq', 'z'), at: 'last' }, { where })).toEqual(['u1']);
    const before = { start: -10, end: 0 };
    const late = log(`A@${day}:x`, 'A@-5 A@1:x');
    const compared = askTrend(late, {
      range,
      users: { had: p('ne', 'y'), at: 'last' },
    });
    expect(compared.series[0]?.total).toBe(2);
    expect(kept(late, { had: p('ne', 'y') }, { range: before })).toEqual(['u2']);
  });
});

describe('answerByOracle: users by several conditions', () => {
  const events = log('A@0', 'B@0', 'A@0 B@0', 'C@0');
  const b = { event: 'B' };

  it('meet all, any or not', () => {
    expect(kept(events, { all: [{ did: a }, { did: b }] })).toEqual(['u3']);
    expect(kept(events, { any: [{ did: a }, { did: b }] })).toEqual(['u1', 'u2', 'u3']);
    expect(kept(events, { not: { did: a } })).toEqual(['u2', 'u4']);
    expect(kept(events, { all: [] })).toEqual(['u1', 'u2', 'u3', 'u4']);
    expect(kept(events, { any: [] })).toEqual([]);
  });

  it('are of a fixed list', () => {
    expect(kept(events, { anyOf: ['u4', 'u1', 'u9'] })).toEqual(['u1', 'u4']);
  });
});

describe('answerByOracle: users behind a number', () => {
  const steps = [{ match: a }, { match: { event: 'B' } }];
  const scope = { range: { start: -100, end: 0 } };

  it('are counted over its own range and where, not over the report’s', () => {
    const events = log('A@-9 B@-8 C@5', 'A@-9 C@5', 'A@1 C@5', 'A@-9 B@-8');
    const of = { kind: 'funnel', steps, ...scope } as const;
    const dropped: CohortCondition = { behind: { of, step: 0, outcome: 'droppedAfter' } };
    expect(kept(events, dropped)).toEqual(['u2']);
    expect(kept(events, { not: dropped })).toEqual(['u1', 'u3']);
    expect(kept(events, dropped, { where: { property: '$event', op: 'eq', value: 'C' } })).toEqual([
      'u2',
    ]);
  });

  it('may themselves be kept by a number', () => {
    const events = log('A@-9 B@-8 C@5', 'A@-9 C@5', 'B@-9 C@5');
    const ofA = { kind: 'trend', measure: 'users', events: a, ...scope } as const;
    const of = { ...ofA, events: { event: 'B' }, users: { behind: { of: ofA } } } as const;
    expect(kept(events, { behind: { of } })).toEqual(['u1']);
  });

  it('are of sessions the users of their first events in scope', () => {
    const session = 's';
    const events: AnalyticsEvent[] = [
      { time: 0, event: 'Z', user: 'u1', session },
      { time: 1, event: 'A', user: 'u2', session },
      { time: 2, event: 'A', user: 'u3', session },
      { time: 3, event: 'A', session: 'nobody’s' },
    ];
    const of = { kind: 'trend', measure: 'sessions', range, events: a } as const;
    expect(kept(events, { behind: { of } })).toEqual(['u1']);
    const where = { property: '$event', op: 'eq', value: 'A' } as const;
    expect(kept(events, { behind: { of: { ...of, where } } })).toEqual(['u2']);
    expect(kept(events, { behind: { of: { ...of, users: { anyOf: ['u3'] } } } })).toEqual(['u3']);
  });
});
