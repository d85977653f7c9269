import type { AnalyticsEvent, AnyQuery, Result } from '../../src/query.js';

/** A rule, shown on events few enough to count by hand. */
export interface WorkedExample {
  /** The rule in one sentence. */
  rule: string;
  /** Why it is so, or what it would be otherwise. */
  because: string;
  events: readonly AnalyticsEvent[];
  question: AnyQuery;
  /** The numbers to look at, read off the answer. */
  read(result: never): Record<string, unknown>;
  /** What they are, counted by hand. A test holds the engine to it. */
  byHand: Record<string, unknown>;
}

const day = 86_400_000;
const minute = 60_000;
/** Monday, 2 November 2026. */
export const monday = Date.UTC(2026, 10, 2);
/** The instant the examples are asked at. */
export const askedAt = Date.UTC(2026, 10, 30);
const week = { start: monday, end: monday + 7 * day };

type Line = [at: number, user: string, event: string, properties?: AnalyticsEvent['properties']];

const events = (...lines: Line[]): AnalyticsEvent[] =>
  lines.map(([at, user, event, properties]) => ({
    time: monday + at,
    user,
    event,
    ...(properties ? { properties } : {}),
  }));

const hours = (count: number) => count * 60 * minute;
const steps = (...names: string[]) => names.map((event) => ({ match: { event } }));

function example<Q extends AnyQuery>(
  one: Omit<WorkedExample, 'question' | 'read'> & {
    question: Q;
    read(result: Result<Q>): Record<string, unknown>;
  },
): WorkedExample {
  return one;
}

export const distinctUsers = example({
  rule: 'Users are different people over the whole range, not the sum of the bars.',
  because: 'Ada came on two days. She is in both bars, and once in the total.',
  events: events(
    [hours(9), 'ada', 'open'],
    [hours(10), 'ben', 'open'],
    [day + hours(9), 'ada', 'open'],
  ),
  question: { kind: 'trend', measure: 'users', interval: 'day', range: week },
  read: ({ series: [all] }) => ({
    monday: all?.values[0],
    tuesday: all?.values[1],
    total: all?.total,
  }),
  byHand: { monday: 2, tuesday: 1, total: 2 },
});

export const anyAttempt = example({
  rule: 'A funnel counts someone at a step when any of their attempts reached it.',
  because:
    'Ada’s first visit led nowhere within a day; her second one did. Counting only first attempts would lose her.',
  events: events(
    [hours(9), 'ada', 'visit'],
    [3 * day, 'ada', 'visit'],
    [3 * day + hours(2), 'ada', 'pay'],
    [hours(9), 'ben', 'visit'],
  ),
  question: {
    kind: 'funnel',
    range: week,
    steps: steps('visit', 'pay'),
    window: { value: 1, unit: 'day' },
  },
  read: ({ steps: [first, second] }) => ({ visited: first?.count, paid: second?.count }),
  byHand: { visited: 2, paid: 1 },
});

export const windowIncludesItsEnd = example({
  rule: 'The window begins at the first step and includes its end.',
  because: 'Ada paid exactly 60 minutes later, Ben a millisecond after that.',
  events: events(
    [0, 'ada', 'visit'],
    [hours(1), 'ada', 'pay'],
    [0, 'ben', 'visit'],
    [hours(1) + 1, 'ben', 'pay'],
  ),
  question: {
    kind: 'funnel',
    range: week,
    steps: steps('visit', 'pay'),
    window: { value: 1, unit: 'hour' },
  },
  read: ({ steps: [first, second] }) => ({ visited: first?.count, paid: second?.count }),
  byHand: { visited: 2, paid: 1 },
});

export const oneEventOneStep = example({
  rule: 'One event fills one step: the same event twice needs two of them.',
  because: 'Ada shared twice, Ben once.',
  events: events([0, 'ada', 'share'], [minute, 'ada', 'share'], [0, 'ben', 'share']),
  question: { kind: 'funnel', range: week, steps: steps('share', 'share') },
  read: ({ steps: [first, second] }) => ({ once: first?.count, twice: second?.count }),
  byHand: { once: 2, twice: 1 },
});

export const exclusionStops = example({
  rule: 'An exclusion stops the attempt it falls into; a later attempt may still succeed.',
  because: 'Ada cancelled and began again. Ben cancelled on his only way.',
  events: events(
    [0, 'ada', 'visit'],
    [minute, 'ada', 'cancel'],
    [2 * minute, 'ada', 'visit'],
    [3 * minute, 'ada', 'pay'],
    [0, 'ben', 'visit'],
    [minute, 'ben', 'cancel'],
    [2 * minute, 'ben', 'pay'],
  ),
  question: {
    kind: 'funnel',
    range: week,
    steps: steps('visit', 'pay'),
    exclusions: [{ match: { event: 'cancel' }, after: 0, before: 1, effect: 'break' }],
  },
  read: ({ steps: [first, second] }) => ({ visited: first?.count, paid: second?.count }),
  byHand: { visited: 2, paid: 1 },
});

export const cohortKeepsAllEvents = example({
  rule: 'A cohort keeps people with everything they did; a filter keeps only the events that match.',
  because:
    'Ada used the app from Spain and from France. “People who were in Spain” are one person with two events; filtering by Spain would leave one event.',
  events: events(
    [0, 'ada', 'open', { country: 'Spain' }],
    [minute, 'ada', 'open', { country: 'France' }],
    [0, 'ben', 'open', { country: 'France' }],
  ),
  question: {
    kind: 'trend',
    measure: 'events',
    range: week,
    users: { had: { property: 'country', op: 'eq', value: 'Spain' } },
  },
  read: ({ series: [all] }) => ({ events: all?.total }),
  byHand: { events: 2 },
});

export const retentionOfWhatIsOver = example({
  rule: 'Retention divides those who came back by those who could: what is not over is marked and in no overall share.',
  because:
    'Ada and Ben began in the first week, Cleo in the second. The week after Cleo’s own is beyond the range, so only the first group can tell about week 1.',
  events: events(
    [0, 'ada', 'open'],
    [0, 'ben', 'open'],
    [7 * day, 'ada', 'open'],
    [8 * day, 'cleo', 'open'],
  ),
  question: {
    kind: 'retention',
    period: 'week',
    acquisition: 'firstInRange',
    range: { start: monday, end: monday + 14 * day },
  },
  read: ({ groups, overall }) => ({
    'first week, size': groups[0]?.size,
    'first week, week 1': groups[0]?.cells[1]?.returned,
    'second week, size': groups[1]?.size,
    'overall, week 1': overall.cells[1]?.share,
  }),
  byHand: {
    'first week, size': 2,
    'first week, week 1': 1,
    'second week, size': 1,
    'overall, week 1': 0.5,
  },
});

export const flowFromTheFirstMatch = example({
  rule: 'A flow starts at the first match of a session and follows what comes after; the same step twice in a row is one.',
  because:
    'Both sessions begin with “home”. Ada reloads it, then goes to “price”; Ben leaves. Half of home’s sessions end there.',
  events: events(
    [0, 'ada', 'home'],
    [minute, 'ada', 'home'],
    [2 * minute, 'ada', 'price'],
    [0, 'ben', 'home'],
  ),
  question: { kind: 'flow', anchor: { event: 'home' }, after: 1, range: week },
  read: ({ total, steps: [home, next] }) => ({
    sessions: total,
    'end at home': home?.nodes[0]?.ended,
    'go to price': next?.nodes[0]?.count,
  }),
  byHand: { sessions: 2, 'end at home': 1, 'go to price': 1 },
});

export const lifecycleStates = example({
  rule: 'Someone is new once, returning when active in the bucket before too, resurrected after a pause, dormant in the bucket they miss.',
  because: 'Ada comes on Monday, Tuesday and Thursday.',
  events: events([0, 'ada', 'open'], [day, 'ada', 'open'], [3 * day, 'ada', 'open']),
  question: {
    kind: 'lifecycle',
    interval: 'day',
    range: { start: monday, end: monday + 4 * day },
  },
  read: ({ buckets: [mon, tue, wed, thu] }) => ({
    'Monday, new': mon?.new,
    'Tuesday, returning': tue?.returning,
    'Wednesday, dormant': wed?.dormant,
    'Thursday, resurrected': thu?.resurrected,
  }),
  byHand: {
    'Monday, new': 1,
    'Tuesday, returning': 1,
    'Wednesday, dormant': 1,
    'Thursday, resurrected': 1,
  },
});

export const sessionGap = example({
  rule: 'A session without an id ends with a gap of more than 30 minutes.',
  because: 'Ada paused exactly 30 minutes: one session. Ben paused a millisecond longer: two.',
  events: events(
    [0, 'ada', 'open'],
    [30 * minute, 'ada', 'open'],
    [0, 'ben', 'open'],
    [30 * minute + 1, 'ben', 'open'],
  ),
  question: { kind: 'trend', measure: 'sessions', range: week },
  read: ({ series: [all] }) => ({ sessions: all?.total }),
  byHand: { sessions: 3 },
});

export const daysOfTheZone = example({
  rule: 'Days are cut in the zone asked for.',
  because:
    '23:30 on Monday in London is half past midnight on Tuesday in Madrid: the event moves to the other bar.',
  events: events([hours(23) + 30 * minute, 'ada', 'open']),
  question: {
    kind: 'trend',
    measure: 'users',
    interval: 'day',
    timeZone: 'Europe/Madrid',
    range: week,
  },
  read: ({ series: [all] }) => ({ monday: all?.values[0], tuesday: all?.values[1] }),
  byHand: { monday: 0, tuesday: 1 },
});

/** All of them, in the order the guide tells them. */
export const workedExamples: readonly WorkedExample[] = [
  distinctUsers,
  daysOfTheZone,
  cohortKeepsAllEvents,
  sessionGap,
  anyAttempt,
  windowIncludesItsEnd,
  oneEventOneStep,
  exclusionStops,
  retentionOfWhatIsOver,
  flowFromTheFirstMatch,
  lifecycleStates,
];
