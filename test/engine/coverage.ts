import type { Filter } from '../../src/model/filter.js';
import type { SourceQuery } from '../../src/model/query.js';
import { calendarOptionsOf, cohortOptionsOf, optionsOf } from './coverage-options.js';

/** The options of a question by what they are options of. `-` is the default, which is no option of its own. */
type Dimensions = Record<string, string[]>;

interface Kind {
  dimensions: Dimensions;
  /** Dimensions whose options must meet those of every other one of the list. */
  together: string[];
  /** Of the others: pairs of dimensions whose options must meet. */
  pairs?: [string, string][];
}

const set = ['set'];
const scope: Dimensions = {
  identity: ['authenticatedUser', 'account'],
  where: set,
  universe: set,
  users: set,
  range: ['last', 'completed'],
};
const zones = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Europe/Madrid',
  'UTC',
];
const intervals = ['minute', 'hour', 'day', 'week', 'month', 'every'];
const units = ['trend', 'funnel', 'retention', 'flow', 'lifecycle', 'stickiness'];

/** A kind whose options all interact. */
function allOf(dimensions: Dimensions): Kind {
  return { dimensions, together: Object.keys(dimensions) };
}

/** A kind that cuts time into buckets, each way in each zone only once for all kinds: see `calendar`. */
function cutTime({ dimensions, together, pairs = [] }: Kind): Kind {
  return { dimensions: { ...dimensions, zone: zones, weeks: ['moved'] }, together, pairs };
}

/** Its buckets are edges by the time somebody is counted: their width meets nothing. */
const activity = cutTime({
  dimensions: { events: set, ...scope, interval: intervals },
  together: ['events', ...Object.keys(scope)],
});

/** Whose numbers are asked about: of each kind in every scope; of a number's own options those that interact. */
const users: Kind = {
  dimensions: {
    of: units,
    number: [
      ...['total', 'bucket', 'previous total', 'previous bucket'].map((at) => `trend ${at}`),
      ...['reached', 'droppedAfter', 'convertedFrom'].map((outcome) => `funnel ${outcome}`),
      ...['entered', 'converted', 'lost'].map((outcome) => `funnel ${outcome}`),
      ...['acquired', 'returned', 'lost'].map((outcome) => `retention ${outcome}`),
      'flow node',
      'flow link',
      ...['new', 'returning', 'resurrected', 'dormant'].map((state) => `lifecycle ${state}`),
      'stickiness',
    ],
    measure: ['events', 'users', 'sessions', 'property'],
    keyed: set,
    group: ['value', 'none', 'other'],
    attribution: ['first', 'last', 'step', 'each'],
    unit: ['session'],
    order: ['strict', 'unordered'],
    exclusion: ['break', 'remove'],
    ties: ['block'],
    attempts: ['first'],
    finish: ['inWindow'],
    within: set,
    hold: set,
    step: ['optional'],
    acquisition: ['firstInRange', 'firstEver'],
    rule: ['onOrAfter'],
    clock: ['rolling'],
    columns: ['periods', 'brackets'],
    returns: set,
    node: ['value', 'none', 'other'],
    previous: set,
    asOf: set,
    limit: set,
    page: set,
    ...scope,
  },
  together: [],
  pairs: [
    ...[...Object.keys(scope), 'asOf', 'limit', 'page'].map((each): [string, string] => [
      'of',
      each,
    ]),
    ['of', 'group'],
    ['number', 'measure'],
    ['measure', 'previous'],
    ['number', 'unit'],
    ['attribution', 'keyed'],
  ],
};

/** Cohorts are kept by one way through an engine, whatever is asked about them. */
const cohort: Kind = {
  dimensions: {
    form: [
      'did',
      'did times',
      'did days',
      'did within',
      'had any',
      'had first',
      'had last',
      'anyOf',
      'behind',
      'all',
      'any',
      'not',
    ],
    within: ['absolute', 'relative'],
    behind: units,
    nested: set,
    sessions: set,
    in: ['trend', 'funnel', 'retention', 'flow', 'sessions', 'lifecycle', 'stickiness', 'users'],
    identity: ['authenticatedUser', 'account'],
    universe: set,
  },
  together: [],
  pairs: [
    ['form', 'in'],
    ['form', 'identity'],
    ['form', 'universe'],
    ['behind', 'identity'],
    ['behind', 'universe'],
  ],
};

/** All kinds cut time alike. */
const calendar: Kind = {
  dimensions: {
    zone: zones,
    width: intervals,
    range: ['last', 'completed'],
    weeks: [0, 1, 2, 3, 4, 5, 6].map((day) => `from ${day}`),
  },
  together: ['zone', 'width', 'range'],
};

const kinds: Record<string, Kind> = {
  trend: cutTime(
    allOf({
      measure: ['events', 'users', 'sessions', 'aggregate', 'percentile'],
      events: set,
      interval: intervals,
      breakdown: set,
      compare: ['previous'],
      ...scope,
    }),
  ),
  funnel: allOf({
    order: ['strict', 'unordered'],
    window: ['none', 'zero', 'given'],
    ties: ['block'],
    attempts: ['first'],
    finish: ['inWindow'],
    unit: ['session'],
    within: set,
    optional: set,
    exclusion: ['break', 'remove'],
    hold: set,
    attribution: ['first', 'last', 'step', 'each'],
    interval: set,
    identity: ['authenticatedUser', 'account'],
    where: set,
    universe: set,
    users: set,
  }),
  retention: cutTime(
    allOf({
      start: set,
      return: set,
      period: ['hour', 'day', 'week', 'month'],
      columns: ['periods', 'brackets'],
      acquisition: ['firstInRange', 'firstEver'],
      rule: ['onOrAfter'],
      clock: ['rolling'],
      returns: set,
      breakdown: set,
      ...scope,
    }),
  ),
  flow: allOf({
    before: set,
    after: ['none', 'set'],
    unit: ['user'],
    exclude: set,
    node: set,
    rewrite: set,
    nodesPerStep: set,
    repeats: ['kept'],
    ...scope,
  }),
  sessions: allOf({
    events: set,
    sort: ['start', 'duration', 'exceptions'],
    properties: set,
    limit: set,
    page: set,
    ...scope,
  }),
  timeline: {
    dimensions: {
      by: ['session', 'user'],
      limit: set,
      page: set,
      range: ['absolute', 'last', 'completed'],
      identity: ['authenticatedUser', 'account'],
      universe: set,
    },
    together: ['by', 'page', 'range'],
    pairs: [
      ['by', 'universe'],
      ['identity', 'page'],
    ],
  },
  lifecycle: activity,
  stickiness: activity,
  users,
  cohort,
  calendar,
};

/** Pairs of options that are `query/invalid` (QUERIES §4). */
const forbidden: Record<string, [string, string][]> = {
  funnel: [
    ['order unordered', 'ties block'],
    ['order unordered', 'attempts first'],
    ['order unordered', 'within set'],
    ['order unordered', 'optional set'],
    ['order unordered', 'hold set'],
    ['order strict', 'optional set'],
    ['finish inWindow', 'window none'],
  ],
};

/** Which numbers have the option: trends have measures; sessions are counted at steps and in flows. */
const numbersWith: Record<string, RegExp> = {
  measure: /^number trend (total|bucket)/,
  unit: /^number (flow|funnel (reached|droppedAfter|convertedFrom))/,
  group: /^of (trend|funnel|retention)/,
};

function isForbidden(kind: string, a: string, b: string): boolean {
  const listed = (forbidden[kind] ?? []).some((pair) => pair.includes(a) && pair.includes(b));
  if (listed || kind !== 'users') return listed;
  const dimension = b.split(' ')[0] as string;
  return /^(number|of) /.test(a) && numbersWith[dimension]?.test(a) === false;
}

/** Every option of a kind and every pair that must come up. */
function namesOf(kind: string, { dimensions, together, pairs = [] }: Kind): string[] {
  const options = (dimension: string) =>
    (dimensions[dimension] ?? []).map((option) => `${dimension} ${option}`);
  const names = Object.keys(dimensions).flatMap(options);
  const meet = (as: string[], bs: string[]) =>
    as.flatMap((a) =>
      bs.flatMap((b) => (isForbidden(kind, a, b) ? [] : [[a, b].toSorted().join(' × ')])),
    );
  together.forEach((dimension, i) => {
    for (const other of together.slice(i + 1))
      names.push(...meet(options(dimension), options(other)));
  });
  for (const [dimension, other] of pairs) names.push(...meet(options(dimension), options(other)));
  if (together.includes('exclusion')) names.push('exclusion break × exclusion remove');
  return names.map((name) => `${kind}: ${name}`);
}

/** Counts how often options, and pairs of options that may go together, were asked. */
export class Coverage {
  readonly #counts = new Map<string, number>();

  /** `isPaged`: the answer has more than one page. */
  add(query: SourceQuery, universe: Filter | undefined, isPaged = false): void {
    this.#count(query.kind, optionsOf(query, universe, isPaged));
    this.#count('cohort', cohortOptionsOf(query, universe) ?? []);
    this.#count('calendar', calendarOptionsOf(query) ?? []);
  }

  #count(kind: string, options: string[]): void {
    const bump = (name: string) => this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    const used = options.toSorted();
    used.forEach((a, i) => {
      bump(`${kind}: ${a}`);
      for (const b of used.slice(i + 1)) bump(`${kind}: ${a} × ${b}`);
    });
  }

  /** Options and allowed pairs with how often they were asked, rarest first. */
  counts(): [string, number][] {
    return Object.entries(kinds)
      .flatMap(([kind, own]) => namesOf(kind, own))
      .map((name): [string, number] => [name, this.#counts.get(name) ?? 0])
      .toSorted(([, a], [, b]) => a - b);
  }
}
