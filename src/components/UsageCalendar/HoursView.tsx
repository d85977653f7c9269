import { type ReactNode, useState } from 'react';

import {
  foldHours,
  gridShape,
  type HourCell,
  type HourGrid,
  shadeOf,
} from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import type { Numbers } from '../parts/useNumbers.js';
import { type CalendarData, countOf, valuesOf } from './calendar-words.js';
import type { HeatCell, HeatMargin } from './HeatTable.js';
import { Occurrences } from './Occurrences.js';
import { WeekGrid } from './WeekGrid.js';

interface HoursViewProps extends CalendarData {
  grid: HourGrid;
  width: number;
  height: number;
  label: string;
  numbers: Numbers | null;
  /** Start of the bucket whose number is selected in this calendar. */
  selected: number | null;
}

/** Spans of hours a column may cover. */
const spans = [1, 2];
/** Room "22–24" needs above a column. */
const rangeWidth = 42;

/** The hours of the week, each the average of its hours; a cell opens a list of them. */
export function HoursView(props: HoursViewProps): ReactNode {
  const { data, resolved, grid, width, height, label, numbers, selected } = props;
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  const [open, setOpen] = useState<{ weekday: number; slot: number; at: HTMLElement } | null>(null);
  const measure = countOf(resolved);
  const values = valuesOf(data);
  const averageText = (average: number | null) => messages.calendarAverage(average, format);
  const letters = Math.max(...grid.cells.flat().map(({ average }) => averageText(average).length));
  const shape = gridShape(width, 24, letters, spans);
  const shown = foldHours(grid, shape.span);
  const { weekdays, span } = shown;
  const slots = shown.byHour.map((_, slot) => slot);
  const cellAt = (weekday: number, slot: number) => shown.cells[weekday]?.[slot] as HourCell;
  const isSelected = ({ buckets }: HourCell) =>
    selected !== null && buckets.some((index) => data.buckets[index]?.start === selected);

  const heatCell = (weekday: number, slot: number): HeatCell => {
    const cell = cellAt(weekday, slot);
    return {
      text: averageText(cell.average),
      shade: shadeOf(cell.average, shown.max),
      label: messages.calendarCell(
        { ...cell, weekday: weekdays[weekday] ?? 0, hour: slot * span, span },
        measure,
        format,
      ),
      isOutside: cell.average === null,
      isSelected: isSelected(cell),
      isOpenable: cell.average !== null,
    };
  };
  const marginsOf = (cells: readonly HourCell[], nameOf: (index: number) => string) => {
    const most = cells.reduce((a, { average }) => Math.max(a, average ?? 0), 0);
    return cells.map(({ average }, index): HeatMargin => ({
      text: averageText(average),
      label: messages.calendarMargin(nameOf(index), measure, average, format),
      share: most === 0 ? 0 : (average ?? 0) / most,
    }));
  };
  const dayName = (weekday: number) =>
    messages.calendarWeekday(weekdays[weekday] ?? 0, 'long', format);
  const timeName = (slot: number) => messages.calendarTime(slot * span, span, format);
  const slotMargins = marginsOf(shown.byHour, timeName);
  const isRanged = span > 1 && (shape.isTurned || (width - 124) / slots.length >= rangeWidth);
  const hours = slots.map((slot) => ({
    id: `hour ${slot * span}`,
    text: isRanged
      ? `${format.number(slot * span)}–${format.number((slot + 1) * span)}`
      : format.number(slot * span),
    label: timeName(slot),
    margin: slotMargins[slot] as HeatMargin,
  }));
  const opened = open && cellAt(open.weekday, open.slot);
  return (
    <>
      <WeekGrid
        label={label}
        width={width}
        height={height}
        weekdays={weekdays}
        times={hours}
        timeHead={{ label: messages.calendarHourColumn, width: 40 }}
        isTurned={shape.isTurned}
        margins={{
          label: messages.calendarMean,
          days: marginsOf(shown.byWeekday, dayName),
          corner: {
            text: averageText(shown.all.average),
            label: messages.calendarMargin(
              messages.calendarAllHours,
              measure,
              shown.all.average,
              format,
            ),
            share: 0,
          },
        }}
        cell={heatCell}
        onOpen={(weekday, slot, at) => setOpen({ weekday, slot, at })}
        tip={tipOf}
        most={messages.calendarValue(measure, shown.max, format)}
      />
      {open && opened && opened.average !== null ? (
        <Occurrences
          at={open.at}
          title={`${messages.calendarSlot(weekdays[open.weekday] ?? 0, open.slot * span, span, format)}: ${messages.calendarValue(measure, opened.average, format)}`}
          note={messages.calendarOver(opened.count, numbers !== null, format)}
          onClose={() => setOpen(null)}
          occurrences={occurrencesOf(opened)}
        />
      ) : null}
    </>
  );

  function tipOf(weekday: number, slot: number): ReactNode {
    const cell = cellAt(weekday, slot);
    const counts = cell.buckets.map((index) => values[index] ?? 0);
    return (
      <>
        <div className="uk-tooltip-title">
          {messages.calendarSlot(weekdays[weekday] ?? 0, slot * span, span, format)}
        </div>
        {cell.average === null ? (
          <div className="uk-tooltip-note">{messages.noneInRange}</div>
        ) : (
          <>
            <div>{messages.calendarValue(measure, cell.average, format)}</div>
            <div className="uk-tooltip-note">
              {messages.calendarFromTo(Math.min(...counts), Math.max(...counts), format)}
            </div>
          </>
        )}
      </>
    );
  }

  function occurrencesOf({ buckets }: HourCell) {
    const dates = buckets.map((index) => format.date(data.buckets[index]?.start ?? 0));
    const isTimed = new Set(dates).size < dates.length;
    const most = buckets.reduce((a, index) => Math.max(a, values[index] ?? 0), 0);
    return buckets.toReversed().map((index) => {
      const bucket = data.buckets[index] as (typeof data.buckets)[number];
      const value = values[index] ?? 0;
      const at = open?.at;
      return {
        start: bucket.start,
        period: isTimed ? format.dateTime(bucket.start) : format.date(bucket.start),
        text: format.number(value),
        label: messages.calendarOccurrence(format.bucket(bucket, 'hour'), measure, value, format),
        share: most === 0 ? 0 : value / most,
        isSelected: selected === bucket.start,
        onOpen:
          numbers && value > 0 && at
            ? () => {
                setOpen(null);
                numbers.pick({ bucket: bucket.start }, measure === 'events' ? null : value, at);
              }
            : undefined,
      };
    });
  }
}
