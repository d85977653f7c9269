import { dayMs, days, names, start } from './data.mjs';
import { funnels, platform, priceAbove, shownCountries, trendAnswer } from './questions.mjs';

const inOrder = 'SETTINGS optimize_aggregation_in_order = 1';
const list = (count, of) => Array.from({ length: count }, (_, i) => of(i)).join(', ');

/** The events that are any step; they match at most one. */
function stepsOnly({ steps, filtered }) {
  if (!filtered) return `e < ${steps}`;
  const web = names.platform.indexOf(platform);
  return `e < ${steps} AND platform = ${web} AND (e < ${steps - 1} OR price > ${priceAbove})`;
}

/**
 * Over disjoint steps and without a strict mode, `windowFunnel` keeps the latest start of every step and sorts equal
 * times by step: the rule of this package. The answers are compared all the same.
 */
function windowFunnel(funnel, settings) {
  const { steps } = funnel;
  return `SELECT ${list(steps, (k) => `countIf(level > ${k})`)} FROM (
    SELECT windowFunnel(${funnel.days * dayMs})(toUInt64(t), ${list(steps, (k) => `e = ${k}`)}) AS level
    FROM bench.ev WHERE ${stepsOnly(funnel)} GROUP BY u ${settings})`;
}

/** By user, times and steps in order; by step, the latest start of each event that reaches it, carried forward. */
function arrays(funnel) {
  const { steps } = funnel;
  // The step is packed beneath the time so that sorting puts the earlier step of one instant first.
  let sql = `SELECT arrayMap(p -> toInt64(intDiv(p, 8)), packed) AS ts, arrayMap(p -> bitAnd(p, 7), packed) AS es,
      arrayMap((t, e) -> if(e = 0, t, 0), ts, es) AS a0, has(es, 0) AS n0
    FROM (SELECT arraySort(groupArray((t - ${start} + 1) * 8 + e)) AS packed
      FROM bench.ev WHERE ${stepsOnly(funnel)} GROUP BY u ${inOrder})`;
  for (let k = 1; k < steps; k++) {
    sql = `SELECT ts, es, ${list(k, (i) => `n${i}`)}, arrayExists(a -> a != 0, a${k}) AS n${k},
      arrayMap((t, e, a) -> if(e = ${k} AND a != 0 AND t - a <= ${funnel.days * dayMs}, a, 0),
        ts, es, arrayFill(a -> a != 0, a${k - 1})) AS a${k} FROM (${sql})`;
  }
  return `SELECT ${list(steps, (k) => `countIf(n${k})`)} FROM (${sql})`;
}

const day = `toUInt8(intDiv(t - ${start}, ${dayMs}))`;
const mask = `groupBitOr(bitShiftLeft(toUInt32(1), ${day})) AS m`;
const bits = list(days, (i) => `sum(bitAnd(bitShiftRight(m, ${i}), 1))`);

const dau = {
  'groupBitOr of day masks': `SELECT NULL, count(), ${bits} FROM (SELECT ${mask} FROM bench.ev GROUP BY u)`,
  'groupBitOr, in order': `SELECT NULL, count(), ${bits} FROM (SELECT ${mask} FROM bench.ev GROUP BY u ${inOrder})`,
  'uniqExact by day': `SELECT NULL, (SELECT uniqExact(u) FROM bench.ev), ${list(days, (i) => `maxIf(n, d = ${i})`)}
    FROM (SELECT ${day} AS d, uniqExact(u) AS n FROM bench.ev GROUP BY d)`,
};

const byCountry = `SELECT u, country, ${mask} FROM bench.ev GROUP BY u, country`;
const dauc = {
  'masks, regrouped by place': `SELECT any(code), count(), ${bits} FROM (
    SELECT place, u, any(code) AS code, groupBitOr(m) AS m FROM (
      SELECT least(n, ${shownCountries + 1}) AS place, if(n <= ${shownCountries}, toInt16(country), -1) AS code, um.1 AS u, um.2 AS m
      FROM (SELECT country, ums, row_number() OVER (ORDER BY length(ums) DESC, country) AS n
        FROM (SELECT country, groupArray((u, m)) AS ums FROM (${byCountry}) GROUP BY country))
      ARRAY JOIN ums AS um)
    GROUP BY place, u) GROUP BY place ORDER BY place`,
  'masks, materialized': `WITH x AS MATERIALIZED (${byCountry}),
      top AS (SELECT country FROM x GROUP BY country ORDER BY count() DESC, country LIMIT ${shownCountries})
    SELECT * FROM (
      SELECT toInt16(country) AS code, count() AS n, ${bits} FROM x WHERE country IN top GROUP BY country
      UNION ALL
      SELECT -1 AS code, count() AS n, ${bits} FROM (SELECT groupBitOr(m) AS m FROM x WHERE country NOT IN top GROUP BY u))
    ORDER BY code < 0, n DESC, code`,
};

const ofFunnel = (name) => ({
  windowFunnel: windowFunnel(funnels[name], ''),
  'windowFunnel, in order': windowFunnel(funnels[name], inOrder),
  'arrays, arrayFill': arrays(funnels[name]),
});
const funnelAnswer = ([counts]) => counts;

/** By question: SQL by form, and how to read its rows of numbers. */
export const clickhouseQuestions = {
  F3: { forms: ofFunnel('F3'), read: funnelAnswer },
  F5: { forms: ofFunnel('F5'), read: funnelAnswer },
  F5P: { forms: ofFunnel('F5P'), read: funnelAnswer },
  DAU: { forms: dau, read: trendAnswer },
  DAUC: { forms: dauc, read: trendAnswer },
};
