import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import {
  createRandom,
  type RandomMode,
  randomEvents,
  randomQuery,
  randomSessionPolicy,
} from '../../src/testing.js';
import { funnelOptionPairs } from '../../src/testing/random-cases/funnel-options.js';

const modes: RandomMode[] = ['general', 'funnelStress'];

const minute = 60_000;

/** Data sets of both modes in turn, with five questions about each, as the engine is asked. */
function* drawMany(sets: number) {
  for (let seed = 1; seed <= sets; seed++) {
    const random = createRandom(seed);
    const mode = modes[(seed - 1) % modes.length] as RandomMode;
    const events = randomEvents(random, mode);
    const queries = Array.from({ length: 5 }, () => randomQuery(random, events, mode));
    yield { mode, events, queries };
  }
}

function largest(events: AnalyticsEvent[], field: 'user' | 'session' | 'account'): number {
  const counts = new Map<string, number>();
  for (const event of events) {
    const id = event[field];
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Whether a user is active for more than a day without a gap that ends a session. */
function hasLongRun(events: AnalyticsEvent[]): boolean {
  return [...new Set(events.map(({ user }) => user))].some((user) => {
    const times = events
      .filter((event) => user && event.user === user)
      .map(({ time }) => time)
      .toSorted((a, b) => a - b);
    let start = 0;
    return times.some((time, i) => {
      if (i > 0 && time - (times[i - 1] as number) > 30 * minute) start = i;
      return time - (times[start] as number) > 1_440 * minute;
    });
  });
}

function draw() {
  const random = createRandom(5);
  const events = randomEvents(random, 'general');
  return {
    events,
    policy: randomSessionPolicy(random),
    query: randomQuery(random, events, 'general'),
  };
}

describe('randomQuery', () => {
  it('returns valid queries of every kind', () => {
    for (const mode of modes) {
      const kinds = new Set<string>();
      for (let seed = 0; seed < 300; seed++) {
        const random = createRandom(seed);
        const { query, ...context } = randomQuery(random, randomEvents(random, mode), mode);
        kinds.add(resolveQuery(query, context).kind);
      }
      expect(kinds).toEqual(new Set(['trend', 'funnel', 'catalog']));
    }
  });

  it('combines every two options of a funnel that go together', () => {
    const seen = new Map<string, number>();
    for (const { queries } of drawMany(300)) {
      for (const { labels } of queries) {
        for (const [a, b] of funnelOptionPairs) {
          if (labels.includes(a) && labels.includes(b)) {
            seen.set(`${a} × ${b}`, (seen.get(`${a} × ${b}`) ?? 0) + 1);
          }
        }
      }
    }
    const rare = funnelOptionPairs
      .map(([a, b]) => `${a} × ${b}`)
      .filter((pair) => (seen.get(pair) ?? 0) < 20);
    expect(rare).toEqual([]);
  });

  it('repeats itself for a seed', () => {
    expect(draw()).toEqual(draw());
  });
});

describe('randomEvents', () => {
  it('gives nobody more events than every attempt can be tried for', () => {
    for (const { mode, events } of drawMany(100)) {
      if (mode !== 'funnelStress') continue;
      for (const field of ['user', 'session', 'account'] as const) {
        expect(largest(events, field)).toBeLessThanOrEqual(25);
      }
    }
  });

  it('has users whose session is cut after a day', () => {
    const sets = [...drawMany(300)].filter(({ mode }) => mode === 'general');
    const cut = sets.filter(({ events }) => hasLongRun(events) && largest(events, 'user') > 30);
    expect(cut.length).toBeGreaterThan(3);
  });

  it('has ties, repeated ids, events without users and mixed types', () => {
    const random = createRandom(1);
    const sets = Array.from({ length: 100 }, () => randomEvents(random, 'funnelStress'));
    const all = sets.flat();
    expect(
      sets.every((events) => new Set(events.map(({ time }) => time)).size < events.length),
    ).toBe(true);
    expect(
      sets.some(
        (events) =>
          new Set(events.flatMap(({ id }) => id ?? [])).size < events.filter(({ id }) => id).length,
      ),
    ).toBe(true);
    expect(all.some(({ user }) => user === '') && all.some((event) => !('user' in event))).toBe(
      true,
    );
    expect(new Set(all.map(({ properties }) => typeof properties?.mixed)).size).toBeGreaterThan(4);
  });
});
