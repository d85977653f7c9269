import { describe, expect, it } from 'vitest';

import {
  aroundQuestion,
  countQuestion,
  sessionsQuestion,
  valueQuestion,
} from '../../src/hooks/insights-questions.js';
import { sampleUsers } from '../../src/hooks/insights-sample.js';
import type { InsightsQuery } from '../../src/model/insights.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { UserRow } from '../../src/model/users.js';
import { memorySource } from '../../src/sources/memory.js';
import { generateEvents } from '../../src/testing.js';

const now = Date.UTC(2026, 10, 20);
const source = memorySource(generateEvents({ seed: 11, users: 300, days: 62, end: now }), {
  id: 'questions',
});
const day = 86_400_000;
const asked: InsightsQuery = {
  kind: 'insights',
  range: { start: now - 30 * day, end: now },
  timeZone: 'UTC',
  weekStart: 1,
  events: { kind: ['pageView', 'event'], where: { property: 'plan', op: 'isSet' } },
  where: { property: 'device', op: 'ne', value: 'Tablet' },
  // "The last of the events in scope": a scope narrowed to the value would keep others.
  users: { had: { property: 'browser', op: 'ne', value: 'Edge' }, at: 'last' },
  around: {
    kind: 'funnel',
    range: { start: now - 30 * day, end: now },
    steps: [{ match: { event: 'Visited pricing' } }, { match: { event: 'Signed up' } }],
  },
};
const insights = () => runQuery(source, asked, { now });
const behind = async (selection: Selection) =>
  (await runQuery(source, { kind: 'users', behind: selection, limit: 10_000 }, { now })).users;

describe('the people behind insights', () => {
  it('are as many as users and sessions say, now and before', async () => {
    const { users, sessions } = await insights();
    expect(users.value).toBeGreaterThan(20);
    const of = countQuestion(asked, 'users');
    expect(await behind({ of })).toHaveLength(users.value as number);
    expect(await behind({ of, previous: true })).toHaveLength(users.previous as number);
    const ofSessions = countQuestion(asked, 'sessions');
    expect(await behind({ of: ofSessions })).toHaveLength(sessions.value as number);
    expect(await behind({ of: ofSessions, previous: true })).toHaveLength(
      sessions.previous as number,
    );
  });

  it('did as many events as are said', async () => {
    const { events } = await insights();
    const rows = await behind({ of: countQuestion(asked, 'events') });
    expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(events.value);
  });

  it('are as many as every value says, now and before', async () => {
    const { values } = await insights();
    expect(values.length).toBeGreaterThan(10);
    expect(values.some(({ value }) => typeof value === 'boolean')).toBe(true);
    // Those that changed most, those of truth values, and some of the others.
    const looked = values.filter(
      ({ value }, i) => i < 6 || i % 9 === 0 || typeof value === 'boolean',
    );
    for (const { property, value, users, previousUsers } of looked) {
      const of = valueQuestion(asked, property, value);
      expect(await behind({ of }), `${property} ${value}`).toHaveLength(users);
      expect(await behind({ of, previous: true }), `${property} ${value}`).toHaveLength(
        previousUsers,
      );
    }
  }, 60_000);

  it('are as many as every event around a funnel says', async () => {
    const { around } = await insights();
    let looked = 0;
    for (const side of ['before', 'after'] as const) {
      const of = aroundQuestion(asked, side);
      if (!of) throw new Error(`nothing is asked ${side} the funnel`);
      for (const { event, count } of around?.[side] ?? []) {
        const step = of.steps.length - 1;
        const key = { type: 'value', value: event } as const;
        expect(await behind({ of, step, outcome: 'reached', key }), event).toHaveLength(count);
        looked++;
      }
    }
    expect(looked).toBeGreaterThan(1);
  });

  it('have as many sessions as a list of them says', async () => {
    const query = sessionsQuestion(asked, 5);
    const list = await runQuery(source, query, { now });
    expect(list.sessions).toHaveLength(5);
    expect(await behind({ of: countQuestion(query, 'sessions') })).toHaveLength(list.total);
  });
});

describe('aroundQuestion', () => {
  it('is nothing without a funnel', () => {
    const { around: _around, ...without } = asked;
    expect(aroundQuestion(without, 'before')).toBeNull();
  });
});

describe('sampleUsers', () => {
  const row = (id: string, events: number): UserRow => ({
    id,
    events,
    firstSeen: null,
    lastSeen: null,
    properties: {},
  });
  const users = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => row(id, [3, 9, 1, 9, 2, 5][i] ?? 0));
  const ids = (rows: UserRow[]) => rows.map(({ id }) => id).join('');

  it('takes some from all over the list, always the same', () => {
    expect(ids(sampleUsers(users, 'any', 3))).toBe('bdf');
    expect(ids(sampleUsers(users, 'any', 6))).toBe('abcdef');
    expect(ids(sampleUsers(users, 'any', 9))).toBe('abcdef');
    expect(sampleUsers([], 'any', 5)).toEqual([]);
  });

  it('takes those with most events, ties by id', () => {
    expect(ids(sampleUsers(users, 'mostActive', 3))).toBe('bdf');
    expect(ids(sampleUsers(users, 'mostActive', 2))).toBe('bd');
  });
});
