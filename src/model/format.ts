import type { Bucket } from './calendar.js';
import type { AbsoluteRange, Interval } from './scope.js';
import { dayMs } from './time-zone.js';

/** Numbers, shares, durations and instants as text, in one locale and zone. */
export interface Format {
  locale: string;
  timeZone: string;
  /** All digits, grouped. */
  number(value: number): string;
  /** Short from 10,000 on, for axes and tight labels. */
  compact(value: number): string;
  /** One decimal; `<0.1%` and `>99.9%` where rounding would say none or all. A dash for null. */
  percent(share: number | null): string;
  /** The two largest units, e.g. `2m 40s`. */
  duration(ms: number): string;
  /** Day, month and year. */
  date(instant: number): string;
  /** Date and time of day. */
  dateTime(instant: number): string;
  /** First and last day of a half-open range. */
  range(range: AbsoluteRange): string;
  /** What one bucket covers, in full. */
  bucket(bucket: Bucket | AbsoluteRange, interval: Interval | undefined): string;
  /** A short label for an axis; `boundary` for the first tick and where a new month, year or day begins. */
  tick(instant: number, interval: Interval | undefined, boundary: boolean): string;
}

const durationUnits = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Rounds to the unit below the largest one a duration fills, so that 59 min 59.9 s is an hour and not 59m 60s. */
function roundToTwoUnits(ms: number): number {
  const first = durationUnits.findIndex(([, size]) => ms >= size);
  const [, step] = durationUnits[
    Math.min(first + 1, durationUnits.length - 1)
  ] as (typeof durationUnits)[number];
  return Math.round(ms / step) * step;
}

function isTimeOfDay(interval: Interval | undefined): boolean {
  return typeof interval === 'object' || interval === 'hour' || interval === 'minute';
}

/** Builds the formats of a locale and zone once; the functions are cheap to call. */
export function createFormat(locale: string, timeZone: string): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const share1 = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' });
  const weekday = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const month = new Intl.DateTimeFormat(locale, { timeZone, month: 'long', year: 'numeric' });
  const instantFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const tickFormats = {
    day: new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' }),
    month: new Intl.DateTimeFormat(locale, { timeZone, month: 'short' }),
    year: new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }),
  };
  const units = new Map<string, Intl.NumberFormat>();
  const inUnit = (value: number, unit: string): string => {
    let format = units.get(unit);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'narrow',
        maximumFractionDigits: 1,
      });
      units.set(unit, format);
    }
    return format.format(value);
  };
  const range = ({ start, end }: AbsoluteRange): string =>
    day.formatRange(start, Math.max(start, end - 1));

  return {
    locale,
    timeZone,
    number: (value) => whole.format(value),
    compact: (value) => (Math.abs(value) < 10_000 ? whole : short).format(value),
    percent: (value) => {
      if (value === null) return '–';
      if (value > 0 && value < 0.0005) return `<${share1.format(0.001)}`;
      if (value < 1 && value >= 0.9995) return `>${share1.format(0.999)}`;
      return share1.format(value);
    },
    duration: (ms) => {
      if (ms < 10_000) return inUnit(Math.round(ms / 100) / 10, 'second');
      const rounded = roundToTwoUnits(ms);
      const first = durationUnits.findIndex(([, size]) => rounded >= size);
      let rest = rounded;
      const parts: string[] = [];
      for (const [unit, size] of durationUnits.slice(first, first + 2)) {
        const count = Math.floor(rest / size);
        if (count > 0) parts.push(inUnit(count, unit));
        rest -= count * size;
      }
      return parts.join(' ');
    },
    date: (instant) => day.format(instant),
    dateTime: (instant) => instantFormat.format(instant),
    range,
    bucket: (bucket, interval) => {
      if (isTimeOfDay(interval)) return instantFormat.formatRange(bucket.start, bucket.end);
      if (interval === 'day') return weekday.format(bucket.start);
      if (interval === 'month') return month.format(bucket.start);
      return range(bucket);
    },
    tick: (instant, interval, boundary) => {
      if (isTimeOfDay(interval))
        return (boundary ? tickFormats.day : tickFormats.time).format(instant);
      if (interval === 'month')
        return (boundary ? tickFormats.year : tickFormats.month).format(instant);
      return tickFormats.day.format(instant);
    },
  };
}
