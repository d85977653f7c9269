import { type AnalyticsEvent, defaultSessionPolicy, type Scalar } from '../../model/event.js';
import type { Condition, EventMatcher, Filter, Operator } from '../../model/filter.js';
import type { Identity } from '../../model/scope.js';
import type { Selection } from '../../model/selection.js';
import { passes } from '../oracle/conditions.js';
import { prepareEvents } from '../oracle/prepare.js';
import type { Random } from '../random.js';
import type { RandomMode } from './events.js';
import {
  awkwardTexts,
  fewValued,
  fields,
  kinds,
  mixedValues,
  names,
  propertyNames,
} from './words.js';

/** What a draw needs besides the stream: the events asked about, and where to note what was used. */
export interface Draw {
  random: Random;
  events: readonly AnalyticsEvent[];
  labels: Set<string>;
  mode: RandomMode;
  /** Keep most events in scope, so that what is tested is the rule and not the filter. */
  wide: boolean;
  /** Look at every event: no filter, no cohort. */
  isPlain?: boolean;
  /** Which events exist at all. */
  universe: Filter | undefined;
  /** How many questions may still lie in each other: the one behind a number in a cohort, the one in that. */
  depth: number;
  /** What "user" must mean; undefined leaves it to the draw. */
  identity?: Identity;
  /** A number of another question about the events, for a question asked at `now`. */
  randomSelection(draw: Draw, now: number): Selection;
}

const operators: Operator[] = [
  'eq',
  'ne',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'isSet',
  'isNotSet',
];

export function randomProperty({ random }: Draw): string {
  return random.chance(0.3) ? random.pick(fields) : random.pick(propertyNames);
}

/** Mostly one whose groups have more than one member. */
export function randomBreakdownProperty(draw: Draw): string {
  const { random, labels } = draw;
  const shape = random.weighted([6, 1.5, 3]);
  const property =
    shape === 0 ? random.pick(fewValued) : shape === 1 ? '$session' : randomProperty(draw);
  if (property === '$session') labels.add('breakdown $session');
  return property;
}

/** Mostly a value some event has, so that conditions are often met. */
function randomValue({ random, events }: Draw, property: string): Scalar {
  if (events.length === 0 || random.chance(0.2)) return random.pick(mixedValues);
  const picked = random.pick(events);
  const { time, event, kind, user, session, authenticatedUser, account, properties } = picked;
  const own: Record<string, Scalar | null | undefined> = {
    ...properties,
    $event: event,
    $kind: kind,
    $user: user,
    $session: session || (user ? `${user}/${time}` : null),
    $authenticatedUser: authenticatedUser,
    $account: account,
  };
  return own[property] ?? random.pick(mixedValues);
}

function operandOf(op: Operator, draw: Draw, property: string): Scalar | Scalar[] | undefined {
  const { random } = draw;
  const value = randomValue(draw, property);
  const text = typeof value === 'string' ? value : random.pick(awkwardTexts);
  const ordered = typeof value === 'boolean' ? text : value;
  switch (op) {
    case 'eq':
    case 'ne':
      return value;
    case 'in':
    case 'notIn':
      return Array.from({ length: random.int(0, 3) }, () => randomValue(draw, property));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return ordered;
    case 'between':
      return typeof ordered === 'number'
        ? [ordered, ordered + random.int(-1, 4)]
        : [ordered, random.pick(awkwardTexts)];
    case 'isSet':
    case 'isNotSet':
      return undefined;
    default: {
      const letters = [...text];
      const from = random.int(0, Math.max(0, letters.length - 1));
      const part =
        op === 'endsWith' || op === 'notEndsWith'
          ? letters.slice(from)
          : letters.slice(0, from + 1);
      return (random.chance(0.7) ? part : letters.slice(from)).join('');
    }
  }
}

/** Text in another case: A–Z must not matter, other letters must. */
function inOtherCase(random: Random, value: Scalar): Scalar {
  if (typeof value !== 'string') return value;
  return random.pick([value, value.toUpperCase(), value.toLowerCase()]);
}

export function randomCondition(draw: Draw): Condition {
  const { random, labels } = draw;
  const property = randomProperty(draw);
  const op = random.pick(operators);
  labels.add(`op ${op}`);
  const condition: Condition = { property, op };
  const value = operandOf(op, draw, property);
  if (value !== undefined) condition.value = value;
  if (!random.chance(0.5)) return condition;
  condition.ignoreCase = random.chance(0.85);
  if (!condition.ignoreCase) return condition;
  labels.add('ignoreCase');
  if (Array.isArray(value)) condition.value = value.map((each) => inOtherCase(random, each));
  else if (value !== undefined) condition.value = inOtherCase(random, value);
  return condition;
}

/** A condition, or a combination of up to three filters. */
export function randomFilter(draw: Draw, depth = 2): Filter {
  const { random, labels } = draw;
  const shape = depth === 0 ? 0 : random.weighted([5, 2, 2, 1]);
  if (shape === 0) return randomCondition(draw);
  if (shape === 3) {
    labels.add('filter not');
    return { not: randomFilter(draw, depth - 1) };
  }
  const parts = Array.from({ length: random.int(0, 3) }, () => randomFilter(draw, depth - 1));
  labels.add(`filter ${shape === 1 ? 'all' : 'any'}${parts.length === 0 ? ' of none' : ''}`);
  return shape === 1 ? { all: parts } : { any: parts };
}

/** As {@link randomFilter}; mostly one that some event passes. */
export function randomKeepingFilter(draw: Draw): Filter {
  const events = prepareEvents(draw.events, defaultSessionPolicy);
  for (let tries = draw.random.weighted([1, 2, 3]); ; tries--) {
    const labels = new Set<string>();
    const filter = randomFilter({ ...draw, labels });
    if (tries > 0 && !events.some((event) => passes(event, filter))) continue;
    for (const label of labels) draw.labels.add(label);
    return filter;
  }
}

function nameOf({ random, events }: Draw): string {
  return events.length > 0 && random.chance(0.95) ? random.pick(events).event : random.pick(names);
}

/** One name, several, a kind, a condition, or any event. */
export function randomMatcher(draw: Draw): EventMatcher {
  const { random, labels, wide } = draw;
  const unusual = wide ? 0.05 : 0.15;
  const matcher: EventMatcher = {};
  const shape = random.weighted([5, 2.5, 1]);
  labels.add(`matcher ${['one name', 'names', 'any name'][shape]}`);
  if (shape === 0) matcher.event = nameOf(draw);
  if (shape === 1) matcher.event = Array.from({ length: random.int(1, 3) }, () => nameOf(draw));
  if (random.chance(unusual)) {
    labels.add('matcher kind');
    matcher.kind = random.chance(0.5) ? random.pick(kinds) : [random.pick(kinds), 'event'];
  }
  if (random.chance(unusual)) {
    labels.add('matcher where');
    matcher.where = randomFilter(draw, 1);
  }
  return matcher;
}
