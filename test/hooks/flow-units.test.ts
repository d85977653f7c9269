import { describe, expect, it } from 'vitest';

import { scopeOfSessions, scopeOfUsers, splitQuestion } from '../../src/hooks/flow-units.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FlowQuery } from '../../src/model/flow.js';
import { groupKey } from '../../src/model/groups.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';

/** Each letter an event; a user is named by the letter before the dot. */
const sessions = ['u.abc', 'u.ad', 'v.abd', 'w.ab', 'w.ac'];
const events = sessions.flatMap((text, s) => {
  const [user = '', names = ''] = text.split('.');
  return [...names].map((event, i): AnalyticsEvent => ({
    time: s * 1000 + i,
    event,
    user,
    session: text,
    properties: { plan: s % 2 === 0 ? 'Free' : 'Pro' },
  }));
});
const source = memorySource(events, { id: 'units' });
const ask = { now: 10_000, signal: new AbortController().signal };
const base: FlowQuery = {
  kind: 'flow',
  anchor: { event: 'a' },
  after: 2,
  range: { start: 0, end: 10_000 },
};
const b = { node: { offset: 1, key: groupKey('b') } };
const behind = (of: FlowQuery): Selection => ({ of, ...b });

async function idsBehind(of: FlowQuery): Promise<string[]> {
  const { users } = await runQuery(source, { kind: 'users', behind: behind(of) }, ask);
  return users.map(({ id }) => id);
}

describe('scopeOfSessions', () => {
  it('narrows a flow to the sessions of a number, not to all sessions of their users', async () => {
    const ids = await idsBehind(base);
    expect(ids).toEqual(['u.abc', 'v.abd', 'w.ab']);
    const flow = await runQuery(source, { ...base, ...scopeOfSessions(base, ids) }, ask);
    expect(flow.total).toBe(3);
    expect(flow.steps[1]?.nodes.map(({ count }) => count)).toEqual([3]);
  });

  it('keeps what the question was narrowed by', () => {
    const where = { property: 'plan', op: 'eq', value: 'Free' } as const;
    const users = { anyOf: ['u'] };
    expect(scopeOfSessions({ ...base, where, users }, ['s'])).toEqual({
      where: { all: [where, { property: '$session', op: 'in', value: ['s'] }] },
      users,
    });
  });
});

describe('scopeOfUsers', () => {
  it('narrows a flow of users to those of a number', async () => {
    const of: FlowQuery = { ...base, unit: 'user' };
    const ids = await idsBehind(of);
    const flow = await runQuery(source, { ...of, ...scopeOfUsers(of, behind(of)) }, ask);
    expect([ids, flow.total]).toEqual([['u', 'v', 'w'], 3]);
  });

  it('keeps those it was narrowed to before', () => {
    const users = { anyOf: ['u'] };
    const selection = behind(base);
    expect(scopeOfUsers({ ...base, users }, selection)).toEqual({
      users: { all: [users, { behind: selection }] },
    });
  });
});

describe('splitQuestion', () => {
  it('counts the sessions of a node by the values its events have there', async () => {
    const ids = await idsBehind(base);
    const scope = scopeOfSessions(base, ids);
    if (!scope) throw new Error('no scope');
    const { series } = await runQuery(
      source,
      splitQuestion(base, scope, { event: 'b' }, 'plan'),
      ask,
    );
    expect(series.map(({ key, total }) => [key, total])).toEqual([
      [groupKey('Free'), 2],
      [groupKey('Pro'), 1],
    ]);
  });
});
