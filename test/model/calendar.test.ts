import { describe, expect, it } from 'vitest';

import { cutBuckets, resolveRange, startOf } from '../../src/model/calendar.js';
import type { Interval, WeekDay } from '../../src/model/scope.js';

const utc = (text: string) => Date.parse(text);

function cut(
  start: string,
  end: string,
  interval: Interval | undefined,
  options: { timeZone?: string; weekStart?: WeekDay; now?: string } = {},
) {
  const { timeZone = 'UTC', weekStart = 1, now = '2100-01-01T00:00Z' } = options;
  const range = { start: utc(start), end: utc(end) };
  const buckets = cutBuckets(range, interval, { timeZone, weekStart, now: utc(now) });
  return buckets?.map((bucket) => ({
    ...bucket,
    start: new Date(bucket.start).toISOString(),
    hours: (bucket.end - bucket.start) / 3_600_000,
  }));
}

describe('cutBuckets', () => {
  it('cuts whole days', () => {
    expect(cut('2024-01-01T00:00Z', '2024-01-03T00:00Z', 'day')).toEqual([
      { start: '2024-01-01T00:00:00.000Z', end: utc('2024-01-02'), partial: false, hours: 24 },
      { start: '2024-01-02T00:00:00.000Z', end: utc('2024-01-03'), partial: false, hours: 24 },
    ]);
  });

  it('clips the first and last bucket and marks them partial', () => {
    const buckets = cut('2024-01-01T06:00Z', '2024-01-02T18:00Z', 'day');
    expect(buckets?.map(({ hours, partial }) => [hours, partial])).toEqual([
      [18, true],
      [18, true],
    ]);
  });

  it('marks a bucket partial that is not over at now', () => {
    const buckets = cut('2024-01-01T00:00Z', '2024-01-04T00:00Z', 'day', {
      now: '2024-01-02T12:00Z',
    });
    expect(buckets?.map(({ partial }) => partial)).toEqual([false, true, true]);
  });

  it('makes one bucket of the range without an interval', () => {
    expect(cut('2024-01-01T06:00Z', '2024-01-02T18:00Z', undefined)).toMatchObject([
      { hours: 36, partial: false },
    ]);
  });

  it.each([
    ['Europe/Madrid', '2024-03-30T23:00Z', '2024-04-01T22:00Z', [23, 24]],
    ['Europe/Madrid', '2024-10-26T22:00Z', '2024-10-28T23:00Z', [25, 24]],
    ['Australia/Lord_Howe', '2024-04-06T13:00Z', '2024-04-08T13:30Z', [24.5, 24]],
    ['Australia/Lord_Howe', '2024-10-05T13:30Z', '2024-10-07T13:00Z', [23.5, 24]],
    ['America/Sao_Paulo', '2018-11-03T03:00Z', '2018-11-05T02:00Z', [24, 23]],
    ['Asia/Kathmandu', '2024-01-01T18:15Z', '2024-01-03T18:15Z', [24, 24]],
  ])('cuts the days of %s from %s', (timeZone, start, end, hours) => {
    const buckets = cut(start, end, 'day', { timeZone });
    expect(buckets?.map((bucket) => bucket.hours)).toEqual(hours);
    expect(buckets?.some(({ partial }) => partial)).toBe(false);
  });

  it('leaves out the day Apia skipped', () => {
    const buckets = cut('2011-12-29T10:00Z', '2012-01-01T10:00Z', 'day', {
      timeZone: 'Pacific/Apia',
    });
    // Local: 29 December, 31 December, 1 January (to its end at 10:00 UTC).
    expect(buckets?.map(({ start, hours }) => [start, hours])).toEqual([
      ['2011-12-29T10:00:00.000Z', 24],
      ['2011-12-30T10:00:00.000Z', 24],
      ['2011-12-31T10:00:00.000Z', 24],
    ]);
  });

  it('takes the first of two midnights where clocks go back over midnight', () => {
    // St John's, 2006-10-29: at 00:01 clocks went back to 23:01 of the day before.
    const buckets = cut('2006-10-28T02:30Z', '2006-10-30T03:30Z', 'day', {
      timeZone: 'America/St_Johns',
    });
    expect(buckets?.map(({ hours }) => hours)).toEqual([24, 25]);
  });

  it('cuts hours as elapsed time from the local day, the last one shorter', () => {
    const spring = cut('2024-10-05T13:30Z', '2024-10-06T13:00Z', 'hour', {
      timeZone: 'Australia/Lord_Howe',
    });
    expect(spring).toHaveLength(24);
    expect(spring?.at(-1)?.hours).toBe(0.5);
    const everySeven = cut('2024-01-01T00:00Z', '2024-01-02T00:00Z', { every: 7, unit: 'hour' });
    expect(everySeven?.map(({ hours }) => hours)).toEqual([7, 7, 7, 3]);
  });

  it.each([
    [0, '2024-01-07T00:00:00.000Z'],
    [1, '2024-01-08T00:00:00.000Z'],
    [6, '2024-01-06T00:00:00.000Z'],
  ] as const)('starts weeks on day %i', (weekStart, second) => {
    const buckets = cut('2024-01-03T00:00Z', '2024-01-20T00:00Z', 'week', { weekStart });
    expect(buckets?.[1]?.start).toBe(second);
    expect(buckets?.[0]?.partial).toBe(true);
  });

  it('cuts months of their own length', () => {
    const buckets = cut('2024-01-01T00:00Z', '2024-04-01T00:00Z', 'month');
    expect(buckets?.map(({ hours }) => hours / 24)).toEqual([31, 29, 31]);
  });

  it('works in 1900 and 2199', () => {
    expect(cut('1900-01-01T00:00Z', '1900-01-08T00:00Z', 'day')).toHaveLength(7);
    expect(
      cut('2199-12-01T00:00Z', '2200-01-01T00:00Z', 'day', { timeZone: 'Europe/Madrid' })?.length,
    ).toBe(32);
  });

  it('gives up beyond 10,000 buckets', () => {
    expect(cut('2024-01-01T00:00Z', '2024-01-08T00:00Z', 'minute')).toBeUndefined();
    expect(cut('2024-01-01T00:00Z', '2024-01-07T22:00Z', 'minute')).toHaveLength(166 * 60);
  });

  it('covers the range without gaps in every zone and interval', () => {
    const zones = ['Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo', 'America/St_Johns'];
    const intervals: Interval[] = ['hour', 'day', 'week', 'month', { every: 90, unit: 'minute' }];
    for (const timeZone of zones) {
      for (const interval of intervals) {
        const range = { start: utc('2011-11-20T05:17Z'), end: utc('2012-01-15T01:03Z') };
        const buckets = cutBuckets(range, interval, { timeZone, weekStart: 1, now: range.end });
        let edge = range.start;
        for (const { start, end } of buckets ?? []) {
          expect(start).toBe(edge);
          expect(end).toBeGreaterThan(start);
          edge = end;
        }
        expect(edge).toBe(range.end);
      }
    }
  });
});

describe('resolveRange', () => {
  const calendar = { timeZone: 'Europe/Madrid', weekStart: 1 as const };
  const resolve = (range: Parameters<typeof resolveRange>[0], now: string) => {
    const { start, end } = resolveRange(range, { ...calendar, now: utc(now) });
    return [new Date(start).toISOString(), new Date(end).toISOString()];
  };

  it('keeps an absolute range', () => {
    expect(resolveRange({ start: 1, end: 2 }, { ...calendar, now: 5 })).toEqual({
      start: 1,
      end: 2,
    });
  });

  it('goes from the start of the first unit to now', () => {
    expect(resolve({ last: 7, unit: 'day' }, '2024-04-03T10:00Z')).toEqual([
      '2024-03-27T23:00:00.000Z',
      '2024-04-03T10:00:00.000Z',
    ]);
  });

  it('takes the whole units before the current one when completed', () => {
    expect(resolve({ last: 2, unit: 'month', completed: true }, '2024-04-03T10:00Z')).toEqual([
      '2024-01-31T23:00:00.000Z',
      '2024-03-31T22:00:00.000Z',
    ]);
  });

  it('has seven days also at the instant a day begins', () => {
    expect(resolve({ last: 7, unit: 'day' }, '2024-01-08T23:00Z')).toEqual([
      '2024-01-01T23:00:00.000Z',
      '2024-01-08T23:00:00.000Z',
    ]);
  });

  it('counts hours over a day that has 23 of them', () => {
    expect(resolve({ last: 24, unit: 'hour' }, '2024-03-31T10:30Z')).toEqual([
      '2024-03-30T11:00:00.000Z',
      '2024-03-31T10:30:00.000Z',
    ]);
  });
});

describe('startOf', () => {
  it('finds the day of an instant before 1970', () => {
    const start = startOf(utc('1955-06-01T12:34:56.789Z'), 'day', {
      timeZone: 'UTC',
      weekStart: 1,
    });
    expect(new Date(start).toISOString()).toBe('1955-06-01T00:00:00.000Z');
  });
});
