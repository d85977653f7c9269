import { type ReactNode, useMemo } from 'react';

import {
  layoutLifecycle,
  type LifecycleLayout,
  stackedStates,
  stateAt,
} from '../../geometry/lifecycle.js';
import { axisRoom } from '../../geometry/value-axis.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { activityChartMessages } from '../../model/activity-chart-messages.js';
import type {
  LifecycleResult,
  LifecycleState,
  ResolvedLifecycleQuery,
} from '../../model/lifecycle.js';
import { ColumnsPlot } from '../parts/ColumnsPlot.js';
import { PlotAxes } from '../parts/PlotAxes.js';
import { useColumns } from '../parts/useColumns.js';
import type { Numbers } from '../parts/useNumbers.js';
import { LifecycleTooltip } from './LifecycleTooltip.js';
import { type StateFill, StatePatterns } from './StatePatterns.js';

interface LifecyclePlotProps {
  data: LifecycleResult;
  resolved: ResolvedLifecycleQuery;
  hidden: readonly LifecycleState[];
  width: number;
  height: number;
  label: string;
  patterns: { id: string; fillOf: StateFill };
  numbers: Numbers | null;
  /** The number selected in this chart. */
  selected: { bucket: number; state: LifecycleState } | null;
}

const top = 8;
const bottom = 28;
/** More marks than this are not worth walking through one by one: only the current bucket's are offered. */
const mostMarks = 200;

/** Bars of who was active above the axis, and who went away below it. */
export function LifecyclePlot(props: LifecyclePlotProps): ReactNode {
  const { data, resolved, hidden, width, height, label, patterns, numbers, selected } = props;
  const { format, timeZone } = useAnalyticsContext('LifecycleChart');
  const messages = useToolMessages(activityChartMessages, 'LifecycleChart');
  const { buckets } = data;
  const { interval, identity } = resolved;
  const plotHeight = height - top - bottom;
  const { layout, left } = useMemo(() => {
    const options = { height: plotHeight, interval, timeZone, hidden };
    const { axis } = layoutLifecycle(data, { ...options, width: 0 });
    const room = axisRoom(axis.ticks.map((tick) => format.compact(Math.abs(tick))));
    const plot = Math.max(0, width - room);
    return { layout: layoutLifecycle(data, { ...options, width: plot }), left: room };
  }, [data, plotHeight, interval, timeZone, hidden, width, format]);
  const shown = stackedStates.filter((state) => !hidden.includes(state));
  const lastWhole = buckets.findLastIndex(({ partial }) => !partial);
  const open = (column: number, row: number, element: Element) => {
    const bucket = buckets[column];
    const state = shown[row];
    if (!numbers || !bucket || !state || bucket[state] === 0) return;
    numbers.pick({ bucket: bucket.start, state }, bucket[state], element);
  };
  const columns = useColumns({
    columns: buckets.length,
    rows: shown.length,
    step: layout.step,
    left,
    start: lastWhole < 0 ? buckets.length - 1 : lastWhole,
    rowAt: (column, y) => {
      const state = stateAt(layout, column, y - top);
      return state && shown.indexOf(state);
    },
    onOpen: open,
  });
  const { reading } = columns;
  const readBucket = reading && buckets[reading.column];
  const readState = reading && reading.row !== null ? (shown[reading.row] ?? null) : null;
  const markLabel = (column: number, state: LifecycleState) => {
    const bucket = buckets[column] as (typeof buckets)[number];
    return messages.lifecycleMark(
      {
        period: format.bucket(bucket, interval),
        isOver: !bucket.partial,
        state: messages.lifecycleState(state),
        count: bucket[state],
        identity,
      },
      format,
    );
  };
  const isFew = buckets.length * shown.length <= mostMarks;
  const offered = isFew ? buckets.map((_, i) => i) : [columns.column];

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
      isOpening={numbers !== null}
      onOpen={open}
      patterns={<StatePatterns id={patterns.id} />}
      axes={
        <PlotAxes
          ticks={layout.axis.ticks}
          y={layout.y}
          textOf={(tick) => format.compact(Math.abs(tick))}
          xTicks={layout.xTicks.map((tick) => ({
            ...tick,
            text: format.tick(buckets[tick.index]?.start ?? 0, interval, tick.boundary),
          }))}
          width={width - left}
          height={plotHeight}
        />
      }
      drawn={shown.map((state) => (
        <StateBars
          key={state}
          state={state}
          layout={layout}
          buckets={buckets}
          fill={patterns.fillOf(state)}
          selected={selected?.state === state ? selected.bucket : null}
        />
      ))}
      marks={offered.flatMap((column) =>
        shown.map((state, row) => {
          const bar = layout.bars[state][column];
          const isCurrent = column === columns.column && row === columns.row;
          return (
            <rect
              key={`${buckets[column]?.start ?? column} ${state}`}
              className="uk-mark"
              role={numbers && buckets[column]?.[state] ? 'button' : 'img'}
              aria-label={markLabel(column, state)}
              tabIndex={isCurrent ? 0 : -1}
              x={column * layout.step}
              y={bar?.y}
              width={layout.step}
              height={Math.max(1, bar?.height ?? 0)}
              onFocus={() => columns.onFocus(column, row)}
              onClick={(event) => {
                event.stopPropagation();
                open(column, row, event.currentTarget);
              }}
            />
          );
        }),
      )}
      tip={
        reading && readBucket ? (
          <LifecycleTooltip
            bucket={readBucket}
            interval={interval}
            state={readState}
            fillOf={patterns.fillOf}
            x={left + (layout.centers[reading.column] ?? 0)}
            width={width}
          />
        ) : null
      }
    />
  );
}

interface StateBarsProps {
  state: LifecycleState;
  layout: LifecycleLayout;
  buckets: LifecycleResult['buckets'];
  fill: string | undefined;
  /** Start of the bucket whose number is selected. */
  selected: number | null;
}

function StateBars({ state, layout, buckets, fill, selected }: StateBarsProps): ReactNode {
  return (
    <g>
      {layout.bars[state].map((bar, i) =>
        bar.height > 0 ? (
          <rect
            key={buckets[i]?.start}
            className="uk-life"
            data-state={state}
            data-partial={buckets[i]?.partial ? '' : undefined}
            data-selected={selected !== null && buckets[i]?.start === selected ? '' : undefined}
            rx={Math.min(2, bar.width / 3, bar.height / 3)}
            {...bar}
            style={fill ? { fill } : undefined}
          />
        ) : null,
      )}
    </g>
  );
}
