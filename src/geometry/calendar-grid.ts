import { type Bucket, type Calendar, startOf } from '../model/calendar.js';
import type { AbsoluteRange, WeekDay } from '../model/scope.js';
import { dayMs, dayStart, localDate, zoneOffset } from '../model/time-zone.js';

/* When a product is used: hours of the week, and days by week. */

/** Buckets of the same weekday and hour, put together. */
export interface HourCell {
  /** Of all their values. */
  sum: number;
  /** How many buckets; those that are not over are left out. */
  count: number;
  /** `sum / count`; null without buckets. */
  average: number | null;
  /** Indexes of the buckets, in time order. */
  buckets: number[];
}

export interface HourGrid {
  /** Of the rows, from the first day of the week on. */
  weekdays: WeekDay[];
  /** Hours a column covers. */
  span: number;
  /** By row and column. */
  cells: HourCell[][];
  /** Each row as a whole. */
  byWeekday: HourCell[];
  /** Each column as a whole. */
  byHour: HourCell[];
  all: HourCell;
  /** The largest average of a cell; 0 when there is none. */
  max: number;
}

/** A longer time has more hours than a grid can be made of: see {@link wholeWeeks}. */
const mostDays = 366;
/** What is left of a time that is too long. */
export const shownWeeks = 13;
/** How many shades cells have. */
export const shadeCount = 9;

function emptyCell(): HourCell {
  return { sum: 0, count: 0, average: null, buckets: [] };
}

function joinCells(cells: readonly HourCell[]): HourCell {
  const sum = cells.reduce((total, cell) => total + cell.sum, 0);
  const count = cells.reduce((total, cell) => total + cell.count, 0);
  const buckets = cells.flatMap((cell) => cell.buckets).sort((a, b) => a - b);
  return { sum, count, average: count === 0 ? null : sum / count, buckets };
}

/** Days of the week in the order they are shown in. */
export function weekdaysFrom(weekStart: WeekDay): WeekDay[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => ((weekStart + day) % 7) as WeekDay);
}

/** The weekday and hour local clocks show when a bucket begins. */
export function localHour(timeZone: string, instant: number): { weekday: WeekDay; hour: number } {
  const wall = new Date(instant + zoneOffset(timeZone, instant));
  return { weekday: wall.getUTCDay() as WeekDay, hour: wall.getUTCHours() };
}

function gridOf(weekdays: WeekDay[], span: number, cells: HourCell[][]): HourGrid {
  const averages = cells.flat().map(({ average }) => average ?? 0);
  return {
    weekdays,
    span,
    cells,
    byWeekday: cells.map(joinCells),
    byHour: (cells[0] ?? []).map((_, hour) =>
      joinCells(cells.map((row) => row[hour] ?? emptyCell())),
    ),
    all: joinCells(cells.flat()),
    max: averages.reduce((a, b) => Math.max(a, b), 0),
  };
}

/**
 * Hours as a week of 7 × 24 cells, each the average of its hours that are over. An hour that clocks skip has no bucket and
 * one they show twice has two, so that a cell may be of fewer or more hours than there were such days.
 *
 * @param values one a bucket
 */
export function layoutHours(
  buckets: readonly Bucket[],
  values: readonly (number | null)[],
  { timeZone, weekStart }: Calendar,
): HourGrid {
  const weekdays = weekdaysFrom(weekStart);
  const cells = weekdays.map(() => Array.from({ length: 24 }, emptyCell));
  buckets.forEach((bucket, index) => {
    if (bucket.partial) return;
    const { weekday, hour } = localHour(timeZone, bucket.start);
    const cell = cells[(weekday - weekStart + 7) % 7]?.[hour];
    if (!cell) return;
    cell.sum += values[index] ?? 0;
    cell.count += 1;
    cell.buckets.push(index);
    cell.average = cell.sum / cell.count;
  });
  return gridOf(weekdays, 1, cells);
}

/** The grid with columns of several hours: each cell is the average of all its hours. `span` divides 24. */
export function foldHours(grid: HourGrid, span: number): HourGrid {
  if (span === grid.span) return grid;
  const columns = Array.from({ length: 24 / span }, (_, column) => column * span);
  return gridOf(
    grid.weekdays,
    span,
    grid.cells.map((row) => columns.map((hour) => joinCells(row.slice(hour, hour + span)))),
  );
}

/** The cell with the largest average, the earliest of equals; null where nothing happened. */
export function busiestHour(
  grid: HourGrid,
): { weekday: WeekDay; hour: number; average: number } | null {
  if (grid.max === 0) return null;
  for (const [row, cells] of grid.cells.entries()) {
    const column = cells.findIndex(({ average }) => average === grid.max);
    const weekday = grid.weekdays[row];
    if (column >= 0 && weekday !== undefined) {
      return { weekday, hour: column * grid.span, average: grid.max };
    }
  }
  return null;
}

/** Shade of a number, 0 … 8; null for nothing. Each is a ninth of the largest number. */
export function shadeOf(value: number | null, max: number): number | null {
  if (!value || max <= 0) return null;
  return Math.min(shadeCount - 1, Math.floor((value / max) * shadeCount));
}

/** What of a range is asked for. */
export interface CalendarSpan {
  range: AbsoluteRange;
  /** Whole weeks in it; 0 when it is shorter than one. */
  weeks: number;
  /** The range was longer than is shown. */
  isCut: boolean;
}

/**
 * The last days of a range that are over, as many whole weeks of them as there are, so that each weekday counts as often as
 * the others. Of more than a year the last 13 weeks. A range without seven whole days stays as it is.
 */
export function wholeWeeks(
  range: AbsoluteRange,
  { timeZone, now }: { timeZone: string; now: number },
): CalendarSpan {
  const endDate = localDate(timeZone, Math.min(range.end, now));
  const firstDate = localDate(timeZone, range.start);
  const startDate = dayStart(timeZone, firstDate) < range.start ? firstDate + dayMs : firstDate;
  const days = Math.max(0, Math.round((endDate - startDate) / dayMs));
  const isCut = days > mostDays;
  const weeks = isCut ? shownWeeks : Math.floor(days / 7);
  if (weeks === 0) return { range, weeks, isCut };
  return {
    range: {
      start: dayStart(timeZone, endDate - weeks * 7 * dayMs),
      end: dayStart(timeZone, endDate),
    },
    weeks,
    isCut,
  };
}

/** The part of a range that lies in its last calendar week and the 13 before it. */
export function lastWeeks(
  range: AbsoluteRange,
  { timeZone, weekStart, now }: Calendar & { now: number },
): CalendarSpan {
  const last = Math.max(range.start, Math.min(range.end, now) - 1);
  const lastWeek = startOf(last, 'week', { timeZone, weekStart });
  const firstDate = localDate(timeZone, lastWeek) - shownWeeks * 7 * dayMs;
  const first = dayStart(timeZone, firstDate);
  const isCut = first > range.start;
  const start = Math.max(first, range.start);
  const from = localDate(timeZone, startOf(start, 'week', { timeZone, weekStart }));
  const weeks = Math.round((localDate(timeZone, lastWeek) - from) / (7 * dayMs)) + 1;
  return { range: { start, end: range.end }, weeks, isCut };
}

/** Days as rows of weeks; a column a weekday. */
export interface DayGrid {
  weekdays: WeekDay[];
  weeks: {
    /** Local midnight its first day begins at, in the range or before it. */
    start: number;
    /** Index of each weekday's bucket; null for a day outside of the range. */
    days: (number | null)[];
  }[];
  /** The largest value; 0 when there is none. */
  max: number;
}

/** Days by week and weekday. Weeks that have no day in the range are left out. */
export function layoutDays(
  buckets: readonly Bucket[],
  values: readonly (number | null)[],
  { timeZone, weekStart }: Calendar,
): DayGrid {
  const weeks: DayGrid['weeks'] = [];
  let current = Number.NaN;
  buckets.forEach((bucket, index) => {
    const date = localDate(timeZone, bucket.start);
    const place = (new Date(date).getUTCDay() - weekStart + 7) % 7;
    const week = date - place * dayMs;
    if (week !== current) {
      current = week;
      const days = Array.from({ length: 7 }, (): number | null => null);
      weeks.push({ start: dayStart(timeZone, week), days });
    }
    const last = weeks.at(-1);
    if (last) last.days[place] = index;
  });
  return {
    weekdays: weekdaysFrom(weekStart),
    weeks,
    max: values.reduce((most: number, value) => Math.max(most, value ?? 0), 0),
  };
}

/** How a grid is laid out in a width. */
export interface GridShape {
  /** Rows and columns change places. */
  isTurned: boolean;
  /** Cells that are joined to one, of those that lie beside each other in time. */
  span: number;
}

/** Room of the headings and the margin beside the cells. */
const beside = 124;
const letter = 7.4;
const leastCell = 26;

/**
 * Columns of one hour, or of two or three where their numbers do not fit; turned, with hours or weeks as rows, where those
 * do not fit either.
 *
 * @param columns how many cells there are side by side: 24 hours, or weeks
 * @param letters length of the longest number
 * @param spans how many cells may be joined
 */
export function gridShape(
  width: number,
  columns: number,
  letters: number,
  spans: readonly number[],
): GridShape {
  const least = Math.max(leastCell, letters * letter + 8);
  const room = width - beside;
  const span = spans.find((each) => room / Math.ceil(columns / each) >= least);
  if (span !== undefined) return { isTurned: false, span };
  return { isTurned: true, span: spans.find((each) => each > 1) ?? 1 };
}
