import { expect } from 'vitest';

import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { AbsoluteRange, Scope } from '../../src/model/scope.js';
import type { FactCase } from '../../src/testing/conformance/case.js';
import { clickhouseFacts } from '../../src/testing/conformance/facts/clickhouse.js';
import { posthogFacts } from '../../src/testing/conformance/facts/posthog.js';

/* What is held against the files of other systems' cases: events, questions and numbers. */

export const facts: readonly FactCase[] = [...posthogFacts, ...clickhouseFacts];

/** The id of the case a fact was transcribed from. The range before of a compared case is a fact of its own. */
export function idOf({ key }: FactCase): string {
  return key.replace(/^facts\/\w+\//, '').replace(/\/previous$/, '');
}

/** The numbers a fact gives as theirs. */
export function told<T>({ expected, differs }: FactCase): T {
  return (differs ? differs.theirs : expected) as T;
}

/** A case of PostHog's. */
export interface PosthogCase<Asked = { kind: string }, Answered = unknown> {
  id: string;
  source: string;
  timezone: string;
  week_start?: 'sunday';
  persons?: Record<string, Record<string, Scalar>> | false;
  events: (Omit<AnalyticsEvent, 'time'> & { time: string })[];
  query: Asked & { date_from?: string; date_to: string };
  expected: Answered;
}

/** Compares a fact's question and numbers with the case it was transcribed from. */
export type Comparison<Theirs> = (fact: FactCase, theirs: Theirs) => void;

export interface PosthogCondition {
  property?: string;
  op: string;
  value: Scalar | Scalar[];
  scope?: 'event' | 'person';
}

export interface PosthogMatch {
  event: string | null;
  where?: PosthogCondition[];
}

/** An event in one line, with its properties in order and without the ones that are not set. */
function line({ user, time, event, properties = {} }: AnalyticsEvent): string {
  const set = Object.entries(properties).filter(([, value]) => value !== null);
  return JSON.stringify([user, time, event, set.toSorted()]);
}

export function expectSameEvents(
  ours: readonly AnalyticsEvent[],
  theirs: readonly AnalyticsEvent[],
): void {
  expect(ours.map(line).toSorted()).toEqual(theirs.map(line).toSorted());
}

/** A group's value as their texts tell it. */
export function label(key: GroupKey | null | undefined): string | null {
  if (!key || key.type === 'other') return null;
  return key.type === 'none' ? '' : String(key.value);
}

const operators: Record<string, string> = {
  icontains: 'contains',
  in_user_list: 'in',
  is_not: 'ne',
};

/** Their condition on events as ours. */
export function conditionOf({ property = '$user', op, value }: PosthogCondition): unknown {
  return {
    property,
    op: operators[op] ?? (Array.isArray(value) ? 'in' : 'eq'),
    value,
    ...(op === 'icontains' ? { ignoreCase: true } : {}),
  };
}

/** Their matcher as ours. */
export function matcherOf({ event, where = [] }: PosthogMatch): unknown {
  if (event === null) return {};
  const [condition] = where;
  return condition ? { event, where: conditionOf(condition) } : { event };
}

/** A local date and time, `2020-06-10T06:00:00`. */
export function localTime(instant: number, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv', options).format(instant).replace(' ', 'T');
}

/**
 * A range is their dates, or instants, both included; the first may be left to them.
 *
 * @param shiftDays how much earlier ours is
 */
export function expectRange(
  ours: Scope,
  { query: { date_from, date_to }, timezone }: PosthogCase<object>,
  shiftDays = 0,
): void {
  const range = ours.range as AbsoluteRange;
  const at = (instant: number, like: string): string =>
    localTime(instant + shiftDays * 86_400_000, timezone).slice(0, like.length);
  expect(ours.timeZone ?? 'UTC').toBe(timezone);
  expect(at(range.end - 1, date_to)).toBe(date_to);
  const isInstant = date_to.includes('T');
  expect(at(isInstant ? range.end - 2 : range.end, date_to)).not.toBe(date_to);
  if (date_from === undefined) return;
  expect(at(range.start, date_from)).toBe(date_from);
  expect(at(range.start - 1, date_from)).not.toBe(date_from);
}
