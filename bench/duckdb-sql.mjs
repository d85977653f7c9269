import { dayMs, days, names, start } from './data.mjs';
import { funnels, platform, priceAbove, shownCountries, trendAnswer } from './questions.mjs';

const day = `((t - ${start}) // ${dayMs})`;
const eachDay = (of) => Array.from({ length: days }, (_, i) => of(i)).join(', ');

/** Which events are step `k`, from 0; events match at most one step. */
function isStep({ steps, filtered }, k) {
  const price = filtered && k === steps - 1 ? ` AND price > ${priceAbove}` : '';
  const where = filtered ? ` AND platform = ${names.platform.indexOf(platform)}` : '';
  return `e = ${k}${price}${where}`;
}

/**
 * A level holds the events that are its step in some attempt, each with the latest start it can belong to. At one instant
 * the earlier step comes first, hence `>=`.
 */
function asof(funnel) {
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

const ofFunnel = (name) => {
  const funnel = funnels[name];
  return {
    'ASOF joins': asof(funnel),
    'ASOF joins on one key': asofOneKey(funnel),
  };
};
const funnelAnswer = ([counts]) => counts;

/** By question: SQL by form, and how to read its rows of numbers. */
export const duckdbQuestions = {
  F3: { forms: ofFunnel('F3'), read: funnelAnswer },
  F5: { forms: ofFunnel('F5'), read: funnelAnswer },
  F5P: { forms: ofFunnel('F5P'), read: funnelAnswer },
  DAU: { forms: dau, read: trendAnswer },
  DAUC: { forms: dauc, read: trendAnswer },
};
