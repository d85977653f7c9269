import { describe, expect, it } from 'vitest';

import type { Scalar } from '../../src/model/event.js';
import type { Filter, Operator } from '../../src/model/filter.js';
import { askTrend } from './ask.js';

const holds = (value: Scalar | null, where: Filter): boolean =>
  askTrend([{ time: 0, event: 'A', properties: { p: value } }], { where }).series[0]?.total === 1;
const test = (
  value: Scalar | null,
  op: Operator,
  operand?: Scalar | Scalar[],
  ignoreCase = false,
) =>
  holds(value, {
    property: 'p',
    op,
    ...(operand === undefined ? {} : { value: operand }),
    ...(ignoreCase ? { ignoreCase } : {}),
  });

describe('answerByOracle: filters', () => {
  it('does not coerce types', () => {
    expect([test(5, 'eq', 5), test('5', 'eq', 5), test(true, 'eq', 'true')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([test('10', 'gt', 9), test(10, 'gt', 9), test('b', 'gt', 'a')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(test(15, 'contains', '5')).toBe(false);
  });

  it('matches a missing value with every negative operator', () => {
    expect(test(null, 'ne', 'a')).toBe(true);
    expect(test(null, 'notIn', ['a'])).toBe(true);
    expect(test(null, 'notContains', 'a')).toBe(true);
    expect(test(null, 'isNotSet')).toBe(true);
    expect(test(null, 'lt', 5)).toBe(false);
    expect(test('', 'isSet')).toBe(true);
  });

  it('includes both ends of between and matches nothing reversed', () => {
    expect([1, 2, 3, 4].map((n) => test(n, 'between', [2, 3]))).toEqual([false, true, true, false]);
    expect(test(2, 'between', [3, 1])).toBe(false);
  });

  it('folds A–Z only', () => {
    expect(test('ABC', 'startsWith', 'ab', true)).toBe(true);
    expect(test('ÉA', 'eq', 'éa', true)).toBe(false);
    expect(test('A', 'in', ['a'], true)).toBe(true);
    expect(test('B', 'gt', 'a', false)).toBe(false);
    expect(test('B', 'gt', 'a', true)).toBe(true);
  });

  it('orders strings by code point', () => {
    expect(test('😀', 'gt', '\uffff')).toBe(true);
  });

  it('combines filters, all of none holding and any of none not', () => {
    expect(holds(1, { all: [] })).toBe(true);
    expect(holds(1, { any: [] })).toBe(false);
    expect(holds(1, { not: { any: [{ property: 'p', op: 'eq', value: 1 }] } })).toBe(false);
  });

  it('does not take inherited members for properties', () => {
    expect(holds(1, { property: 'constructor', op: 'isSet' })).toBe(false);
  });

  it('reads fields by their $ names', () => {
    expect(holds(1, { property: '$kind', op: 'eq', value: 'event' })).toBe(true);
    expect(holds(1, { property: '$user', op: 'isNotSet' })).toBe(true);
  });
});
