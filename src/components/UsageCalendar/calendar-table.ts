import type { HourGrid } from '../../geometry/calendar-grid.js';
import type { Format } from '../../model/format.js';
import type { PlainTable } from '../parts/csv.js';
import { type CalendarData, type CalendarWords, countOf, valuesOf } from './calendar-words.js';

/** An hour of the week a row: its average, and what it is the average of. */
export function hoursTable(grid: HourGrid, messages: CalendarWords, format: Format): PlainTable {
  return {
    columns: [
      messages.calendarWeekdayColumn,
      messages.calendarHourColumn,
      messages.calendarAverageColumn,
      messages.calendarSumColumn,
      messages.calendarHoursColumn,
    ],
    rows: grid.cells.flatMap((cells, row) =>
      cells.map(({ average, sum, count }, hour) => [
        messages.calendarWeekday(grid.weekdays[row] ?? 0, 'long', format),
        hour,
        average,
        sum,
        count,
      ]),
    ),
  };
}

/** A day a row: instants in ISO 8601, and whether it is over. */
export function daysTable({ data, resolved }: CalendarData, messages: CalendarWords): PlainTable {
  const values = valuesOf(data);
  return {
    columns: [
      messages.startColumn,
      messages.endColumn,
      messages.measure(countOf(resolved)),
      messages.notOver,
    ],
    rows: data.buckets.map(({ start, end, partial }, i) => [
      new Date(start).toISOString(),
      new Date(end).toISOString(),
      values[i] ?? 0,
      partial ? 1 : 0,
    ]),
  };
}
