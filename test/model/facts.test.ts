import { describe, expect, it } from 'vitest';

import { lifecycleFacts, stickinessFacts } from '../../src/model/activity-facts.js';
import { explainFacts } from '../../src/model/explain-facts.js';
import type { ExplainedEvent, ExplainResult, NotUsedReason } from '../../src/model/explain.js';
import { flowFacts } from '../../src/model/flow-facts.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { insightsFacts } from '../../src/model/insights-facts.js';
import type { InsightsResult, ValueInsight } from '../../src/model/insights.js';
import { sessionsFacts, timelineFacts, usersFacts } from '../../src/model/list-facts.js';
import type { Meta } from '../../src/model/meta.js';
import { resolveQuery } from '../../src/model/query.js';
import { retentionFacts } from '../../src/model/retention-facts.js';
import type { RetentionGroup, RetentionResult } from '../../src/model/retention.js';
import type { Selection } from '../../src/model/selection.js';

const meta: Meta = { computedBy: 'test', exact: true, warnings: [] };

function row(size: number, returned: number[], open = 0): RetentionGroup {
  const cells = returned.map((count, k) => ({
    returned: count,
    eligible: size,
    share: size === 0 ? null : count / size,
    partial: k >= returned.length - open,
  }));
  return { start: 0, end: 1, size, cells };
}
function retention(overall: RetentionGroup, byKey?: RetentionResult['byKey']) {
  const columns = overall.cells.map((_, from) => ({ from, to: from }));
  const result: RetentionResult = {
    kind: 'retention',
    groups: [],
    overall,
    columns,
    ...(byKey ? { byKey } : {}),
    meta,
  };
  return retentionFacts(result, { rule: 'on', columns });
}

describe('retentionFacts', () => {
  it('finds where the curve levels off', () => {
    expect(retention(row(100, [100, 50, 31, 21, 20, 20, 19]))).toEqual([
      { kind: 'returned', column: 1, share: 0.5, returned: 50, eligible: 100 },
      { kind: 'levels', column: 3, share: 0.21 },
    ]);
    expect(retention(row(100, [100, 50, 30, 20])).at(-1)).toEqual({
      kind: 'last',
      column: 3,
      share: 0.2,
    });
  });

  it('claims nothing from columns that are not over', () => {
    expect(retention(row(100, [100, 50, 30, 20], 2)).at(-1)).toMatchObject({ kind: 'returned' });
    expect(retention(row(100, [100, 50], 1))).toEqual([{ kind: 'notOver', size: 100 }]);
    expect(retention(row(0, []))).toEqual([{ kind: 'empty' }]);
  });

  it('says that a few are a few, and compares groups of enough users only', () => {
    expect(retention(row(24, [24, 12, 12, 12])).map(({ kind }) => kind)).toEqual([
      'returned',
      'few',
    ]);
    const key = (value: string) => ({ type: 'value', value }) as const;
    const group = (value: string, size: number, back: number) => ({
      key: key(value),
      groups: [],
      overall: row(size, [size, back]),
    });
    const overall = row(100, [100, 40]);
    expect(
      retention(overall, [group('a', 40, 20), group('b', 50, 10), group('c', 10, 9)]),
    ).toContainEqual({
      kind: 'groups',
      column: 1,
      best: { key: key('a'), share: 0.5 },
      worst: { key: key('b'), share: 0.2 },
    });
  });

  it('does not level columns that count whoever comes later too', () => {
    const { cells } = row(100, [100, 50, 50, 50]);
    const overall = { start: 0, end: 1, size: 100, cells };
    const columns = cells.map((_, from) => ({ from, to: from }));
    const result: RetentionResult = { kind: 'retention', groups: [], overall, columns, meta };
    const kinds = retentionFacts(result, { rule: 'onOrAfter', columns }).map(({ kind }) => kind);
    expect(kinds).toEqual(['returned', 'last']);
  });
});

describe('flowFacts', () => {
  const key = { type: 'value', value: 'b' } as const;
  const node = (
    count: number,
    ended: number,
    of: typeof key | { type: 'other'; count: number },
  ) => ({
    key: of,
    count,
    ended,
    started: 0,
    unseen: 0,
  });
  const steps = [
    { offset: 0, nodes: [node(40, 15, key)] },
    { offset: 1, nodes: [node(20, 20, key), node(5, 5, { type: 'other', count: 3 })] },
  ];

  it('finds the most common next step, of all', () => {
    const flow = { kind: 'flow', total: 40, steps, links: [], paths: [], meta } as const;
    expect(flowFacts({ ...flow, steps: [...steps], links: [], paths: [] }, { after: 3 })).toEqual([
      { kind: 'next', key, count: 20, share: 0.5 },
      { kind: 'ended', count: 15, share: 0.375 },
    ]);
  });

  it('says when there are few, or none', () => {
    const flow = (total: number) =>
      flowFacts({ kind: 'flow', total, steps, links: [], paths: [], meta }, { after: 1 });
    expect(flow(0)).toEqual([{ kind: 'empty' }]);
    expect(flow(24).at(-1)).toEqual({ kind: 'few', total: 24 });
  });
});

describe('lifecycleFacts', () => {
  const bucket = (start: number, partial: boolean, fresh: number, dormant: number) => ({
    start,
    end: start + 1,
    partial,
    new: fresh,
    returning: 20,
    resurrected: 2,
    dormant,
  });

  it('balances the last bucket that is over', () => {
    const buckets = [bucket(0, false, 9, 1), bucket(1, false, 5, 10), bucket(2, true, 90, 0)];
    expect(lifecycleFacts({ kind: 'lifecycle', buckets, meta })).toEqual([
      {
        kind: 'net',
        bucket: { start: 1, end: 2, partial: false },
        net: -3,
        counts: { new: 5, returning: 20, resurrected: 2, dormant: 10 },
      },
    ]);
    expect(lifecycleFacts({ kind: 'lifecycle', buckets: buckets.slice(2), meta })).toEqual([
      { kind: 'notOver' },
    ]);
  });
});

describe('stickinessFacts', () => {
  const result = (...users: number[]) => ({
    kind: 'stickiness' as const,
    buckets: users.map((_, i) => ({ start: i, end: i + 1, partial: false })),
    counts: users.map((each, i) => ({ count: i + 1, users: each })),
    meta,
  });
  const over = { horizon: 3, range: { start: 0, end: 3 } };

  it('finds in how many buckets half of the users were', () => {
    expect(stickinessFacts(result(40, 10, 50), over)).toEqual([
      { kind: 'half', count: 3, of: 3 },
      { kind: 'once', users: 40, share: 0.4 },
      { kind: 'always', users: 50, share: 0.5 },
    ]);
    expect(stickinessFacts(result(51, 49, 0), over)[0]).toEqual({ kind: 'half', count: 1, of: 3 });
    expect(stickinessFacts(result(0, 0, 0), over)).toEqual([{ kind: 'empty' }]);
  });

  it('says when users may still move up, and when there are few', () => {
    const kinds = stickinessFacts(result(10, 2, 0), { ...over, horizon: 2 }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['half', 'once', 'notOver', 'few']);
  });
});

describe('facts of lists', () => {
  it('are of all pages', () => {
    const session = { id: 's', user: null, start: 5, end: 9, events: 3, exceptions: 0 };
    const row1 = { ...session, firstEvent: 'a', lastEvent: 'b', properties: {}, clipped: false };
    const sessions = {
      kind: 'sessions',
      sessions: [row1],
      total: 7,
      medianDuration: 4,
      cursor: 'c',
      meta,
    } as const;
    expect(sessionsFacts({ ...sessions, sessions: [row1] }, { sort: 'duration' })).toEqual([
      { kind: 'total', total: 7 },
      { kind: 'median', ms: 4 },
      { kind: 'first', sort: 'duration', value: 4 },
    ]);
    const events = [1, 2].map((time) => ({ time, event: 'a', kind: 'event' }));
    const timeline = { kind: 'timeline', events, sessions: [], total: 9, meta } as const;
    expect(timelineFacts({ ...timeline, sessions: [], cursor: 'c' })).toHaveLength(2);
    expect(timelineFacts({ ...timeline, sessions: [] }).at(-1)).toEqual({
      kind: 'until',
      instant: 2,
    });
    const users = { kind: 'users', unit: 'user', total: 0, users: [], meta } as const;
    expect(usersFacts({ ...users, users: [], eventsWithoutUser: 3 })).toEqual([
      { kind: 'empty' },
      { kind: 'withoutUser', events: 3 },
    ]);
  });
});

describe('explainFacts', () => {
  const funnel: FunnelQuery = {
    kind: 'funnel',
    range: { start: 0, end: 100 },
    steps: ['a', 'b', 'c'].map((event) => ({ match: { event } })),
  };
  const behind = (selection: Selection) =>
    resolveQuery({ kind: 'users', behind: selection }, { now: 1000 }).behind;
  const event = (matches: number[], used: number | null, reason: NotUsedReason | null = null) =>
    ({ event: { time: 1, event: 'x' }, matches, used, reason }) as ExplainedEvent;
  const result = (
    counted: boolean,
    reached: number | null,
    ...events: ExplainedEvent[]
  ): ExplainResult => ({ kind: 'explain', unit: 'user', id: 'u', counted, reached, events, meta });

  it('tells what kept someone from the next step', () => {
    const events = [
      event([0], 0),
      event([1], null, 'beforeStart'),
      event([1], null, 'afterWindow'),
      event([2], null, 'wrongOrder'),
    ];
    const dropped = behind({ of: funnel, step: 0, outcome: 'droppedAfter' });
    expect(explainFacts(result(true, 0, ...events), dropped)).toEqual([
      { kind: 'verdict', counted: true },
      { kind: 'reached', step: 0 },
      { kind: 'missed', part: 1, reason: 'afterWindow' },
    ]);
    const reached = behind({ of: funnel, step: 2, outcome: 'reached' });
    expect(explainFacts(result(false, 0, ...events), reached)).toHaveLength(3);
    expect(explainFacts(result(false, null), reached).at(-1)).toEqual({
      kind: 'missed',
      part: 0,
      reason: null,
    });
  });

  it('leaves out the next step where it says nothing', () => {
    const dropped = behind({ of: funnel, step: 0, outcome: 'droppedAfter' });
    expect(explainFacts(result(false, 1), dropped)).toHaveLength(2);
    const reached = behind({ of: funnel, step: 1, outcome: 'reached' });
    expect(explainFacts(result(true, 1), reached)).toHaveLength(2);
  });

  it('tells the start of a retention from the return', () => {
    const of = { kind: 'retention', range: { start: 0, end: 100 }, period: 'hour' } as const;
    const group = (outcome: 'returned' | 'lost') => behind({ of, group: 0, column: 0, outcome });
    const facts = (...events: ExplainedEvent[]) =>
      explainFacts(result(false, null, ...events), group('returned'))[1];
    expect(facts(event([0], null, 'outsideScope'))).toMatchObject({ kind: 'missed', part: 0 });
    expect(facts(event([0, 1], 0))).toMatchObject({ kind: 'missed', part: 1 });
    expect(facts({ ...event([0, 1], 0), also: [1] })).toEqual({ kind: 'used', part: 1, events: 1 });
  });
});

describe('insightsFacts', () => {
  const none = { value: null, previous: null };
  const value: ValueInsight = {
    property: 'country',
    value: 'ES',
    users: 40,
    share: 0.4,
    previousUsers: 10,
    previousShare: 0.1,
    z: 4.9,
  };
  const result = (change: Partial<InsightsResult>): InsightsResult => ({
    kind: 'insights',
    users: { value: 100, previous: 100 },
    sessions: { value: 150, previous: 100 },
    events: { value: 90, previous: 100 },
    eventsPerSession: none,
    medianSessionLength: none,
    values: [],
    meta,
    ...change,
  });
  const over = { range: { start: 0, end: 10 }, now: 10 };

  it('finds the value and the number that changed most', () => {
    expect(insightsFacts(result({ values: [value] }), over)).toEqual([
      { kind: 'value', insight: value },
      { kind: 'headline', name: 'sessions', value: 150, previous: 100, share: 0.5 },
    ]);
  });

  it('takes no difference by chance, nor a count of a time that is not over, for a change', () => {
    const chance = result({ values: [{ ...value, z: 2.5 }] });
    expect(insightsFacts(chance, { ...over, now: 9 })).toEqual([{ kind: 'nothing' }]);
  });

  it('compares no few', () => {
    expect(insightsFacts(result({ users: { value: 100, previous: 3 } }), over)).toEqual([
      { kind: 'few', users: 3 },
    ]);
  });
});
