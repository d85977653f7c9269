import { type ReactNode, useMemo } from 'react';

import {
  layoutStickiness,
  type StickinessMode,
  stickinessRows,
} from '../../geometry/stickiness.js';
import { axisRoom } from '../../geometry/value-axis.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { ResolvedStickinessQuery, StickinessResult } from '../../model/stickiness.js';
import { ColumnsPlot } from '../parts/ColumnsPlot.js';
import { PlotAxes } from '../parts/PlotAxes.js';
import { sideOf } from '../parts/tip-side.js';
import { useColumns } from '../parts/useColumns.js';
import type { Numbers } from '../parts/useNumbers.js';

interface StickinessPlotProps {
  data: StickinessResult;
  resolved: ResolvedStickinessQuery;
  mode: StickinessMode;
  width: number;
  height: number;
  label: string;
  numbers: Numbers | null;
  /** The number selected in this chart. */
  selected: number | null;
}

const top = 22;
const bottom = 26;
/** More marks than this are not worth walking through one by one: only the current one is offered. */
const mostMarks = 200;
/** Bars this wide have room for their share, and these for their count, too. */
const roomFor = { share: 34, count: 64 };
/** Bars thinner than this get the room of the axis: its numbers stand in the plot. */
const thinnest = 4.5;

/** A bar for each number of buckets: how many were active in so many. */
export function StickinessPlot(props: StickinessPlotProps): ReactNode {
  const { data, resolved, mode, width, height, label, numbers, selected } = props;
  const { format, direction } = useAnalyticsContext('StickinessChart');
  const messages = useToolMessages(activityChartMessages, 'StickinessChart');
  const { interval, identity } = resolved;
  const isAtLeast = mode === 'atLeast';
  const opens = isAtLeast ? null : numbers;
  const plotHeight = height - top - bottom;
  const rows = useMemo(() => stickinessRows(data, mode), [data, mode]);
  const { layout, left, isInside } = useMemo(() => {
    const { axis } = layoutStickiness(rows, { width: 0, height: plotHeight });
    const room = axisRoom(axis.ticks.map((tick) => format.compact(tick)));
    const inside = (width - room) / Math.max(1, rows.length) < thinnest;
    const plot = Math.max(0, width - (inside ? 0 : room));
    return {
      layout: layoutStickiness(rows, { width: plot, height: plotHeight }),
      left: inside ? 0 : room,
      isInside: inside,
    };
  }, [rows, width, plotHeight, format]);
  const open = (index: number, _row: number, element: Element) => {
    const row = rows[index];
    if (opens && row && row.users > 0) opens.pick({ count: row.count }, row.users, element);
  };
  const columns = useColumns({
    columns: rows.length,
    rows: 1,
    step: layout.step,
    left,
    start: 0,
    rowAt: () => 0,
    onOpen: open,
  });
  const { reading } = columns;
  const read = reading && rows[reading.column];
  const offered = rows.length <= mostMarks ? rows.map((_, i) => i) : [columns.column];

  return (
    <ColumnsPlot
      width={width}
      height={height}
      label={label}
      left={left}
      top={top}
      plotHeight={plotHeight}
      step={layout.step}
      reader={columns}
      isOpening={opens !== null}
      onOpen={open}
      axes={
        <PlotAxes
          ticks={layout.axis.ticks}
          y={layout.y}
          textOf={format.compact}
          xTicks={layout.xTicks.map((tick) => ({
            ...tick,
            text: format.number(tick.index + 1),
          }))}
          width={width - left}
          height={plotHeight}
          isInside={isInside}
        />
      }
      drawn={
        <>
          {layout.bars.map((bar, i) => (
            <rect
              key={rows[i]?.count}
              className="uk-stick-bar"
              data-selected={selected === rows[i]?.count ? '' : undefined}
              rx={bar.width > 6 ? Math.min(3, bar.height / 3) : 0}
              {...bar}
            />
          ))}
          {layout.step >= roomFor.share
            ? layout.bars.map((bar, i) => {
                const { users, share, count } = rows[i] as (typeof rows)[number];
                if (users === 0 || share === null) return null;
                const rough = messages.stickinessShare(share, format);
                return (
                  <text
                    key={count}
                    className="uk-stick-value"
                    x={layout.centers[i]}
                    y={bar.y - 6}
                    textAnchor="middle"
                  >
                    {layout.step >= roomFor.count ? `${format.compact(users)} · ${rough}` : rough}
                  </text>
                );
              })
            : null}
        </>
      }
      marks={offered.map((i) => {
        const { count, users, share } = rows[i] as (typeof rows)[number];
        return (
          <rect
            key={count}
            className="uk-mark"
            role={opens && users > 0 ? 'button' : 'img'}
            aria-label={messages.stickinessMark(
              { count, users, share, isAtLeast, width: interval, identity },
              format,
            )}
            tabIndex={i === columns.column ? 0 : -1}
            x={i * layout.step}
            width={layout.step}
            height={plotHeight}
            onFocus={() => columns.onFocus(i, 0)}
            onClick={(event) => {
              event.stopPropagation();
              open(i, 0, event.currentTarget);
            }}
          />
        );
      })}
      tip={
        reading && read ? (
          <div
            className="uk-tooltip"
            dir={direction}
            aria-hidden="true"
            data-allow-overlap=""
            style={sideOf(left + (layout.centers[reading.column] ?? 0), width)}
          >
            <div className="uk-tooltip-title">
              {messages.stickinessPeriods(read.count, isAtLeast, interval, format)}
            </div>
            <div className="uk-tooltip-row">
              <span>{messages.stickinessUsersColumn(identity)}</span>
              <b>{format.number(read.users)}</b>
            </div>
            <div className="uk-tooltip-row">
              <span>{messages.stickinessShareColumn}</span>
              <b>{format.percent(read.share)}</b>
            </div>
          </div>
        ) : null
      }
    />
  );
}
