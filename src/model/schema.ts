import * as v from 'valibot';

import { AnalyticsError } from './errors.js';
import type { Scalar } from './event.js';
import type { Condition, EventMatcher, Filter, Operator } from './filter.js';
import type { Breakdown } from './groups.js';
import type { Duration, Interval, Scope, Unit } from './scope.js';

/* Schemas of what queries share. Each says in words what it expects: the words are the error a reader gets. */

export const scalar = v.union(
  [v.string(), v.pipe(v.number(), v.finite()), v.boolean()],
  'expected a string, number or boolean',
);

export const text = v.string('expected a string');
export const name = v.pipe(text, v.nonEmpty('expected a name, not an empty string'));

export function wholeNumber(least: number, most: number) {
  const expected = `expected a whole number from ${least} to ${most.toLocaleString('en-US')}`;
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

const operators = {
  eq: 'one',
  ne: 'one',
  in: 'list',
  notIn: 'list',
  contains: 'text',
  notContains: 'text',
  startsWith: 'text',
  notStartsWith: 'text',
  endsWith: 'text',
  notEndsWith: 'text',
  gt: 'ordered',
  gte: 'ordered',
  lt: 'ordered',
  lte: 'ordered',
  between: 'ends',
  isSet: 'nothing',
  isNotSet: 'nothing',
} as const satisfies Record<Operator, string>;

const operatorNames = Object.keys(operators) as Operator[];

function isOrdered(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

const operands: Record<
  (typeof operators)[Operator],
  [(value?: Scalar | Scalar[]) => boolean, string]
> = {
  one: [(value) => value !== undefined && !Array.isArray(value), 'one string, number or boolean'],
  list: [(value) => Array.isArray(value), 'a list of values'],
  text: [(value) => typeof value === 'string', 'a string'],
  ordered: [(value) => isOrdered(value), 'a number or a string'],
  ends: [
    (value) =>
      Array.isArray(value) &&
      value.length === 2 &&
      isOrdered(value[0]) &&
      typeof value[0] === typeof value[1],
    'two numbers or two strings',
  ],
  nothing: [(value) => value === undefined, 'no value'],
};

export const condition = v.pipe(
  v.strictObject({
    property: name,
    op: v.picklist(operatorNames, `expected an operator: ${operatorNames.join(', ')}`),
    value: v.exactOptional(
      v.union([scalar, v.array(scalar)], 'expected a value or a list of values'),
    ),
    ignoreCase: v.exactOptional(v.boolean('expected true or false')),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { op, value } = dataset.value as Condition;
    const [fits, expected] = operands[operators[op]];
    if (fits(value)) return;
    addIssue({
      message: `expected ${expected} for "${op}"`,
      path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'value', value }],
    });
  }),
);

export const filter: v.GenericSchema<Filter> = v.lazy((input) => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return v.custom<Filter>(
      () => false,
      'expected a condition, { all: […] }, { any: […] } or { not: … }',
    );
  }
  if ('all' in input) return v.strictObject({ all: v.array(filter, 'expected a list of filters') });
  if ('any' in input) return v.strictObject({ any: v.array(filter, 'expected a list of filters') });
  if ('not' in input) return v.strictObject({ not: filter });
  return condition as v.GenericSchema<Filter>;
});

const nameOrNames = v.union(
  [name, v.pipe(v.array(name), v.nonEmpty())],
  'expected a name or a list of names',
);

export const matcher: v.GenericSchema<EventMatcher> = v.strictObject(
  {
    event: v.exactOptional(nameOrNames),
    kind: v.exactOptional(nameOrNames),
    where: v.exactOptional(filter),
  },
  'expected an event matcher such as { event: "signed up" }',
);

const units: [Unit, ...Unit[]] = ['minute', 'hour', 'day', 'week', 'month'];

const expectedInterval =
  'expected minute, hour, day, week, month or { every, unit } of at most 24 hours';

export const interval: v.GenericSchema<Interval> = v.union(
  [
    v.picklist(units),
    v.pipe(
      v.strictObject({ every: wholeNumber(1, 1440), unit: v.picklist(['minute', 'hour']) }),
      v.check(({ every, unit }) => every * (unit === 'hour' ? 60 : 1) <= 1440, expectedInterval),
    ),
  ],
  expectedInterval,
);

const durationUnits = ['second', 'minute', 'hour', 'day', 'week'] as const;

export const duration: v.GenericSchema<Duration> = v.strictObject(
  {
    value: v.pipe(
      v.number('expected a number'),
      v.finite('expected a finite number'),
      v.minValue(0, 'expected 0 or more'),
    ),
    unit: v.picklist(durationUnits, `expected ${durationUnits.join(', ')}`),
  },
  'expected a duration such as { value: 7, unit: "day" }',
);

export const breakdownEntries = {
  property: name,
  limit: v.exactOptional(wholeNumber(1, 1000)),
};
export const breakdown: v.GenericSchema<Breakdown> = v.strictObject(breakdownEntries);

/** 1900-01-01 and 2200-01-01: the instants calendars and engines are tested for. */
export const earliestTime = Date.UTC(1900, 0, 1);
export const latestTime = Date.UTC(2200, 0, 1);

export const instant = v.pipe(
  v.number('expected epoch milliseconds'),
  v.integer('expected whole milliseconds'),
  v.minValue(earliestTime, 'expected an instant from 1900 to 2200'),
  v.maxValue(latestTime, 'expected an instant from 1900 to 2200'),
);

export const range: v.GenericSchema<Scope['range']> = v.lazy((input) => {
  if (typeof input === 'object' && input !== null && 'last' in input) {
    return v.strictObject({
      last: wholeNumber(1, 1_000_000),
      unit: v.picklist(units, `expected ${units.join(', ')}`),
      completed: v.exactOptional(v.boolean('expected true or false')),
    });
  }
  return v.pipe(
    v.strictObject({ start: instant, end: instant }, 'expected { start, end } or { last, unit }'),
    v.check(({ start, end }) => end > start, 'the end must be after the start'),
  );
});

/** Deeper JSON is refused: reading it would exhaust the stack of some engine. */
export const maxDepth = 100;

/** Whether lists and objects lie at most {@link maxDepth} deep in each other; reads no deeper. */
export function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < maxDepth && Object.values(value).every((part) => isShallow(part, depth + 1));
}

function pathText(path: readonly { key: unknown }[] | undefined): string {
  let result = '';
  for (const { key } of path ?? []) {
    if (typeof key === 'number') result += `[${key}]`;
    else result += result === '' ? String(key) : `.${String(key)}`;
  }
  return result;
}

function reason(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return 'unknown key';
    if (issue.received === 'undefined') return 'missing';
  }
  return issue.message;
}

/**
 * The value as the schema's type, or an {@link AnalyticsError} with `code` that names the first path and reason:
 * `invalid query at steps[1].match.event: expected a name`.
 */
export function parse<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  what: string,
  code: 'query/invalid' | 'document/invalid' | 'load/invalid',
): T {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = pathText(issue.path as readonly { key: unknown }[] | undefined);
  throw new AnalyticsError(code, `invalid ${what}${path ? ` at ${path}` : ''}: ${reason(issue)}`);
}

/** A `query/invalid` error for a rule that needs more than one part of the query. */
export function invalidQuery(path: string, why: string): AnalyticsError {
  return new AnalyticsError('query/invalid', `invalid query at ${path}: ${why}`);
}
