import type { AnalyticsEvent } from '../../../model/event.js';
import type { FactCase } from '../case.js';
import { between, keyOf, log } from './notation.js';
import { byDay, retained, since } from './retention-notation.js';

// `retention(c1, c2 …)` tells, of those for whom c1 holds at any time, for how many c2 holds. Where c1 is to be active on a
// day, and the others to be active on later ones, that is the group of the day in a retention by day.

const tests = 'ClickHouse/ClickHouse tests/queries/0_stateless/00688_aggregation_retention';
const docs = 'ClickHouse docs: parametric aggregate functions, retention example';

/** Users 0, 1, 2 …, so many of them active on each of the days. */
function active(counts: Readonly<Record<string, number>>): AnalyticsEvent[] {
  return Object.entries(counts).flatMap(([date, count]) =>
    log(date, Array.from({ length: count }, (_, user) => `${user} | 0 active`).join('\n')),
  );
}

const august = active({ '2018-08-06': 80, '2018-08-07': 50, '2018-08-08': 60 });
const january = active({ '2020-01-01': 5, '2020-01-02': 10, '2020-01-03': 15 });

const threeDays = between('2018-08-06', '2018-08-08');
const ofThreeDays = {
  groups: retained(since('2018-08-06'), [[80, 50, 60], [50, 50], [60]]),
};

/** The groups of three days of a user who was active from the n-th on. */
function ofUser(user: number, n: number): object {
  const groups = Array.from({ length: 3 }, (_, i) => {
    const here = Number(i >= n);
    return Array.from({ length: 3 - i }, () => here);
  });
  return { key: keyOf(String(user)), groups: retained(since('2020-01-01'), groups) };
}

export const clickhouseRetentionFacts: FactCase[] = [
  {
    key: 'facts/clickhouse/retention/1',
    rule: 'who was active on the day after, too',
    source: tests,
    events: august,
    query: byDay(between('2018-08-06', '2018-08-07')),
    expected: { groups: retained(since('2018-08-06'), [[80, 50], [50]]) },
  },
  {
    key: 'facts/clickhouse/retention/2',
    rule: 'who was active two days after, too',
    source: tests,
    events: august,
    query: byDay(threeDays),
    expected: ofThreeDays,
  },
  {
    key: 'facts/clickhouse/retention/3',
    rule: 'who was active on each of the two days after, too',
    source: tests,
    events: august,
    query: byDay(threeDays),
    expected: ofThreeDays,
  },
  {
    key: 'facts/clickhouse/retention/docs',
    rule: 'users who were not active on the first day are not in its group',
    source: docs,
    events: january,
    query: byDay(between('2020-01-01', '2020-01-03')),
    expected: { groups: retained(since('2020-01-01'), [[5, 5, 5], [10, 10], [15]]) },
  },
  {
    key: 'facts/clickhouse/retention/docs-per-user',
    rule: 'each user as a group: whether they are in the group of the first day, and came back',
    source: docs,
    events: january,
    query: byDay(between('2020-01-01', '2020-01-03'), {
      breakdown: { property: '$user', limit: 15 },
    }),
    expected: {
      byKey: Array.from({ length: 15 }, (_, user) => ofUser(user, Math.floor(user / 5))),
    },
  },
];
