import type { Random } from '../random.js';
import type { Diary } from './diary.js';
import { dayMs, spikeMs, type Timeline } from './options.js';
import { activityOf, instantOn, lookupTable, pause } from './rhythm.js';
import type { Visitor } from './visitor.js';

const site = 'https://app.projects.example';
const pages = ['/projects', '/board', '/inbox', '/calendar', '/reports', '/settings', '/team'];
const reports = ['Burn-down', 'Workload', 'Time spent', 'Overdue tasks'];
const errors = [
  "TypeError: can't access property of undefined",
  'NetworkError: failed to fetch',
  'RangeError: invalid date',
];
const requests = ['GET /api/projects', 'GET /api/tasks', 'POST /api/tasks', 'GET /api/search'];

/** What is done in the product, and how often. */
const actions: [weight: number, act: (diary: Diary, time: number, random: Random) => void][] = [
  [
    34,
    (diary, time, random) => {
      const path = random.pick(pages);
      diary.browser(time, 'Viewed page', 'pageView', {
        url: site + path,
        path,
        durationMs: Math.round(random.spread(640)),
      });
    },
  ],
  [
    19,
    (diary, time, random) =>
      diary.browser(time, 'Completed task', 'event', {
        daysOpen: Math.floor(random.exponential(4)),
        overdue: random.chance(0.18),
      }),
  ],
  [
    13,
    (diary, time, random) =>
      diary.browser(time, 'Created task', 'event', {
        assigned: random.chance(0.6),
      }),
  ],
  [
    12,
    (diary, time, random) => {
      const failed = random.chance(0.015);
      diary.browser(time, random.pick(requests), 'request', {
        durationMs: Math.round(random.spread(failed ? 900 : 140)),
        statusCode: failed ? 500 : 200,
        success: !failed,
      });
    },
  ],
  [8, (diary, time) => diary.browser(time, 'Commented on task', 'event')],
  [
    6,
    (diary, time, random) =>
      diary.browser(time, 'Searched', 'event', {
        results: Math.floor(random.exponential(6)),
      }),
  ],
  [
    3.5,
    (diary, time, random) =>
      diary.browser(time, 'Ran report', 'event', {
        report: random.pick(reports),
        durationMs: Math.round(random.spread(2_400)),
      }),
  ],
  [
    1.6,
    (diary, time, random) =>
      diary.browser(time, 'Exported data', 'event', {
        format: random.pick(['CSV', 'CSV', 'Excel', 'PDF']),
        rows: Math.ceil(random.spread(300)),
      }),
  ],
  [
    1.4,
    (diary, time, random) =>
      diary.browser(time, 'Created project', 'event', {
        template: random.chance(0.4) ? null : random.pick(['Kanban', 'Sprint', 'Roadmap']),
      }),
  ],
  [
    0.5,
    (diary, time, random) =>
      diary.browser(time, 'Invited teammate', 'event', {
        role: random.pick(['Member', 'Member', 'Guest', 'Admin']),
      }),
  ],
];
const actionTable = lookupTable(actions.map(([weight]) => weight));

function session(
  diary: Diary,
  visitor: Visitor,
  start: number,
  timeline: Timeline,
  random: Random,
): void {
  const count = 3 + Math.floor(random.exponential(6 * Math.sqrt(visitor.engagement)));
  let time = start;
  for (let i = 0; i < count; i++) {
    const isSpike =
      visitor.browser === 'Safari' && time >= timeline.release && time < timeline.release + spikeMs;
    if (random.chance(isSpike ? 0.24 : 0.008)) {
      const message = isSpike ? (errors[0] as string) : random.pick(errors);
      diary.browser(time, 'Showed an error', 'exception', { message });
    } else {
      const action = actionTable[Math.floor(random.next() * actionTable.length)] as number;
      actions[action]?.[1](diary, time, random);
    }
    time += pause(random);
  }
}

/**
 * The days someone uses the product between two instants: more on working days, some days twice, with weeks away and
 * returns for a few.
 *
 * @param rate chance of a visit on an ordinary day, for engagement 1
 */
export function work(
  diary: Diary,
  visitor: Visitor,
  { from, until, rate }: { from: number; until: number; rate: number },
  timeline: Timeline,
  random: Random,
): void {
  const { start, days } = timeline;
  const firstDay = Math.max(0, Math.ceil((from - start) / dayMs));
  const lastDay = Math.min(days - 1, Math.floor((until - start) / dayMs));
  const daily = Math.min(0.9, rate * visitor.engagement);
  const absence = random.chance(0.3) ? firstDay + random.int(8, 40) : Number.POSITIVE_INFINITY;
  const back = absence + random.int(14, 35);
  for (let day = firstDay; day <= lastDay; day++) {
    if (day >= absence && day < back) continue;
    if (!random.chance(daily * activityOf(day, timeline))) continue;
    const visits = random.chance(Math.min(0.5, 0.12 + 0.08 * visitor.engagement)) ? 2 : 1;
    for (let visit = 0; visit < visits; visit++) {
      session(
        diary,
        visitor,
        instantOn(day, visitor.zoneHours, timeline, random),
        timeline,
        random,
      );
    }
  }
}
