import { describe, expect, it } from 'vitest';

import { afterFunnel, beforeFunnel, eventsAfter, eventsBefore } from '../../src/model/around.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { canonicalKey, runQuery } from '../../src/query.js';
import { memorySource } from '../../src/sources/memory.js';

const steps = (...events: string[]) => events.map((event) => ({ match: { event } }));
const query: FunnelQuery = {
  kind: 'funnel',
  range: { start: 0, end: 1000 },
  steps: steps('a', 'b'),
};

const source = memorySource(
  [
    // Goes on with c; came from z.
    ['u', 'z', 1],
    ['u', 'a', 2],
    ['u', 'b', 3],
    ['u', 'c', 4],
    // Goes on with c; came from y, though z was before.
    ['v', 'z', 1],
    ['v', 'y', 2],
    ['v', 'a', 3],
    ['v', 'b', 5],
    ['v', 'c', 6],
    ['v', 'd', 7],
    // Goes on with d; nothing before.
    ['w', 'a', 1],
    ['w', 'b', 2],
    ['w', 'd', 3],
    // Stops at b.
    ['x', 'z', 1],
    ['x', 'a', 2],
    ['x', 'b', 3],
    // Does not convert.
    ['q', 'y', 1],
    ['q', 'a', 2],
  ].map(([user, event, time]) => ({
    user: String(user),
    event: String(event),
    time: Number(time),
  })),
  { id: 'around' },
);

describe('afterFunnel', () => {
  it('finds what came right after the last step', async () => {
    const result = await runQuery(source, afterFunnel(query) as FunnelQuery, { now: 1000 });
    expect(eventsAfter(result)).toEqual({
      events: [
        { event: 'c', count: 2, share: 2 / 3 },
        { event: 'd', count: 1, share: 1 / 3 },
      ],
      total: 3,
      none: 1,
    });
  });

  it('leaves optional steps out and renumbers exclusions', () => {
    const full: FunnelQuery = {
      ...query,
      steps: [...steps('a', 'b'), { match: { event: 'o' }, optional: true }, ...steps('c')],
      exclusions: [{ match: { event: 'x' }, after: 1, before: 3, effect: 'break' }],
      breakdown: { property: 'p' },
      interval: 'day',
    };
    const after = afterFunnel(full);
    expect(after).toEqual({
      ...query,
      steps: [...steps('a', 'b', 'c'), { match: {} }],
      exclusions: [{ match: { event: 'x' }, after: 1, before: 2, effect: 'break' }],
      breakdown: { property: '$event', attribution: { step: 3 }, limit: 1000 },
    });
    expect(beforeFunnel(full)?.exclusions?.[0]).toMatchObject({ after: 2, before: 3 });
    expect(canonicalKey(after as FunnelQuery)).toBeTruthy();
    expect(canonicalKey(beforeFunnel(full) as FunnelQuery)).toBeTruthy();
  });

  it('needs one step, room for one more, and an order', () => {
    expect(afterFunnel({ ...query, steps: steps('a') })?.steps).toHaveLength(2);
    expect(afterFunnel({ ...query, steps: [] })).toBeNull();
    expect(afterFunnel({ ...query, steps: steps(...'abcdefghijklmnopqrst') })).toBeNull();
    expect(afterFunnel({ ...query, order: 'strict' })).toBeNull();
    expect(beforeFunnel({ ...query, attempts: 'first' })).toBeNull();
  });
});

describe('beforeFunnel', () => {
  it('finds what those who convert did right before the first step', async () => {
    const result = await runQuery(source, beforeFunnel(query) as FunnelQuery, { now: 1000 });
    expect(eventsBefore(result)).toEqual({
      events: [
        { event: 'z', count: 2, share: 2 / 3 },
        { event: 'y', count: 1, share: 1 / 3 },
      ],
      total: 3,
      none: null,
    });
  });
});
