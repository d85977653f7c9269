import { dayMs, days, names, start } from './data.mjs';

const end = start + days * dayMs;

/** The filter of `F5P`. */
export const platform = 'web';
export const priceAbove = 50;
/** Groups shown by `DAUC`, before "other". */
export const shownCountries = 10;

/** Steps, window in days and filter of a funnel. */
export const funnels = {
  F3: { steps: 3, days: 1, filtered: false },
  F5: { steps: 5, days: 7, filtered: false },
  F5P: { steps: 5, days: 7, filtered: true },
};

/** `FLOW`: the first such event of a session, the steps after it, and the nodes shown at each before "other". */
export const flow = { anchor: names.event[0], after: 5, shown: 20 };

/** `COH`: who did the event at least so often on the plan, from `since` on. */
export const cohort = {
  event: names.event[2],
  plan: names.plan[2],
  times: 3,
  since: end - 14 * dayMs,
};

/** `SESS`: the latest sessions with the event in the country. */
export const latest = { event: names.event[5], country: names.country[3], limit: 100 };

const range = { start, end };
const steps = (count) => names.event.slice(0, count).map((event) => ({ match: { event } }));
const funnel = { kind: 'funnel', range };
const daily = { kind: 'trend', range, interval: 'day', measure: 'users' };
const inDays = (value) => ({ value, unit: 'day' });
const is = (property, value) => ({ property, op: 'eq', value });

/** The nine questions as this package is asked them. */
export const queries = {
  F3: { ...funnel, steps: steps(3), window: inDays(1) },
  F5: { ...funnel, steps: steps(5), window: inDays(7) },
  F5P: {
    ...funnel,
    steps: steps(5).map((step, index) =>
      index === 4
        ? { match: { ...step.match, where: { property: 'price', op: 'gt', value: priceAbove } } }
        : step,
    ),
    window: inDays(7),
    where: is('platform', platform),
  },
  RET: { kind: 'retention', range, period: 'day', periods: days - 1 },
  DAU: daily,
  DAUC: { ...daily, breakdown: { property: 'country', limit: shownCountries } },
  FLOW: {
    kind: 'flow',
    range,
    unit: 'session',
    anchor: { event: flow.anchor },
    after: flow.after,
    nodesPerStep: flow.shown,
    collapseRepeats: false,
  },
  COH: {
    kind: 'trend',
    measure: 'users',
    range,
    users: {
      did: { event: cohort.event, where: is('plan', cohort.plan) },
      times: { atLeast: cohort.times },
      within: { start: cohort.since, end },
    },
  },
  SESS: {
    kind: 'sessions',
    range,
    sort: 'start',
    limit: latest.limit,
    events: { event: latest.event, where: is('country', latest.country) },
  },
};

export const titles = {
  F3: 'funnel of 3 steps in 1 day',
  F5: 'funnel of 5 steps in 7 days',
  F5P: 'F5 on one platform, price > 50 on step 5',
  RET: 'retention, 30 days × 30 days',
  DAU: 'users by day',
  DAUC: 'users by day and top-10 country, other',
  FLOW: 'next 5 events in the session, top 20 each',
  COH: 'people with 3 × an event on a plan',
  SESS: 'latest 100 sessions with an event',
};

export const questions = Object.keys(queries);
