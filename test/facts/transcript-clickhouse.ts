import { expect } from 'vitest';

import type { Scalar } from '../../src/model/event.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { AbsoluteRange } from '../../src/model/scope.js';
import { day, type FactCase } from '../../src/testing/conformance/case.js';
import { expectSameEvents, label, told } from './transcript.js';

/* ClickHouse's `windowFunnel` and `retention`. */

export interface WindowFunnel {
  id: string;
  source: string;
  events: {
    time: number;
    user: number | null;
    event: number | string | null;
    [property: string]: Scalar | null;
  }[];
  query: {
    window: number;
    modes: string[];
    steps: { field: string; value?: number | string }[];
  };
  expected: { user: number | null; level: number }[];
}

/** How their modes are asked: with allow_reentry and strict_order it is ordered, but for events of no step. */
function optionsOf(modes: readonly string[]): Pick<FunnelQuery, 'order' | 'ties'> {
  const strict = modes.includes('strict_order') && !modes.includes('allow_reentry');
  return {
    ...(strict ? { order: 'strict' } : {}),
    ...(modes.includes('strict_increase') ? { ties: 'block' } : {}),
  };
}

/** A row without a user is one of ours that they all share. */
function userOf(user: number | null): string {
  return `u${user ?? ''}`;
}

function valueOf(where: object | undefined): unknown {
  return where && 'value' in where ? where.value : undefined;
}

interface Levels {
  key: GroupKey;
  steps: { count: number }[];
}

export function expectWindowFunnel(fact: FactCase, theirs: WindowFunnel): void {
  const first = Math.min(...theirs.events.map(({ time }) => time));
  const start = Math.min(...fact.events.map(({ time }) => time));
  expectSameEvents(
    fact.events,
    theirs.events.map(({ time, user, event, ...properties }) => ({
      time: start + (time - first) * 1000,
      user: userOf(user),
      event: String(event ?? 'row'),
      properties,
    })),
  );
  const { query } = fact;
  if (query.kind !== 'funnel') throw new Error(`asks ${query.kind}`);
  expect(query.window).toEqual({ value: theirs.query.window, unit: 'second' });
  const { order, ties } = query;
  expect({ order, ties }).toEqual(optionsOf(theirs.query.modes));
  expect(query.steps.map(({ match }) => match.event ?? valueOf(match.where))).toEqual(
    theirs.query.steps.map(({ value }) => value && String(value)),
  );
  const levels = (told<{ groups?: Levels[] }>(fact).groups ?? []).map(({ key, steps }) => [
    label(key),
    steps.filter(({ count }) => count === 1).length,
  ]);
  expect(levels).toEqual(
    theirs.expected
      .filter(({ level }) => level > 0)
      .map(({ user, level }) => [userOf(user), level]),
  );
}

export interface Retention {
  id: string;
  source: string;
  events: { time: string; user: number; event: string }[];
  query: { conds: { field: string; op: string; value: string }[] };
  /** Sums over users, or each user's own flags. */
  expected: number[] | { user: number; r: number[] }[];
}

interface Groups {
  groups: { size: number; cells: { returned: number }[] }[];
}

/** Its first condition is to be active on the first day, the others on later ones. */
export function expectRetention(fact: FactCase, theirs: Retention): void {
  expectSameEvents(
    fact.events,
    theirs.events.map(({ time, user, event }) => ({
      time: Date.parse(time),
      user: String(user),
      event,
    })),
  );
  const { query } = fact;
  if (query.kind !== 'retention') throw new Error(`asks ${query.kind}`);
  const { range, period, start, return: back } = query;
  expect({ period, start, back }).toEqual({ period: 'day', start: undefined, back: undefined });
  const days = theirs.query.conds.map(({ field, op, value }) => {
    expect([field, op]).toEqual(['time', '=']);
    return Date.parse(value);
  });
  const first = days[0] as number;
  expect(range).toEqual({
    start: first,
    end: (days.at(-1) as number) + day,
  } satisfies AbsoluteRange);
  const flags = ({ groups: [group] }: Groups): unknown[] =>
    days.map((each) => group?.cells[(each - first) / day]?.returned);
  const numbers = told<Groups & { byKey?: (Groups & { key: GroupKey })[] }>(fact);
  const { expected } = theirs;
  if (query.breakdown) {
    expect(query.breakdown.property).toBe('$user');
    expect(
      numbers.byKey?.map((each) => ({ user: Number(label(each.key)), r: flags(each) })),
    ).toEqual(expected);
  } else {
    expect(numbers.groups[0]?.size).toBe(expected[0]);
    expect(flags(numbers)).toEqual(expected);
  }
}
