import { describe, expect, it } from 'vitest';

import type { FlowQuery } from '../../src/model/flow.js';
import type { LifecycleQuery } from '../../src/model/lifecycle.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import type { Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { log } from '../testing/ask.js';
import { explain, told } from './explain-notation.js';

const day = 86_400_000;
/** Four days of 1970, each two milliseconds of interest. */
const range = { start: 0, end: 4 * day };

/** `'A@0.5 B@2'`: times in days. */
function days(...users: string[]) {
  return log(
    ...users.map((user) =>
      user.replaceAll(/@([\d.]+)/g, (_, time: string) => `@${Math.round(Number(time) * day)}`),
    ),
  );
}

/** What is told of u1, times in days; and whether it is counted. */
async function toldOf(users: string[], behind: Selection, user = 'u1') {
  const result = await explain(days(...users), behind, user);
  const text = told(result).replaceAll(/@(\d+)/g, (_, time: string) => `@${Number(time) / day}`);
  return [text, result.counted];
}

describe('explain, of a trend', () => {
  const of: TrendQuery = {
    kind: 'trend',
    measure: 'users',
    range,
    events: { event: 'A' },
    interval: 'day',
  };

  it('shows the events of the bucket, of those the question reads', async () => {
    expect(await toldOf(['A@0 B@1 A@1 A@1.5 A@2 A@5'], { of, bucket: day })).toEqual([
      'A@0!outsideScope A@1=0 B@1 A@1.5=0 A@2!afterWindow',
      true,
    ]);
  });

  it('shows those of the group, which depends on everybody', async () => {
    const by: TrendQuery = { ...of, breakdown: { property: 'p', limit: 1 } };
    const users = ['A@0:x A@1:y', 'A@0:y'];
    const y = { type: 'value', value: 'y' } as const;
    expect(await toldOf(users, { of: by, key: y })).toEqual(['A@0!outsideScope A@1=0', true]);
    const other = { type: 'other', count: 1 } as const;
    expect(await toldOf(users, { of: by, key: other })).toEqual(['A@0=0 A@1!outsideScope', true]);
    expect(await toldOf(users, { of: by, key: other }, 'u2')).toEqual(['A@0!outsideScope', false]);
    // x has a name of its own only where more groups are shown.
    const x = { type: 'value', value: 'x' } as const;
    expect(await toldOf(users, { of: by, key: x })).toEqual([
      'A@0!outsideScope A@1!outsideScope',
      false,
    ]);
  });

  it('shows the time before', async () => {
    const before: TrendQuery = {
      ...of,
      range: { start: 2 * day, end: 4 * day },
      compare: 'previous',
    };
    expect(await toldOf(['A@1 A@2'], { of: before, previous: true })).toEqual([
      'A@1=0 A@2!outsideScope',
      true,
    ]);
  });

  it('shows what was before of the values the report has no group for', async () => {
    const before: TrendQuery = {
      ...of,
      range: { start: 2 * day, end: 4 * day },
      compare: 'previous',
      breakdown: { property: 'p' },
    };
    const other = { type: 'other', count: 1 } as const;
    expect(
      await toldOf(['A@1:y A@1.5:x A@2:x'], { of: before, previous: true, key: other }),
    ).toEqual(['A@1=0 A@1.5!outsideScope A@2!outsideScope', true]);
  });

  it('looks only at events with a number for a property measure', async () => {
    const sum: TrendQuery = { ...of, measure: { of: 'sum', property: 'size' } };
    const events = days('A@0 A@1').map((event, i) => ({
      ...event,
      properties: { size: i === 0 ? 0 : 'large' },
    }));
    const result = await explain(events, { of: sum });
    expect([told(result), result.counted]).toEqual([`A@0=0 A@${day}`, true]);
  });
});

describe('explain, of a lifecycle', () => {
  const of: LifecycleQuery = { kind: 'lifecycle', range, interval: 'day' };
  const user = ['A@1 A@1.5 A@2 A@3.5'];

  it('shows the first event of all for who is new', async () => {
    expect(await toldOf(user, { of, bucket: day, state: 'new' })).toEqual([
      'A@1=0 A@1.5!filledByAnother A@2!afterWindow A@3.5!afterWindow',
      true,
    ]);
    expect(await toldOf(user, { of, bucket: 2 * day, state: 'new' })).toEqual([
      'A@1!outsideScope A@1.5!outsideScope A@2!filledByAnother A@3.5!afterWindow',
      false,
    ]);
  });

  it('shows the bucket before for who returned', async () => {
    expect(await toldOf(user, { of, bucket: 2 * day, state: 'returning' })).toEqual([
      'A@1=0 A@1.5=0 A@2=0 A@3.5!afterWindow',
      true,
    ]);
    expect(await toldOf(user, { of, bucket: 3 * day, state: 'returning' })).toEqual([
      'A@1!outsideScope A@1.5!outsideScope A@2=0 A@3.5=0',
      true,
    ]);
  });

  it('shows the bucket before for who went dormant', async () => {
    expect(await toldOf(['A@0 A@2'], { of, bucket: day, state: 'dormant' })).toEqual([
      'A@0=0 A@2!afterWindow',
      true,
    ]);
    expect(await toldOf(['A@0 A@2'], { of, bucket: 2 * day, state: 'resurrected' })).toEqual([
      'A@0!outsideScope A@2=0',
      true,
    ]);
  });
});

describe('explain, of a stickiness', () => {
  it('shows all events that make active', async () => {
    const of = { kind: 'stickiness', range, interval: 'day', events: { event: 'A' } } as const;
    expect(await toldOf(['A@0 B@1 A@2'], { of, count: 2 })).toEqual(['A@0=0 B@1 A@2=0', true]);
    expect(await toldOf(['A@0 B@1 A@2'], { of, count: 1 })).toEqual(['A@0=0 B@1 A@2=0', false]);
  });
});

describe('explain, of a retention', () => {
  const of: RetentionQuery = {
    kind: 'retention',
    range,
    period: 'day',
    start: { event: 'A' },
    return: { event: 'B' },
  };
  const returned = (column: number, query = of): Selection => ({
    of: query,
    group: day,
    column,
    outcome: 'returned',
  });

  it('shows the start and the returns in the column', async () => {
    expect(await toldOf(['A@0 B@1 A@1.25 A@1.5 B@1.75 B@2 B@3'], returned(1))).toEqual([
      'A@0!outsideScope B@1!beforeStart A@1.25=0 A@1.5!filledByAnother B@1.75!outsideScope B@2=1 B@3!afterWindow',
      true,
    ]);
    expect(await toldOf(['B@1 A@1.25 B@1.75 B@2'], returned(0))).toEqual([
      'B@1!beforeStart A@1.25=0 B@1.75=1 B@2!afterWindow',
      true,
    ]);
  });

  it('shows one event as start and return', async () => {
    const any = { ...of, start: {}, return: {} };
    expect(await toldOf(['A@1 B@1.5 C@2'], returned(0, any))).toEqual([
      'A@1=0+1 B@1.5=1 C@2!afterWindow',
      true,
    ]);
  });

  it('tells that another start put the user in another group', async () => {
    const first = { ...of, acquisition: 'firstEver' } as const;
    expect(await toldOf(['A@0 A@1 B@2'], returned(1, first))).toEqual([
      'A@0!outsideScope A@1!filledByAnother B@2!wrongOrder',
      false,
    ]);
  });

  it('counts from the start with the rolling clock, and on to the horizon with onOrAfter', async () => {
    const rolling = { ...of, clock: 'rolling' } as const;
    expect(await toldOf(['A@1.5 B@2.25 B@2.5 B@3.5'], returned(1, rolling))).toEqual([
      'A@1.5=0 B@2.25!outsideScope B@2.5=1 B@3.5!afterWindow',
      true,
    ]);
    const later = { ...of, rule: 'onOrAfter' } as const;
    expect(await toldOf(['A@1 B@3.5'], returned(1, later))).toEqual(['A@1=0 B@3.5=1', true]);
  });

  it('takes, of starts at one instant, that of the first value', async () => {
    const by = { ...of, start: {}, return: { event: 'C' }, breakdown: { property: 'p' } };
    const key = { type: 'value', value: 'x' } as const;
    expect(await toldOf(['A@1:y B@1:x C@2'], { ...returned(1, by), key })).toEqual([
      'A@1!filledByAnother B@1=0 C@2=1',
      true,
    ]);
  });

  it('shows nothing of who started in another group of values', async () => {
    const by = { ...of, breakdown: { property: 'p', limit: 1 } };
    const key = { type: 'value', value: 'x' } as const;
    expect(await toldOf(['A@1:x B@2', 'A@1:y B@2'], { ...returned(1, by), key })).toEqual([
      'A@1=0 B@2=1',
      true,
    ]);
    expect(await toldOf(['A@1:x B@2', 'A@1:y B@2'], { ...returned(1, by), key }, 'u2')).toEqual([
      'A@1!outsideScope B@2!outsideScope',
      false,
    ]);
  });
});

describe('explain, of a flow', () => {
  it('shows the first anchor', async () => {
    const of: FlowQuery = {
      kind: 'flow',
      range,
      anchor: { event: 'A' },
      unit: 'user',
      exclude: [{ where: { property: 'p', op: 'eq', value: 'x' } }],
    };
    const at = (value: string): Selection => ({
      of,
      node: { offset: 1, key: { type: 'value', value } },
    });
    expect(await toldOf(['A@0:x A@1 B@2 A@3'], at('B'))).toEqual([
      'A@0!outsideScope A@1=0 B@2 A@3!filledByAnother',
      true,
    ]);
    expect((await toldOf(['A@1 C@2', 'A@1 B@2'], at('B')))[1]).toBe(false);
  });

  it('takes, of anchors at one instant, that of the first node', async () => {
    const of: FlowQuery = { kind: 'flow', range, anchor: {}, unit: 'user', node: 'p' };
    const node = { offset: 0, key: { type: 'value', value: 'x' } } as const;
    expect(await toldOf(['A@1:y B@1:x'], { of, node })).toEqual([
      'A@1!filledByAnother B@1=0',
      true,
    ]);
  });
});
