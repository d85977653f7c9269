import { describe, expect, it, vi } from 'vitest';

import type { FlowQuery, FlowResult, NodeRef } from '../../src/model/flow.js';
import { type GroupKey, groupId } from '../../src/model/groups.js';
import { compareText } from '../../src/model/order.js';
import { resolveQuery } from '../../src/model/query.js';
import type { SessionsQuery } from '../../src/model/sessions.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { askMany, pagesOf, without } from './asked.js';

/* What must hold of flows, of lists of sessions and of timelines, whatever the data. */

vi.setConfig({ testTimeout: 60_000 });

const forEach = askMany(['flow', 'sessions', 'timeline']);

const refId = ({ offset, key }: NodeRef) => `${offset} ${groupId(key)}`;

/** How many units went into and out of every node along a link. */
function alongLinks({ links }: FlowResult) {
  const into = new Map<string, number>();
  const out = new Map<string, number>();
  for (const { from, to, count } of links) {
    out.set(refId(from), (out.get(refId(from)) ?? 0) + count);
    into.set(refId(to), (into.get(refId(to)) ?? 0) + count);
  }
  return {
    into: (ref: NodeRef) => into.get(refId(ref)) ?? 0,
    out: (ref: NodeRef) => out.get(refId(ref)) ?? 0,
  };
}

describe('a flow', () => {
  it('loses nobody at a node', () => {
    const checked = forEach('flow', ({ query, now, result, about }) => {
      const { before, after } = resolveQuery(query, { now });
      const { into, out } = alongLinks(result);
      for (const { offset, nodes } of result.steps) {
        for (const { key, count, ended, started, unseen } of nodes) {
          const ref = { offset, key };
          if (offset >= 0) expect(out(ref) + ended + unseen, about).toBe(count);
          else expect(into(ref) + started + unseen, about).toBe(count);
          if (offset > -before) expect(into(ref) + started, about).toBe(count);
          if (offset < after) expect(out(ref) + ended, about).toBe(count);
          if (offset !== after && (offset !== -before || before === 0)) {
            expect(unseen, about).toBe(0);
          }
        }
      }
      return result.links.length > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('shows every unit at the anchor, and none twice at one offset', () => {
    const checked = forEach('flow', ({ query, now, result: { total, steps }, about }) => {
      const { nodesPerStep } = resolveQuery(query, { now });
      for (const { offset, nodes } of steps) {
        const sum = nodes.reduce((all, { count }) => all + count, 0);
        if (offset === 0) expect(sum, about).toBe(total);
        expect(sum, about).toBeLessThanOrEqual(total);
        const named = nodes.filter(({ key }) => key.type !== 'other');
        expect(named.length, about).toBeLessThanOrEqual(nodesPerStep);
      }
      return total > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('has paths that are its units, and through a named node as many as it counts', () => {
    const checked = forEach('flow', ({ result: { total, steps, paths }, about }) => {
      const all = paths.reduce((sum, { count }) => sum + count, 0);
      const isWhole = paths.length < 50;
      if (isWhole) expect(all, about).toBe(total);
      else expect(all, about).toBeLessThanOrEqual(total);
      for (const { offset, nodes } of steps) {
        for (const { key, count } of nodes) {
          if (key.type === 'other') continue;
          const through = paths.reduce((sum, path) => {
            const value = path.nodes[offset - path.from];
            return (
              sum + (value !== undefined && groupId(keyOf(value)) === groupId(key) ? path.count : 0)
            );
          }, 0);
          if (isWhole) expect(through, about).toBe(count);
          else expect(through, about).toBeLessThanOrEqual(count);
        }
      }
      return total > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('follows as many units however much of them it shows', () => {
    const checked = forEach('flow', ({ query, result, ask, about }) => {
      const alone = ask({ ...query, before: 0, after: 0, nodesPerStep: 50 });
      expect(alone.total, about).toBe(result.total);
      expect(alone.links, about).toEqual([]);
      const users = ask<FlowQuery>({ ...query, unit: 'user' });
      const sessions = ask<FlowQuery>({ ...query, unit: 'session' });
      // Events of a user are in a session; those of nobody need not be, though they have an account. And a session's
      // anchor may be nobody's.
      const isByUser = (query.identity ?? 'user') === 'user';
      if (isByUser && users.total > 0) expect(sessions.total, about).toBeGreaterThan(0);
      return result.total > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});

function keyOf(value: string | number | boolean | null): GroupKey {
  return value === null ? { type: 'none' } : { type: 'value', value };
}

/** Small pages of any question for pages. */
const few = { limit: 2 };
const many = { limit: 10_000 };

describe('a list of sessions', () => {
  it('is the same page by page', () => {
    const checked = forEach('sessions', ({ query, ask, about }) => {
      const [whole] = pagesOf({ ...query, ...many }, ask);
      const pages = pagesOf({ ...query, ...few }, ask);
      expect(
        pages.flatMap(({ sessions }) => sessions),
        about,
      ).toEqual(whole?.sessions);
      for (const { total, medianDuration } of pages) {
        expect(total, about).toBe(whole?.sessions.length);
        expect(medianDuration, about).toBe(whole?.medianDuration);
      }
      return pages.length > 1;
    });
    expect(checked).toBeGreaterThan(30);
  });

  it('has as many as a trend counts, and none without an event that matches', () => {
    const checked = forEach('sessions', ({ query, ask, result, about }) => {
      const scope = without<SessionsQuery>(query, 'sort', 'properties', 'limit');
      const trend: TrendQuery = { ...scope, kind: 'trend', measure: 'sessions' };
      expect(result.total, about).toBe(ask(trend).series[0]?.total);
      return result.total > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('counts in all its sessions the events in scope that have one', () => {
    const checked = forEach('sessions', ({ query, ask, about }) => {
      const { sessions } = ask({ ...without<SessionsQuery>(query, 'events'), ...many });
      const scope = without<SessionsQuery>(query, 'events', 'sort', 'properties', 'limit');
      const isSet = { property: '$session', op: 'isSet' } as const;
      const where = query.where ? { all: [query.where, isSet] } : isSet;
      const trend: TrendQuery = { ...scope, kind: 'trend', measure: 'events', where };
      const events = sessions.reduce((sum, each) => sum + each.events, 0);
      expect(events, about).toBe(ask(trend).series[0]?.total);
      return events > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});

describe('a timeline', () => {
  it('is the same page by page, in order', () => {
    const checked = forEach('timeline', ({ query, ask, about }) => {
      const [whole] = pagesOf({ ...query, ...many }, ask);
      const pages = pagesOf({ ...query, ...few }, ask);
      const events = pages.flatMap((page) => page.events);
      expect(events, about).toEqual(whole?.events);
      expect(whole?.total, about).toBe(events.length);
      const sorted = events.toSorted((a, b) => a.time - b.time || compareText(a.event, b.event));
      expect(events, about).toEqual(sorted);
      return pages.length > 1;
    });
    expect(checked).toBeGreaterThan(30);
  });

  it('has all events of its user or session, and its sessions count them', () => {
    const checked = forEach('timeline', ({ query, now, ask, about }) => {
      const { user, session, identity = 'user', reads } = resolveQuery(query, { now });
      const { events, sessions } = ask({ ...query, ...many });
      const where =
        session === null
          ? ({ property: `$${identity}`, op: 'eq', value: user as string } as const)
          : ({ property: '$session', op: 'eq', value: session } as const);
      const range = { start: reads.start ?? Date.UTC(1900, 0, 1), end: reads.end };
      if (range.end > range.start) {
        const trend: TrendQuery = { kind: 'trend', measure: 'events', range, where };
        expect(events.length, about).toBe(ask(trend).series[0]?.total);
      }
      for (const { id, start, end, events: count } of sessions) {
        const own = events.filter((event) => event.session === id);
        expect(own.length, about).toBe(count);
        expect([own[0]?.time, own.at(-1)?.time], about).toEqual([start, end]);
      }
      return events.length > 0;
    });
    expect(checked).toBeGreaterThan(50);
  });
});
