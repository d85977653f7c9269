import { describe, expect, it } from 'vitest';

import type { CatalogQuery } from '../../src/model/catalog.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import { answerByOracle } from '../../src/testing.js';

const events: AnalyticsEvent[] = [
  { time: 5, event: 'Pay', properties: { plan: 'Pro', price: 9 } },
  { time: 3, event: 'Pay', properties: { plan: 'Free', price: null } },
  { time: 4, event: 'Pay', kind: 'pageView', properties: { plan: 5 } },
  { time: 1, event: 'Buy', properties: {} },
];

const ask = (
  query: Omit<CatalogQuery, 'kind'> = {},
  universe?: Parameters<typeof resolveQuery>[1]['universe'],
) =>
  answerByOracle(
    events,
    resolveQuery({ kind: 'catalog', ...query }, { now: 9, ...(universe ? { universe } : {}) }),
  );

describe('answerByOracle: catalog', () => {
  it('lists a name of two kinds twice, by count, name and kind', () => {
    expect(ask().events).toEqual([
      { event: 'Pay', kind: 'event', count: 2, lastSeen: 5 },
      { event: 'Buy', kind: 'event', count: 1, lastSeen: 1 },
      { event: 'Pay', kind: 'pageView', count: 1, lastSeen: 4 },
    ]);
    expect(ask().kinds).toEqual([
      { kind: 'event', count: 3 },
      { kind: 'pageView', count: 1 },
    ]);
  });

  it('orders equal counts by name before kind, and by kind', () => {
    const log = [
      { time: 0, event: 'B', kind: 'a' },
      { time: 0, event: 'A', kind: 'c' },
      { time: 0, event: 'A', kind: 'b' },
    ];
    const { events: found } = answerByOracle(log, resolveQuery({ kind: 'catalog' }, { now: 9 }));
    expect(found.map(({ event, kind }) => event + kind)).toEqual(['Ab', 'Ac', 'Ba']);
  });

  it('does not list a property that is null everywhere', () => {
    const log = [{ time: 0, event: 'A', properties: { p: null } }];
    const rows = answerByOracle(log, resolveQuery({ kind: 'catalog' }, { now: 9 }));
    expect(rows.properties).toEqual([]);
  });

  it('lists properties that are set, with types and coverage', () => {
    expect(ask().properties).toEqual([
      { property: 'plan', types: ['string', 'number'], coverage: 0.75 },
      { property: 'price', types: ['number'], coverage: 0.25 },
    ]);
  });

  it('finds names by text, A–Z folded, and says how many match beyond the limit', () => {
    const { events: found, matches } = ask({ search: 'pA', limit: 1 });
    expect([found.length, matches]).toEqual([1, 2]);
    expect(ask({ search: 'zz' }).events).toEqual([]);
  });

  it('finds values of the property asked for instead of names', () => {
    expect(ask({ property: 'plan' }).values).toEqual([
      { value: 5, count: 1 },
      { value: 'Free', count: 1 },
      { value: 'Pro', count: 1 },
    ]);
    expect(ask({ property: 'plan', search: '5' })).toMatchObject({
      values: [{ value: 5 }],
      matches: 3,
    });
    expect(ask({ property: '$event' }).values?.[0]).toEqual({ value: 'Pay', count: 3 });
  });

  it('sees the universe only', () => {
    const answer = ask({}, { property: '$event', op: 'eq', value: 'Buy' });
    expect([answer.matches, answer.firstEvent, answer.lastEvent]).toEqual([1, 1, 1]);
    const nothing = ask({}, { any: [] });
    expect([nothing.events, nothing.properties, nothing.firstEvent]).toEqual([[], [], null]);
  });
});
