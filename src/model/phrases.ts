import { type Condition, type EventMatcher, type Filter, listed, type Operator } from './filter.js';
import type { Format } from './format.js';
import type { GroupKey } from './groups.js';
import type { AbsoluteRange, Identity, Interval, Scope } from './scope.js';
import type { Aggregate, CountMeasure, Measure } from './trend.js';

/* English for the parts of a question, from which the messages are put together. */

export const plural = (count: number, one: string, many: string): string =>
  count === 1 ? one : many;

const countNouns: Record<CountMeasure, [string, string]> = {
  users: ['user', 'users'],
  sessions: ['session', 'sessions'],
  events: ['event', 'events'],
};

const aggregateWords: Record<Aggregate, string> = {
  sum: 'Sum',
  average: 'Average',
  min: 'Smallest',
  max: 'Largest',
  median: 'Median',
  p75: '75th percentile',
  p90: '90th percentile',
  p95: '95th percentile',
  p99: '99th percentile',
};

/** What is measured, as a heading. */
export function measureTitle(measure: Measure): string {
  if (typeof measure === 'object') {
    return `${aggregateWords[measure.of]} of ${property(measure.property)}`;
  }
  return { users: 'Users', sessions: 'Sessions', events: 'Events' }[measure];
}

/** A measured number with what it is of. */
export function measured(measure: Measure, value: number | null, format: Format): string {
  if (typeof measure === 'object') {
    const title = measureTitle(measure);
    return `${value === null ? 'no' : format.number(value)} ${title[0]?.toLowerCase()}${title.slice(1)}`;
  }
  return `${format.number(value ?? 0)} ${plural(value ?? 0, ...countNouns[measure])}`;
}

/** The name of a group. */
export function group(key: GroupKey | null): string {
  if (key === null) return 'All';
  if (key.type === 'none') return 'Not set';
  if (key.type === 'other') return `Other (${key.count})`;
  return key.value === '' ? '(empty)' : String(key.value);
}

const operatorWords: Record<Operator, string> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  notStartsWith: 'does not start with',
  endsWith: 'ends with',
  notEndsWith: 'does not end with',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  between: 'is between',
  isSet: 'is set',
  isNotSet: 'is not set',
};

const fieldWords: Record<string, string> = {
  $event: 'event',
  $kind: 'kind',
  $user: 'user',
  $session: 'session',
  $authenticatedUser: 'signed-in user',
  $account: 'account',
};

export const kindWords: Record<string, string> = {
  event: 'Events',
  pageView: 'Page views',
  request: 'Requests',
  exception: 'Exceptions',
  dependency: 'Dependencies',
};

export const property = (name: string): string => fieldWords[name] ?? name;

export function condition({ property: name, op, value, ignoreCase }: Condition): string {
  const operand = Array.isArray(value)
    ? value.map(String).join(op === 'between' ? ' and ' : ', ')
    : value === undefined
      ? ''
      : String(value);
  return [property(name), operatorWords[op], operand, ignoreCase ? '(any case)' : '']
    .filter(Boolean)
    .join(' ');
}

export function filter(part: Filter): string {
  if ('all' in part) return part.all.map(filter).join(' and ');
  if ('any' in part) return `(${part.any.map(filter).join(' or ')})`;
  if ('not' in part) return `not (${filter(part.not)})`;
  return condition(part);
}

export function matcher({ event, kind, where }: EventMatcher): string {
  const names = listed(event)?.join(' or ');
  const kinds = listed(kind)
    ?.map((name) => (kindWords[name] ?? name).toLowerCase())
    .join(' or ');
  const subject = names
    ? kinds
      ? `${names} (${kinds})`
      : names
    : kinds
      ? `any of ${kinds}`
      : 'Any event';
  return where ? `${subject} where ${filter(where)}` : subject;
}

/** What was done, as a part of a sentence: "did “signed up”", "after any page views". */
export function deed({ event, kind, where }: EventMatcher): string {
  const names = listed(event)
    ?.map((name) => `“${brief(name)}”`)
    .join(' or ');
  const kinds = listed(kind)
    ?.map((name) => (kindWords[name] ?? name).toLowerCase())
    .join(' or ');
  const subject = names
    ? `${names}${kinds ? ` (${kinds})` : ''}`
    : kinds
      ? `any ${kinds}`
      : where
        ? 'any event'
        : 'anything';
  return where ? `${subject} where ${filter(where)}` : subject;
}

/** Whether any event fits. */
export const isAny = ({ event, kind, where }: EventMatcher): boolean =>
  event === undefined && kind === undefined && where === undefined;

/** A span of time that was chosen, as the end of a sentence. */
export function when(range: Scope['range'], format: Format): string {
  if ('start' in range) return `in ${format.range(range)}`;
  const { last, unit, completed } = range;
  const whole = completed ? 'whole ' : '';
  if (last > 1) return `in the last ${format.number(last)} ${whole}${unit}s`;
  if (completed) return `in the last whole ${unit}`;
  return unit === 'day' ? 'today' : `this ${unit}`;
}

/** A bucket, as the end of a sentence. */
export function during(bucket: AbsoluteRange, width: Interval | undefined, format: Format): string {
  return `${width === 'day' ? 'on' : 'in'} ${format.bucket(bucket, width)}`;
}

const people: Record<Identity, [string, string]> = {
  user: ['user', 'users'],
  authenticatedUser: ['signed-in user', 'signed-in users'],
  account: ['account', 'accounts'],
};

/** What a question about users counts, for one and for many. */
export const userNouns = (identity: Identity): [string, string] => people[identity];

/** A number of users. */
export function users(count: number, identity: Identity, format: Format): string {
  return `${format.number(count)} ${plural(count, ...people[identity])}`;
}

export const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** The parts of a definition that say something. */
export const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

/** A duration that was chosen, in the largest unit it is a whole number of. */
export function span(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ] as const;
  const [unit, size] = units.find(([, length]) => ms >= length && ms % length === 0) ?? ['ms', 1];
  const count = ms / size;
  return unit === 'ms' ? `${count} ms` : `${count} ${plural(count, unit, `${unit}s`)}`;
}

/** A name short enough for a sentence; addresses keep both ends. */
export function brief(name: string): string {
  const characters = [...name];
  if (characters.length <= 40) return name;
  if (/^[\w+.-]+:\/\/|^\//.test(name)) {
    return `${characters.slice(0, 18).join('')}…${characters.slice(-20).join('')}`;
  }
  return `${characters.slice(0, 38).join('').trimEnd()}…`;
}

export function interval(value: Interval): string {
  return typeof value === 'object' ? `${value.every} ${value.unit}s` : value;
}
