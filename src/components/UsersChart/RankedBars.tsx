import { type KeyboardEvent, type ReactNode, useId } from 'react';

import { layoutRanked } from '../../geometry/ranked.js';
import type { TrendPlace } from '../../geometry/trend-numbers.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { Measure } from '../../model/trend.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { useWidth } from '../parts/useWidth.js';
import { changeShare } from './series.js';
import { numberAt, type TrendNumbers } from './useTrendNumbers.js';

/** A row of ranked bars. */
export interface RankedValue {
  id: string;
  name: string;
  value: number | null;
  /** Undefined without a time before. */
  before?: number | null | undefined;
  /** Folds many values, or is of the time before: drawn in grey. */
  isQuiet?: boolean;
  /** Where the number is in the answer. */
  place: TrendPlace;
}

interface RankedBarsProps {
  rows: readonly RankedValue[];
  measure: Measure;
  label: string;
  numbers: TrendNumbers | null;
}

/** How far the outline of a row stands out over its text, into the card's padding. */
const beyond = 8;

/** Width of a letter in the size of labels and numbers. */
const letter = 7.6;

function fit(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / letter));
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Numbers of groups as horizontal bars, one a row. ↑ ↓ Home End read them, a click or Enter opens one. */
export function RankedBars({ rows, measure, label, numbers }: RankedBarsProps): ReactNode {
  const { format, messages } = useAnalyticsContext('RankedBars');
  const [ref, width] = useWidth();
  const { ref: marks, cell, onKeyDown } = useRovingCell<SVGGElement>(rows.map(() => 1));
  const texts = rows.map(({ value, before }) => ({
    value: messages.value(measure, value, format),
    change: before === undefined ? '' : messages.change(changeShare(value, before), format),
    before:
      before === undefined ? '' : messages.previousValue(messages.value(measure, before, format)),
  }));
  const lengths = texts.map(({ value, change }) => value.length + (change ? change.length + 1 : 0));
  const valueWidth = Math.max(0, ...lengths) * letter + 4;
  const nameWidth = Math.max(0, ...rows.map(({ name }) => [...name].length)) * letter;
  const clipId = useId();
  const layout = layoutRanked(
    rows.map(({ value, before }) => ({
      value: value ?? 0,
      ...(before === undefined ? {} : { before }),
    })),
    { width, nameWidth, valueWidth },
  );
  const isStacked = layout.rows.some(({ valueX }) => valueX === width);
  const openOf = (place: TrendPlace) => {
    const { part, count } = numberAt(numbers, place);
    return numbers && count !== 0
      ? (at: Element) => numbers.numbers.pick(part, count, at)
      : undefined;
  };
  return (
    <div ref={ref} className="uk-ranked" style={{ minBlockSize: layout.height }}>
      {width > 0 ? (
        <svg
          width={width}
          height={layout.height}
          role="group"
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          <clipPath id={clipId}>
            <rect width={layout.rows[0]?.label.width ?? 0} height={layout.height} />
          </clipPath>
          <g aria-hidden="true">
            {layout.rows.map((row, i) => {
              const { id, name, isQuiet } = rows[i] as RankedValue;
              const text = texts[i] as (typeof texts)[number];
              return (
                <g key={id} style={{ color: `var(--uk-series-${isQuiet ? 'other' : '1'})` }}>
                  <text
                    className="uk-ranked-name"
                    clipPath={`url(#${clipId})`}
                    x={row.label.x}
                    y={row.textY}
                  >
                    <title>{name}</title>
                    {fit(name, row.label.width)}
                  </text>
                  {row.before ? <rect className="uk-bar-before" rx={3} {...row.before} /> : null}
                  <rect className="uk-bar" rx={3} {...row.bar} width={Math.max(1, row.bar.width)} />
                  <text
                    className="uk-ranked-value"
                    x={row.valueX}
                    y={row.textY}
                    textAnchor={isStacked ? 'end' : 'start'}
                  >
                    {text.value}
                    {text.change ? (
                      <tspan className="uk-ranked-change"> {text.change}</tspan>
                    ) : null}
                  </text>
                </g>
              );
            })}
          </g>
          <g ref={marks}>
            {layout.rows.map((row, i) => {
              const { id, name, place } = rows[i] as RankedValue;
              const text = texts[i] as (typeof texts)[number];
              const compared = text.before ? ` (${text.before}, ${text.change})` : '';
              const open = openOf(place);
              const isPicked = numbers?.numbers.isPicked(numbers.at(place).part);
              return (
                <rect
                  key={id}
                  className="uk-mark uk-ranked-mark"
                  role={open ? 'button' : 'img'}
                  aria-haspopup={open ? 'dialog' : undefined}
                  aria-label={`${name}: ${text.value}${compared}`}
                  data-selected={isPicked ? '' : undefined}
                  rx={4}
                  x={-beyond}
                  y={row.top}
                  width={width + 2 * beyond}
                  height={layout.height / rows.length}
                  onClick={(event) => open?.(event.currentTarget)}
                  onKeyDown={(event) => {
                    if (!open || !isPress(event)) return;
                    event.preventDefault();
                    open(event.currentTarget);
                  }}
                  {...cell(i, 0)}
                />
              );
            })}
          </g>
        </svg>
      ) : null}
    </div>
  );
}

const isPress = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';
