import type { Format } from './format.js';
import { usersWords } from './people-messages.js';
import { filter, joined, matcher, measured, measureTitle, plural } from './phrases.js';
import type { Measure, ResolvedTrendQuery } from './trend.js';

/* English for when a product is used. */

const hourMs = 3_600_000;
/** A Sunday, in UTC. */
const sunday = Date.UTC(2023, 0, 1);

interface Names {
  narrow: string[];
  short: string[];
  long: string[];
  hours: string[];
  decimal: Intl.NumberFormat;
}

const namesByLocale = new Map<string, Names>();

function namesOf({ locale }: Format): Names {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const days = (weekday: 'narrow' | 'short' | 'long') => {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    return [0, 1, 2, 3, 4, 5, 6].map((day) => format.format(sunday + day * 24 * hourMs));
  };
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const names = {
    narrow: days('narrow'),
    short: days('short'),
    long: days('long'),
    hours: Array.from({ length: 24 }, (_, hour) => clock.format(sunday + hour * hourMs)),
    decimal: new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
  };
  namesByLocale.set(locale, names);
  return names;
}

/** An average: whole from 10 on, short from 10,000 on. A dash where there is none. */
function average(value: number | null, format: Format): string {
  if (value === null) return '–';
  if (value === 0) return format.number(0);
  return value < 9.95 ? namesOf(format).decimal.format(value) : format.compact(Math.round(value));
}

function averageOf(measure: Measure, value: number | null, format: Format): string {
  return `${average(value, format)} ${measureTitle(measure).toLowerCase()} on average`;
}

const weeksWords = (weeks: number, format: Format): string =>
  weeks === 0
    ? 'over less than a week'
    : `over ${format.number(weeks)} ${plural(weeks, 'week', 'weeks')}`;

/** 10:00, or 10:00–12:00 where a cell covers more than an hour. */
function time(hour: number, span: number, format: Format): string {
  const { hours } = namesOf(format);
  const start = hours[hour] ?? '';
  return span === 1 ? start : `${start}–${hours[(hour + span) % 24] ?? ''}`;
}

const slot = (weekday: number, hour: number, span: number, format: Format): string =>
  `${namesOf(format).long[weekday] ?? ''}s ${span === 1 ? 'at' : ''} ${time(hour, span, format)}`.replace(
    '  ',
    ' ',
  );

export const usageCalendarMessages = {
  calendarName: 'When it is used',
  calendarHours: 'Hours',
  calendarDays: 'Calendar',
  calendarAverage: average,
  calendarWeekday: (weekday: number, length: 'narrow' | 'short' | 'long', format: Format): string =>
    namesOf(format)[length][weekday] ?? '',
  calendarTime: time,
  calendarBusiest: (
    busiest: { weekday: number; hour: number; average: number } | null,
    measure: Measure,
    /** How many there are at all, when they are so few that it may be chance. */
    few: number | null,
    format: Format,
  ): string =>
    busiest === null
      ? `No ${measureTitle(measure).toLowerCase()} in a whole hour of this range`
      : `Busiest on ${slot(busiest.weekday, busiest.hour, 1, format)}: ${averageOf(measure, busiest.average, format)}${
          few === null ? '' : ` (of only ${measured(measure, few, format)})`
        }`,
  calendarDefinition: (query: ResolvedTrendQuery, weeks: number, format: Format): string =>
    joined([
      `Average ${measureTitle(query.measure).toLowerCase()} in an hour, by weekday and hour, ${weeksWords(weeks, format)}`,
      matcher(query.events),
      query.where ? filter(query.where) : '',
      format.range(query.range),
      query.timeZone,
      usersWords(query, format),
    ]),
  /** A cell of the week, in words. */
  calendarSlot: slot,
  calendarCell: (
    cell: { weekday: number; hour: number; span: number; average: number | null; count: number },
    measure: Measure,
    format: Format,
  ): string => {
    const at = slot(cell.weekday, cell.hour, cell.span, format);
    if (cell.average === null) return `${at}: no whole hour in this range`;
    return `${at}: ${averageOf(measure, cell.average, format)}, over ${format.number(cell.count)} ${plural(cell.count, 'hour', 'hours')}`;
  },
  calendarValue: averageOf,
  calendarOver: (count: number, isOpenable: boolean, format: Format): string =>
    `Average of ${format.number(count)} ${plural(count, 'hour', 'hours')}${isOpenable ? '; choose one to see who' : ''}`,
  calendarFromTo: (least: number, most: number, format: Format): string =>
    least === most
      ? `${format.number(most)} each time`
      : `Between ${format.number(least)} and ${format.number(most)}`,
  calendarOccurrence: (
    period: string,
    measure: Measure,
    value: number | null,
    format: Format,
  ): string => `${period}: ${measured(measure, value, format)}`,
  calendarWeekdayColumn: 'Weekday',
  calendarHourColumn: 'Hour',
  calendarWeekColumn: 'Week of',
  calendarAverageColumn: 'Average',
  calendarMean: 'Mean',
  calendarSumColumn: 'Sum',
  calendarHoursColumn: 'Hours',
  calendarOutside: (date: string): string => `${date}: not in the range`,
  calendarMargin: (of: string, measure: Measure, value: number | null, format: Format): string =>
    `${of}: ${averageOf(measure, value, format)} in an hour`,
  calendarAllHours: 'All hours',
  calendarScale: (most: string): string => `Shades from none to ${most}`,
  calendarCutHours: (weeks: number, format: Format): string =>
    `The range is longer than a year: shown are its last ${format.number(weeks)} weeks`,
  calendarCutDays: (weeks: number, format: Format): string =>
    `Shown are the last ${format.number(weeks)} weeks of the range`,
  calendarShort:
    'The range has no seven whole days: some hours and weekdays count more often than others',
};
