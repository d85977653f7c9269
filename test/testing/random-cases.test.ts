import { describe, expect, it, vi } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import {
  assemble,
  resolveQuery,
  type SourceKind,
  type SourceQuery,
} from '../../src/model/query.js';
import { answerByOracle } from '../../src/testing/oracle/answer.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import {
  type RandomMode,
  randomEvents,
  randomSessionPolicy,
} from '../../src/testing/random-cases/events.js';
import { funnelOptionPairs } from '../../src/testing/random-cases/funnel-options.js';
import { endOfPage, nextPage } from '../../src/testing/random-cases/pages.js';
import { selectionName, selectionsOf } from '../../src/testing/random-cases/selections.js';
import { createRandom } from '../../src/testing/random.js';

const allModes: RandomMode[] = ['general', 'funnelStress'];

vi.setConfig({ testTimeout: 60_000 });

const minute = 60_000;

/** Data sets of the modes in turn. */
function* drawSets(sets: number, modes = allModes) {
  for (let seed = 1; seed <= sets; seed++) {
    const random = createRandom(seed);
    const mode = modes[(seed - 1) % modes.length] as RandomMode;
    yield { random, mode, events: randomEvents(random, mode) };
  }
}

/** The same with five questions about each. */
function* drawMany(sets: number, modes = allModes) {
  for (const { random, mode, events } of drawSets(sets, modes)) {
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
  it.each<[RandomMode, SourceKind[]]>([
    [
      'general',
      [
        ...(['trend', 'funnel', 'retention', 'flow', 'sessions', 'timeline'] as const),
        ...(['lifecycle', 'stickiness', 'users', 'catalog'] as const),
      ],
    ],
    ['funnelStress', ['trend', 'funnel', 'users', 'catalog']],
  ])('returns valid queries of every kind in mode %s', (mode, kinds) => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 300; seed++) {
      const random = createRandom(seed);
      const { query, ...context } = randomQuery(random, randomEvents(random, mode), mode);
      const { kind } = resolveQuery(query, context);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    expect(new Set(seen.keys())).toEqual(new Set(kinds));
    if (mode === 'funnelStress') expect(seen.get('funnel')).toBeGreaterThan(190);
  });

  it('asks who is behind a number that the answer shows, at the instant it was shown', () => {
    let asked = 0;
    for (const { events, queries } of drawMany(60)) {
      for (const { query, now, universe } of queries) {
        if (query.kind !== 'users') continue;
        const { asOf = now, ...selection } = query.behind;
        const { of } = query.behind;
        const resolved = resolveQuery(of, { now: asOf, ...(universe ? { universe } : {}) });
        const result = assemble(resolved, answerByOracle(events, resolved));
        const shown = selectionsOf(of, result, asOf).map((each) => each.selection);
        expect(shown).toContainEqual({ ...selection, asOf });
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(20);
  });

  it('combines every two options of a funnel that go together', () => {
    const seen = new Map<string, number>();
    for (const { queries } of drawMany(300, ['funnelStress'])) {
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
    for (const { mode, events } of drawSets(100)) {
      if (mode !== 'funnelStress') continue;
      for (const field of ['user', 'session', 'account'] as const) {
        expect(largest(events, field)).toBeLessThanOrEqual(25);
      }
    }
  });

  it('has users whose session is cut after a day', () => {
    const sets = [...drawSets(300)].filter(({ mode }) => mode === 'general');
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

describe('selectionsOf', () => {
  const at = (day: number) => Date.UTC(2024, 2, day);
  const range = { start: at(1), end: at(3) };
  const events: AnalyticsEvent[] = [
    { time: at(1), event: 'Visit', user: 'a', properties: { plan: 'pro' } },
    { time: at(1) + minute, event: 'Pay', user: 'a' },
    { time: at(2), event: 'Visit', user: 'b' },
  ];

  /** Every number that is not 0, by what it is of. */
  function numbersOf(query: SourceQuery) {
    const resolved = resolveQuery(query, { now: at(4) });
    const result = assemble(resolved, answerByOracle(events, resolved));
    return selectionsOf(query, result, at(4)).flatMap(({ selection, number }) =>
      number === 0 ? [] : [`${selectionName(selection)}: ${number}`],
    );
  }

  it('gives the number of every bucket, total and group of a trend', () => {
    const breakdown = { property: 'plan' };
    expect(
      numbersOf({ kind: 'trend', range, measure: 'users', interval: 'day', breakdown }),
    ).toEqual([
      'trend total of group none: 2',
      'trend bucket of group none: 1',
      'trend bucket of group none: 1',
      'trend total of group value: 1',
      'trend bucket of group value: 1',
    ]);
  });

  it('gives who reached, went on from and dropped after every step, and when they entered', () => {
    const steps = [{ match: { event: 'Visit' } }, { match: { event: 'Pay' } }];
    expect(numbersOf({ kind: 'funnel', range, steps, interval: 'week' })).toEqual([
      'funnel reached: 2',
      'funnel convertedFrom: 1',
      'funnel droppedAfter: 1',
      'funnel reached: 1',
      'funnel entered: 2',
      'funnel converted: 1',
      'funnel lost: 1',
    ]);
  });

  it('gives no number where the answer shows none', () => {
    const measure = { of: 'median', property: 'plan' } as const;
    expect(numbersOf({ kind: 'trend', range, measure })).toEqual([
      'trend total: null',
      'trend bucket: null',
    ]);
    const optional = [
      { match: { event: 'Visit' } },
      { match: { event: 'Pay' }, optional: true },
      { match: { event: 'Visit' } },
    ];
    expect(numbersOf({ kind: 'funnel', range, steps: optional })).toContain(
      'funnel convertedFrom: null',
    );
  });
});

describe('nextPage', () => {
  it('asks for what comes after a page, and for nothing after the last', () => {
    const query = { kind: 'users', limit: 1, behind: { of: 'a question' } } as never;
    const rows = { kind: 'users', cursor: '["version","b"]' } as never;
    expect(nextPage(query, rows)).toMatchObject({ limit: 1, cursor: '["version","b"]' });
    expect(endOfPage(rows)).toEqual(['b']);
    expect(nextPage(query, { kind: 'users' } as never)).toBeNull();
    expect(endOfPage({ kind: 'users' } as never)).toBeNull();
  });
});
