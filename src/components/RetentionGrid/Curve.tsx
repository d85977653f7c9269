import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
} from 'react';

import {
  type CurveFrame,
  curveLine,
  curveMax,
  type CurvePoint,
  curveTicks,
  middleHalf,
  nearestPoint,
  shareY,
} from '../../geometry/retention-curve.js';
import { placeEndLabels } from '../../geometry/retention-labels.js';
import type { RetentionRow } from '../../geometry/retention.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { RetentionPeriod } from '../../model/retention.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { type DrawnRow, areMany, drawnRows } from './curve-lines.js';
import { CurveLegend } from './CurveLegend.js';
import { CurveLines } from './CurveLines.js';
import type { Lit, MarkBox } from './Grid.js';
import { curveHeight } from './RetentionSkeleton.js';
import type { GridWords } from './useGridWords.js';

/** How the columns lie. */
export interface CurvePlace {
  width: number;
  /** Left end of the plot. */
  left: number;
  /** Right end of the plot. */
  right: number;
  x(column: number): number;
  /** The columns are named by the grid below. */
  isOverGrid: boolean;
}

interface CurveProps {
  rows: readonly RetentionRow[];
  groups: readonly RetentionRow[];
  columns: number;
  period: RetentionPeriod;
  place: CurvePlace;
  words: GridWords;
  label: string;
  lit: Lit | null;
  pinned: string | null;
  onPoint(at: Lit | null, box: MarkBox | null, by: 'pointer' | 'focus'): void;
  onCell(row: RetentionRow, column: number, mark: Element, compares: boolean): void;
}

const top = 14;
const axisHeight = 26;
/** Room over which one more name of a column fits. */
const tickRoom = 64;
/** More marks than this are offered one at a time. */
const mostMarks = 200;

/** The rows of the grid as lines: how many came back, from the first column after the start on. */
export function Curve(props: CurveProps): ReactNode {
  const { rows, groups, columns, period, place, words, lit, pinned } = props;
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const looked = [lit?.rowId, pinned].filter((id) => id != null);
  const drawn = drawnRows(rows, groups, looked);
  const isMany = areMany(groups) && rows.every(({ kind }) => kind !== 'key');
  const fixed = drawnRows(rows, groups, []).map(({ row }) => row);
  const bottom = place.isOverGrid ? 10 : axisHeight;
  const frame: CurveFrame = {
    x: place.x,
    height: curveHeight - top - bottom,
    max: curveMax(isMany ? groups.concat(fixed) : fixed),
  };
  const lines = drawn.map(({ row }) => curveLine(row, frame));
  // Walked in the order of the grid, whichever lies in front.
  const walked = rows
    .concat(groups)
    .flatMap((row) => lines.find(({ id }) => id === row.id) ?? [])
    .filter((line, i, list) => list.indexOf(line) === i);
  const roving = useRovingCell<SVGSVGElement>(walked.map(({ points }) => points.length));
  const { current, ref } = roving;
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    ref.current
      ?.querySelector<SVGElement>(`[data-cell="${current.row}:${current.column}"]`)
      ?.focus();
  }, [current.row, current.column, ref]);

  const rowOf = (id: string) => drawn.find(({ row }) => row.id === id)?.row;
  const marks = walked.reduce((sum, { points }) => sum + points.length, 0);
  const offered = walked.flatMap((line, row) =>
    line.points.flatMap((point, column) => {
      const isCurrent = row === current.row && column === current.column;
      const isLit = lit?.rowId === line.id && lit.column === point.column;
      return isCurrent || isLit || marks <= mostMarks ? [{ line, point, row, column }] : [];
    }),
  );
  const at = (event: PointerEvent | MouseEvent) => {
    const box = ref.current?.getBoundingClientRect();
    if (!box) return null;
    const y = event.clientY - box.top - top;
    return nearestPoint(lines, event.clientX - box.left, y);
  };
  const boxOf = ({ x, y }: CurvePoint): MarkBox | null => {
    const box = ref.current?.getBoundingClientRect();
    if (!box) return null;
    const middle = box.top + top + y;
    return { left: box.left + x, right: box.left + x, top: middle - 8, bottom: middle + 8 };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = (event.target as Element).closest('[data-cell]');
    if (mark && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      const found = walked[current.row];
      const point = found?.points[current.column];
      const row = found && rowOf(found.id);
      if (row && point) props.onCell(row, point.column, mark, event.shiftKey);
      return;
    }
    const before = event.defaultPrevented;
    roving.onKeyDown(event);
    moved.current = !before && event.defaultPrevented;
  };
  const onClick = (event: MouseEvent) => {
    const found = at(event);
    const row = found && rowOf(found.id);
    if (!row) return;
    const name = `[data-line="${CSS.escape(found.id)}"][data-column="${found.point.column}"]`;
    const mark = ref.current?.querySelector(name) ?? ref.current;
    if (mark) props.onCell(row, found.point.column, mark, event.shiftKey);
  };
  const every = Math.max(1, Math.ceil(tickRoom / Math.abs(place.x(2) - place.x(1) || tickRoom)));
  const ends = drawn.flatMap(({ row, isLabelled }, i) => {
    const last = lines[i]?.points.at(-1);
    const name = cut(words.rowLabel(row));
    // What is not over yet is not a result.
    const text = last?.cell.partial ? name : `${name} ${format.percent(last?.cell.share ?? null)}`;
    return last && isLabelled ? [{ id: row.id, text, x: last.x, y: last.y }] : [];
  });
  if (lines.length === 0) {
    return (
      <div className="uk-retention-curve" data-empty="">
        {messages.gridCurveEmpty(period)}
      </div>
    );
  }
  const litX = lit?.column ? place.x(lit.column) : null;
  return (
    <div className="uk-retention-curve" style={{ blockSize: curveHeight }}>
      <svg
        ref={ref}
        className="uk-retention-plot"
        width={place.width}
        height={curveHeight}
        role="group"
        aria-label={`${messages.gridCurve}: ${props.label}`}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerMove={(event) => {
          if (event.pointerType === 'touch') return;
          const found = at(event);
          if (!found) return;
          const { id, point } = found;
          props.onPoint({ rowId: id, column: point.column }, boxOf(point), 'pointer');
        }}
        onPointerLeave={() => props.onPoint(null, null, 'pointer')}
        onBlur={() => props.onPoint(null, null, 'focus')}
      >
        <g transform={`translate(0,${top})`}>
          {curveTicks(frame.max).map((tick) => (
            <g key={tick} transform={`translate(0,${shareY(tick, frame)})`}>
              <line
                className="uk-grid"
                x1={place.left}
                x2={place.right}
                data-base={tick === 0 ? '' : undefined}
              />
              <text className="uk-axis" x={place.left - 8} dy="0.32em" textAnchor="end">
                {format.percent(tick)}
              </text>
            </g>
          ))}
          {place.isOverGrid
            ? null
            : Array.from({ length: columns - 1 }, (_, i) => i + 1)
                .filter((column) => (column - 1) % every === 0)
                .map((column) => (
                  <text
                    key={column}
                    className="uk-axis"
                    x={place.x(column)}
                    y={frame.height + 20}
                    textAnchor="middle"
                  >
                    {column === 1 ? words.columnName(column) : words.columnShort(column)}
                  </text>
                ))}
          {place.isOverGrid && place.left >= 200 ? (
            <CurveLegend
              period={period}
              groups={isMany ? 'band' : rows.some(({ kind }) => kind === 'key') ? 'keys' : 'lines'}
              hasOpen={lines.some(({ tail }) => tail !== '')}
            />
          ) : null}
          {litX === null ? null : (
            <line className="uk-crosshair" x1={litX} x2={litX} y2={frame.height} />
          )}
          {isMany ? (
            <path className="uk-retention-half" d={middleHalf(groups, frame)}>
              <title>{messages.gridMiddleHalf}</title>
            </path>
          ) : null}
          <CurveLines drawn={drawn} lines={lines} lit={lit} isLooking={looked.length > 0} />
          <g aria-hidden="true">
            {placeEndLabels(ends, place.width, frame.height).map((end) => (
              <text
                key={end.id}
                className="uk-retention-end"
                data-all={end.id === rows[0]?.id ? '' : undefined}
                x={end.labelX}
                y={end.labelY}
                dy="0.32em"
                textAnchor={end.anchor}
                style={{ color: colorOf(drawn, end.id) }}
              >
                {end.text}
              </text>
            ))}
          </g>
          {offered.map(({ line, point, row, column }) => {
            const own = rowOf(line.id);
            const isButton = own?.kind === 'group' && point.cell.returned > 0;
            return (
              <circle
                key={`${line.id} ${point.column}`}
                className="uk-mark"
                role={isButton ? 'button' : 'img'}
                aria-label={own ? words.cellName(own, point.column) : ''}
                data-line={line.id}
                data-column={point.column}
                data-cell={`${row}:${column}`}
                tabIndex={row === current.row && column === current.column ? 0 : -1}
                cx={point.x}
                cy={point.y}
                r={12}
                onFocus={(event: FocusEvent<SVGCircleElement>) => {
                  roving.cell(row, column).onFocus();
                  const byKey = event.currentTarget.matches(':focus-visible');
                  props.onPoint(
                    { rowId: line.id, column: point.column },
                    byKey ? boxOf(point) : null,
                    'focus',
                  );
                }}
              />
            );
          })}
        </g>
      </svg>
    </div>
  );
}

const longest = 18;

/** A name that fits at the end of a line. */
function cut(name: string): string {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name;
}

const colorOf = (drawn: readonly DrawnRow[], id: string): string | undefined =>
  drawn.find(({ row }) => row.id === id)?.color;
