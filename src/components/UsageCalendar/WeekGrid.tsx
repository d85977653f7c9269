import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';
import {
  type HeatCell,
  type HeatLine,
  type HeatMargin,
  HeatTable,
  isTightFor,
} from './HeatTable.js';
import { ShadeLegend } from './ShadeLegend.js';

interface WeekGridProps {
  label: string;
  width: number;
  height: number;
  weekdays: readonly number[];
  /** Hours or weeks. */
  times: readonly (HeatLine & { margin?: HeatMargin })[];
  /** What the headings of the times are, and the width they need where they stand in rows. */
  timeHead: { label: string; width: number };
  /** Days stand above the columns, times in rows: it is narrow. */
  isTurned: boolean;
  /** What the days come to, and all of them. */
  margins?: { label: string; days: readonly HeatMargin[]; corner: HeatMargin };
  cell(day: number, time: number): HeatCell;
  onOpen(day: number, time: number, element: HTMLElement): void;
  /** What is said about a cell that is pointed at. */
  tip(day: number, time: number): ReactNode;
  /** What the darkest shade stands for. */
  most: string;
}

const legendHeight = 32;
const weekdayWidth = 44;
const marginWidth = 44;

/** Days of the week by times, shaded, with the shades below. */
export function WeekGrid(props: WeekGridProps): ReactNode {
  const { label, width, height, weekdays, times, timeHead, isTurned, margins } = props;
  const { cell, onOpen, tip } = props;
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  const room = width - timeHead.width - (margins ? marginWidth : 0);
  const isTight =
    isTurned && isTightFor(room, (day) => messages.calendarWeekday(day, 'short', format));
  const days = weekdays.map((weekday, day) => {
    const margin = margins?.days[day];
    return {
      id: `day ${weekday}`,
      text: messages.calendarWeekday(weekday, isTight ? 'narrow' : 'short', format),
      label: messages.calendarWeekday(weekday, 'long', format),
      ...(margin ? { margin } : {}),
    };
  });
  return (
    <>
      <HeatTable
        label={label}
        head={isTurned ? timeHead : { label: messages.calendarWeekdayColumn, width: weekdayWidth }}
        height={height - legendHeight}
        isTimeAcross={!isTurned}
        rows={
          isTurned
            ? times.map((line, time) => ({ ...line, cells: days.map((_, day) => cell(day, time)) }))
            : days.map((line, day) => ({ ...line, cells: times.map((_, time) => cell(day, time)) }))
        }
        columns={isTurned ? days : times}
        {...(margins ? { marginLabel: margins.label, corner: margins.corner } : {})}
        onOpen={(row, column, at) => (isTurned ? onOpen(column, row, at) : onOpen(row, column, at))}
        tip={(row, column) => (isTurned ? tip(column, row) : tip(row, column))}
      />
      <ShadeLegend most={props.most} />
    </>
  );
}
