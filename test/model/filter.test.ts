import { describe, expect, it } from 'vitest';

import type { Scalar } from '../../src/model/event.js';
import { type Condition, compileCondition, type Operator } from '../../src/model/filter.js';

const holds = (
  op: Operator,
  value: Condition['value'],
  tested: Scalar | null,
  ignoreCase = false,
) =>
  compileCondition({ property: 'p', op, ...(value === undefined ? {} : { value }), ignoreCase })(
    tested,
  );

describe('compileCondition', () => {
  it.each<[Operator, Condition['value'], Scalar | null, boolean]>([
    ['eq', 5, 5, true],
    ['eq', 5, '5', false],
    ['eq', 'a', 'A', false],
    ['eq', 'a', null, false],
    ['eq', true, true, true],
    ['in', ['a', 2], 2, true],
    ['in', ['a', 2], '2', false],
    ['in', [], 'a', false],
    ['contains', 'b', 'abc', true],
    ['contains', '5', 5, false],
    ['contains', '', 'x', true],
    ['contains', '', null, false],
    ['startsWith', 'a', 'abc', true],
    ['endsWith', 'c', 'abc', true],
    ['gt', 5, 6, true],
    ['gt', 5, 5, false],
    ['gt', 5, '6', false],
    ['gt', 'b', 'c', true],
    ['gte', 5, 5, true],
    ['lt', 'b', 'a', true],
    ['lte', 5, 5, true],
    ['gt', '\uFFFF', '\u{1F600}', true],
    ['between', [1, 3], 3, true],
    ['between', [3, 1], 2, false],
    ['between', ['a', 'c'], 'b', true],
    ['between', [1, 3], '2', false],
    ['isSet', undefined, '', true],
    ['isSet', undefined, null, false],
  ])('%s %j with %j is %j', (op, value, tested, expected) => {
    expect(holds(op, value, tested)).toBe(expected);
  });

  it.each<[Operator, Operator, Condition['value']]>([
    ['ne', 'eq', 'a'],
    ['notIn', 'in', ['a', 1]],
    ['notContains', 'contains', 'a'],
    ['notStartsWith', 'startsWith', 'a'],
    ['notEndsWith', 'endsWith', 'a'],
    ['isNotSet', 'isSet', undefined],
  ])('%s is the exact complement of %s', (negative, positive, value) => {
    for (const tested of ['a', 'A', 'bab', '', 1, 0, true, false, null]) {
      for (const ignoreCase of [false, true]) {
        expect(holds(negative, value, tested, ignoreCase)).toBe(
          !holds(positive, value, tested, ignoreCase),
        );
      }
    }
  });

  it('folds A–Z only when case is ignored', () => {
    expect(holds('eq', 'STRASSE', 'strasse', true)).toBe(true);
    expect(holds('eq', 'É', 'é', true)).toBe(false);
    expect(holds('in', ['Ab'], 'aB', true)).toBe(true);
  });
});
