import { describe, expect, it } from 'vitest';

import {
  explainedParts,
  explainedRows,
  gapOf,
  outcomeOf,
  pathSpan,
  verdictOf,
} from '../../src/hooks/people-explained.js';
import type { ExplainedEvent, ExplainQuery, ExplainResult } from '../../src/model/explain.js';
import type { ResolvedSelection, Selection } from '../../src/model/selection.js';
import { type AnalyticsEvent, resolveQuery, runQuery } from '../../src/query.js';
import { memorySource } from '../../src/sources/memory.js';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 31);
const range = { start: now - 30 * day, end: now };

/** Times in days from the start of the range. */
const events = (rows: [number, string][]): AnalyticsEvent[] =>
  rows.map(([at, event]) => ({ time: range.start + at * day, event, user: 'u' }));

async function explain(
  rows: [number, string][],
  selection: Selection,
): Promise<{ result: ExplainResult; behind: ResolvedSelection }> {
  const source = memorySource(events(rows), { id: 'one' });
  const query: ExplainQuery = { kind: 'explain', behind: selection, user: 'u' };
  const result = (await runQuery(source, query, { now })) as ExplainResult;
  return { result, behind: resolveQuery(query, { now }).behind };
}

const event = (fields: Partial<ExplainedEvent> = {}): ExplainedEvent => ({
  event: { time: 0, event: 'a', user: 'u' },
  matches: [],
  used: null,
  reason: null,
  ...fields,
});
const other = event();
const used = event({ matches: [0], used: 0 });
const late = event({ matches: [0], reason: 'afterWindow' });

const funnel: Selection = {
  of: {
    kind: 'funnel',
    range,
    steps: [
      { match: { event: 'a' } },
      { match: { event: 'b' } },
      { match: { event: 'c' }, within: { value: 2, unit: 'day' } },
    ],
    window: { value: 7, unit: 'day' },
  },
  step: 2,
  outcome: 'reached',
};

describe('outcomeOf', () => {
  it('tells what an event did', () => {
    expect([used, late, event({ excludes: [0] }), other].map(outcomeOf)).toEqual([
      'used',
      'notUsed',
      'excludes',
      'other',
    ]);
  });
});

describe('explainedRows', () => {
  it('folds events that have nothing to do with the question', () => {
    expect(explainedRows([other, other, used, other], new Set())).toEqual([
      { kind: 'folded', at: 0, count: 2, outcome: 'other', isOpen: false },
      { kind: 'event', at: 2 },
      { kind: 'folded', at: 3, count: 1, outcome: 'other', isOpen: false },
    ]);
  });

  it('shows what is folded where it is opened', () => {
    expect(explainedRows([other, other, used], new Set([0]))).toEqual([
      { kind: 'folded', at: 0, count: 2, outcome: 'other', isOpen: true },
      { kind: 'event', at: 0 },
      { kind: 'event', at: 1 },
      { kind: 'event', at: 2 },
    ]);
  });

  it('folds long runs that say the same, from the second on', () => {
    expect(explainedRows([late, late, late], new Set())).toHaveLength(3);
    expect(explainedRows([late, late, late, late, used], new Set())).toEqual([
      { kind: 'event', at: 0 },
      { kind: 'folded', at: 1, count: 3, outcome: 'notUsed', isOpen: false },
      { kind: 'event', at: 4 },
    ]);
  });

  it('never folds the path of a flow', () => {
    const rows = explainedRows([other, used, other, other], new Set(), { from: 1, to: 2 });
    expect(rows).toEqual([
      { kind: 'folded', at: 0, count: 1, outcome: 'other', isOpen: false },
      { kind: 'event', at: 1 },
      { kind: 'event', at: 2 },
      { kind: 'folded', at: 3, count: 1, outcome: 'other', isOpen: false },
    ]);
  });
});

describe('explainedParts', () => {
  it('names for each part what counts and each reason once', async () => {
    const { result } = await explain(
      [
        [0, 'b'],
        [1, 'a'],
        [2, 'b'],
        [3, 'b'],
        [5.5, 'c'],
        [6, 'c'],
      ],
      funnel,
    );
    const at = (days: number) => range.start + days * day;
    expect(explainedParts(result.events, 3)).toEqual([
      { part: 0, used: { count: 1, first: at(1) }, rejected: [] },
      {
        part: 1,
        used: { count: 1, first: at(2) },
        rejected: [
          { reason: 'beforeStart', count: 1, first: at(0) },
          { reason: 'filledByAnother', count: 1, first: at(3) },
        ],
      },
      { part: 2, used: null, rejected: [{ reason: 'afterWithin', count: 2, first: at(5.5) }] },
    ]);
  });
});

describe('gapOf', () => {
  it('measures a funnel from its first step, or from the step before where that has a limit', async () => {
    const { result, behind } = await explain(
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      funnel,
    );
    expect(result.events.map((each) => gapOf(result.events, each, behind.of))).toEqual([
      null,
      { ms: day, since: 0, allowed: 7 * day },
      { ms: day, since: 1, allowed: 2 * day },
    ]);
  });

  it('measures what came too late by the limit it broke', async () => {
    const { result, behind } = await explain(
      [
        [1, 'a'],
        [2, 'b'],
        [5, 'c'],
      ],
      funnel,
    );
    expect(gapOf(result.events, result.events[2] as ExplainedEvent, behind.of)).toEqual({
      ms: 3 * day,
      since: 1,
      allowed: 2 * day,
    });
    const tooLate = await explain(
      [
        [1, 'a'],
        [9, 'b'],
      ],
      funnel,
    );
    const [, b] = tooLate.result.events;
    expect(gapOf(tooLate.result.events, b as ExplainedEvent, behind.of)).toEqual({
      ms: 8 * day,
      since: 0,
      allowed: 7 * day,
    });
  });

  it('measures a return from the start', async () => {
    const { result, behind } = await explain(
      [
        [5, 'a'],
        [11, 'b'],
      ],
      {
        of: {
          kind: 'retention',
          range,
          period: 'week',
          start: { event: 'a' },
          return: { event: 'b' },
        },
        group: Date.UTC(2026, 0, 5),
        column: 1,
        outcome: 'returned',
      },
    );
    expect(result.counted).toBe(true);
    const gaps = result.events.map((each) => gapOf(result.events, each, behind.of));
    expect(gaps).toEqual([null, { ms: 6 * day, since: 0, allowed: null }]);
  });

  it('says nothing of other kinds', async () => {
    const { result, behind } = await explain([[1, 'a']], {
      of: { kind: 'trend', measure: 'users', range },
    });
    expect(gapOf(result.events, result.events[0] as ExplainedEvent, behind.of)).toBeNull();
  });
});

describe('pathSpan', () => {
  const rows: [number, string][] = [
    [1, 'x'],
    [2, 'a'],
    [3, 'y'],
    [4, 'z'],
  ];
  const of: Extract<Selection, { node: unknown }>['of'] = {
    kind: 'flow',
    range,
    unit: 'user',
    anchor: { event: 'a' },
    before: 1,
  };
  const key = (value: string) => ({ type: 'value' as const, value });

  it('reaches from the anchor of a flow to where the number is', async () => {
    const after = await explain(rows, { of, node: { offset: 2, key: key('z') } });
    expect(after.result.counted).toBe(true);
    expect(pathSpan(after.result.events, after.behind)).toEqual({ from: 1, to: 3 });
    const before = await explain(rows, {
      of,
      link: { from: { offset: -1, key: key('x') }, to: { offset: 0, key: key('a') } },
    });
    expect(pathSpan(before.result.events, before.behind)).toEqual({ from: 0, to: 1 });
  });

  it('is none without an anchor, and of other kinds', async () => {
    const { result, behind } = await explain([[1, 'x']], {
      of,
      node: { offset: 1, key: key('y') },
    });
    expect(pathSpan(result.events, behind)).toBeNull();
    const trend = await explain(rows, { of: { kind: 'trend', measure: 'users', range } });
    expect(pathSpan(trend.result.events, trend.behind)).toBeNull();
  });
});

describe('verdictOf', () => {
  it('counts in how many buckets someone was active', async () => {
    const { result, behind } = await explain(
      [
        [1, 'a'],
        [1.5, 'a'],
        [9, 'a'],
      ],
      { of: { kind: 'stickiness', range, interval: 'week' }, count: 3 },
    );
    expect(verdictOf(result, behind)).toEqual({ kind: 'buckets', counted: false, active: 2 });
  });

  it('leaves what the finding says to the finding', async () => {
    const { result, behind } = await explain([[1, 'a']], funnel);
    expect(verdictOf(result, behind)).toBeNull();
    const never = await explain([], {
      of: { kind: 'stickiness', range, interval: 'week' },
      count: 3,
    });
    expect(verdictOf(never.result, never.behind)).toBeNull();
  });
});
