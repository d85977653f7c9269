import { days, names } from './data.mjs';
import { flow } from './questions.mjs';

/*
 * Answers in one form for all engines.
 *
 * Funnel: users by step. Retention: by day, the users who came back after 0, 1, 2 … days, up to the last day. Trend: by
 * group, most users first, "other" last, `{ key, total, values }` with the users of each day. Flow: `nodes`, by offset
 * `[offset, event, count]` in order of rank, and `links`, `[offset, event, next event, count]` in order of both ranks.
 * Cohort: how many people. Sessions: `[id, start, events]`.
 */

function keyName(key) {
  if (!key) return 'all';
  return key.type === 'value' ? key.value : key.type;
}

function ofTrend({ series }) {
  return series.map(({ key, total, cells }) => {
    const values = Array.from({ length: days }, () => 0);
    for (const { bucket, value } of cells) values[bucket] = value;
    return { key: keyName(key), total, values };
  });
}

function ofRetention({ groups }) {
  const answer = Array.from({ length: days }, (_, group) =>
    Array.from({ length: days - group }, () => 0),
  );
  for (const { group, cells } of groups) {
    answer[group] = cells.slice(0, days - group).map(({ returned }) => returned);
  }
  return answer;
}

function ofFlow({ steps, links }) {
  return {
    nodes: steps.flatMap(({ offset, nodes }) =>
      nodes.map(({ key, count }) => [offset, keyName(key), count]),
    ),
    links: links.map(({ from, to, count }) => [
      from.offset,
      keyName(from.key),
      keyName(to.key),
      count,
    ]),
  };
}

const ofFunnel = ({ steps }) => steps.map(({ count }) => count);

/** By question: the answer in the rows of this package. */
export const answersOf = {
  F3: ofFunnel,
  F5: ofFunnel,
  F5P: ofFunnel,
  RET: ofRetention,
  DAU: ofTrend,
  DAUC: ofTrend,
  FLOW: ofFlow,
  COH: ({ series }) => series[0].total,
  SESS: ({ sessions }) => sessions.map(({ id, start, events }) => [id, start, events]),
};

export const sessionId = (session) => `session-${session}`;

const readFunnel = ([counts]) => counts;

/** From `[country code or -1, users, users by day …]`. */
function readTrend(rows) {
  return rows.map(([code, total, ...values]) => ({
    key: code === null ? 'all' : code < 0 ? 'other' : names.country[code],
    total,
    values,
  }));
}

/** From `[day, users after 0, 1, 2 … days]`. */
const readRetention = (rows) => rows.map(([day, ...values]) => values.slice(0, days - day));

/** From nodes `[offset, place, null, event code, count]` and links `[offset, place, next place, null, count]`. */
function readFlow(rows) {
  const sorted = rows.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const shown = new Map();
  for (const [offset, place, to, code] of sorted) {
    if (to !== null) continue;
    shown.set(`${offset} ${place}`, place > flow.shown ? 'other' : names.event[code]);
  }
  const name = (offset, place) => shown.get(`${offset} ${place}`);
  return {
    nodes: sorted
      .filter(([, , to]) => to === null)
      .map(([offset, place, , , count]) => [offset, name(offset, place), count]),
    links: sorted
      .filter(([, , to]) => to !== null)
      .map(([offset, from, to, , count]) => [
        offset,
        name(offset, from),
        name(offset + 1, to),
        count,
      ]),
  };
}

/** By question: the answer in SQL rows of numbers and nulls. */
export const readAnswer = {
  F3: readFunnel,
  F5: readFunnel,
  F5P: readFunnel,
  RET: readRetention,
  DAU: readTrend,
  DAUC: readTrend,
  FLOW: readFlow,
  COH: ([[people]]) => people,
  SESS: (rows) => rows.map(([session, start, events]) => [sessionId(session), start, events]),
};

/** Throws when an answer is not the one this package gave. */
export function assertSame(question, engine, form, answer, expected) {
  const got = JSON.stringify(answer);
  const want = JSON.stringify(expected);
  if (got === want) return;
  let at = 0;
  while (got[at] === want[at]) at++;
  const around = (text) => `…${text.slice(Math.max(0, at - 60), at + 60)}…`;
  throw new Error(
    `${question}: ${engine} (${form}) answers differently.\n  ${engine}: ${around(got)}\n  usagekit: ${around(want)}`,
  );
}
