import { describe, expect, it } from 'vitest';

import {
  changeOperator,
  conditionOf,
  draftCondition,
  filterOf,
  operatorsFor,
  partsOf,
  startCondition,
  toggleValue,
} from '../../src/hooks/filter-draft.js';
import type { Condition, Filter } from '../../src/model/filter.js';

const text = ['string'] as const;
const number = ['number'] as const;

describe('conditionOf', () => {
  it('says "is" for one chosen value and "is one of" for several', () => {
    const one = toggleValue(startCondition('country', text), 'ES');
    expect(conditionOf(one, text)).toEqual({ property: 'country', op: 'eq', value: 'ES' });
    expect(conditionOf(toggleValue(one, 'FR'), text)).toEqual({
      property: 'country',
      op: 'in',
      value: ['ES', 'FR'],
    });
    expect(conditionOf(toggleValue(one, 'ES'), text)).toBeNull();
  });

  it('keeps numbers numbers', () => {
    const draft = { ...startCondition('price', number), text: ' 12.5 ' };
    expect(conditionOf(draft, number)).toEqual({ property: 'price', op: 'gte', value: 12.5 });
    expect(conditionOf({ ...draft, text: 'twelve' }, number)).toBeNull();
  });

  it('puts the ends of "between" in order, and waits for both', () => {
    const draft = { ...startCondition('price', number), op: 'between' as const, text: '9' };
    expect(conditionOf(draft, number)).toBeNull();
    expect(conditionOf({ ...draft, high: '3' }, number)?.value).toEqual([3, 9]);
  });

  it.each<Condition>([
    { property: 'a', op: 'eq', value: 'x' },
    { property: 'a', op: 'notIn', value: ['x', 'y'] },
    { property: 'a', op: 'notContains', value: 'x', ignoreCase: true },
    { property: 'a', op: 'startsWith', value: 'x' },
    { property: 'a', op: 'between', value: [1, 2] },
    { property: 'a', op: 'isNotSet' },
  ])('gives back $op as it was', (condition) => {
    expect(conditionOf(draftCondition(condition), ['string', 'number'])).toEqual(condition);
  });
});

describe('changeOperator', () => {
  it('takes a chosen value along as text, in any case', () => {
    const chosen = toggleValue(startCondition('country', text), 'ES');
    const draft = changeOperator(chosen, 'contains');
    expect(conditionOf(draft, text)).toEqual({
      property: 'country',
      op: 'contains',
      value: 'ES',
      ignoreCase: true,
    });
    expect(conditionOf(changeOperator(draft, 'notIn'), text)?.value).toBe('ES');
  });
});

describe('operatorsFor', () => {
  it('offers order for numbers and parts of words for texts', () => {
    expect(operatorsFor(number)).toContain('between');
    expect(operatorsFor(number)).not.toContain('contains');
    expect(operatorsFor(text)).not.toContain('gt');
  });
});

describe('partsOf', () => {
  it('is undone by filterOf', () => {
    const a: Condition = { property: 'a', op: 'isSet' };
    const any: Filter = { any: [a] };
    expect(filterOf(partsOf(undefined))).toBeUndefined();
    expect(filterOf(partsOf(any))).toEqual(any);
    expect(filterOf(partsOf({ all: [a, any] }))).toEqual({ all: [a, any] });
  });
});
