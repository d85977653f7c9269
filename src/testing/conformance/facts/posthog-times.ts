import type { FactCase } from '../case.js';
import { between, funnel, log, reached, steps } from './notation.js';

const tests = 'posthog/hogql_queries/insights/funnels/test';

const threeSteps = ['step one', 'step two', 'step three'];

/** Their histograms of times: the bins are not asked, the average of the times is. */
const timeToConvert: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-ttc-004',
    rule: 'unordered: the time from the first thing done to the second, whichever they are',
    source: `${tests}/test_funnel_time_to_convert.py@2506df87::test_basic_unordered`,
    events: log(
      '2021-06-08',
      `
      user a | 18:00 step three | 19:00 step one | 21:00 step two
      user b | 06-09 13:00 step one | 06-09 13:37 step two
      user c | 06-11 07:00 step two | 06-12 06:00 step one
    `,
    ),
    query: funnel(between('2021-06-07', '2021-06-13'), threeSteps, {
      order: 'unordered',
      window: { value: 7, unit: 'day' },
    }),
    expected: steps(null, reached(3, 29_540), null),
  },
  {
    key: 'facts/posthog/ph-fun-ttc-005',
    rule: 'strict: the times leave out the user whose steps have an event between them',
    source: `${tests}/test_funnel_time_to_convert.py@2506df87::test_basic_strict`,
    events: log(
      '2021-06-08',
      `
      user a | 18:00 step one | 19:00 step two | 21:00 step three
      user b | 06-09 13:00 step one | 06-09 13:37 step two | 06-09 13:38 blah | 06-09 13:39 step three
      user c | 06-11 07:00 step one | 06-12 06:00 step two
      user d | 06-11 07:00 step one | 06-12 07:00 blah | 06-12 09:00 step two
    `,
    ),
    query: funnel(between('2021-06-07', '2021-06-13'), threeSteps, {
      order: 'strict',
      window: { value: 7, unit: 'day' },
    }),
    expected: steps(null, reached(3, 29_540), null),
  },
  {
    key: 'facts/posthog/ph-fun-ttc-006',
    rule: 'a later start converts when the first has run out of time, and the time is taken from it',
    source: `${tests}/test_funnel.py@2cbf12a1::test_time_to_convert_funnel_ignores_breakdown`,
    events: log(
      '2024-03-22',
      `
      user_1 | 13:10 a | 13:11 b
      user_2 | 13:01 a | 13:35 a | 13:41 b
      user_3 | 13:01 a | 13:35 a | 13:41 a
    `,
    ),
    query: funnel(between('2024-03-22', '2024-03-22'), ['a', 'b'], {
      window: { value: 10, unit: 'minute' },
    }),
    expected: steps(null, reached(2, 210)),
  },
];

const threeHours = log(
  '2021-05-01',
  'user_one | 00:00 step one | 01:00 step two | 02:00 step three',
);

function trend(starts: readonly string[], counts: readonly number[]): object {
  return {
    trend: starts.map((start, i) => ({
      start: Date.parse(start),
      entered: counts[i],
      converted: counts[i],
    })),
  };
}

const overTime: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-trd-007b',
    rule: 'conversion over time by month: a bucket for each, empty ones included',
    source: `${tests}/test_funnel_trends.py@1b3b61d4::test_month_interval`,
    events: log('2020-05-01', 'user_one | 00:00 step one | 01:00 step two | 02:00 step three'),
    query: funnel(between('2020-01-01', '2020-07-01'), threeSteps, {
      window: { value: 7, unit: 'day' },
      interval: 'month',
    }),
    expected: trend(
      [1, 2, 3, 4, 5, 6, 7].map((month) => `2020-0${month}-01`),
      [0, 0, 0, 0, 1, 0, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-fun-trd-008',
    rule: 'conversion over time by weeks that begin on Sunday; the range begins on a Saturday',
    source: `${tests}/test_funnel_trends.py@1b3b61d4::test_week_interval`,
    events: threeHours,
    query: funnel(between('2021-05-01', '2021-05-07'), threeSteps, {
      window: { value: 7, unit: 'day' },
      interval: 'week',
      weekStart: 0,
    }),
    expected: trend(['2021-05-01', '2021-05-02'], [1, 0]),
    differs: {
      theirs: trend(['2021-04-25', '2021-05-02'], [1, 0]),
      because: 'the first bucket is clipped to the range',
      undone: funnel(between('2021-04-25', '2021-05-07'), threeSteps, {
        window: { value: 7, unit: 'day' },
        interval: 'week',
        weekStart: 0,
      }),
    },
  },
  {
    key: 'facts/posthog/ph-fun-trd-009',
    rule: 'conversion over time by day: the user converts in the bucket of the first step',
    source: `${tests}/test_funnel_trends.py@1b3b61d4::test_day_interval`,
    events: threeHours,
    query: funnel(between('2021-05-01', '2021-05-07'), threeSteps, {
      window: { value: 7, unit: 'day' },
      interval: 'day',
    }),
    expected: trend(
      [1, 2, 3, 4, 5, 6, 7].map((date) => `2021-05-0${date}`),
      [1, 0, 0, 0, 0, 0, 0],
    ),
  },
];

/** Times to convert, and conversion over time. */
export const timeFacts: FactCase[] = [...timeToConvert, ...overTime];
