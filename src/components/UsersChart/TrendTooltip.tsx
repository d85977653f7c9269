import type { CSSProperties, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { Delta } from '../parts/Delta.js';
import { changeShare, seriesBefore, seriesTone } from './series.js';

interface TrendTooltipProps {
  data: TrendResult;
  index: number;
  measure: Measure;
  interval: Interval | undefined;
  /** Where the bucket is, and how wide the chart. */
  x: number;
  width: number;
  /** The series that is pointed at or chosen. */
  chosen: number | null;
  /** Its numbers can be opened. */
  canPick: boolean;
}

const mostRows = 8;

/** Under this width a reading stands at the edge, as there is no room beside the position. */
const narrow = 480;

/** On the side of a position that has more room. */
export function sideOf(x: number, width: number): CSSProperties {
  if (width < narrow) return x > width / 2 ? { insetInlineStart: 0 } : { insetInlineEnd: 0 };
  return x > width / 2 ? { insetInlineEnd: width - x + 12 } : { insetInlineStart: x + 12 };
}

/** The numbers of one bucket, largest first, with those of the bucket they are compared with. */
export function TrendTooltip(props: TrendTooltipProps): ReactNode {
  const { data, index, measure, interval, x, width, chosen, canPick } = props;
  const { format, messages } = useAnalyticsContext('TrendTooltip');
  const bucket = data.buckets[index];
  if (!bucket) return null;
  const faced = data.previous?.buckets[index];
  const rows = data.series
    .map(({ key, values }, s) => {
      const value = values[index] ?? null;
      return { key, value, before: seriesBefore(data, s)?.values[index] ?? null, s };
    })
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const shown = rows.slice(0, mostRows);
  return (
    <div className="uk-tooltip" aria-hidden="true" style={sideOf(x, width)} data-allow-overlap="">
      <div className="uk-tooltip-title">{format.bucket(bucket, interval)}</div>
      {bucket.partial ? <div className="uk-tooltip-note">{messages.notOver}</div> : null}
      <div className="uk-tooltip-rows" data-compared={faced ? '' : undefined}>
        {shown.map(({ key, value, before, s }) => (
          <div
            key={groupId(key)}
            className="uk-tooltip-row"
            data-chosen={s === chosen ? '' : undefined}
          >
            <i className="uk-swatch" style={{ background: seriesTone(data.series, s) }} />
            <span>{key ? messages.group(key) : messages.measure(measure)}</span>
            <b>{messages.value(measure, value, format)}</b>
            {faced ? (
              <>
                <em>{messages.value(measure, before, format)}</em>
                <Delta share={changeShare(value, before)} />
              </>
            ) : null}
          </div>
        ))}
      </div>
      {rows.length > mostRows ? (
        <div className="uk-tooltip-note">{messages.moreSeries(rows.length - mostRows)}</div>
      ) : null}
      {faced ? (
        <div className="uk-tooltip-note">
          {messages.comparedWith(format.bucket(faced, interval))}
        </div>
      ) : null}
      {canPick && rows.some(({ value }) => value) ? (
        <div className="uk-tooltip-note">{messages.clickForBehind(measure)}</div>
      ) : null}
    </div>
  );
}
