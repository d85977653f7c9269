import type { ReactNode } from 'react';

import { linePath } from '../../geometry/path.js';
import { isSplit, markBox, type TrendPlace } from '../../geometry/trend-numbers.js';
import type { Bar, Point, TrendLayout } from '../../geometry/trend.js';
import { groupId } from '../../model/groups.js';
import type { TrendResult } from '../../model/trend.js';
import { seriesDash, seriesTone } from './series.js';
import { TrendLine } from './TrendLine.js';

interface TrendSeriesProps {
  data: TrendResult;
  layout: TrendLayout;
  chart: 'line' | 'bar';
  /** The bucket that is read. */
  active: number | null;
  /** The series that is pointed at or chosen. */
  chosen: number | null;
  /** The number that is picked. */
  picked: TrendPlace | null;
  /** A number for the top of each bar, where there is room. */
  textOf(value: number): string;
}

/** More lines of the time before than this would hide those of the report; they are in the reading and the table. */
const mostLinesBefore = 5;

/** Width of a bucket that has room for its number. */
const roomForValue = 48;

/** The marks of a trend: lines or stacked bars, those of the time before behind them. */
export function TrendSeries(props: TrendSeriesProps): ReactNode {
  const { data, layout, chart, active, chosen, picked, textOf } = props;
  const { buckets, series } = data;
  const split = isSplit(data);
  const ids = series.map(({ key }) => groupId(key));
  const isRoomy = !split && !data.previous && layout.step >= roomForValue;
  const isPicked = (i: number, s: number | null, previous = false) =>
    picked !== null &&
    picked.bucket === i &&
    picked.previous === previous &&
    (picked.series === null || picked.series === s);
  const toned = (s: number) => ({ color: seriesTone(series, s) });

  if (chart === 'bar') {
    return (
      <>
        {layout.previousBars.map((bar, i) =>
          bar.height > 0 ? (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a bar is its bucket
              key={i}
              className="uk-bar-before"
              data-selected={isPicked(i, null, true) ? '' : undefined}
              rx={Math.min(3, bar.width / 3)}
              {...bar}
            />
          ) : null,
        )}
        {layout.bars.map((bars, s) => (
          <g key={ids[s]} style={toned(s)}>
            {bars.map((bar, i) =>
              bar.height > 0 ? (
                <rect
                  // oxlint-disable-next-line react/no-array-index-key -- a bar is its bucket
                  key={i}
                  className="uk-bar"
                  data-partial={buckets[i]?.partial ? '' : undefined}
                  data-dim={active !== null && active !== i ? '' : undefined}
                  data-selected={isPicked(i, s) ? '' : undefined}
                  rx={Math.min(3, bar.width / 3)}
                  {...bar}
                />
              ) : null,
            )}
          </g>
        ))}
        {picked && picked.bucket !== null ? (
          <rect className="uk-bar-picked" rx={4} {...around(markBox(layout, 'bar', picked))} />
        ) : null}
        {isRoomy ? <BarValues data={data} layout={layout} textOf={textOf} /> : null}
      </>
    );
  }
  return (
    <>
      {series.length > mostLinesBefore
        ? null
        : layout.previousLines.map((points, s) => (
            <g key={ids[s]} style={split ? toned(s) : undefined}>
              <path
                className="uk-line-before"
                data-split={split ? '' : undefined}
                d={linePath(points)}
              />
            </g>
          ))}
      {layout.lines.map((line, s) => (
        <TrendLine
          key={ids[s]}
          {...line}
          tone={seriesTone(series, s)}
          dash={seriesDash(s)}
          floor={split ? null : layout.y(0)}
          dots={buckets.length <= 12}
          at={active === null ? null : pointAt(layout, series[s]?.values[active], active)}
          isChosen={s === chosen}
        />
      ))}
      {picked && picked.bucket !== null
        ? ringsAt(layout, picked).map(({ s, point }) => (
            <g key={ids[s]} style={toned(s)}>
              <circle className="uk-ring" data-selected="" cx={point.x} cy={point.y} r={6.5} />
            </g>
          ))
        : null}
    </>
  );
}

/** A box a little larger. */
function around({ x, y, width, height }: Bar): Bar {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}

/** The points of a picked number: one, or those of all series. */
function ringsAt(layout: TrendLayout, picked: TrendPlace): { s: number; point: Point }[] {
  const lines = picked.previous ? layout.previousLines : layout.points;
  return lines.flatMap((points, s) => {
    const point = points[picked.bucket ?? -1];
    const isPicked = picked.series === null || picked.series === s;
    return isPicked && point && !Number.isNaN(point.y) ? [{ s, point }] : [];
  });
}

function pointAt(
  layout: TrendLayout,
  value: number | null | undefined,
  index: number,
): Point | null {
  if (value === null || value === undefined) return null;
  return { x: layout.centers[index] ?? 0, y: layout.y(value) };
}

/** The numbers themselves, above the bars. */
function BarValues({
  data,
  layout,
  textOf,
}: Pick<TrendSeriesProps, 'data' | 'layout' | 'textOf'>): ReactNode {
  const values = data.series[0]?.values ?? [];
  return values.map((value, i) =>
    value ? (
      <text
        // oxlint-disable-next-line react/no-array-index-key -- a number is its bucket's
        key={i}
        className="uk-value"
        x={layout.centers[i]}
        y={layout.y(Math.max(0, value)) - 5}
        textAnchor="middle"
      >
        {textOf(value)}
      </text>
    ) : null,
  );
}
