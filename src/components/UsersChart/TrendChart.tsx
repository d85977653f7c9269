'use client';
import { type ReactNode, useId, useMemo, useRef } from 'react';

import { type Annotation, placeAnnotations } from '../../geometry/annotations.js';
import {
  isSplit,
  markBox,
  placeAt,
  type TrendNumber,
  trendNumber,
  type TrendPlace,
  trendPlace,
} from '../../geometry/trend-numbers.js';
import { layoutTrend } from '../../geometry/trend.js';
import { axisRoom } from '../../geometry/value-axis.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { AbsoluteRange, Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { useWidth } from '../parts/useWidth.js';
import { AnnotationList, AnnotationMarks } from './Annotations.js';
import { PickAnchor, placeAnchor } from './PickAnchor.js';
import { SeriesLabels } from './SeriesLabels.js';
import { TrendAxes } from './TrendAxes.js';
import { TrendMarks } from './TrendMarks.js';
import { TrendSeries } from './TrendSeries.js';
import { sideOf, TrendTooltip } from './TrendTooltip.js';
import { useBucketLabel } from './useBucketLabel.js';
import { useReading } from './useReading.js';

export interface TrendChartProps {
  data: TrendResult;
  measure: Measure;
  /** Width of the buckets, for their labels. */
  interval?: Interval | undefined;
  chart?: 'line' | 'bar';
  /** Height of the plot in pixels. Default 240. */
  height?: number;
  /** Name of the chart for people who do not see it. */
  label: string;
  /** What happened when: numbered lines in the chart, and a list below it. */
  annotations?: readonly Annotation[];
  /**
   * Called with the number of a bucket, or of a group in it, that someone clicked or pressed Enter on, and the element it
   * is shown by. Omitted: numbers can not be picked.
   */
  onPick?: ((number: TrendNumber, at: Element) => void) | undefined;
  /** The number that is picked: its mark is drawn as selected. */
  picked?: TrendNumber | null | undefined;
  /** Called with the buckets someone dragged over, or selected with Shift + ← → and Enter. Omitted: no selecting. */
  onRangeChange?: ((range: AbsoluteRange) => void) | undefined;
  /** Called when Esc has nothing to close in the chart. */
  onEscape?: (() => void) | undefined;
}

const bottom = 30;
const top = 8;
/** Where there is less room, series are named below the chart. */
const roomForLabels = 620;
/** More marks than this are not worth walking through one by one: only the current one is offered. */
const mostMarks = 200;
const none: readonly Annotation[] = [];

/**
 * Draws a trend as lines or stacked bars, with the time before behind them. Read it with the pointer or with ← → Home End
 * PageUp PageDown, choose a series with ↑ ↓; Esc closes the reading. A click or Enter picks a number. Drag, or Shift + ← →
 * and Enter, selects a range.
 */
export function TrendChart(props: TrendChartProps): ReactNode {
  const { data, measure, interval, chart = 'line', height = 240, label } = props;
  const { annotations = none, onPick, onRangeChange, onEscape } = props;
  const { format, messages, timeZone } = useAnalyticsContext('TrendChart');
  const [ref, width] = useWidth();
  const anchor = useRef<SVGRectElement>(null);
  const keysId = useId();
  const { buckets } = data;
  const split = isSplit(data);
  const named = split && chart === 'line' && width >= roomForLabels;
  const right = named ? 132 : 12;
  const plotHeight = height - top - bottom;
  const { layout, left } = useMemo(() => {
    const options = { height: plotHeight, chart, interval, timeZone };
    const whole = typeof measure === 'string';
    const { axis } = layoutTrend(data, { ...options, whole, width: 0 });
    const room = axisRoom(axis.ticks.map((tick) => messages.axisValue(measure, tick, format)));
    const plot = Math.max(0, width - room - right);
    return { layout: layoutTrend(data, { ...options, whole, width: plot }), left: room };
  }, [data, measure, plotHeight, chart, interval, timeZone, width, right, messages, format]);
  const plotWidth = Math.max(0, width - left - right);
  const placed = useMemo(
    () => placeAnnotations(annotations, buckets, layout.step),
    [annotations, buckets, layout.step],
  );
  const picked = props.picked ? trendPlace(data, props.picked) : null;
  const rangeOf = (from: number, to: number): AbsoluteRange => ({
    start: buckets[from]?.start ?? 0,
    end: buckets[to]?.end ?? 0,
  });
  const pick = (place: TrendPlace) => {
    if (!anchor.current) return;
    placeAnchor(anchor.current, markBox(layout, chart, place));
    onPick?.(trendNumber(data, place), anchor.current);
  };
  const { reading, selection, marks, handlers, focusMark, returnFocus } = useReading({
    layout,
    left,
    top,
    orderAt: (index) => (split ? seriesFromTop(data, index) : []),
    placeAt: (position) => placeAt(data, layout, chart, position),
    onPick: onPick ? pick : undefined,
    onZoom: onRangeChange ? (from, to) => onRangeChange(rangeOf(from, to)) : undefined,
    // What is picked is let go first, by whoever holds it.
    onEscape: picked ? undefined : onEscape,
  });
  const { active, current, series } = reading;
  const labelOf = useBucketLabel(data, measure, interval);
  const activeX = active === null ? 0 : (layout.centers[active] ?? 0);
  const chosen = series === null ? undefined : data.series[series];
  const said =
    selection && !reading.dragging
      ? messages.selected(rangeOf(...selection), format)
      : chosen && active !== null
        ? messages.seriesNumber(
            messages.group(chosen.key),
            messages.value(measure, chosen.values[active] ?? null, format),
          )
        : '';
  const keys = [
    onRangeChange ? messages.chartKeys : '',
    onPick && split ? messages.seriesKeys : '',
    onPick ? messages.numberKeys : '',
  ].filter(Boolean);

  return (
    <div ref={ref} className="uk-trend" style={{ minBlockSize: height }}>
      {width > 0 ? (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={label}
          aria-describedby={keys.length > 0 ? keysId : undefined}
          data-zooms={onRangeChange ? '' : undefined}
          data-picks={onPick ? '' : undefined}
          {...handlers}
        >
          <g transform={`translate(${left},${top})`}>
            <g aria-hidden="true">
              <TrendAxes
                layout={layout}
                buckets={buckets}
                measure={measure}
                interval={interval}
                width={plotWidth}
                height={plotHeight}
              />
              {selection ? (
                <rect
                  className="uk-selection"
                  x={selection[0] * layout.step}
                  width={(selection[1] - selection[0] + 1) * layout.step}
                  height={plotHeight}
                />
              ) : null}
              {active === null ? null : (
                <line className="uk-crosshair" x1={activeX} x2={activeX} y2={plotHeight} />
              )}
              <TrendSeries
                data={data}
                layout={layout}
                chart={chart}
                active={active}
                chosen={reading.near ?? series}
                picked={picked}
                textOf={(value) => messages.axisValue(measure, value, format)}
              />
              <AnnotationMarks annotations={placed} height={plotHeight} />
            </g>
            <TrendMarks
              groupRef={marks}
              layout={layout}
              height={plotHeight}
              current={current}
              every={buckets.length <= mostMarks}
              canPick={onPick !== undefined}
              labelOf={labelOf}
              onFocus={focusMark}
            />
            {onPick ? <PickAnchor anchorRef={anchor} onFocus={returnFocus} /> : null}
          </g>
        </svg>
      ) : null}
      {split && width > 0 ? (
        <SeriesLabels
          data={data}
          measure={measure}
          layout={layout}
          beside={named ? { left: left + plotWidth + 8, top, height: plotHeight } : null}
          onPick={onPick}
          picked={picked}
        />
      ) : null}
      <AnnotationList annotations={placed} />
      {selection && width > 0 ? (
        <div
          className="uk-tooltip"
          aria-hidden="true"
          data-allow-overlap=""
          style={sideOf(left + ((selection[0] + selection[1] + 1) / 2) * layout.step, width)}
        >
          <div className="uk-tooltip-title">{format.range(rangeOf(...selection))}</div>
          <div className="uk-tooltip-note">
            {reading.dragging ? messages.releaseToZoom : messages.enterToZoom}
          </div>
        </div>
      ) : active !== null && width > 0 && buckets[active] ? (
        <TrendTooltip
          data={data}
          index={active}
          measure={measure}
          interval={interval}
          x={left + activeX}
          width={width}
          chosen={reading.near ?? series}
          canPick={onPick !== undefined}
        />
      ) : null}
      {keys.length > 0 ? (
        <>
          <div id={keysId} className="uk-hidden">
            {keys.join(' ')}
          </div>
          <div className="uk-hidden" role="status">
            {said}
          </div>
        </>
      ) : null}
    </div>
  );
}

/** The series of a bucket in the order its reading lists them: the largest first. */
function seriesFromTop({ series }: TrendResult, index: number): number[] {
  const value = (s: number) => series[s]?.values[index] ?? Number.NEGATIVE_INFINITY;
  return series.map((_, s) => s).toSorted((a, b) => value(b) - value(a));
}
