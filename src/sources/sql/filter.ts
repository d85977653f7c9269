import type { Scalar } from '../../model/event.js';
import {
  type Condition,
  type EventMatcher,
  type Filter,
  foldCase,
  listed,
  type Operator,
} from '../../model/filter.js';
import type { SqlDialect, ValueParts } from './dialect.js';
import { and, type Fragment, identifier, join, or, sql } from './fragment.js';

/** Where a filter finds its values. */
export interface FilterValues {
  readonly dialect: SqlDialect;
  /** The value of a property or `$field` as columns. */
  value(property: string): ValueParts;
}

const complements: Partial<Record<Operator, Operator>> = {
  ne: 'eq',
  notIn: 'in',
  notContains: 'contains',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
  isNotSet: 'isSet',
};

/** A definite true or false: a value's rank is never null, and decides before its number or text is looked at. */
function guarded(rank: Fragment, type: Fragment, test: Fragment): Fragment {
  return sql`(case when ${rank} = ${type} then ${test} else false end)`;
}

function equals({ rank, number, text }: ValueParts, value: Scalar): Fragment {
  if (typeof value === 'string') return guarded(rank, sql`1`, sql`${text} = ${value}`);
  if (typeof value === 'number') return guarded(rank, sql`0`, sql`${number} = ${value}`);
  return guarded(rank, sql`2`, sql`${number} = ${value ? 1 : 0}`);
}

const signs = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;

function compares(value: ValueParts, op: keyof typeof signs, operand: Scalar): Fragment {
  const { rank, number, text } = value;
  const sign = signs[op];
  if (typeof operand === 'number') {
    return guarded(rank, sql`0`, sql`${number} ${sign} ${operand}`);
  }
  return guarded(rank, sql`1`, sql`${text} ${sign} ${String(operand)}`);
}

function positive(
  op: Operator,
  value: ValueParts,
  operand: Scalar | Scalar[] | undefined,
  dialect: SqlDialect,
): Fragment {
  const list = Array.isArray(operand) ? operand : [];
  const one = operand as Scalar;
  switch (op) {
    case 'eq':
      return equals(value, one);
    case 'in':
      return or(list.map((member) => equals(value, member)));
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return guarded(value.rank, sql`1`, dialect[op](value.text, sql`${String(one)}`));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compares(value, op, one);
    case 'between': {
      const [low, high] = list as [Scalar, Scalar];
      return and([compares(value, 'gte', low), compares(value, 'lte', high)]);
    }
    default:
      return sql`${value.rank} < 3`;
  }
}

function compileCondition(condition: Condition, values: FilterValues): Fragment {
  const { property, op, ignoreCase = false, value: given } = condition;
  const { dialect } = values;
  const stored = values.value(property);
  const value = ignoreCase ? { ...stored, text: dialect.foldCase(stored.text) } : stored;
  const fold = (each: Scalar): Scalar =>
    ignoreCase && typeof each === 'string' ? foldCase(each) : each;
  const operand = Array.isArray(given)
    ? given.map(fold)
    : given === undefined
      ? given
      : fold(given);
  const test = positive(complements[op] ?? op, value, operand, dialect);
  return op in complements ? sql`not (${test})` : test;
}

/** A filter as a condition that is never null. */
export function compileFilter(filter: Filter, values: FilterValues): Fragment {
  if ('all' in filter) return and(filter.all.map((part) => compileFilter(part, values)));
  if ('any' in filter) return or(filter.any.map((part) => compileFilter(part, values)));
  if ('not' in filter) return sql`not (${compileFilter(filter.not, values)})`;
  return compileCondition(filter, values);
}

function isOneOf(column: Fragment, names: string[]): Fragment {
  return sql`${column} in (${join(names.map((name) => sql`${name}`))})`;
}

/** Whether an event is one the matcher means, as a condition that is never null. */
export function compileMatcher(
  { event, kind, where }: EventMatcher,
  values: FilterValues,
): Fragment {
  const names = listed(event);
  const kinds = listed(kind);
  return and([
    ...(names ? [isOneOf(identifier('name'), names)] : []),
    ...(kinds ? [isOneOf(identifier('kind'), kinds)] : []),
    ...(where ? [compileFilter(where, values)] : []),
  ]);
}
