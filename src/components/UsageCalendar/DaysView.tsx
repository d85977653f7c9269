import type { ReactNode } from 'react';

import { gridShape, layoutDays, shadeOf } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import type { Numbers } from '../parts/useNumbers.js';
import { type CalendarData, countOf, valuesOf } from './calendar-words.js';
import { type HeatCell, HeatTable, isTightFor } from './HeatTable.js';
import { ShadeLegend } from './ShadeLegend.js';

interface DaysViewProps extends CalendarData {
  width: number;
  height: number;
  label: string;
  numbers: Numbers | null;
  /** Start of the bucket whose number is selected in this calendar. */
  selected: number | null;
}

const legendHeight = 32;
/** Room a date needs above a column. */
const dateWidth = 60;
const spans = [1];

/** Days by week, each one's own number, which opens the people behind it. */
export function DaysView(props: DaysViewProps): ReactNode {
  const { data, resolved, width, height, label, numbers, selected } = props;
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  const measure = countOf(resolved);
  const values = valuesOf(data);
  const grid = layoutDays(data.buckets, values, resolved);
  const letters = Math.max(...values.map((value) => format.compact(value).length));
  const shape = gridShape(width, grid.weeks.length, letters, spans);
  const every = shape.isTurned ? 1 : Math.ceil((dateWidth * grid.weeks.length) / (width - 60));

  const dateOf = (week: number, place: number) =>
    format.date((grid.weeks[week]?.start ?? 0) + (place + 0.5) * 86_400_000);
  const heatCell = (week: number, place: number): HeatCell => {
    const index = grid.weeks[week]?.days[place] ?? null;
    const bucket = index === null ? undefined : data.buckets[index];
    if (index === null || !bucket) {
      return {
        text: '',
        shade: null,
        label: messages.calendarOutside(dateOf(week, place)),
        isOutside: true,
      };
    }
    const value = values[index] ?? 0;
    const period = format.bucket(bucket, 'day');
    return {
      text: format.compact(value),
      shade: shadeOf(value, grid.max),
      label: messages.calendarOccurrence(
        bucket.partial ? `${period} (${messages.notOver})` : period,
        measure,
        value,
        format,
      ),
      isPartial: bucket.partial,
      isSelected: selected === bucket.start,
      isOpenable: numbers !== null && value > 0,
    };
  };
  const isTight =
    shape.isTurned &&
    isTightFor(width - 56, (day) => messages.calendarWeekday(day, 'short', format));
  const days = grid.weekdays.map((weekday) => ({
    id: `day ${weekday}`,
    text: messages.calendarWeekday(weekday, isTight ? 'narrow' : 'short', format),
    label: messages.calendarWeekday(weekday, 'long', format),
  }));
  const weeks = grid.weeks.map(({ start }, week) => ({
    id: start,
    text: week % every === 0 ? format.tick(start, 'day', true) : '',
    label: `${messages.calendarWeekColumn} ${format.date(start)}`,
  }));
  const place = (row: number, column: number): [number, number] =>
    shape.isTurned ? [row, column] : [column, row];
  return (
    <>
      <HeatTable
        label={label}
        head={
          shape.isTurned
            ? { label: messages.calendarWeekColumn, width: 56 }
            : { label: messages.calendarWeekdayColumn, width: 44 }
        }
        height={height - legendHeight}
        isTimeAcross={!shape.isTurned}
        rows={
          shape.isTurned
            ? weeks.map((week, w) => ({ ...week, cells: days.map((_, d) => heatCell(w, d)) }))
            : days.map((day, d) => ({ ...day, cells: weeks.map((_, w) => heatCell(w, d)) }))
        }
        columns={shape.isTurned ? days : weeks}
        onOpen={(row, column, at) => {
          const [week, day] = place(row, column);
          const index = grid.weeks[week]?.days[day] ?? null;
          const bucket = index === null ? undefined : data.buckets[index];
          if (!numbers || index === null || !bucket) return;
          numbers.pick(
            { bucket: bucket.start },
            measure === 'events' ? null : (values[index] ?? 0),
            at,
          );
        }}
        tip={tipOf}
      />
      <ShadeLegend most={messages.count(measure, grid.max, format)} />
    </>
  );
  function tipOf(row: number, column: number): ReactNode {
    const [week, day] = place(row, column);
    const index = grid.weeks[week]?.days[day] ?? null;
    const bucket = index === null ? undefined : data.buckets[index];
    if (index === null || !bucket) return messages.calendarOutside(dateOf(week, day));
    return (
      <>
        <div className="uk-tooltip-title">{format.bucket(bucket, 'day')}</div>
        <div>{messages.count(measure, values[index] ?? 0, format)}</div>
        {bucket.partial ? <div className="uk-tooltip-note">{messages.notOver}</div> : null}
      </>
    );
  }
}
