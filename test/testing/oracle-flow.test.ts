import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FlowQuery, FlowRows } from '../../src/model/flow.js';
import type { GroupKey } from '../../src/model/groups.js';
import { resolveQuery } from '../../src/model/query.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { createRandom } from '../../src/testing/random.js';
import { log } from './ask.js';

/** A flow of sessions over [0, 1000) from H on, two steps after it. */
function ask(events: AnalyticsEvent[], options: Partial<FlowQuery> = {}): FlowRows {
  const query: FlowQuery = {
    kind: 'flow',
    range: { start: 0, end: 1_000 },
    anchor: { event: 'H' },
    after: 2,
    ...options,
  };
  return answerByOracle(events, resolveQuery(query, { now: 10_000 }));
}

function name(key: GroupKey): string {
  if (key.type === 'value') return String(key.value);
  return key.type === 'none' ? 'none' : `other of ${key.count}`;
}

/** `'1 A: 2, ended 1, started 0, unseen 0'`. */
function nodesOf({ steps }: FlowRows): string[] {
  return steps.flatMap(({ offset, nodes }) =>
    nodes.map(
      ({ key, count, ended, started, unseen }) =>
        `${offset} ${name(key)}: ${count}, ended ${ended}, started ${started}, unseen ${unseen}`,
    ),
  );
}

/** `'0 H → 1 A: 2'`. */
function linksOf({ links }: FlowRows): string[] {
  return links.map(
    ({ from, to, count }) =>
      `${from.offset} ${name(from.key)} → ${to.offset} ${name(to.key)}: ${count}`,
  );
}

/** `'0 H A: 2'`. */
function pathsOf({ paths }: FlowRows): string[] {
  return paths.map(({ from, nodes, count }) => `${from} ${nodes.join(' ')}: ${count}`);
}

describe('answerByOracle: flow', () => {
  it('follows units before and after their first anchor', () => {
    const rows = ask(log('S@0 H@1 A@2 B@3 C@4', 'H@0 A@1', 'H@5 B@6 A@7', 'A@0'), { before: 1 });
    expect(rows.total).toBe(3);
    expect(nodesOf(rows)).toEqual([
      '-1 S: 1, ended 0, started 1, unseen 0',
      '0 H: 3, ended 0, started 2, unseen 0',
      '1 A: 2, ended 1, started 0, unseen 0',
      '1 B: 1, ended 0, started 0, unseen 0',
      '2 A: 1, ended 1, started 0, unseen 0',
      '2 B: 1, ended 0, started 0, unseen 1',
    ]);
    expect(linksOf(rows)).toEqual([
      '-1 S → 0 H: 1',
      '0 H → 1 A: 2',
      '0 H → 1 B: 1',
      '1 A → 2 B: 1',
      '1 B → 2 A: 1',
    ]);
    expect(pathsOf(rows)).toEqual(['0 H A: 1', '0 H B A: 1', '-1 S H A B: 1']);
  });

  it('says who goes on past the last offset, and who came from before the first', () => {
    const events = log('R@0 S@1 H@2 A@3', 'S@0 H@1');
    expect(nodesOf(ask(events, { before: 1, after: 0 }))).toEqual([
      '-1 S: 2, ended 0, started 1, unseen 1',
      '0 H: 2, ended 1, started 0, unseen 1',
    ]);
    expect(nodesOf(ask(events, { after: 0 }))).toEqual(['0 H: 2, ended 1, started 0, unseen 1']);
    expect(linksOf(ask(events, { after: 0 }))).toEqual([]);
  });

  it('has every offset, and nothing when nobody has an anchor', () => {
    const rows = ask(log('A@0'), { before: 1, after: 1 });
    expect(rows).toMatchObject({ total: 0, links: [], paths: [] });
    expect(rows.steps).toEqual([-1, 0, 1].map((offset) => ({ offset, nodes: [] })));
  });

  it('orders events of one instant by node, a missing one last, anchor matches first', () => {
    expect(pathsOf(ask(log('H@0 B@1 A@1')))).toEqual(['0 H A B: 1']);
    const byP = ask(log('H@0:x H@0 H@0:b'), { node: 'p', before: 2, anchor: {} });
    expect(byP.paths).toEqual([{ from: 0, nodes: ['b', 'x', null], count: 1 }]);
    // Of two H at 0, the one with p = x is the anchor: the other is after it.
    const anchor = { where: { property: 'p', op: 'eq', value: 'x' } } as const;
    const twice = ask(log('H@0 H@0:x'), { anchor, before: 1, collapseRepeats: false });
    expect(pathsOf(twice)).toEqual(['0 H H: 1']);
  });

  it('collapses runs of one node over the whole sequence; a run with an anchor is one', () => {
    expect(pathsOf(ask(log('H@0 H@1 A@2 A@3 H@4')))).toEqual(['0 H A H: 1']);
    expect(pathsOf(ask(log('H@0 H@1 A@2 A@3'), { collapseRepeats: false }))).toEqual([
      '0 H H A: 1',
    ]);
    const anchor = { where: { property: 'p', op: 'eq', value: 'x' } } as const;
    const events = log('A@0 H@1 H@2:x B@3');
    expect(pathsOf(ask(events, { anchor, before: 1 }))).toEqual(['-1 A H B: 1']);
    const apart = ask(events, { anchor, before: 1, collapseRepeats: false });
    expect(pathsOf(apart)).toEqual(['-1 H H B: 1']);
  });

  it('leaves out events first: neighbours of what is left out collapse, an anchor left out is none', () => {
    const exclude = [{ event: 'X' }, { where: { property: 'p', op: 'eq', value: 'y' } }] as const;
    const rows = ask(log('H@0 A@1 X@2 A@3 B@4', 'H@0:y A@1'), { exclude: [...exclude] });
    expect(pathsOf(rows)).toEqual(['0 H A B: 1']);
  });

  it('rewrites whole texts by the first rule that fits, then collapses', () => {
    const events: AnalyticsEvent[] = [
      '/user/1',
      '/user/2',
      '/users',
      null,
      7,
      '/user/',
      'a/b/c',
    ].map((p, time) => ({ time, event: 'H', user: 'u', properties: { p } }));
    const rewrite = [
      { match: '/user/*', as: '/user/:id' },
      { match: '/user*', as: 'users' },
      { match: 'a*/*c', as: '*' },
      { match: 'user', as: 'never' },
    ];
    const rows = ask(events, { node: 'p', rewrite, after: 10 });
    expect(rows.paths).toEqual([
      { from: 0, nodes: ['/user/:id', 'users', null, 7, '/user/:id', '*'], count: 1 },
    ]);
    expect(rows.steps[2]?.nodes[0]?.key).toEqual({ type: 'none' });
  });
});

describe('answerByOracle: nodes beyond the limit of a flow', () => {
  it('are folded at every offset, the anchor too, so that other leads to other', () => {
    const users = ['H@0 A@1 B@2', 'H@0 A@1 B@2', 'H@0 C@1 D@2', 'I@0 E@1 F@2', 'I@0 A@1'];
    const rows = ask(log(...users), { anchor: { event: ['H', 'I'] }, nodesPerStep: 1 });
    expect(nodesOf(rows)).toEqual([
      '0 H: 3, ended 0, started 3, unseen 0',
      '0 other of 1: 2, ended 0, started 2, unseen 0',
      '1 A: 3, ended 1, started 0, unseen 0',
      '1 other of 2: 2, ended 0, started 0, unseen 0',
      '2 B: 2, ended 2, started 0, unseen 0',
      '2 other of 2: 2, ended 2, started 0, unseen 0',
    ]);
    expect(linksOf(rows)).toEqual([
      '0 H → 1 A: 2',
      '0 H → 1 other of 2: 1',
      '0 other of 1 → 1 A: 1',
      '0 other of 1 → 1 other of 2: 1',
      '1 A → 2 B: 2',
      '1 other of 2 → 2 other of 2: 2',
    ]);
    expect(pathsOf(rows)).toEqual(['0 H A B: 2', '0 I A: 1', '0 H C D: 1', '0 I E F: 1']);
  });

  it('do not shorten paths, of which there are at most 50', () => {
    const users = Array.from({ length: 60 }, (_, i) => `H@0 N${10 + i}@1`);
    const rows = ask(log(...users, 'H@0 N30@1', 'H@0', 'A@0 H@1'), { before: 1 });
    const paths = pathsOf(rows);
    // Of one length and count: node by node, so A before H.
    expect(paths.slice(0, 4)).toEqual(['0 H N30: 2', '0 H: 1', '-1 A H: 1', '0 H N10: 1']);
    expect(paths.length).toBe(50);
  });

  it('puts the path that begins first first among equal ones', () => {
    const anchor = { where: { property: 'p', op: 'isSet' } } as const;
    const rows = ask(log('A@0:x B@1', 'A@0 B@1:x'), { anchor, before: 1 });
    expect(pathsOf(rows)).toEqual(['-1 A B: 1', '0 A B: 1']);
  });
});

describe('answerByOracle: units of a flow', () => {
  const withSession = (events: AnalyticsEvent[], ...sessions: string[]) =>
    events.map((event, i) => ({ ...event, session: sessions[i] ?? null }));

  it('are sessions whoever does them, cut at the range', () => {
    const events = withSession(log('H@0 A@1', 'B@2 H@1000'), 's', 's', 's', 's');
    expect(pathsOf(ask(events))).toEqual(['0 H A B: 1']);
    expect(pathsOf(ask(events, { unit: 'user' }))).toEqual(['0 H A: 1']);
  });

  it('lose the events of people not kept', () => {
    const events = withSession(log('H@0 A@1', 'B@2'), 's', 's', 's');
    expect(pathsOf(ask(events, { users: { anyOf: ['u1'] } }))).toEqual(['0 H A: 1']);
    expect(ask(events, { users: { anyOf: ['u2'] } }).total).toBe(0);
  });

  it('are users by identity', () => {
    const events = log('H@0 A@1', 'B@2').map((event) => ({ ...event, account: 'one' }));
    expect(pathsOf(ask(events, { unit: 'user', identity: 'account' }))).toEqual(['0 H A B: 1']);
  });

  it('leave out events that have none, and say how many', () => {
    const events: AnalyticsEvent[] = [
      { time: 0, event: 'H' },
      { time: 1, event: 'A', session: 's' },
      { time: 2, event: 'X' },
      { time: 2_000, event: 'A' },
    ];
    const exclude = [{ event: 'X' }];
    const { meta } = ask(events, { exclude });
    expect([meta.eventsWithoutSession, meta.eventsWithoutUser]).toEqual([1, undefined]);
    const byUser = ask(events, { exclude, unit: 'user' }).meta;
    expect([byUser.eventsWithoutSession, byUser.eventsWithoutUser]).toEqual([undefined, 2]);
  });
});

describe('answerByOracle: conservation of a flow', () => {
  it('holds on random sequences', () => {
    const random = createRandom(7);
    for (let i = 0; i < 50; i++) {
      const users = Array.from({ length: 8 }, () =>
        Array.from(
          { length: random.int(1, 7) },
          () => `${random.pick(['H', 'A', 'B', 'C', 'D'])}@${random.int(0, 6)}`,
        ).join(' '),
      );
      const [before, after] = [random.int(0, 2), random.int(0, 2)];
      const rows = ask(log(...users), { before, after, nodesPerStep: 2 });
      for (const { offset, nodes } of rows.steps) {
        for (const { key, count, ended, started, unseen } of nodes) {
          const sum = (end: 'from' | 'to') =>
            rows.links
              .filter((link) => link[end].offset === offset && name(link[end].key) === name(key))
              .reduce((total, link) => total + link.count, 0);
          if (offset >= 0) expect(sum('from') + ended + unseen).toBe(count);
          if (offset < 0) expect(sum('to') + started + unseen).toBe(count);
          if (offset > -before) expect(sum('to') + started).toBe(count);
          if (offset < after) expect(sum('from') + ended).toBe(count);
        }
      }
    }
  });
});
