import { type AnswerCase, day0, event, minute } from '../case.js';

/* What there is to ask about (QUERIES §10). */

const events = [
  event('ann', 'visit', 0, { plan: 'free', size: 3 }),
  event('ann', 'visit', 5, { plan: 'pro' }),
  event('bob', 'Visit', 7, { plan: 'free', size: 'big' }),
  { ...event(null, 'crash', 9), kind: 'exception' },
];

export const catalogCases: AnswerCase[] = [
  {
    key: 'catalog/events',
    rule: 'events by name and kind with counts and when last seen, most frequent first, ties by code point',
    events,
    query: { kind: 'catalog' },
    expected: {
      events: [
        { event: 'visit', kind: 'event', count: 2, lastSeen: day0 + 5 * minute },
        { event: 'Visit', kind: 'event', count: 1 },
        { event: 'crash', kind: 'exception', count: 1 },
      ],
      matches: 3,
      kinds: [
        { kind: 'event', count: 3 },
        { kind: 'exception', count: 1 },
      ],
      firstEvent: day0,
      lastEvent: day0 + 9 * minute,
    },
  },
  {
    key: 'catalog/properties',
    rule: 'properties with the types of their values and the share of events that have them',
    events,
    query: { kind: 'catalog' },
    expected: {
      properties: [
        { property: 'plan', types: ['string'], coverage: 0.75 },
        { property: 'size', types: ['string', 'number'], coverage: 0.5 },
      ],
    },
  },
  {
    key: 'catalog/search',
    rule: 'search looks anywhere in a name and folds A–Z',
    events,
    query: { kind: 'catalog', search: 'VIS' },
    expected: { events: [{ event: 'visit' }, { event: 'Visit' }], matches: 2 },
  },
  {
    key: 'catalog/values',
    rule: 'the frequent values of one property',
    events,
    query: { kind: 'catalog', property: 'plan' },
    expected: {
      values: [
        { value: 'free', count: 2 },
        { value: 'pro', count: 1 },
      ],
    },
  },
  {
    key: 'catalog/universe',
    rule: 'events outside the universe are not in the catalog',
    events,
    query: { kind: 'catalog' },
    universe: { property: 'plan', op: 'eq', value: 'free' },
    expected: {
      events: [
        { event: 'Visit', count: 1 },
        { event: 'visit', count: 1 },
      ],
      properties: [
        { property: 'plan', coverage: 1 },
        { property: 'size', coverage: 1 },
      ],
    },
  },
];
