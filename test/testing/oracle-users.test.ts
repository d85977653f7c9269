import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FlowQuery } from '../../src/model/flow.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { LifecycleState } from '../../src/model/lifecycle.js';
import { resolveQuery } from '../../src/model/query.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import type { RetentionSelection, Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import type { UsersQuery, UsersRows } from '../../src/model/users.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { log } from './ask.js';

const range = { start: 0, end: 100 };

function ask(
  events: AnalyticsEvent[],
  behind: Selection,
  options: Partial<UsersQuery> = {},
  now = 1_000,
): UsersRows {
  const query: UsersQuery = { kind: 'users', behind, ...options };
  return answerByOracle(events, resolveQuery(query, { now }));
}

const idsOf = ({ users }: UsersRows): string[] => users.map(({ id }) => id);
const value = (of: string): GroupKey => ({ type: 'value', value: of });
const other: GroupKey = { type: 'other', count: 99 };
const none: GroupKey = { type: 'none' };

describe('answerByOracle: units behind a number', () => {
  const users: TrendQuery = { kind: 'trend', measure: 'users', range, events: { event: 'A' } };

  it('are told with what is known of them in the span and in where', () => {
    const events: AnalyticsEvent[] = [
      { time: 1, event: 'A', user: 'b', properties: { plan: 'free', page: 'x' } },
      { time: 5, event: 'B', user: 'b', properties: { plan: 'team', page: null } },
      { time: 5, event: 'A', user: 'b', properties: { plan: 'pro', seats: 3 } },
      { time: 7, event: 'X', user: 'b', properties: { plan: 'never' } },
      { time: 100, event: 'A', user: 'b', properties: { plan: 'late' } },
      { time: 2, event: 'A', user: 'a' },
      { time: 2, event: 'A' },
      { time: 2, event: 'B', user: 'c' },
    ];
    const where = { property: '$event', op: 'ne', value: 'X' } as const;
    expect(ask(events, { of: { ...users, where } })).toEqual({
      kind: 'users',
      unit: 'user',
      total: 2,
      users: [
        { id: 'a', firstSeen: 2, lastSeen: 2, events: 1, properties: {} },
        {
          id: 'b',
          firstSeen: 1,
          lastSeen: 5,
          events: 2,
          properties: { plan: 'team', page: 'x', seats: 3 },
        },
      ],
      meta: { computedBy: 'usagekit oracle', exact: true, warnings: [] },
    });
  });

  it('come in pages, in order of id by code point', () => {
    const events = ['b', '\u{1f600}', '\uffff', 'a'].map((user) => ({ time: 1, event: 'A', user }));
    const first = ask(events, { of: users }, { limit: 2 });
    expect([idsOf(first), first.total, first.cursor]).toEqual([['a', 'b'], 4, '["","b"]']);
    const second = ask(events, { of: users }, { limit: 2, cursor: first.cursor as string });
    expect([idsOf(second), second.total, second.cursor]).toEqual([
      ['\uffff', '\u{1f600}'],
      4,
      undefined,
    ]);
  });

  it('are sessions where the number counts them, each with the user of its first event', () => {
    const events: AnalyticsEvent[] = [
      { time: 1, event: 'B', user: 'v', session: 's' },
      { time: 2, event: 'A', user: 'u', session: 's' },
      { time: 3, event: 'A', session: 't' },
      { time: 4, event: 'B', session: 'r' },
    ];
    const rows = ask(events, { of: { ...users, measure: 'sessions' } });
    expect(rows).toMatchObject({
      unit: 'session',
      users: [
        { id: 's', user: 'v', firstSeen: 1, lastSeen: 2, events: 1 },
        { id: 't', user: null, firstSeen: 3, lastSeen: 3, events: 1 },
      ],
    });
    expect('eventsWithoutUser' in rows).toBe(false);
  });

  it('are only those the question keeps, by its identity', () => {
    const events = log('A@1', 'A@2', 'A@3').map((event, i) => ({
      ...event,
      account: i < 2 ? 'one' : 'two',
    }));
    const of: TrendQuery = { ...users, identity: 'account' };
    expect(ask(events, { of }).users).toMatchObject([
      { id: 'one', events: 2 },
      { id: 'two', events: 1 },
    ]);
    expect(idsOf(ask(events, { of: { ...of, users: { not: { anyOf: ['one'] } } } }))).toEqual([
      'two',
    ]);
  });
});

describe('answerByOracle: users behind a trend', () => {
  const of: TrendQuery = { kind: 'trend', measure: 'events', range };
  const counts = (rows: UsersRows) => [
    Object.fromEntries(rows.users.map(({ id, events }) => [id, events])),
    rows.eventsWithoutUser,
  ];

  it('have counts that add up with the events of nobody', () => {
    const events = [...log('A@1 A@2', 'A@3 B@4'), { time: 5, event: 'A' }];
    expect(counts(ask(events, { of }))).toEqual([{ u1: 2, u2: 2 }, 1]);
    expect(counts(ask(events, { of: { ...of, users: { anyOf: ['u1'] } } }))).toEqual([
      { u1: 2 },
      0,
    ]);
  });

  it('are of one bucket, of this time or the one before', () => {
    const hour = 3_600_000;
    const hours: TrendQuery = { ...of, range: { start: 0, end: 2 * hour }, interval: 'hour' };
    const events = log(`A@-1 A@0 A@${hour}`, `A@${hour} A@${hour + 1}`, `A@${-2 * hour} A@-5`);
    expect(counts(ask(events, { of: hours, bucket: hour }))).toEqual([{ u1: 1, u2: 2 }, 0]);
    const compared: TrendQuery = { ...hours, compare: 'previous' };
    expect(counts(ask(events, { of: compared, previous: true }))).toEqual([{ u1: 1, u3: 2 }, 0]);
    const before = ask(events, { of: compared, previous: true, bucket: -hour });
    expect(before.users).toMatchObject([
      { id: 'u1', events: 1, firstSeen: -1, lastSeen: -1 },
      { id: 'u3', events: 1, firstSeen: -2 * hour, lastSeen: -5 },
    ]);
  });

  it('are of the events measured', () => {
    const sizes = [1, '2', null, 4, 5].map((size, i) => ({
      time: i,
      event: 'A',
      user: ['u', 'u', 'v', 'u', null][i] ?? null,
      properties: { size },
    }));
    const sum: TrendQuery = { ...of, measure: { of: 'sum', property: 'size' } };
    expect(counts(ask(sizes, { of: sum }))).toEqual([{ u: 2 }, 1]);
    expect(ask(sizes, { of: sum }).users[0]).toMatchObject({ firstSeen: 0, lastSeen: 3 });
  });

  it('are of a group that is shown, or of other', () => {
    const events = log('A@1:x A@2:x A@3:y', 'A@1:x A@2:z', 'A@1', 'A@2:y');
    // x 3, y 2; z and none are other.
    const by: TrendQuery = { ...of, breakdown: { property: 'p', limit: 2 } };
    expect(counts(ask(events, { of: by }))).toEqual([{ u1: 3, u2: 2, u3: 1, u4: 1 }, 0]);
    expect(counts(ask(events, { of: by, key: value('y') }))).toEqual([{ u1: 1, u4: 1 }, 0]);
    expect(counts(ask(events, { of: by, key: other }))).toEqual([{ u2: 1, u3: 1 }, 0]);
    expect(counts(ask(events, { of: by, key: value('z') }))).toEqual([{}, 0]);
    expect(counts(ask(events, { of: by, key: none }))).toEqual([{}, 0]);
    const wide: TrendQuery = { ...of, breakdown: { property: 'p' } };
    expect(counts(ask(events, { of: wide, key: none }))).toEqual([{ u3: 1 }, 0]);
    expect(counts(ask(events, { of: wide, key: other }))).toEqual([{}, 0]);
  });

  it('are before of the groups of the report, everything else being other', () => {
    const events = log('A@1:x A@2:x A@3:y', 'A@-1:x A@-2:y A@-3:z', 'A@-4:y A@-5');
    const by: TrendQuery = {
      ...of,
      breakdown: { property: 'p', limit: 1 },
      compare: 'previous',
    };
    const before = { of: by, previous: true } as const;
    expect(counts(ask(events, { ...before, key: value('x') }))).toEqual([{ u2: 1 }, 0]);
    expect(counts(ask(events, { ...before, key: other }))).toEqual([{ u2: 2, u3: 2 }, 0]);
    expect(counts(ask(events, { ...before, key: value('y') }))).toEqual([{}, 0]);
  });
});

describe('answerByOracle: users behind a retention', () => {
  const day = 86_400_000;
  const of: RetentionQuery = {
    kind: 'retention',
    range: { start: 0, end: 3 * day },
    period: 'day',
    start: { event: 'A' },
    return: { event: 'B' },
    breakdown: { property: 'p', limit: 1 },
  };
  const events = log(
    `A@0:x B@${day}`,
    `A@0:x B@${2 * day}`,
    `A@0:y`,
    `A@${day}:z B@${day} B@${2 * day}`,
  );
  const behind = (
    rest: Omit<RetentionSelection, 'of'>,
    now = 100,
    options: Partial<RetentionQuery> = {},
  ) => idsOf(ask(events, { of: { ...of, ...options }, ...rest }, {}, now * day));

  it('are the group, those who returned, or those who did not', () => {
    const first = { group: 0, column: 1 } as const;
    expect(behind({ ...first, outcome: 'acquired' })).toEqual(['u1', 'u2', 'u3']);
    expect(behind({ ...first, outcome: 'returned' })).toEqual(['u1']);
    expect(behind({ ...first, outcome: 'lost' })).toEqual(['u2', 'u3']);
    expect(behind({ group: day, column: 0, outcome: 'returned' })).toEqual(['u4']);
  });

  it('are nobody in a column that has not begun', () => {
    expect(behind({ group: 0, column: 2, outcome: 'lost' }, 2)).toEqual([]);
    expect(behind({ group: 0, column: 2, outcome: 'lost' }, 2.5)).toEqual(['u1', 'u3']);
    expect(behind({ group: day, column: 2, outcome: 'lost' })).toEqual([]);
  });

  it('are lost by the rolling clock when they were eligible', () => {
    const rolling = { clock: 'rolling' } as const;
    expect(behind({ group: 0, column: 2, outcome: 'lost' }, 2, rolling)).toEqual([]);
    expect(behind({ group: 0, column: 2, outcome: 'lost' }, 2.5, rolling)).toEqual(['u1', 'u3']);
  });

  it('are of a group of the breakdown', () => {
    const first = { group: 0, column: 1, outcome: 'acquired' } as const;
    expect(behind({ ...first, key: value('x') })).toEqual(['u1', 'u2']);
    expect(behind({ ...first, key: other })).toEqual(['u3']);
    expect(behind({ ...first, key: value('y') })).toEqual([]);
    expect(behind({ ...first, group: day, key: other })).toEqual(['u4']);
  });

  it('are told with their events up to the horizon', () => {
    const acquired = { of, group: 0, column: 0, outcome: 'acquired' } as const;
    expect(ask(events, acquired, {}, 2 * day).users[1]).toEqual({
      id: 'u2',
      firstSeen: 0,
      lastSeen: 0,
      events: 1,
      properties: { p: 'x' },
    });
  });
});

describe('answerByOracle: units behind a flow', () => {
  const of: FlowQuery = {
    kind: 'flow',
    range,
    anchor: { event: 'H' },
    after: 2,
    unit: 'user',
    nodesPerStep: 1,
  };
  const events = log('H@0 A@1 B@2', 'H@0 A@1 C@2', 'H@0 D@1 B@2', 'H@0 E@1 C@2', 'H@0 A@1 B@2');
  const node = (offset: number, key: GroupKey) => ({ offset, key });

  it('are at a node, folded ones under other', () => {
    expect(idsOf(ask(events, { of, node: node(1, value('A')) }))).toEqual(['u1', 'u2', 'u5']);
    expect(idsOf(ask(events, { of, node: node(1, other) }))).toEqual(['u3', 'u4']);
    expect(idsOf(ask(events, { of, node: node(1, value('D')) }))).toEqual([]);
    expect(idsOf(ask(events, { of, node: node(1, none) }))).toEqual([]);
  });

  it('went from one node to the next', () => {
    const link = (from: GroupKey, to: GroupKey): Selection => ({
      of,
      link: { from: node(1, from), to: node(2, to) },
    });
    expect(idsOf(ask(events, link(value('A'), value('B'))))).toEqual(['u1', 'u5']);
    expect(idsOf(ask(events, link(value('A'), other)))).toEqual(['u2']);
    expect(idsOf(ask(events, link(other, value('B'))))).toEqual(['u3']);
    expect(idsOf(ask(events, link(other, other)))).toEqual(['u4']);
  });

  it('are sessions by default, with all their events in the range', () => {
    const sessions: FlowQuery = {
      kind: 'flow',
      range,
      anchor: { event: 'H' },
      exclude: [{ event: 'X' }],
    };
    const rows = ask(log('X@0 H@1 A@100'), { of: sessions, node: node(0, value('H')) });
    expect(rows).toMatchObject({
      unit: 'session',
      users: [{ id: 'u1/0', user: 'u1', firstSeen: 0, lastSeen: 1, events: 2 }],
    });
  });
});

describe('answerByOracle: users behind a lifecycle or stickiness', () => {
  const hour = 3_600_000;
  const scope = {
    range: { start: hour, end: 3 * hour },
    interval: 'hour',
    events: { event: 'A' },
  } as const;
  const events = log(
    `A@0 A@${hour}`,
    `A@${hour} A@${2 * hour}`,
    `A@${-hour} A@${hour} B@${2 * hour}`,
    'A@0',
  );
  const now = 10 * hour;

  it('are in a state in a bucket', () => {
    const of = { kind: 'lifecycle', ...scope } as const;
    const behind = (bucket: number, state: LifecycleState) =>
      idsOf(ask(events, { of, bucket: bucket * hour, state }, {}, now));
    expect(behind(1, 'new')).toEqual(['u2']);
    expect(behind(1, 'returning')).toEqual(['u1']);
    expect(behind(1, 'resurrected')).toEqual(['u3']);
    expect(behind(1, 'dormant')).toEqual(['u4']);
    expect(behind(2, 'returning')).toEqual(['u2']);
    expect(behind(2, 'dormant')).toEqual(['u1', 'u3']);
    // What is said is about the hour before the range, too.
    const { users } = ask(events, { of, bucket: hour, state: 'dormant' }, {}, now);
    expect(users).toEqual([{ id: 'u4', firstSeen: 0, lastSeen: 0, events: 1, properties: {} }]);
  });

  it('were active in so many buckets', () => {
    const of = { kind: 'stickiness', ...scope } as const;
    expect(idsOf(ask(events, { of, count: 1 }, {}, now))).toEqual(['u1', 'u3']);
    expect(ask(events, { of, count: 2 }, {}, now).users).toEqual([
      { id: 'u2', firstSeen: hour, lastSeen: 2 * hour, events: 2, properties: {} },
    ]);
    // Events of any name are told.
    expect(ask(events, { of, count: 1 }, {}, now).users[1]?.events).toBe(2);
  });
});
