import type { RetentionQuery } from '../../../model/retention.js';
import type { FactCase } from '../case.js';
import { between, keyOf, log } from './notation.js';
import { byDay, retained, since } from './retention-notation.js';

/* Retention by first-ever event, by person and by group. */

const tests = 'posthog/hogql_queries/insights/test/test_retention_query_runner.py@3c29d63a';

const value = '{"$some_property":"value"}';
const web = '{"source":"web"}';
const mobile = '{"source":"mobile"}';
const someWeb = '{"$some_property":"value","source":"web"}';
const someMobile = '{"$some_property":"value","source":"mobile"}';
const pageView = { event: '$pageview' };
const newcomers = {
  start: { event: '$user_signed_up' },
  return: pageView,
  acquisition: 'firstEver',
} satisfies Partial<RetentionQuery>;
const eightDays = between('2020-06-10', '2020-06-17');
const elevenDays = between('2020-06-10', '2020-06-20');

/** Groups of eight days. Cells of days after the range, which PostHog fills with 0, are absent. */
function ofNewcomers(
  rows: readonly (readonly number[])[],
  column0: readonly number[] = rows.map(() => 0),
): { groups: object[] } {
  const inRange = rows.map((row, i) => row.slice(0, 8 - i));
  return { groups: retained(since('2020-06-10'), inRange, column0) };
}

const nobody = [0, 0, 0, 0, 0, 0, 0];

/** By user: whether one is in the group of a day, the n-th of eleven, and in which of its columns they came back. */
function returnsOf(user: string, n: number, ...columns: readonly number[]): object {
  const group = {
    size: columns.length > 0 ? 1 : 0,
    cells: Array.from({ length: 11 - n }, (_, k) => ({ returned: columns[k] ?? 0 })),
  };
  return {
    key: keyOf(user),
    groups: Array.from({ length: 11 }, (_, i) => (i === n ? group : {})),
  };
}

const visitors = `
  person1 | 06-10 05:00 $pageview ${value} | 06-11 05:00 $pageview | 06-12 05:00 $pageview ${value}
  person1 | 06-15 05:00 $pageview | 06-15 09:00 $pageview ${value} | 06-16 05:00 $pageview
  person2 | 06-11 05:00 $pageview ${value} | 06-12 05:00 $pageview | 06-13 05:00 $pageview ${value}
  person2 | 06-16 05:00 $pageview`;

/** The groups of six days, of those with one value. */
function sixDays(key: object, rows: readonly (readonly number[])[]): object {
  return { key, groups: retained(since('2020-06-10'), rows) };
}

function only(browser: string): string {
  return `{"browser":"${browser}"}`;
}

function some(browser: string): string {
  return `{"$some_property":"value","browser":"${browser}"}`;
}

const byUser = { breakdown: { property: '$user' } } satisfies Partial<RetentionQuery>;

export const peopleFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-ret-030',
    rule: 'first ever: the first event that matches, whatever was done before it',
    source: `${tests}::test_retention_first_time_ever_basic`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-10 05:00 $pageview ${value} | 06-11 05:00 $user_signed_up ${value} | 06-11 05:00 $pageview ${value}
      person1 | 06-13 05:00 $pageview | 06-15 05:00 $pageview ${value}
      person2 | 06-11 05:00 $user_signed_up ${value} | 06-12 05:00 $pageview ${value} | 06-14 05:00 $pageview
      person3 | 06-12 05:00 $pageview ${value} | 06-13 05:00 $user_signed_up ${value} | 06-14 05:00 $pageview ${value}
      person3 | 06-16 05:00 $pageview
      person4 | 06-09 05:00 $pageview ${value} | 06-12 05:00 $user_signed_up ${value} | 06-13 05:00 $pageview ${value}
      person5 | 06-13 05:00 $user_signed_up ${value} | 06-14 05:00 $pageview ${value} | 06-15 05:00 $pageview
    `,
    ),
    query: byDay(eightDays, { ...newcomers, periods: 6 }),
    // On the 11th person1 signs up and visits at one instant.
    expected: ofNewcomers(
      [
        nobody,
        [2, 1, 1, 1, 1, 0, 0],
        [1, 1, 0, 0, 0, 0, 0],
        [2, 2, 1, 1, 0, 0, 0],
        nobody,
        nobody,
        nobody,
        nobody,
      ],
      [0, 1, 0, 0, 0, 0, 0, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-ret-032',
    rule: 'first ever, by the value on the first event',
    source: `${tests}::test_retention_first_time_ever_with_event_breakdown`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-11 05:00 $pageview ${someWeb} | 06-12 05:00 $user_signed_up ${someWeb}
      person1 | 06-13 05:00 $pageview ${someWeb} | 06-15 05:00 $pageview ${web}
      person2 | 06-11 05:00 $user_signed_up ${someMobile} | 06-12 05:00 $pageview ${someMobile}
      person2 | 06-14 05:00 $pageview ${mobile}
      person3 | 06-12 05:00 $user_signed_up ${someWeb} | 06-13 05:00 $pageview ${someWeb} | 06-15 05:00 $pageview ${web}
    `,
    ),
    query: byDay(eightDays, { ...newcomers, periods: 6, breakdown: { property: 'source' } }),
    expected: {
      byKey: [
        {
          key: keyOf('web'),
          ...ofNewcomers([
            nobody,
            nobody,
            [2, 2, 0, 2, 0, 0, 0],
            nobody,
            nobody,
            nobody,
            nobody,
            nobody,
          ]),
        },
        {
          key: keyOf('mobile'),
          ...ofNewcomers([
            nobody,
            [1, 1, 0, 1, 0, 0, 0],
            nobody,
            nobody,
            nobody,
            nobody,
            nobody,
            nobody,
          ]),
        },
      ],
    },
  },
  {
    key: 'facts/posthog/ph-ret-033',
    rule: 'only those who came back at least twice in a day',
    source: `${tests}::test_retention_first_time_ever_with_minimum_occurrences`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-11 05:00 $user_signed_up ${value} | 06-12 05:00 $pageview ${value} | 06-12 01:00 $pageview
      person1 | 06-14 05:00 $pageview ${value}
      person2 | 06-12 05:00 $user_signed_up ${value} | 06-13 05:00 $pageview ${value} | 06-13 01:00 $pageview
      person2 | 06-13 02:00 $pageview ${value} | 06-15 05:00 $pageview ${value} | 06-15 01:00 $pageview
      person3 | 06-13 05:00 $user_signed_up ${value} | 06-14 05:00 $pageview ${value}
    `,
    ),
    query: byDay(eightDays, { ...newcomers, periods: 6, minReturns: 2 }),
    expected: ofNewcomers([
      nobody,
      [1, 1, 0, 0, 0, 0, 0],
      [1, 1, 0, 1, 0, 0, 0],
      [1, 0, 0, 0, 0, 0, 0],
      nobody,
      nobody,
      nobody,
      nobody,
    ]),
  },
  {
    key: 'facts/posthog/ph-ret-037',
    rule: 'who of the third day came back and when (PostHog puts those with more days first, we order groups by size)',
    source: `${tests}::test_retention_people_in_period`,
    events: log('2020-06-10', `${visitors} | 06-17 05:00 $pageview ${value}`),
    query: byDay(elevenDays, { start: pageView, return: pageView, ...byUser }),
    expected: {
      byKey: [returnsOf('person1', 2, 1, 0, 0, 1, 1), returnsOf('person2', 2, 1, 1, 0, 0, 1, 1)],
    },
  },
  {
    key: 'facts/posthog/ph-ret-038',
    rule: 'who did something for the first time on the first day, and when they came back',
    source: `${tests}::test_retention_people_in_period_first_time`,
    events: log(
      '2020-06-10',
      `
      shouldnt_include | 06-05 05:00 $user_signed_up ${value} | 06-09 05:00 $user_signed_up
      person1 | 06-09 05:00 $user_signed_up ${value} | 06-11 05:00 $user_signed_up
      person1 | 06-12 05:00 $user_signed_up ${value} | 06-13 05:00 $user_signed_up
      person1 | 06-14 05:00 $user_signed_up ${value}
      person1 | 06-10 05:00 $pageview ${value} | 06-11 05:00 $pageview | 06-12 05:00 $pageview ${value}
      person1 | 06-15 05:00 $pageview | 06-15 09:00 $pageview ${value} | 06-16 05:00 $pageview
      person2 | 06-09 05:00 $user_signed_up | 06-11 05:00 $pageview ${value} | 06-12 05:00 $pageview
      person2 | 06-13 05:00 $pageview ${value} | 06-16 05:00 $pageview
      person3 | 06-10 05:00 $user_signed_up ${value} | 06-11 05:00 $pageview ${value} | 06-13 05:00 $pageview
      person3 | 06-14 05:00 $pageview ${value} | 06-15 05:00 $pageview
      person4 | 06-12 05:00 $user_signed_up ${value} | 06-13 05:00 $pageview ${value} | 06-15 05:00 $pageview
    `,
    ),
    query: byDay(elevenDays, { ...newcomers, ...byUser }),
    // person3 does not visit on the day of signing up.
    expected: {
      byKey: [returnsOf('person3', 0, 0, 1, 0, 1, 1, 1), returnsOf('person4', 0)],
    },
  },
  {
    key: 'facts/posthog/ph-ret-039',
    rule: 'who of the first day came back and when',
    source: `${tests}::test_retention_people_basic`,
    events: log('2020-06-10', visitors),
    query: byDay(elevenDays, { start: pageView, return: pageView, ...byUser }),
    expected: {
      byKey: [returnsOf('person1', 0, 1, 1, 1, 0, 0, 1, 1), returnsOf('person2', 0)],
    },
  },
  {
    key: 'facts/posthog/ph-ret-040',
    rule: 'groups by size; those beyond the limit are one, of as many users as are in any of them',
    source: `${tests}::test_retention_with_breakdown_limit`,
    events: log(
      '2020-06-10',
      `
      p_chrome_1 | 05:00 $pageview ${some('Chrome')} | 06-11 05:00 $pageview ${only('Chrome')}
      p_chrome_2 | 05:00 $pageview ${some('Chrome')} | 06-12 05:00 $pageview ${only('Chrome')}
      p_chrome_3 | 05:00 $pageview ${some('Chrome')}
      p_safari_1 | 05:00 $pageview ${only('Safari')} | 06-11 05:00 $pageview ${some('Safari')}
      p_safari_2 | 05:00 $pageview ${only('Safari')}
      p_firefox_1 | 05:00 $pageview ${some('Firefox')} | 06-13 05:00 $pageview ${only('Firefox')}
      p_edge_1 | 05:00 $pageview ${some('Edge')} | 06-14 05:00 $pageview ${only('Edge')}
    `,
    ),
    query: byDay(between('2020-06-10', '2020-06-15'), {
      start: pageView,
      return: pageView,
      breakdown: { property: 'browser', limit: 2 },
    }),
    expected: {
      byKey: [
        sixDays(keyOf('Chrome'), [
          [3, 1, 1, 0, 0, 0],
          [1, 0, 0, 0, 0],
          [1, 0, 0, 0],
          [0, 0, 0],
          [0, 0],
          [0],
        ]),
        sixDays(keyOf('Safari'), [
          [2, 1, 0, 0, 0, 0],
          [1, 0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0],
          [0, 0],
          [0],
        ]),
        sixDays({ type: 'other', count: 2 }, [
          [2, 0, 0, 1, 1, 0],
          [0, 0, 0, 0, 0],
          [0, 0, 0, 0],
          [1, 0, 0],
          [1, 0],
          [0],
        ]),
      ],
    },
  },
];
