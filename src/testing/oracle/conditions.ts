import type { Scalar } from '../../model/event.js';
import type { Condition, EventMatcher, Filter } from '../../model/filter.js';
import { compareText } from '../../model/order.js';
import type { PreparedEvent } from './prepare.js';

/** The value of an event property; null when it is missing. */
export function propertyOf({ properties }: PreparedEvent, property: string): Scalar | null {
  return Object.hasOwn(properties, property) ? (properties[property] ?? null) : null;
}

/** The value of a property or `$field`; null when it is missing. */
export function valueOf(event: PreparedEvent, property: string): Scalar | null {
  switch (property) {
    case '$event':
      return event.event;
    case '$kind':
      return event.kind;
    case '$user':
      return event.user;
    case '$session':
      return event.session;
    case '$authenticatedUser':
      return event.authenticatedUser;
    case '$account':
      return event.account;
    default:
      return propertyOf(event, property);
  }
}

/** A–Z to a–z, letter by letter. */
export function foldLetters(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    result += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : text[i];
  }
  return result;
}

function smaller(a: Scalar, b: Scalar): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return typeof a === 'string' && typeof b === 'string' && compareText(a, b) < 0;
}

function equal(a: Scalar, b: Scalar): boolean {
  return typeof a === typeof b && a === b;
}

function bothTexts(a: Scalar, b: Scalar, test: (a: string, b: string) => boolean): boolean {
  return typeof a === 'string' && typeof b === 'string' && test(a, b);
}

function comparable(a: Scalar, b: Scalar): boolean {
  return (typeof a === 'number' || typeof a === 'string') && typeof a === typeof b;
}

function valueMeets(found: Scalar | null, condition: Condition): boolean {
  const fold = (value: Scalar): Scalar =>
    condition.ignoreCase && typeof value === 'string' ? foldLetters(value) : value;
  const value = found === null ? null : fold(found);
  const given = condition.value;
  const list = (Array.isArray(given) ? given : []).map(fold);
  const one = given === undefined || Array.isArray(given) ? '' : fold(given);
  switch (condition.op) {
    case 'eq':
      return value !== null && equal(value, one);
    case 'ne':
      return !(value !== null && equal(value, one));
    case 'in':
      return value !== null && list.some((member) => equal(value, member));
    case 'notIn':
      return !(value !== null && list.some((member) => equal(value, member)));
    case 'contains':
      return value !== null && bothTexts(value, one, (a, b) => a.includes(b));
    case 'notContains':
      return !(value !== null && bothTexts(value, one, (a, b) => a.includes(b)));
    case 'startsWith':
      return value !== null && bothTexts(value, one, (a, b) => a.startsWith(b));
    case 'notStartsWith':
      return !(value !== null && bothTexts(value, one, (a, b) => a.startsWith(b)));
    case 'endsWith':
      return value !== null && bothTexts(value, one, (a, b) => a.endsWith(b));
    case 'notEndsWith':
      return !(value !== null && bothTexts(value, one, (a, b) => a.endsWith(b)));
    case 'gt':
      return value !== null && comparable(value, one) && smaller(one, value);
    case 'gte':
      return value !== null && comparable(value, one) && !smaller(value, one);
    case 'lt':
      return value !== null && comparable(value, one) && smaller(value, one);
    case 'lte':
      return value !== null && comparable(value, one) && !smaller(one, value);
    case 'between': {
      const [low, high] = list as [Scalar, Scalar];
      if (value === null || !comparable(value, low) || !comparable(value, high)) return false;
      return !smaller(value, low) && !smaller(high, value);
    }
    case 'isSet':
      return value !== null;
    case 'isNotSet':
      return value === null;
  }
}

/** Whether an event passes a filter; no filter passes every event. */
export function passes(event: PreparedEvent, filter: Filter | undefined): boolean {
  if (filter === undefined) return true;
  if ('all' in filter) return filter.all.every((part) => passes(event, part));
  if ('any' in filter) return filter.any.some((part) => passes(event, part));
  if ('not' in filter) return !passes(event, filter.not);
  return valueMeets(valueOf(event, filter.property), filter);
}

function isNamed(name: string, wanted: string | string[] | undefined): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(name) : name === wanted;
}

/** Whether an event is one the matcher means. */
export function matches(event: PreparedEvent, matcher: EventMatcher): boolean {
  return (
    isNamed(event.event, matcher.event) &&
    isNamed(event.kind, matcher.kind) &&
    passes(event, matcher.where)
  );
}
