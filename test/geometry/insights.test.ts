import { describe, expect, it } from 'vitest';

import {
  certaintyOf,
  headlineChange,
  layoutValues,
  naturalOrder,
  orderValues,
} from '../../src/geometry/insights.js';
import type { ValueInsight } from '../../src/model/insights.js';

const value = (
  name: string,
  [share, previousShare, z]: [number | null, number | null, number | null],
  property = 'country',
): ValueInsight => ({
  property,
  value: name,
  users: Math.round((share ?? 0) * 100),
  share,
  previousUsers: Math.round((previousShare ?? 0) * 100),
  previousShare,
  z,
});

describe('certaintyOf', () => {
  it('takes three standard deviations, up or down, for clear', () => {
    expect([3, -3, 2.9, -2, 1.9, 0].map(certaintyOf)).toEqual([
      'clear',
      'clear',
      'maybe',
      'maybe',
      'chance',
      'chance',
    ]);
    expect(certaintyOf(null)).toBe('unknown');
  });
});

describe('headlineChange', () => {
  const users = { value: 100, previous: 100 };

  it('compares logarithms: twice 100 users are ln 2 / √(1/200 + 1/100) = 5.66 deviations', () => {
    const twice = { value: 200, previous: 100 };
    expect(headlineChange(twice, twice, 1)).toEqual({ share: 1, certainty: 'clear' });
  });

  it('asks for more of what users did: ln 1.5 / √(1/50) = 2.87, with spread 2 only 2.03, of 1.4 1.68', () => {
    expect(headlineChange({ value: 150, previous: 100 }, users, 1).certainty).toBe('maybe');
    expect(headlineChange({ value: 150, previous: 100 }, users, 2).certainty).toBe('maybe');
    expect(headlineChange({ value: 140, previous: 100 }, users, 2).certainty).toBe('chance');
    expect(headlineChange({ value: 50, previous: 100 }, users, 2)).toEqual({
      share: -0.5,
      certainty: 'clear',
    });
  });

  it('knows nothing without a number in both times', () => {
    const unknown = { share: null, certainty: 'unknown' };
    expect(headlineChange({ value: null, previous: 5 }, users, 2)).toEqual(unknown);
    expect(headlineChange({ value: 5, previous: null }, users, 2)).toEqual(unknown);
    expect(headlineChange({ value: 5, previous: 0 }, users, 2)).toEqual(unknown);
    expect(headlineChange({ value: 0, previous: 0 }, users, 2).share).toBe(0);
    expect(headlineChange({ value: 0, previous: 5 }, users, 2)).toEqual({
      share: -1,
      certainty: 'unknown',
    });
  });
});

describe('layoutValues', () => {
  it('draws shares on the smallest scale that holds them all, now and before', () => {
    const { end, rows } = layoutValues([value('a', [0.1, 0.4, 4]), value('b', [0.2, 0.05, 2])]);
    expect(end).toBe(0.5);
    expect(rows.map(({ bar, tick }) => [bar, tick])).toEqual([
      [0.2, 0.8],
      [0.4, 0.1],
    ]);
    expect(rows[0]?.points).toBeCloseTo(-0.3, 12);
    expect(rows.map(({ certainty }) => certainty)).toEqual(['clear', 'maybe']);
  });

  it('reaches to all users, and draws nothing of a share that is not known', () => {
    expect(layoutValues([value('a', [1, 0.2, 9])]).end).toBe(1);
    const { rows } = layoutValues([value('a', [0.1, null, null])]);
    expect(rows[0]).toMatchObject({ bar: 1, tick: null, points: null, certainty: 'unknown' });
    expect(layoutValues([])).toEqual({ end: 0.1, rows: [] });
  });
});

describe('orderValues', () => {
  const values = [
    value('gone', [0, 0.5, -8]),
    value('some', [0.2, 0.1, 3]),
    value('most', [0.6, 0.6, 0], 'device'),
  ];

  it('keeps the order of change, or takes the most common first without those nobody has now', () => {
    expect(orderValues(values, 'change')).toEqual(values);
    expect(orderValues(values, 'share').map(({ value: name }) => name)).toEqual(['most', 'some']);
    expect(orderValues(values, 'change', 'device')).toEqual([values[2]]);
  });

  it('starts with change only where one is more than chance', () => {
    expect(naturalOrder({ values })).toBe('change');
    expect(naturalOrder({ values: [value('a', [0.3, 0.2, 2.9])] })).toBe('share');
    expect(naturalOrder({ values: [] })).toBe('share');
  });
});
