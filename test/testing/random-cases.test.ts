import { describe, expect, it } from 'vitest';

import { resolveQuery } from '../../src/model/query.js';
import {
  createRandom,
  type RandomMode,
  randomEvents,
  randomQuery,
  randomSessionPolicy,
} from '../../src/testing.js';

const modes: RandomMode[] = ['general', 'funnelStress'];

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

  it('repeats itself for a seed', () => {
    expect(draw()).toEqual(draw());
  });
});

describe('randomEvents', () => {
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
