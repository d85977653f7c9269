import { describe, expect, it } from 'vitest';

import type { CohortCondition } from '../../src/model/cohort.js';
import type { FlowQuery } from '../../src/model/flow.js';
import { createFormat } from '../../src/model/format.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { LifecycleQuery } from '../../src/model/lifecycle.js';
import { englishMessages } from '../../src/model/messages.js';
import { deed, when } from '../../src/model/phrases.js';
import { resolveQuery } from '../../src/model/query.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import type { Selection } from '../../src/model/selection.js';
import type { StickinessQuery } from '../../src/model/stickiness.js';
import type { TrendQuery } from '../../src/model/trend.js';

const format = createFormat('en-US', 'UTC');
/** Node writes ranges with thin spaces. */
const plain = (text: string) => text.replaceAll('\u2009', ' ');
const day = 86_400_000;
const range = { start: 90 * day, end: 97 * day };
const isES = { type: 'value', value: 'ES' } as const;

const trend: TrendQuery = {
  kind: 'trend',
  range,
  measure: 'users',
  interval: 'week',
  events: { event: ['a', 'b'] },
  breakdown: { property: 'country' },
};
const funnel: FunnelQuery = {
  kind: 'funnel',
  range,
  interval: 'day',
  steps: [{ match: { event: 'signed up' } }, { name: 'Paid', match: { event: 'b' } }],
  breakdown: { property: 'country' },
};
const retention: RetentionQuery = {
  kind: 'retention',
  range,
  period: 'week',
  start: { event: 'signed up' },
  breakdown: { property: 'country' },
};
const flow: FlowQuery = { kind: 'flow', range, anchor: { event: 'pricing' }, before: 2 };
const lifecycle: LifecycleQuery = { kind: 'lifecycle', range, interval: 'day' };
const stickiness: StickinessQuery = { kind: 'stickiness', range, interval: 'day' };
const node = (offset: number, value: string) => ({
  offset,
  key: { type: 'value', value } as const,
});

const selections: [string, Selection][] = [
  ['people who did “a” or “b” in Apr 1 – 7, 1970', { of: trend }],
  [
    'people who did “a” or “b” in Apr 1 – 5, 1970, where country is ES',
    { of: trend, bucket: 90 * day, key: isES },
  ],
  [
    'people who did “a” or “b” in the time before, where country is not set',
    { of: { ...trend, compare: 'previous' }, previous: true, key: { type: 'none' } },
  ],
  [
    'sessions with “a” or “b” in Apr 6 – 7, 1970, where country is another value',
    {
      of: { ...trend, measure: 'sessions' },
      bucket: 95 * day,
      key: { type: 'other', count: 3 },
    },
  ],
  ['people who reached step 1, “signed up”', { of: funnel, step: 0, outcome: 'reached' }],
  [
    'people who dropped off after step 1, “signed up”, where country is ES',
    { of: funnel, step: 0, outcome: 'droppedAfter', key: isES },
  ],
  [
    'sessions that went on after step 1, “signed up”',
    { of: { ...funnel, unit: 'session' }, step: 0, outcome: 'convertedFrom' },
  ],
  [
    'people who did 1 step of the funnel and no more',
    { of: { ...funnel, order: 'unordered' }, step: 0, outcome: 'droppedAfter' },
  ],
  [
    'people who entered the funnel on Fri, Apr 3, 1970 and did not convert',
    { of: funnel, trend: 92 * day, outcome: 'lost' },
  ],
  [
    'people who did “signed up” in Mar 30 – Apr 5, 1970 and came back in week 1',
    { of: retention, group: 88 * day, column: 1, outcome: 'returned' },
  ],
  [
    'people who first did “signed up” in Mar 30 – Apr 5, 1970, where country is ES, and did not do “buy” in weeks 2–4 or later',
    {
      of: {
        ...retention,
        acquisition: 'firstEver',
        brackets: [1, 3],
        rule: 'onOrAfter',
        return: { event: 'buy' },
      },
      group: 88 * day,
      column: 2,
      outcome: 'lost',
      key: isES,
    },
  ],
  ['sessions with “pay” 2 steps after “pricing”', { of: flow, node: node(2, 'pay') }],
  [
    'accounts that did “home” 1 step before “pricing”',
    { of: { ...flow, unit: 'user', identity: 'account' }, node: node(-1, 'home') },
  ],
  [
    'sessions that went from “pricing” to “pay”, 1 step after “pricing”',
    { of: flow, link: { from: node(0, 'pricing'), to: node(1, 'pay') } },
  ],
  ['people who were new on Fri, Apr 3, 1970', { of: lifecycle, bucket: 92 * day, state: 'new' }],
  ['people who were active in exactly 3 days, in Apr 1 – 7, 1970', { of: stickiness, count: 3 }],
];

describe('messages.selection', () => {
  it.each(selections)('says: %s', (words, selection) => {
    expect(plain(englishMessages.selection(selection, format))).toBe(words);
  });

  it.each(selections)('says the same of what a source gets: %s', (words, selection) => {
    const { behind } = resolveQuery({ kind: 'users', behind: selection }, { now: 200 * day });
    expect(plain(englishMessages.selection(behind, format))).toBe(words);
  });
});

const cohorts: [string, CohortCondition][] = [
  ['people who did “pay”', { did: { event: 'pay' } }],
  ['people who did not do anything', { did: {}, times: { atMost: 0 } }],
  ['people who did not do “pay”', { not: { did: { event: 'pay' } } }],
  [
    'people who did “pay” at least 3 times in the last 30 days',
    { did: { event: 'pay' }, times: { atLeast: 3 }, within: { last: 30, unit: 'day' } },
  ],
  [
    'people who did “pay” 2 to 5 times on at least 2 days',
    { did: { event: 'pay' }, times: { atLeast: 2, atMost: 5 }, days: { atLeast: 2 } },
  ],
  [
    'people who did any exceptions exactly 1 time',
    { did: { kind: 'exception' }, times: { atLeast: 1, atMost: 1 } },
  ],
  [
    'people whose first event is one where country is ES',
    { had: { property: 'country', op: 'eq', value: 'ES' }, at: 'first' },
  ],
  ['people with the id u1', { anyOf: ['u1'] }],
  ['people who are on a list of 2', { anyOf: ['u1', 'u2'] }],
  ['people except those in the cohort “Power users”', { not: { cohort: 'power' } }],
  [
    'people who did “a” and (who did “b” or who are not those in the cohort “Power users”)',
    {
      all: [
        { did: { event: 'a' } },
        { any: [{ did: { event: 'b' } }, { not: { cohort: 'power' } }] },
      ],
    },
  ],
  [
    'people who dropped off after step 1, “signed up”',
    { behind: { of: funnel, step: 0, outcome: 'droppedAfter' } },
  ],
  [
    'people of sessions with “pay” 2 steps after “pricing”',
    { behind: { of: flow, node: node(2, 'pay') } },
  ],
];

describe('messages.cohort', () => {
  const nameOf = (id: string) => (id === 'power' ? 'Power users' : undefined);

  it.each(cohorts)('says: %s', (words, condition) => {
    expect(englishMessages.cohort(condition, format, { nameOf })).toBe(words);
  });

  it('calls people what the question counts', () => {
    const did: CohortCondition = { did: { event: 'pay' } };
    expect(englishMessages.cohort(did, format, { identity: 'account' })).toBe(
      'accounts that did “pay”',
    );
  });

  it('is part of the definition, without a range that is the report’s', () => {
    const query: TrendQuery = { ...trend, users: { did: { event: 'pay' } } };
    const resolved = resolveQuery(query, { now: 200 * day });
    expect(englishMessages.trendDefinition(resolved, format)).toMatch(
      / · only people who did “pay”$/,
    );
    const other = resolveQuery(
      { ...query, users: { did: { event: 'pay' }, within: { start: 0, end: day } } },
      { now: 200 * day },
    );
    expect(englishMessages.trendDefinition(other, format)).toMatch(/“pay” in Jan 1, 1970$/);
  });
});

describe('deed', () => {
  it('names events, kinds, and what they must carry', () => {
    const where = { property: 'x', op: 'isSet' } as const;
    expect(deed({})).toBe('anything');
    expect(deed({ where })).toBe('any event where x is set');
    expect(deed({ event: 'a', kind: 'request', where })).toBe('“a” (requests) where x is set');
    expect(deed({ kind: 'pageView' })).toBe('any page views');
  });
});

describe('when', () => {
  it('tells a range from a rolling one', () => {
    expect(when({ last: 1, unit: 'day' }, format)).toBe('today');
    expect(when({ last: 1, unit: 'month' }, format)).toBe('this month');
    expect(when({ last: 2, unit: 'week', completed: true }, format)).toBe(
      'in the last 2 whole weeks',
    );
    expect(when({ last: 1, unit: 'week', completed: true }, format)).toBe('in the last whole week');
    expect(plain(when(range, format))).toBe('in Apr 1 – 7, 1970');
  });
});
