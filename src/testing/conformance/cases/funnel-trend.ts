import { type AnswerCase, day, day0, journeys } from '../case.js';
import { counts, funnel, minutes } from './funnel.js';

/* Conversion over time (QUERIES §4). */

export const funnelTrendCases: AnswerCase[] = [
  {
    key: 'funnel/trend',
    rule: 'a unit enters in every bucket that holds a step-1 event of its own and converts there if an attempt from one completes',
    events: journeys(`
      ann | 0 a | 10 b | 1440 a | 1441 a
      bob | 5 a | 1430 a | 1450 b
    `),
    query: funnel('a b', {
      range: { start: day0, end: day0 + 3 * day },
      interval: 'day',
      window: minutes(60),
    }),
    expected: {
      ...counts(2, 2),
      trend: [
        { start: day0, end: day0 + day, entered: 2, converted: 2, partial: false },
        { entered: 1, converted: 0, partial: false },
        { entered: 0, converted: 0, partial: true },
      ],
    },
  },
  {
    key: 'funnel/trend/first-attempt',
    rule: 'with attempts first entries add up to step 1',
    events: journeys(`ann | 0 a | 1440 a | 1441 b`),
    query: funnel('a b', {
      range: { start: day0, end: day0 + 2 * day },
      interval: 'day',
      attempts: 'first',
    }),
    expected: {
      trend: [
        { entered: 1, converted: 1 },
        { entered: 0, converted: 0 },
      ],
    },
  },
  {
    key: 'funnel/trend/earlier-start',
    rule: 'an early start converts where its own attempt does, though a later start ends it too',
    events: journeys(`ann | 0 a | 1440 a | 1445 b`),
    query: funnel('a b', { range: { start: day0, end: day0 + 2 * day }, interval: 'day' }),
    expected: {
      trend: [
        { entered: 1, converted: 1 },
        { entered: 1, converted: 1 },
      ],
    },
  },
  {
    key: 'funnel/trend/removed',
    rule: 'units taken out enter nowhere',
    events: journeys(`
      ann | 0 a | 1 x | 2 b
      bob | 0 a
    `),
    query: funnel('a b', {
      range: { start: day0, end: day0 + day },
      interval: 'day',
      exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'remove' }],
    }),
    expected: { trend: [{ entered: 1, converted: 0 }] },
  },
  {
    key: 'funnel/trend/partial',
    rule: 'a bucket is partial while someone who entered in it may convert: its end plus the window is after the horizon',
    events: journeys(`ann | 0 a`),
    query: funnel('a b', {
      range: { start: day0, end: day0 + 4 * day },
      interval: 'day',
      window: { value: 1, unit: 'day' },
    }),
    now: day0 + 3 * day,
    expected: {
      trend: [{ partial: false }, { partial: false }, { partial: true }, { partial: true }],
    },
  },
];
