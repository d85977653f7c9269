import { dayMs, days, names, start } from './data.mjs';

/** The filter of `F5P`. */
export const platform = 'web';
export const priceAbove = 50;
/** Groups shown by `DAUC`, before "other". */
export const shownCountries = 10;

const range = { start, end: start + days * dayMs };
const steps = (count) => names.event.slice(0, count).map((event) => ({ match: { event } }));
const funnel = { kind: 'funnel', range };
const daily = { kind: 'trend', range, interval: 'day', measure: 'users' };
const inDays = (value) => ({ value, unit: 'day' });

/** Steps, window in days and filter of a funnel, for the SQL. */
export const funnels = {
  F3: { steps: 3, days: 1, filtered: false },
  F5: { steps: 5, days: 7, filtered: false },
  F5P: { steps: 5, days: 7, filtered: true },
};

/** The five questions as this package is asked them. */
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
    where: { property: 'platform', op: 'eq', value: platform },
  },
  DAU: daily,
  DAUC: { ...daily, breakdown: { property: 'country', limit: shownCountries } },
};

export const titles = {
  F3: 'funnel of 3 steps in 1 day',
  F5: 'funnel of 5 steps in 7 days',
  F5P: 'F5 on one platform, price > 50 on step 5',
  DAU: 'users by day',
  DAUC: 'users by day and top-10 country, other',
};

export const questions = Object.keys(queries);

/*
 * Answers in one form for all engines. A funnel: users by step. A trend: by group, most users first, "other" last,
 * `{ key, total, values }` with the users of each day.
 */

/** An answer of this package, from its rows. */
export function answerOf(rows) {
  if (rows.kind === 'funnel') return rows.steps.map(({ count }) => count);
  return rows.series.map(({ key, total, cells }) => {
    const values = Array.from({ length: days }, () => 0);
    for (const { bucket, value } of cells) values[bucket] = value;
    return { key: keyName(key), total, values };
  });
}

function keyName(key) {
  if (!key) return 'all';
  return key.type === 'value' ? key.value : key.type;
}

/** A trend answer from SQL rows `[country code or -1, users, users by day …]`. */
export function trendAnswer(rows) {
  return rows.map(([code, total, ...values]) => ({
    key: code === null ? 'all' : code < 0 ? 'other' : names.country[code],
    total,
    values,
  }));
}

/** Throws when an answer is not the one this package gave. */
export function assertSame(question, engine, form, answer, expected) {
  const got = JSON.stringify(answer);
  const want = JSON.stringify(expected);
  if (got === want) return;
  throw new Error(
    `${question}: ${engine} (${form}) answers differently.\n  ${engine}: ${got}\n  usagekit: ${want}`,
  );
}
