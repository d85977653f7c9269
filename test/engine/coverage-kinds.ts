/* Which options a question may have, and which of them must meet. */

/** The options of a question by what they are options of. `-` is the default, which is no option of its own. */
type Dimensions = Record<string, string[]>;

export interface Kind {
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
function cutTime({ dimensions, together }: Kind, pairs: [string, string][] = []): Kind {
  return {
    dimensions: { ...dimensions, zone: zones, weeks: ['moved'], plain: set },
    together,
    pairs: [...pairs, ['plain', 'range'], ['plain', 'identity']],
  };
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
    identity: ['other'],
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

/** What must be asked, by kind of question; cohorts and calendars are counted over all kinds. */
export const kinds: Record<string, Kind> = {
  trend: cutTime(
    allOf({
      measure: ['events', 'users', 'sessions', 'aggregate', 'percentile'],
      events: set,
      interval: intervals,
      breakdown: set,
      compare: ['previous'],
      ...scope,
    }),
    [['plain', 'compare']],
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
    [['plain', 'acquisition']],
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
  sessions: {
    dimensions: {
      events: set,
      sort: ['start', 'duration', 'exceptions'],
      properties: set,
      limit: set,
      page: set,
      ...scope,
    },
    together: ['events', 'sort', 'properties', 'page', 'where'],
    pairs: [
      ...Object.keys(scope).map((each): [string, string] => ['events', each]),
      ['identity', 'universe'],
      ['identity', 'users'],
    ],
  },
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
    pairs: [['by', 'universe']],
  },
  lifecycle: activity,
  stickiness: activity,
  users,
  cohort,
  calendar,
};
