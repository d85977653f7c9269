import { codeOf, dayMs, days, start } from './data.mjs';
import {
  cohort,
  flow,
  funnels,
  latest,
  platform,
  priceAbove,
  shownCountries,
} from './questions.mjs';

const inOrder = 'SETTINGS optimize_aggregation_in_order = 1';
const list = (count, of) => Array.from({ length: count }, (_, i) => of(i)).join(', ');

/** The events that are any step; they match at most one. */
function stepsOnly({ steps, filtered }) {
  if (!filtered) return `e < ${steps}`;
  const web = codeOf('platform', platform);
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

/** Users active on day `i`, and of these by day after it; `w` is the mask from day `i` on. */
const comeBack = (
  from,
  n,
) => `SELECT i, ${list(days, (k) => `sum(bitAnd(bitShiftRight(w, ${k}), 1) * ${n})`)}
  FROM (SELECT *, arrayJoin(bitPositionsToArray(m)) AS i, bitShiftRight(m, i) AS w FROM (${from})) GROUP BY i ORDER BY i`;
const masks = (settings) => `SELECT ${mask} FROM bench.ev GROUP BY u ${settings}`;
const pairsOfDays = `SELECT i, ${list(days, (k) => `countIf(j - i = ${k})`)} FROM (
    SELECT arrayJoin(ds) AS i, arrayJoin(arrayFilter(d -> d >= i, ds)) AS j
    FROM (SELECT groupUniqArray(${day}) AS ds FROM bench.ev GROUP BY u)) GROUP BY i ORDER BY i`;
const retention = {
  'day masks, in order': comeBack(masks(inOrder), 1),
  'day masks': comeBack(masks(''), 1),
  'different day masks, in order': comeBack(
    `SELECT m, count() AS n FROM (${masks(inOrder)}) GROUP BY m`,
    'n',
  ),
  'pairs of active days': pairsOfDays,
};

const anchor = codeOf('event', flow.anchor);
const pathOf = (events) =>
  `arraySlice(${events}, indexOf(${events}, ${anchor}), ${flow.after + 1}) AS path`;
/** Links of `seq`, a row a session with its `path` from the first event on. */
const pairsByOffset = Array.from(
  { length: flow.after },
  (_, k) => `SELECT ${k} AS k, path[${k + 1}] AS a, path[${k + 2}] AS b, count() AS n
    FROM seq WHERE length(path) > ${k + 1} GROUP BY a, b`,
).join(' UNION ALL ');
const pairsAtOnce = `SELECT k, path[k + 1] AS a, path[k + 2] AS b, count() AS n
    FROM seq ARRAY JOIN range(length(path) - 1) AS k GROUP BY k, a, b`;
/** Counts nodes and links of the paths; ranks and folds them. */
const flowOf = (
  paths,
  pairs,
) => `WITH seq AS MATERIALIZED (${paths}), pairs AS MATERIALIZED (${pairs}),
  place AS MATERIALIZED (
    SELECT k, e, n, least(row_number() OVER (PARTITION BY k ORDER BY n DESC, e), ${flow.shown + 1}) AS p FROM (
      SELECT 0 AS k, ${anchor} AS e, count() AS n FROM seq
      UNION ALL SELECT k + 1 AS k, b AS e, sum(n) AS n FROM pairs GROUP BY k, b))
  SELECT k, p, NULL AS q, any(e) AS e, sum(n) AS n FROM place GROUP BY k, p
  UNION ALL SELECT x.k, f.p, t.p, NULL, sum(x.n) FROM pairs AS x
    JOIN place AS f ON f.k = x.k AND f.e = x.a JOIN place AS t ON t.k = x.k + 1 AND t.e = x.b GROUP BY x.k, f.p, t.p`;
const bySession = `SELECT ${pathOf('l')} FROM (
    SELECT groupArray(e) AS l FROM (SELECT s, e FROM bench.ev ORDER BY u, t, s, e) GROUP BY s) WHERE has(l, ${anchor})`;
const inOrderBySession = `SELECT ${pathOf('l')} FROM (
    SELECT groupArray(e) AS l FROM bench.ev GROUP BY u, s ${inOrder}) WHERE has(l, ${anchor})`;
const sortedBySession = `SELECT ${pathOf('l')} FROM (
    SELECT arrayMap(p -> bitAnd(p, 255), arraySort(groupArray((t - ${start}) * 256 + e))) AS l
    FROM bench.ev GROUP BY s) WHERE has(l, ${anchor})`;
const flows = {
  'arrays by session, in order': flowOf(inOrderBySession, pairsByOffset),
  'arrays by session, in order, links at once': flowOf(inOrderBySession, pairsAtOnce),
  'arrays of an ordered subquery': flowOf(bySession, pairsByOffset),
  'sorted arrays': flowOf(sortedBySession, pairsByOffset),
};

const inCohort = `e = ${codeOf('event', cohort.event)} AND plan = ${codeOf('plan', cohort.plan)} AND t >= ${cohort.since}`;
const people = (settings) => `SELECT count() FROM (
  SELECT u FROM bench.ev WHERE ${inCohort} GROUP BY u HAVING count() >= ${cohort.times} ${settings})`;
const cohorts = { 'group by user': people(''), 'group by user, in order': people(inOrder) };

const found = `e = ${codeOf('event', latest.event)} AND country = ${codeOf('country', latest.country)}`;
const have = (unit) => `${unit} IN (SELECT ${unit} FROM bench.ev WHERE ${found})`;
/** Times tie by id, as text. */
const order = `ORDER BY min(t) DESC, toString(s) LIMIT ${latest.limit}`;
const sessions = {
  'semi join': `SELECT s, min(t), count() FROM bench.ev WHERE ${have('s')} GROUP BY s ${order}`,
  'semi join, in order': `SELECT s, min(t), count() FROM bench.ev
    WHERE ${have('s')} GROUP BY u, s ${order} ${inOrder}`,
  'semi join by user first': `SELECT s, min(t), count() FROM bench.ev
    PREWHERE ${have('u')} WHERE ${have('s')} GROUP BY s ${order}`,
  'countIf by session': `SELECT s, min(t), count() FROM bench.ev
    GROUP BY s HAVING countIf(${found}) > 0 ${order}`,
};

const ofFunnel = (name) => ({
  'windowFunnel, in order': windowFunnel(funnels[name], inOrder),
  windowFunnel: windowFunnel(funnels[name], ''),
  'arrays, arrayFill': arrays(funnels[name]),
});

/** By question: SQL by form, rows as `readAnswer` takes them. */
export const clickhouseQuestions = {
  F3: ofFunnel('F3'),
  F5: ofFunnel('F5'),
  F5P: ofFunnel('F5P'),
  RET: retention,
  DAU: dau,
  DAUC: dauc,
  FLOW: flows,
  COH: cohorts,
  SESS: sessions,
};
