import { describe, expect, it } from 'vitest';

import { cutBuckets } from '../../src/model/calendar.js';
import { previousRange } from '../../src/model/previous-range.js';
import type { Interval, WeekDay } from '../../src/model/scope.js';

const utc = (...parts: [number, number, number, number?, number?]) =>
  Date.UTC(parts[0], parts[1] - 1, ...(parts.slice(2) as [number]));
const zone = (timeZone: string, weekStart: WeekDay = 1) => ({ timeZone, weekStart });

describe('the time before', () => {
  it('is as long as the range, without an interval', () => {
    expect(previousRange({ start: 100, end: 130 }, undefined, 1, zone('UTC'))).toEqual({
      start: 70,
      end: 100,
    });
  });

  it('is as many days earlier as there are days', () => {
    // Three bars: 5 March from 06:00, 6 March, 7 March to 12:30.
    const range = { start: utc(2024, 3, 5, 6), end: utc(2024, 3, 7, 12, 30) };
    expect(previousRange(range, 'day', 3, zone('UTC'))).toEqual({
      start: utc(2024, 3, 2, 6),
      end: utc(2024, 3, 4, 12, 30),
    });
  });

  it('keeps the time on the clock over daylight saving', () => {
    // Madrid: 31 March 2024 has 23 hours. 1 April 00:00 is 31 March 22:00 UTC; 30 March 00:00 is 29 March 23:00 UTC.
    const range = { start: utc(2024, 3, 31, 22), end: utc(2024, 4, 2, 13) };
    // To 2 April 15:00 local; before: 30 March 00:00 to 31 March 15:00 local, which is 13:00 UTC.
    expect(previousRange(range, 'day', 2, zone('Europe/Madrid'))).toEqual({
      start: utc(2024, 3, 29, 23),
      end: utc(2024, 3, 31, 13),
    });
  });

  it('takes the last day of a month that is shorter', () => {
    const range = { start: utc(2024, 3, 31), end: utc(2024, 4, 1) };
    expect(previousRange(range, 'month', 1, zone('UTC'))).toEqual({
      start: utc(2024, 2, 29),
      end: utc(2024, 3, 1),
    });
  });

  it('keeps the day of the week', () => {
    // Wednesday to Friday of the next week: two weeks, so two weeks earlier.
    const range = { start: utc(2024, 5, 15), end: utc(2024, 5, 24) };
    expect(previousRange(range, 'week', 2, zone('UTC'))).toEqual({
      start: utc(2024, 5, 1),
      end: utc(2024, 5, 10),
    });
  });

  it('does not count the day Apia skipped', () => {
    // 31 December 2011 begins at 30 December 10:00 UTC; the day before it was the 29th, from 29 December 10:00 UTC.
    const range = { start: utc(2011, 12, 30, 10), end: utc(2011, 12, 31, 10) };
    expect(previousRange(range, 'day', 1, zone('Pacific/Apia'))).toEqual({
      start: utc(2011, 12, 29, 10),
      end: utc(2011, 12, 30, 10),
    });
  });

  it('moves in buckets where the last of a day is shorter', () => {
    // Every 7 hours: 0, 7, 14, 21 (3 hours long). Two days are 8 buckets.
    const range = { start: utc(2024, 6, 10), end: utc(2024, 6, 12) };
    expect(previousRange(range, { every: 7, unit: 'hour' }, 8, zone('UTC'))).toEqual({
      start: utc(2024, 6, 8),
      end: utc(2024, 6, 10),
    });
  });

  const intervals: Interval[] = [
    'minute',
    'hour',
    'day',
    'week',
    'month',
    { every: 7, unit: 'hour' },
  ];
  const zones = [
    'UTC',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
  ];
  it.each(intervals)('has a bucket for each bucket by %j', (interval) => {
    for (const timeZone of zones) {
      for (let i = 0; i < 60; i++) {
        const hours = interval === 'minute' ? 5 : interval === 'month' ? 4000 : 200;
        const start = utc(2011, 12, 20) + i * 7_777_777;
        const range = { start, end: start + Math.round(hours * 3_600_000 * (0.1 + (i % 7) / 7)) };
        const calendar = { ...zone(timeZone), now: range.end };
        const buckets = cutBuckets(range, interval, calendar) ?? [];
        const before = previousRange(range, interval, buckets.length, calendar);
        const facing = cutBuckets(before, interval, calendar) ?? [];
        expect(facing.length, `${timeZone} ${JSON.stringify(range)}`).toBe(buckets.length);
      }
    }
  });
});
