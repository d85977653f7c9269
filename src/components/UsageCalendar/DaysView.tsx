import type { ReactNode } from 'react';

import { gridShape, layoutDays, shadeOf } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import type { Numbers } from '../parts/useNumbers.js';
import { type CalendarData, countOf, valuesOf } from './calendar-words.js';
import type { HeatCell } from './HeatTable.js';
import { WeekGrid } from './WeekGrid.js';

interface DaysViewProps extends CalendarData {
  width: number;
  height: number;
  label: string;
  numbers: Numbers | null;
  /** Start of the bucket whose number is selected in this calendar. */
  selected: number | null;
}

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

  const dateOf = (day: number, week: number) =>
    format.date((grid.weeks[week]?.start ?? 0) + (day + 0.5) * 86_400_000);
  const numberAt = (day: number, week: number) => {
    const index = grid.weeks[week]?.days[day] ?? null;
    const bucket = index === null ? undefined : data.buckets[index];
    return index === null || !bucket ? null : { bucket, value: values[index] ?? 0 };
  };
  const heatCell = (day: number, week: number): HeatCell => {
    const number = numberAt(day, week);
    if (!number) {
      return {
        text: '',
        shade: null,
        label: messages.calendarOutside(dateOf(day, week)),
        isOutside: true,
      };
    }
    const { bucket, value } = number;
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
  return (
    <WeekGrid
      label={label}
      width={width}
      height={height}
      weekdays={grid.weekdays}
      times={grid.weeks.map(({ start }, week) => ({
        id: start,
        text: week % every === 0 ? format.tick(start, 'day', true) : '',
        label: `${messages.calendarWeekColumn} ${format.date(start)}`,
      }))}
      timeHead={{ label: messages.calendarWeekColumn, width: 56 }}
      isTurned={shape.isTurned}
      cell={heatCell}
      onOpen={(day, week, at) => {
        const number = numberAt(day, week);
        if (!number) return;
        const count = measure === 'events' ? null : number.value;
        numbers?.pick({ bucket: number.bucket.start }, count, at);
      }}
      tip={tipOf}
      most={messages.count(measure, grid.max, format)}
    />
  );

  function tipOf(day: number, week: number): ReactNode {
    const number = numberAt(day, week);
    if (!number) return messages.calendarOutside(dateOf(day, week));
    const { bucket, value } = number;
    return (
      <>
        <div className="uk-tooltip-title">{format.bucket(bucket, 'day')}</div>
        <div>{messages.count(measure, value, format)}</div>
        {bucket.partial ? <div className="uk-tooltip-note">{messages.notOver}</div> : null}
      </>
    );
  }
}
