import { describe, expect, it } from 'vitest';

import {
  busiestHour,
  foldHours,
  gridShape,
  type HourGrid,
  lastWeeks,
  layoutDays,
  layoutHours,
  localHour,
  shadeOf,
  wholeWeeks,
} from '../../src/geometry/calendar-grid.js';
import { type Bucket, cutBuckets } from '../../src/model/calendar.js';
import type { WeekDay } from '../../src/model/scope.js';
import { dayStart } from '../../src/model/time-zone.js';

const day = 86_400_000;
const hour = 3_600_000;
const monday = 1 as WeekDay;

/** Local midnights as a range. */
const days = (timeZone: string, from: string, to: string) => ({
  start: dayStart(timeZone, Date.parse(`${from}T00:00:00Z`)),
  end: dayStart(timeZone, Date.parse(`${to}T00:00:00Z`)),
});

const hoursOf = (
  timeZone: string,
  from: string,
  to: string,
  now = Date.UTC(2030, 0, 1),
): Bucket[] =>
  cutBuckets(days(timeZone, from, to), 'hour', { timeZone, weekStart: monday, now }) as Bucket[];

const ones = (buckets: readonly Bucket[]) => buckets.map(() => 1);

/** How many hours each cell of a weekday is made of. */
const countsOf = (grid: HourGrid, weekday: WeekDay) =>
  grid.cells[grid.weekdays.indexOf(weekday)]?.map(({ count }) => count);

const each = (count: number, but: Record<number, number> = {}) =>
  Array.from({ length: 24 }, (_, i) => but[i] ?? count);

describe('layoutHours', () => {
  it('averages the hours of a weekday, from the first day of the week on', () => {
    const buckets = hoursOf('UTC', '2026-11-02', '2026-11-16');
    const at = (date: string) => buckets.findIndex(({ start }) => start === Date.parse(date));
    const values = buckets.map(() => 0);
    values[at('2026-11-03T10:00:00Z')] = 41;
    values[at('2026-11-10T10:00:00Z')] = 54;
    const grid = layoutHours(buckets, values, { timeZone: 'UTC', weekStart: 0 });
    expect(grid.weekdays).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(grid.cells[2]?.[10]).toEqual({
      sum: 95,
      count: 2,
      average: 47.5,
      buckets: [at('2026-11-03T10:00:00Z'), at('2026-11-10T10:00:00Z')],
    });
    // Of 48 Tuesday hours, of 14 hours at ten, and of all 336.
    expect(grid.byWeekday[2]).toMatchObject({ sum: 95, count: 48 });
    expect(grid.byHour[10]).toMatchObject({ sum: 95, count: 14 });
    expect(grid.all).toMatchObject({ sum: 95, count: 336, average: 95 / 336 });
    expect(grid.max).toBe(47.5);
    expect(busiestHour(grid)).toEqual({ weekday: 2, hour: 10, average: 47.5 });
  });

  it('leaves out hours that are not over', () => {
    const buckets = hoursOf('UTC', '2026-11-02', '2026-11-09', Date.UTC(2026, 10, 3, 10, 30));
    const grid = layoutHours(buckets, ones(buckets), { timeZone: 'UTC', weekStart: monday });
    expect(countsOf(grid, 1)).toEqual(each(1));
    expect(countsOf(grid, 2)).toEqual([...each(1).slice(0, 10), ...each(0).slice(10)]);
    expect(grid.cells[1]?.[10]).toEqual({ sum: 0, count: 0, average: null, buckets: [] });
    expect(grid.all.count).toBe(34);
  });

  it('has two buckets where clocks in Madrid go back, and none where they go forward', () => {
    const weekStart = monday;
    const autumn = hoursOf('Europe/Madrid', '2026-10-19', '2026-11-02');
    const back = layoutHours(autumn, ones(autumn), { timeZone: 'Europe/Madrid', weekStart });
    expect(autumn).toHaveLength(14 * 24 + 1);
    expect(countsOf(back, 0)).toEqual(each(2, { 2: 3 }));
    expect(countsOf(back, 6)).toEqual(each(2));
    const spring = hoursOf('Europe/Madrid', '2026-03-23', '2026-04-06');
    const forward = layoutHours(spring, ones(spring), { timeZone: 'Europe/Madrid', weekStart });
    expect(spring).toHaveLength(14 * 24 - 1);
    expect(countsOf(forward, 0)).toEqual(each(2, { 2: 1 }));
  });

  it('keeps the local hour on Lord Howe, where clocks move by half an hour', () => {
    const timeZone = 'Australia/Lord_Howe';
    // At two the clocks show half past one again: that hour has two beginnings.
    const autumn = hoursOf(timeZone, '2026-03-30', '2026-04-13');
    const back = layoutHours(autumn, ones(autumn), { timeZone, weekStart: monday });
    expect(autumn).toHaveLength(14 * 24 + 1);
    expect(countsOf(back, 0)).toEqual(each(2, { 1: 3 }));
    // At two they show half past two: 23.5 hours, each cut at the elapsed hour, the last one at midnight.
    const spring = hoursOf(timeZone, '2026-09-28', '2026-10-12');
    const forward = layoutHours(spring, ones(spring), { timeZone, weekStart: monday });
    expect(spring).toHaveLength(14 * 24);
    expect(countsOf(forward, 0)).toEqual(each(2));
  });

  it('knows the hour of a zone half an hour off', () => {
    expect(localHour('Asia/Kolkata', Date.UTC(2026, 10, 2, 20))).toEqual({ weekday: 2, hour: 1 });
  });

  it('has no busiest hour where nothing happened', () => {
    const buckets = hoursOf('UTC', '2026-11-02', '2026-11-09');
    const grid = layoutHours(
      buckets,
      buckets.map(() => 0),
      { timeZone: 'UTC', weekStart: monday },
    );
    expect(grid.max).toBe(0);
    expect(busiestHour(grid)).toBeNull();
  });
});

describe('foldHours', () => {
  it('averages over all hours of the joined cells', () => {
    const buckets = hoursOf('UTC', '2026-11-02', '2026-11-09');
    const values = buckets.map((_, i) => (i === 8 ? 6 : i === 9 ? 2 : 0));
    const grid = layoutHours(buckets, values, { timeZone: 'UTC', weekStart: monday });
    const folded = foldHours(grid, 2);
    expect(folded.cells[0]).toHaveLength(12);
    expect(folded.cells[0]?.[4]).toEqual({ sum: 8, count: 2, average: 4, buckets: [8, 9] });
    expect(folded.max).toBe(4);
    expect(folded.all).toEqual(grid.all);
    expect(busiestHour(folded)).toEqual({ weekday: 1, hour: 8, average: 4 });
  });
});

describe('shadeOf', () => {
  it('cuts 0 … max into nine', () => {
    expect([0.1, 1, 2, 8.9, 9].map((value) => shadeOf(value, 9))).toEqual([0, 1, 2, 8, 8]);
  });

  it('has none for nothing', () => {
    expect(shadeOf(0, 9)).toBeNull();
    expect(shadeOf(null, 9)).toBeNull();
    expect(shadeOf(0, 0)).toBeNull();
  });
});

describe('wholeWeeks', () => {
  const timeZone = 'Europe/Madrid';

  it('takes the last whole weeks of days that are over', () => {
    const range = {
      start: days(timeZone, '2026-10-22', '2026-10-23').start,
      end: Date.UTC(2026, 10, 20, 12),
    };
    expect(wholeWeeks(range, { timeZone, now: Date.UTC(2026, 10, 20, 12) })).toEqual({
      range: days(timeZone, '2026-10-23', '2026-11-20'),
      weeks: 4,
      isCut: false,
    });
  });

  it('does not take a day the range begins within', () => {
    const { start, end } = days(timeZone, '2026-10-01', '2026-10-08');
    const now = Date.UTC(2026, 11, 1);
    expect(wholeWeeks({ start, end }, { timeZone, now }).weeks).toBe(1);
    const late = { start: start + hour, end };
    expect(wholeWeeks(late, { timeZone, now })).toEqual({ range: late, weeks: 0, isCut: false });
  });

  it('cuts more than a year to thirteen weeks', () => {
    const range = days(timeZone, '2020-01-01', '2026-11-20');
    expect(wholeWeeks(range, { timeZone, now: Date.UTC(2026, 11, 1) })).toEqual({
      range: days(timeZone, '2026-08-21', '2026-11-20'),
      weeks: 13,
      isCut: true,
    });
  });
});

describe('lastWeeks', () => {
  const calendar = { timeZone: 'UTC', weekStart: monday, now: Date.UTC(2026, 10, 20, 12) };

  it('keeps a short range and counts the weeks it touches', () => {
    const range = { start: Date.UTC(2026, 9, 22), end: calendar.now };
    expect(lastWeeks(range, calendar)).toEqual({ range, weeks: 5, isCut: false });
  });

  it('cuts a long one to this calendar week and thirteen before it', () => {
    const range = { start: Date.UTC(2026, 0, 1), end: calendar.now };
    expect(lastWeeks(range, calendar)).toEqual({
      range: { start: Date.UTC(2026, 7, 17), end: calendar.now },
      weeks: 14,
      isCut: true,
    });
  });
});

describe('layoutDays', () => {
  it('puts days under their weekday, a row a week', () => {
    const range = { start: Date.UTC(2026, 10, 5), end: Date.UTC(2026, 10, 10) };
    const now = Date.UTC(2026, 11, 1);
    const calendar = { timeZone: 'UTC', weekStart: monday };
    const buckets = cutBuckets(range, 'day', { ...calendar, now }) as Bucket[];
    const grid = layoutDays(buckets, [5, 6, 7, 8, 9], calendar);
    expect(grid.weekdays).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(grid.weeks).toEqual([
      { start: Date.UTC(2026, 10, 2), days: [null, null, null, 0, 1, 2, 3] },
      { start: Date.UTC(2026, 10, 9), days: [4, null, null, null, null, null, null] },
    ]);
    expect(grid.max).toBe(9);
  });

  it('keeps weeks apart where the clocks change between them', () => {
    const calendar = { timeZone: 'Europe/Madrid', weekStart: 0 as WeekDay };
    const range = days('Europe/Madrid', '2026-10-18', '2026-11-01');
    const now = range.end + day;
    const buckets = cutBuckets(range, 'day', { ...calendar, now }) as Bucket[];
    const grid = layoutDays(
      buckets,
      buckets.map(() => 1),
      calendar,
    );
    expect(grid.weeks.map((week) => week.days)).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
    ]);
  });
});

describe('gridShape', () => {
  it('has a column an hour where numbers fit, then two hours, then turns', () => {
    expect(gridShape(1200, 24, 3, [1, 2])).toEqual({ isTurned: false, span: 1 });
    expect(gridShape(734, 24, 3, [1, 2])).toEqual({ isTurned: false, span: 2 });
    expect(gridShape(286, 24, 3, [1, 2])).toEqual({ isTurned: true, span: 2 });
  });

  it('makes room for long numbers', () => {
    expect(gridShape(1000, 24, 5, [1, 2]).span).toBe(2);
    expect(gridShape(700, 14, 3, [1])).toEqual({ isTurned: false, span: 1 });
    expect(gridShape(400, 14, 3, [1])).toEqual({ isTurned: true, span: 1 });
  });
});
