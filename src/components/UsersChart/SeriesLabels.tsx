import type { ReactNode } from 'react';

import { spreadLabels } from '../../geometry/axis.js';
import type { TrendNumber, TrendPlace } from '../../geometry/trend-numbers.js';
import type { TrendLayout } from '../../geometry/trend.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { seriesTone } from './series.js';

interface SeriesLabelsProps {
  data: TrendResult;
  measure: Measure;
  layout: TrendLayout;
  /** Where the lines end, to name them there; null: as a list below. */
  beside: { left: number; top: number; height: number } | null;
  onPick?: ((number: TrendNumber, at: Element) => void) | undefined;
  picked: TrendPlace | null;
}

const labelHeight = 18;

/** Names of the series, at the ends of their lines where there is room. */
export function SeriesLabels(props: SeriesLabelsProps): ReactNode {
  const { data, measure, layout, beside, onPick, picked } = props;
  const { format, messages } = useAnalyticsContext('SeriesLabels');
  const { series } = data;
  const tops = beside
    ? spreadLabels(
        series.map(({ values }) => layout.y(values.at(-1) ?? 0)),
        labelHeight,
        0,
        beside.height,
      )
    : [];
  return (
    <ul className={beside ? 'uk-line-labels' : 'uk-legend'} aria-hidden={beside ? true : undefined}>
      {series.map(({ key, total }, s) => {
        const name = messages.group(key);
        return (
          <li
            key={groupId(key)}
            style={
              beside
                ? {
                    insetInlineStart: beside.left,
                    insetBlockStart: beside.top + (tops[s] ?? 0) - labelHeight / 2,
                  }
                : undefined
            }
          >
            <i className="uk-swatch" style={{ background: seriesTone(series, s) }} />
            <span className="uk-series-name" title={name}>
              {name}
            </span>
            {beside ? null : onPick && key && total ? (
              <button
                type="button"
                className="uk-number uk-series-total"
                aria-label={messages.seriesNumber(name, messages.value(measure, total, format))}
                data-selected={picked?.bucket === null && picked.series === s ? '' : undefined}
                onClick={(event) => onPick({ key }, event.currentTarget)}
              >
                {messages.value(measure, total, format)}
              </button>
            ) : (
              <span className="uk-series-total">{messages.value(measure, total, format)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
