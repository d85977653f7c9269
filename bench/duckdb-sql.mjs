import { codeOf, dayMs, days, names, start } from './data.mjs';
import {
  cohort,
  flow,
  funnels,
  latest,
  platform,
  priceAbove,
  shownCountries,
} from './questions.mjs';

/*
 * Rows of `ev` lie by user, time, session, event. Where a form has a window without ORDER BY it reads them as they lie.
 */

const day = `((t - ${start}) // ${dayMs})`;
const eachDay = (of) => Array.from({ length: days }, (_, i) => of(i)).join(', ');

/** Which events are step `k`, from 0; events match at most one step. `named`: events are text. */
function isStep({ steps, filtered, named }, k) {
  const price = filtered && k === steps - 1 ? ` AND price > ${priceAbove}` : '';
  const where = filtered ? ` AND platform = ${codeOf('platform', platform)}` : '';
  return `e = ${named ? `'${names.event[k]}'` : k}${price}${where}`;
}

/**
 * A level holds the events that are its step in some attempt, each with the latest start it can belong to. At one instant
 * the earlier step comes first, hence `>=`.
 */
export function asof(funnel) {
  const { steps } = funnel;
  const levels = [`l0 AS MATERIALIZED (SELECT u, t, t AS a FROM ev WHERE ${isStep(funnel, 0)})`];
  for (let k = 1; k < steps; k++) {
    levels.push(`l${k} AS MATERIALIZED (
      SELECT s.u, s.t, l.a FROM (SELECT u, t FROM ev WHERE ${isStep(funnel, k)}) s
      ASOF JOIN l${k - 1} l ON s.u = l.u AND s.t >= l.t WHERE s.t - l.a <= ${funnel.days * dayMs})`);
  }
  const counts = Array.from({ length: steps }, (_, k) => `(SELECT count(DISTINCT u) FROM l${k})`);
  return `WITH ${levels.join(', ')} SELECT ${counts.join(', ')}`;
}

/** The same with user and time in one number `p`: one comparison instead of two. Users are further apart than windows. */
function asofOneKey(funnel) {
  const { steps } = funnel;
  const step = (k) =>
    `(SELECT (u::BIGINT << 40) + t - ${start} AS p FROM ev WHERE ${isStep(funnel, k)})`;
  const levels = [`l0 AS MATERIALIZED (SELECT p, p AS a FROM ${step(0)})`];
  for (let k = 1; k < steps; k++) {
    levels.push(`l${k} AS MATERIALIZED (
      SELECT s.p, l.a FROM ${step(k)} s
      ASOF JOIN l${k - 1} l ON s.p >= l.p WHERE s.p - l.a <= ${funnel.days * dayMs})`);
  }
  const counts = Array.from(
    { length: steps },
    (_, k) => `(SELECT count(DISTINCT p >> 40) FROM l${k})`,
  );
  return `WITH ${levels.join(', ')} SELECT ${counts.join(', ')}`;
}

const bits = (mask) => eachDay((i) => `sum((${mask} >> ${i}) & 1)`);

const dau = {
  'bit_or of day masks': `SELECT NULL, count(*), ${bits('m')}
    FROM (SELECT bit_or(1::INTEGER << ${day}::INTEGER) AS m FROM ev GROUP BY u)`,
  'count distinct by day': `SELECT NULL, (SELECT count(DISTINCT u) FROM ev), ${eachDay((i) => `max(n) FILTER (d = ${i})`)}
    FROM (SELECT ${day} AS d, count(DISTINCT u) AS n FROM ev GROUP BY d)`,
};

const ranked = `top AS MATERIALIZED (SELECT country, row_number() OVER (ORDER BY count(*) DESC, country) AS place
    FROM x GROUP BY country QUALIFY place <= ${shownCountries})`;
const masks = (key, by) => `x AS MATERIALIZED (
    SELECT ${key}, bit_or(1::INTEGER << ${day}::INTEGER) AS m FROM ev GROUP BY ${by})`;
const others = `other AS (SELECT u, bit_or(m) AS m FROM x ANTI JOIN top USING (country) GROUP BY u)`;
const groups = `
    SELECT * FROM (SELECT any_value(country)::INTEGER, count(*), ${bits('m')} FROM x JOIN top USING (country)
      GROUP BY place ORDER BY place)
    UNION ALL SELECT -1, count(*), ${bits('m')} FROM other`;

const dauc = {
  'masks by (user, country)': `WITH ${masks('u, country', 'u, country')}, ${ranked}, ${others} ${groups}`,
  'masks by one key': `WITH y AS (SELECT u::BIGINT * 64 + country AS k, bit_or(1::INTEGER << ${day}::INTEGER) AS m FROM ev GROUP BY k),
    x AS MATERIALIZED (SELECT k // 64 AS u, k % 64 AS country, m FROM y), ${ranked}, ${others} ${groups}`,
};

const userMasks = `x AS MATERIALIZED (
    SELECT bit_or(1::INTEGER << ${day}::INTEGER) AS m FROM ev GROUP BY u)`;
/** Users active on day `i`, and of these by day after it; `w` is the mask from day `i` on. */
const comeBack = (from, weight) => `
    SELECT i, ${eachDay((k) => `sum(((w >> ${k}) & 1) * ${weight})`)}
    FROM (SELECT i, m >> i AS w, * FROM ${from}, (SELECT unnest(range(${days}))::INTEGER AS i))
    WHERE w & 1 = 1 GROUP BY i ORDER BY i`;
const retention = {
  'day masks × days': `WITH ${userMasks} ${comeBack('x', 1)}`,
  'different day masks × days': `WITH ${userMasks}, d AS (SELECT m, count(*) AS n FROM x GROUP BY m)
    ${comeBack('d', 'n')}`,
  'pairs of active days': `WITH d AS MATERIALIZED (SELECT DISTINCT u, ${day}::INTEGER AS d FROM ev),
    p AS (SELECT a.d AS i, b.d AS j, count(*) AS n FROM d a JOIN d b ON a.u = b.u AND b.d >= a.d GROUP BY i, j)
    SELECT i, ${eachDay((k) => `coalesce(max(n) FILTER (j - i = ${k}), 0)`)} FROM p GROUP BY i ORDER BY i`,
};

const eachOffset = (of, separator = ', ') =>
  Array.from({ length: flow.after }, (_, i) => of(i)).join(separator);
const anchor = codeOf('event', flow.anchor);
/** Counts nodes and links of `seq`, a row a session with the events `n1 … n5` after the first; ranks and folds them. */
const fold = `
  pairs AS MATERIALIZED (${eachOffset(
    (k) => `SELECT ${k} AS k, ${k === 0 ? anchor : `n${k}`} AS a, n${k + 1} AS b, count(*) AS n
    FROM seq WHERE n${k + 1} IS NOT NULL GROUP BY a, b`,
    '\n    UNION ALL ',
  )}),
  node AS (SELECT 0 AS k, ${anchor} AS e, count(*) AS n FROM seq
    UNION ALL SELECT k + 1, b, sum(n) FROM pairs GROUP BY k, b),
  place AS MATERIALIZED (
    SELECT k, e, n, least(row_number() OVER (PARTITION BY k ORDER BY n DESC, e), ${flow.shown + 1}) AS p FROM node)
  SELECT k, p, NULL, any_value(e), sum(n) FROM place GROUP BY k, p
  UNION ALL SELECT x.k, f.p, t.p, NULL, sum(x.n) FROM pairs x
    JOIN place f ON f.k = x.k AND f.e = x.a JOIN place t ON t.k = x.k + 1 AND t.e = x.b GROUP BY x.k, f.p, t.p`;
/** Time and event in one number that sorts by both. */
const moment = `((t - ${start}) * 256 + e)`;
const next = (of) => eachOffset((k) => `${of(k + 1)} AS n${k + 1}`);
const flows = {
  'lead over rows as they lie': `WITH
    l AS (SELECT s, e, ${next((k) => `CASE WHEN lead(s, ${k}) OVER () = s THEN lead(e, ${k}) OVER () END`)} FROM ev),
    f AS (SELECT *, lag(s) OVER () AS before FROM (SELECT * FROM l WHERE e = ${anchor})),
    seq AS MATERIALIZED (SELECT ${eachOffset((k) => `n${k + 1}`)} FROM f WHERE before IS DISTINCT FROM s), ${fold}`,
  'min(moment, 6) by session': `WITH
    a AS (SELECT s, min(${moment}) AS first FROM ev WHERE e = ${anchor} GROUP BY s),
    l AS (SELECT min(${moment}, ${flow.after + 1}) AS l FROM ev JOIN a USING (s) WHERE ${moment} >= first GROUP BY s),
    seq AS MATERIALIZED (SELECT ${next((k) => `l[${k + 1}] & 255`)} FROM l), ${fold}`,
  'arg_min(e, moment, 6) by session': `WITH
    a AS (SELECT s, min(${moment}) AS first FROM ev WHERE e = ${anchor} GROUP BY s),
    l AS (SELECT arg_min(e, ${moment}, ${flow.after + 1}) AS l FROM ev JOIN a USING (s)
      WHERE ${moment} >= first GROUP BY s),
    seq AS MATERIALIZED (SELECT ${next((k) => `l[${k + 1}]`)} FROM l), ${fold}`,
};

const inCohort = `e = ${codeOf('event', cohort.event)} AND plan = ${codeOf('plan', cohort.plan)} AND t >= ${cohort.since}`;
const cohorts = {
  'group by user': `SELECT count(*) FROM (
    SELECT u FROM ev WHERE ${inCohort} GROUP BY u HAVING count(*) >= ${cohort.times})`,
  'lag over rows as they lie': `SELECT count(DISTINCT u) FROM (
    SELECT u, lag(u, ${cohort.times - 1}) OVER () AS before FROM (SELECT u FROM ev WHERE ${inCohort}))
    WHERE before = u`,
};

const found = `e = ${codeOf('event', latest.event)} AND country = ${codeOf('country', latest.country)}`;
/** Times tie by id, as text. */
const top = `GROUP BY s ORDER BY min(t) DESC, s::VARCHAR LIMIT ${latest.limit}`;
const sessions = {
  'semi join': `SELECT s, min(t), count(*) FROM ev WHERE s IN (SELECT s FROM ev WHERE ${found}) ${top}`,
  'semi join by user first': `SELECT s, min(t), count(*) FROM ev
    WHERE u IN (SELECT u FROM ev WHERE ${found}) AND s IN (SELECT s FROM ev WHERE ${found}) ${top}`,
  'bool_or by session': `SELECT s, min(t), count(*) FROM ev
    GROUP BY s HAVING bool_or(${found}) ORDER BY min(t) DESC, s::VARCHAR LIMIT ${latest.limit}`,
};

const ofFunnel = (name) => {
  const funnel = funnels[name];
  return {
    'ASOF joins on one key': asofOneKey(funnel),
    'ASOF joins': asof(funnel),
  };
};

/** By question: SQL by form, rows as `readAnswer` takes them. */
export const duckdbQuestions = {
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
