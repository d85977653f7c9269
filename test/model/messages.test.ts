import { describe, expect, it } from 'vitest';

import { activityMessages } from '../../src/model/activity-messages.js';
import { explainMessages } from '../../src/model/explain-messages.js';
import type { NotUsedReason } from '../../src/model/explain.js';
import { exportMessages } from '../../src/model/export-messages.js';
import { filterMessages } from '../../src/model/filter-messages.js';
import { flowMessages } from '../../src/model/flow-messages.js';
import type { FlowQuery } from '../../src/model/flow.js';
import { createFormat } from '../../src/model/format.js';
import { funnelMessages } from '../../src/model/funnel-messages.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { insightsMessages } from '../../src/model/insights-messages.js';
import type { InsightsQuery } from '../../src/model/insights.js';
import type { LifecycleQuery } from '../../src/model/lifecycle.js';
import { linkedMessages } from '../../src/model/linked-messages.js';
import { listMessages } from '../../src/model/list-messages.js';
import { englishMessages as messages } from '../../src/model/messages.js';
import { peopleMessages } from '../../src/model/people-messages.js';
import { type AnyQuery, type Resolved, resolveQuery } from '../../src/model/query.js';
import { retentionMessages } from '../../src/model/retention-messages.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import { selectionMessages } from '../../src/model/selection-messages.js';
import type { SessionsQuery } from '../../src/model/sessions.js';
import type { StickinessQuery } from '../../src/model/stickiness.js';
import { trendMessages } from '../../src/model/trend-messages.js';

const format = createFormat('en-US', 'UTC');
const day = 86_400_000;
const range = { start: 90 * day, end: 97 * day };
const resolve = <Q extends AnyQuery>(query: Q): Resolved<Q> =>
  resolveQuery(query, { now: 200 * day });
/** Node writes ranges with thin spaces. */
const plain = (text: string) => text.replaceAll('\u2009', ' ');
const isES = { type: 'value', value: 'ES' } as const;
const isFR = { type: 'value', value: 'FR' } as const;

describe('englishMessages', () => {
  it('has nothing different under one name', () => {
    const parts = [
      trendMessages,
      funnelMessages,
      filterMessages,
      exportMessages,
      retentionMessages,
      flowMessages,
      activityMessages,
      listMessages,
      explainMessages,
      insightsMessages,
      peopleMessages,
      selectionMessages,
      linkedMessages,
    ];
    const words = new Map<string, unknown>();
    const twice = parts
      .flatMap((part) => Object.entries(part))
      .filter(([name, word]) => {
        const other = words.get(name);
        words.set(name, word);
        return other !== undefined && other !== word;
      });
    expect(twice).toEqual([]);
  });
});

describe('messages of retention', () => {
  const query = resolve<RetentionQuery>({
    kind: 'retention',
    range,
    period: 'week',
    start: { event: 'signed up' },
  });
  const returned = {
    kind: 'returned',
    column: 1,
    share: 0.288,
    returned: 453,
    eligible: 1573,
  } as const;
  const say = (...facts: Parameters<typeof messages.retentionTakeaway>[0]) =>
    messages.retentionTakeaway(facts, query, format);

  it('say the finding', () => {
    expect(say(returned, { kind: 'levels', column: 4, share: 0.12 })).toBe(
      '28.8% come back in week 1; it levels off at 12% from week 4',
    );
    expect(say(returned, { kind: 'levels', column: 1, share: 0.288 })).toBe(
      '28.8% come back in week 1, and it stays at that',
    );
    expect(say(returned, { kind: 'few', eligible: 12 })).toBe(
      '28.8% of only 12 users come back in week 1',
    );
    const groups = {
      kind: 'groups',
      column: 1,
      best: { key: isES, share: 0.4 },
      worst: { key: isFR, share: 0.1 },
    } as const;
    expect(say(returned, groups)).toBe('28.8% come back in week 1: ES 40% most, FR 10% least');
    expect(say({ kind: 'notOver', size: 3 })).toBe(
      '3 users so far; no week to come back in is over yet',
    );
    expect(say({ kind: 'empty' })).toBe('Nobody did “signed up” in this range');
  });

  it('say the rule', () => {
    const asked = resolve<RetentionQuery>({
      kind: 'retention',
      range,
      period: 'day',
      return: { event: 'buy' },
      acquisition: 'firstEver',
      rule: 'onOrAfter',
      clock: 'rolling',
      minReturns: 2,
      identity: 'account',
      users: { did: { event: 'pay' } },
    });
    expect(plain(messages.retentionDefinition(asked, format))).toBe(
      'Accounts that did anything, by the day they first did it ever · came back with “buy”, at least 2 times, in that day or any time after · a day is 24 hours from each one’s start · only accounts that did “pay” · Apr 1 – 7, 1970 · UTC',
    );
  });
});

describe('messages of flows', () => {
  const query = resolve<FlowQuery>({ kind: 'flow', range, anchor: { event: 'pricing' } });
  const next = {
    kind: 'next',
    key: { type: 'value', value: 'signup' },
    count: 4,
    share: 0.421,
  } as const;

  it('say the finding', () => {
    const say = (...facts: Parameters<typeof messages.flowTakeaway>[0]) =>
      messages.flowTakeaway(facts, query, format);
    expect(say(next, { kind: 'ended', count: 1, share: 0.12 })).toBe(
      'After “pricing”, 42.1% of sessions go on to “signup”; 12% end there',
    );
    expect(say(next, { kind: 'few', total: 10 })).toBe(
      'After “pricing”, 42.1% of only 10 sessions go on to “signup”',
    );
    expect(say({ kind: 'ended', count: 40, share: 1 })).toBe(
      'After “pricing”, 100% of sessions end there',
    );
    expect(say({ kind: 'empty' })).toBe('No session with “pricing” in this range');
  });

  it('say the rule', () => {
    const asked = resolve<FlowQuery>({
      kind: 'flow',
      range,
      anchor: { event: 'pricing' },
      before: 1,
      exclude: [{ event: 'ping' }],
      node: 'page',
    });
    expect(plain(messages.flowDefinition(asked, format))).toBe(
      'Sessions from their first “pricing” · 1 step before · 3 steps after · by page · without “ping” · repeats are one step · sessions cut at the range · Apr 1 – 7, 1970 · UTC',
    );
  });
});

describe('messages of who is active', () => {
  const lifecycle = resolve<LifecycleQuery>({ kind: 'lifecycle', range, interval: 'week' });
  const stickiness = resolve<StickinessQuery>({ kind: 'stickiness', range, interval: 'day' });

  it('say what was gained and lost', () => {
    const bucket = { start: 95 * day, end: 102 * day, partial: false };
    const net = (n: number) =>
      plain(
        messages.lifecycleTakeaway(
          [
            {
              kind: 'net',
              bucket,
              net: n,
              counts: { new: 30, returning: 9, resurrected: 5, dormant: 35 - n },
            },
          ],
          lifecycle,
          format,
        ),
      );
    expect(net(7)).toBe(
      '7 more active users in Apr 6 – 12, 1970 than in the week before: 30 new and 5 back again, 28 gone',
    );
    expect(net(-1)).toMatch(/^1 fewer active user in/);
    expect(net(0)).toMatch(/^As many active users in .* as in the week before/);
    expect(messages.lifecycleTakeaway([{ kind: 'notOver' }], lifecycle, format)).toBe(
      'No whole week is over yet',
    );
  });

  it('say how often users were there', () => {
    const say = (...facts: Parameters<typeof messages.stickinessTakeaway>[0]) =>
      messages.stickinessTakeaway(facts, stickiness, format);
    expect(
      say(
        { kind: 'half', count: 3, of: 7 },
        { kind: 'once', users: 1, share: 0.3 },
        { kind: 'always', users: 1, share: 0.05 },
      ),
    ).toBe('Half of the users were active in at least 3 days of 7, 5% in every one');
    expect(
      say(
        { kind: 'half', count: 1, of: 7 },
        { kind: 'once', users: 9, share: 0.6 },
        { kind: 'notOver' },
        { kind: 'few', users: 15 },
      ),
    ).toBe('60% of only 15 users were active in 1 day only, of 7 so far');
    expect(say({ kind: 'half', count: 7, of: 7 })).toBe(
      'Half of the users were active in all 7 days',
    );
  });
});

describe('messages of lists', () => {
  it('say how long a list is, and what is at its head', () => {
    const sessions = (sort: SessionsQuery['sort'] & string, value: number) =>
      messages.sessionsTakeaway(
        [
          { kind: 'total', total: 1234 },
          { kind: 'median', ms: 200_000 },
          { kind: 'first', sort, value },
        ],
        format,
      );
    expect(sessions('duration', 3_600_000)).toBe(
      '1,234 sessions, half of at most 3m 20s; the longest took 1h',
    );
    expect(sessions('exceptions', 1)).toMatch(/; the worst has 1 exception$/);
    expect(messages.sessionsTakeaway([{ kind: 'empty' }], format)).toBe(
      'No sessions in this range',
    );
  });
});

describe('messages of explanations', () => {
  const funnel: FunnelQuery = {
    kind: 'funnel',
    range,
    steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
    hold: ['plan'],
    exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'break' }],
  };
  const asked = resolve({
    kind: 'explain' as const,
    behind: { of: funnel, step: 0, outcome: 'droppedAfter' as const },
    user: 'u1',
  });
  const { of } = asked.behind;

  it.each<[NotUsedReason, string]>([
    ['beforeStart', 'It came before the first step'],
    ['afterWindow', 'It came after the 14 days from step 1'],
    ['afterWithin', 'It came too long after the step before'],
    ['wrongOrder', 'The steps before it were not done yet'],
    ['filledByAnother', 'Another event did it'],
    ['excluded', '“x” came between'],
    ['otherHeldValue', 'It has another plan'],
    ['outsideScope', 'It is not in the range, the filter, the group or the people looked at'],
    ['duplicate', 'It is a copy of an event that was counted'],
  ])('say why an event was not used: %s', (reason, words) => {
    expect(messages.notUsed(reason, of)).toBe(words);
  });

  it('say in one sentence why someone is counted', () => {
    expect(
      messages.explainTakeaway(
        [
          { kind: 'verdict', counted: true },
          { kind: 'reached', step: 0 },
          { kind: 'missed', part: 1, reason: 'afterWindow' },
        ],
        asked,
        format,
      ),
    ).toBe(
      'Counted: got as far as step 1, “a”; step 2, “b” was not used: it came after the 14 days from step 1',
    );
    expect(
      messages.explainTakeaway(
        [
          { kind: 'verdict', counted: false },
          { kind: 'reached', step: null },
          { kind: 'missed', part: 0, reason: null },
        ],
        asked,
        format,
      ),
    ).toBe('Not counted: no attempt at the funnel; no step 1, “a”');
  });
});

describe('messages of insights', () => {
  const query = resolve<InsightsQuery>({ kind: 'insights', range });

  it('say what changed most', () => {
    const insight = {
      property: 'country',
      value: 'ES',
      users: 34,
      share: 0.34,
      previousUsers: 12,
      previousShare: 0.12,
      z: 3.7,
    };
    expect(
      messages.insightsTakeaway(
        [
          { kind: 'value', insight },
          { kind: 'headline', name: 'users', value: 110, previous: 100, share: 0.1 },
        ],
        query,
        format,
      ),
    ).toBe('Country ES is more common: 34% of users, 12% before; users up 10% on the time before');
  });
});
