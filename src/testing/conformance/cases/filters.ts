import type { Condition } from '../../../model/filter.js';
import type { Filter } from '../../../model/filter.js';
import { type AnswerCase, event, week } from '../case.js';

/* Filters and groups (QUERIES §2). */

/** One event of a user of its own for each value, so that a filter's answer is the values it keeps. */
const values = [
  'Ann',
  'ann',
  'an',
  '',
  5,
  0,
  -2.5,
  '5',
  true,
  false,
  null,
  'é',
  '😀',
  '\uffff',
  '100%',
  'a_b',
];
const events = values.map((value, i) => event(`u${i}`, 'a', i, { value }));

function keeps(key: string, rule: string, where: Filter, kept: unknown[]): AnswerCase {
  return {
    key: `filters/${key}`,
    rule,
    events,
    query: {
      kind: 'trend',
      range: week,
      measure: 'events',
      where,
      breakdown: { property: 'value', limit: 100 },
    },
    expected: {
      series: kept.map((value) => ({
        key: value === null ? { type: 'none' } : { type: 'value', value },
        total: 1,
      })),
    },
  };
}

const test = (
  op: Condition['op'],
  value?: Condition['value'],
  ignoreCase?: boolean,
): Condition => ({
  property: 'value',
  op,
  ...(value === undefined ? {} : { value }),
  ...(ignoreCase === undefined ? {} : { ignoreCase }),
});

/** Group order: numbers, then texts by code point, then false, true; none last. */
const inOrder = [
  -2.5,
  0,
  5,
  '',
  '100%',
  '5',
  'Ann',
  'a_b',
  'an',
  'ann',
  'é',
  '\uffff',
  '😀',
  false,
  true,
  null,
];
const without = (...gone: unknown[]) => inOrder.filter((value) => !gone.includes(value));

export const filterCases: AnswerCase[] = [
  keeps('eq-number', 'eq 5 matches the number, not the text', test('eq', 5), [5]),
  keeps('eq-text', 'eq "5" matches the text, not the number', test('eq', '5'), ['5']),
  keeps('eq-boolean', 'eq true matches the boolean', test('eq', true), [true]),
  keeps('eq-empty', 'an empty text is a value', test('eq', ''), ['']),
  keeps('ne', 'ne matches what eq does not, a missing value too', test('ne', 5), without(5)),
  keeps('in', 'in matches any of a list, types apart', test('in', ['5', 5, 'x']), [5, '5']),
  keeps('in-nothing', 'in an empty list matches nothing', test('in', []), []),
  keeps('not-in', 'notIn matches what in does not', test('notIn', [5, 'é']), without(5, 'é')),
  keeps('contains', 'contains looks at texts only', test('contains', 'n'), ['Ann', 'an', 'ann']),
  keeps(
    'not-contains',
    'notContains matches numbers and missing values',
    test('notContains', 'n'),
    without('Ann', 'an', 'ann'),
  ),
  keeps('contains-percent', 'a percent sign is no wildcard', test('contains', '0%'), ['100%']),
  keeps('contains-underscore', 'an underscore is no wildcard', test('contains', 'a_'), ['a_b']),
  keeps(
    'contains-nothing',
    'every text contains the empty text',
    test('contains', ''),
    inOrder.filter((value) => typeof value === 'string'),
  ),
  keeps('starts-with', 'startsWith', test('startsWith', 'an'), ['an', 'ann']),
  keeps(
    'not-starts-with',
    'notStartsWith is its complement',
    test('notStartsWith', 'an'),
    without('an', 'ann'),
  ),
  keeps('ends-with', 'endsWith', test('endsWith', 'n'), ['Ann', 'an', 'ann']),
  keeps(
    'not-ends-with',
    'notEndsWith is its complement',
    test('notEndsWith', 'n'),
    without('Ann', 'an', 'ann'),
  ),
  keeps('gt-number', 'gt compares numbers with numbers', test('gt', 0), [5]),
  keeps('gte-number', 'gte includes the value', test('gte', 0), [0, 5]),
  keeps('lt-number', 'lt compares numbers with numbers', test('lt', 5), [-2.5, 0]),
  keeps('lte-number', 'lte includes the value', test('lte', 5), [-2.5, 0, 5]),
  keeps(
    'gt-text',
    'texts are compared by code point: U+1F600 is above U+FFFF',
    test('gt', '\uffff'),
    ['😀'],
  ),
  keeps('lt-text', 'capitals come before small letters', test('lt', 'a'), ['', '100%', '5', 'Ann']),
  keeps('between', 'between includes both ends', test('between', [-2.5, 0]), [-2.5, 0]),
  keeps('between-reversed', 'reversed ends match nothing', test('between', [5, 0]), []),
  keeps('between-text', 'between texts', test('between', ['an', 'ann']), ['an', 'ann']),
  keeps(
    'is-set',
    'isSet matches every value, false, 0 and empty texts too',
    test('isSet'),
    without(null),
  ),
  keeps('is-not-set', 'isNotSet matches null and missing', test('isNotSet'), [null]),
  keeps('ignore-case', 'ignoreCase folds A–Z on both sides', test('eq', 'ANN', true), [
    'Ann',
    'ann',
  ]),
  keeps('ignore-case-accent', 'ignoreCase folds no other letters', test('eq', 'É', true), []),
  keeps(
    'ignore-case-not',
    'the complement of a folded test',
    test('ne', 'aNN', true),
    without('Ann', 'ann'),
  ),
  keeps('all-of-none', 'all of nothing matches everything', { all: [] }, inOrder),
  keeps('any-of-none', 'any of nothing matches nothing', { any: [] }, []),
  keeps(
    'not',
    'not is the exact complement, missing values included',
    { not: test('gt', 0) },
    without(5),
  ),
  keeps(
    'all-any',
    'conditions combine',
    { all: [test('isSet'), { any: [test('lt', 0), test('eq', true)] }] },
    [-2.5, true],
  ),
  keeps(
    'missing-property',
    'a property no event has is missing everywhere',
    { property: 'nowhere', op: 'isNotSet' },
    inOrder,
  ),
  {
    key: 'filters/field',
    rule: 'a $field can be asked like a property',
    events,
    query: {
      kind: 'trend',
      range: week,
      measure: 'users',
      where: { property: '$user', op: 'in', value: ['u1', 'u3', 'nobody'] },
    },
    expected: { series: [{ total: 2 }] },
  },
  {
    key: 'filters/matcher',
    rule: 'a matcher takes any of its names and of its kinds, and its condition must hold too',
    events: [
      { ...event('ann', 'a', 0, { n: 1 }), kind: 'pageView' },
      { ...event('bob', 'b', 0, { n: 1 }), kind: 'request' },
      { ...event('cid', 'c', 0, { n: 1 }), kind: 'pageView' },
      { ...event('dan', 'a', 0, { n: 2 }), kind: 'pageView' },
      event('eve', 'a', 0, { n: 1 }),
    ],
    query: {
      kind: 'trend',
      range: week,
      measure: 'users',
      events: {
        event: ['a', 'b'],
        kind: ['pageView', 'request'],
        where: { property: 'n', op: 'lt', value: 2 },
      },
    },
    expected: { series: [{ total: 2 }] },
  },
];
