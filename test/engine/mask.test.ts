import { describe, expect, it } from 'vitest';

import { filterMask } from '../../src/engine/mask.js';
import { columnOf } from '../../src/engine/table.js';
import { type Condition, compileCondition } from '../../src/model/filter.js';
import { tableOf, valuesOf } from '../answer.js';

/* Numbers of too many different values to code: their filters have loops of their own. */
const events = Array.from({ length: 6000 }, (_, i) => ({
  time: i,
  event: 'a',
  user: 'ann',
  ...(i % 7 === 0 ? {} : { properties: { price: i / 4 - 500 } }),
}));
const table = tableOf(events);

describe('a filter on a column of many different numbers', () => {
  const own = 250.25;
  it.each<Condition>([
    { property: 'price', op: 'eq', value: own },
    { property: 'price', op: 'ne', value: own },
    { property: 'price', op: 'gt', value: own },
    { property: 'price', op: 'gte', value: own },
    { property: 'price', op: 'lt', value: own },
    { property: 'price', op: 'lte', value: own },
    { property: 'price', op: 'between', value: [-3.25, own] },
    { property: 'price', op: 'between', value: [own, -3.25] },
    { property: 'price', op: 'in', value: [own, 0.5] },
    { property: 'price', op: 'gt', value: 'a' },
    { property: 'price', op: 'between', value: ['a', 'b'] },
    { property: 'price', op: 'isSet' },
    { property: 'price', op: 'isNotSet' },
  ])('keeps what its test keeps: %j', (condition) => {
    expect(columnOf(table, 'price')?.type).toBe('numbers');
    const test = compileCondition(condition);
    const expected = valuesOf(table, 'price').map((value) =>
      test(Number.isNaN(value) ? null : (value as number)) ? 1 : 0,
    );
    expect(expected).toHaveLength(6000);
    expect([...filterMask(table, condition)]).toEqual(expected);
  });

  it('meets the number it compares with', () => {
    const kept = (op: Condition['op']) =>
      filterMask(table, { property: 'price', op, value: own }).reduce((a, b) => a + b, 0);
    expect(kept('eq')).toBe(1);
    expect(kept('gte') - kept('gt')).toBe(1);
    expect(kept('lte') - kept('lt')).toBe(1);
  });
});
