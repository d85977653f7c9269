import type { Scalar } from './event.js';
import { compareText } from './order.js';

/** How a {@link Condition} compares. Every negative operator is the exact complement of its positive twin. */
export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'notStartsWith'
  | 'endsWith'
  | 'notEndsWith'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'isSet'
  | 'isNotSet';

/** One test of one property. */
export interface Condition {
  /** An event property, or a field: `$event`, `$kind`, `$user`, `$session`, `$authenticatedUser`, `$account`. */
  property: string;
  op: Operator;
  /**
   * What to compare with. A list for `in` and `notIn`, two ends (inclusive) for `between`, a string for `contains`,
   * `startsWith`, `endsWith` and their complements, none for `isSet` and `isNotSet`. Types are not coerced: `eq 5`
   * matches the number 5, not `'5'`.
   */
  value?: Scalar | Scalar[];
  /** Folds A–Z to a–z on both sides before comparing. Other letters are compared as they are. */
  ignoreCase?: boolean;
}

/** Conditions and their combinations. `{ all: [] }` matches everything, `{ any: [] }` nothing. */
export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter };

/** Which events are meant. `{}` is any event; a list means any of its members; all parts given must hold. */
export interface EventMatcher {
  event?: string | string[];
  kind?: string | string[];
  where?: Filter;
}

type Test = (value: Scalar | null) => boolean;

const complements: Partial<Record<Operator, Operator>> = {
  ne: 'eq',
  notIn: 'in',
  notContains: 'contains',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
  isNotSet: 'isSet',
};

/** Folds A–Z only, the one case rule every store can do alike. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** -1, 0, 1, or null when the two have different types or can not be ordered. */
function order(a: Scalar, b: Scalar): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return null;
}

function positiveTest(op: Operator, operand: Scalar | Scalar[] | undefined): Test {
  const list = Array.isArray(operand) ? operand : [];
  const one = operand as Scalar;
  const text = String(one);
  const compares = (holds: (order: number) => boolean): Test => {
    return (value) => {
      const result = value === null ? null : order(value, one);
      return result !== null && holds(result);
    };
  };
  switch (op) {
    case 'eq':
      return (value) => value === one;
    case 'in': {
      const members = new Set<Scalar | null>(list);
      return (value) => value !== null && members.has(value);
    }
    case 'contains':
      return (value) => typeof value === 'string' && value.includes(text);
    case 'startsWith':
      return (value) => typeof value === 'string' && value.startsWith(text);
    case 'endsWith':
      return (value) => typeof value === 'string' && value.endsWith(text);
    case 'gt':
      return compares((o) => o > 0);
    case 'gte':
      return compares((o) => o >= 0);
    case 'lt':
      return compares((o) => o < 0);
    case 'lte':
      return compares((o) => o <= 0);
    case 'between': {
      const [low, high] = list as [Scalar, Scalar];
      return (value) => {
        if (value === null) return false;
        const fromLow = order(value, low);
        const toHigh = order(value, high);
        return fromLow !== null && toHigh !== null && fromLow >= 0 && toHigh <= 0;
      };
    }
    default:
      return (value) => value !== null;
  }
}

/**
 * The test a condition makes of one value; `null` is a missing value.
 *
 * Compile once and call per dictionary entry or row: the work that does not depend on the value is done here.
 */
export function compileCondition(condition: Condition): Test {
  const { op, ignoreCase = false } = condition;
  const fold = (value: Scalar): Scalar =>
    ignoreCase && typeof value === 'string' ? foldCase(value) : value;
  const operand = Array.isArray(condition.value)
    ? condition.value.map(fold)
    : condition.value === undefined
      ? undefined
      : fold(condition.value);
  const positive = positiveTest(complements[op] ?? op, operand);
  const folded: Test = ignoreCase ? (v) => positive(v === null ? null : fold(v)) : positive;
  return op in complements ? (value) => !folded(value) : folded;
}

/** The events or kinds a matcher lists, or null when it takes any. */
export function listed(member: string | string[] | undefined): string[] | null {
  return member === undefined ? null : Array.isArray(member) ? member : [member];
}

function canonicalNames(names: string | string[] | undefined): string | string[] | undefined {
  const list = [...new Set(listed(names) ?? [])].sort(compareText);
  return list.length > 1 ? list : list[0];
}

/** A matcher with its lists in order and without repeats; equal for matchers that differ only in that. */
export function canonicalMatcher({ event, kind, where }: EventMatcher): unknown {
  return { event: canonicalNames(event), kind: canonicalNames(kind), where };
}
