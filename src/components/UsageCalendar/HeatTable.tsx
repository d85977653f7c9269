import { type CSSProperties, type ReactNode, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useRovingCell } from '../parts/useRovingCell.js';

/** A cell of a heat map. */
export interface HeatCell {
  text: string;
  /** 0 … 8; null for nothing. */
  shade: number | null;
  /** Says everything about the cell. */
  label: string;
  /** Stands in for a time that is not in the range. */
  isOutside?: boolean;
  /** Not over yet. */
  isPartial?: boolean;
  isSelected?: boolean;
  /** Something happens when it is clicked. */
  isOpenable?: boolean;
}

/** A number at the end of a row or column. */
export interface HeatMargin {
  text: string;
  label: string;
  /** Of the largest of its kind, 0–1. */
  share: number;
}

export interface HeatLine {
  id: string | number;
  /** What is written, and what it is in full. Nothing is written where there is no room. */
  text: string;
  label: string;
}

interface HeatTableProps {
  label: string;
  /** What the headings of the rows are, and the width they need. */
  head: { label: string; width: number };
  rows: readonly (HeatLine & { cells: readonly HeatCell[]; margin?: HeatMargin })[];
  columns: readonly (HeatLine & { margin?: HeatMargin })[];
  /** Where the two margins meet. */
  corner?: HeatMargin;
  /** Heading of the margins. */
  marginLabel?: string;
  /** Height of all of it. */
  height: number;
  /** Time runs along the columns: it does so from left to right in every language. */
  isTimeAcross: boolean;
  onOpen(row: number, column: number, element: HTMLElement): void;
  /** What is said about a cell that is pointed at. */
  tip(row: number, column: number): ReactNode;
}

const headerHeight = 24;
const footHeight = 44;
/** A cell can be hit with a finger. */
const leastRow = 24;

const styled = (values: Record<`--uk-${string}`, number | string>): CSSProperties =>
  values as CSSProperties;

/** Shaded numbers in rows and columns: one tab stop, arrow keys walk through it, Enter opens a cell. */
export function HeatTable(props: HeatTableProps): ReactNode {
  const { label, head, rows, columns, corner, marginLabel, height, isTimeAcross, onOpen, tip } =
    props;
  const { direction } = useAnalyticsContext('UsageCalendar');
  const {
    ref,
    cell: place,
    onKeyDown,
  } = useRovingCell<HTMLTableElement>(rows.map(({ cells }) => cells.length));
  const [read, setRead] = useState<{ row: number; column: number; at: Place } | null>(null);
  const hasMargins = corner !== undefined;
  const room = height - headerHeight - (hasMargins ? footHeight : 0);
  const rowHeight = Math.max(leastRow, Math.floor(room / Math.max(1, rows.length)));
  const show = (row: number, column: number, element: HTMLElement) =>
    setRead({ row, column, at: placeOf(element) });
  return (
    <div
      className="uk-heat"
      dir={isTimeAcross ? 'ltr' : direction}
      style={{
        ...styled({ '--uk-heat-row': `${rowHeight}px`, '--uk-heat-head': `${head.width}px` }),
        minBlockSize: height,
      }}
    >
      <table
        ref={ref}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is walked
        role="grid"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return onKeyDown(event);
          if (!read) return;
          event.preventDefault();
          setRead(null);
        }}
        onPointerLeave={() => setRead(null)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setRead(null);
        }}
      >
        <thead>
          <tr>
            <th scope="col" className="uk-heat-corner">
              <span className="uk-hidden">{head.label}</span>
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" aria-label={column.label} title={column.label}>
                <span>{column.text}</span>
              </th>
            ))}
            {hasMargins ? (
              <th scope="col" className="uk-heat-side">
                {marginLabel}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((line, row) => (
            <tr key={line.id}>
              <th scope="row" aria-label={line.label} title={line.label}>
                {line.text}
              </th>
              {line.cells.map((cell, column) => (
                <td key={columns[column]?.id ?? column}>
                  <CellMark
                    cell={cell}
                    attributes={place(row, column)}
                    onRead={(element) => show(row, column, element)}
                    onOpen={(element) => {
                      setRead(null);
                      onOpen(row, column, element);
                    }}
                  />
                </td>
              ))}
              {line.margin ? (
                <td className="uk-heat-side" aria-label={line.margin.label}>
                  {line.margin.share > 0 ? (
                    <span
                      className="uk-heat-bar"
                      style={styled({ '--uk-share': line.margin.share })}
                    />
                  ) : null}
                  {line.margin.text}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        {corner ? (
          <tfoot>
            <tr>
              <th scope="row" className="uk-heat-foot-head">
                {marginLabel}
              </th>
              {columns.map(({ id, margin }) => (
                <td key={id} className="uk-heat-foot" aria-label={margin?.label}>
                  {margin && margin.share > 0 ? (
                    <span
                      className="uk-heat-column"
                      style={styled({ '--uk-share': margin.share })}
                    />
                  ) : null}
                  <span>{margin?.text}</span>
                </td>
              ))}
              <td className="uk-heat-foot uk-heat-side" aria-label={corner.label}>
                <span>{corner.text}</span>
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
      {read ? (
        <div
          className="uk-tooltip uk-heat-tip"
          dir={direction}
          aria-hidden="true"
          data-allow-overlap=""
          style={read.at}
        >
          {tip(read.row, read.column)}
        </div>
      ) : null}
    </div>
  );
}

const letter = 8;
/** Between two of them. */
const headGap = 4;

/** Whether the short names of weekdays do not fit above seven columns. */
export function isTightFor(width: number, nameOf: (weekday: number) => string): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((day) => nameOf(day).length * letter + headGap > width / 7);
}

type Place = CSSProperties;

const gap = 6;

/** Below a cell, or above one in the lower half; at the edge it is nearer to. */
function placeOf(element: HTMLElement): Place {
  const box = element.getBoundingClientRect();
  const around = element.closest('.uk-heat')?.getBoundingClientRect() ?? box;
  const isLow = box.top + box.height / 2 > around.top + around.height / 2;
  const isRight = box.left + box.width / 2 > around.left + around.width / 2;
  return {
    ...(isLow
      ? { top: 'auto', bottom: around.bottom - box.top + gap }
      : { top: box.bottom - around.top + gap }),
    ...(isRight
      ? { right: Math.max(0, around.right - box.right) }
      : { left: Math.max(0, box.left - around.left) }),
  };
}

interface CellMarkProps {
  cell: HeatCell;
  attributes: ReturnType<ReturnType<typeof useRovingCell>['cell']>;
  onRead(element: HTMLElement): void;
  onOpen(element: HTMLElement): void;
}

function CellMark({ cell, attributes, onRead, onOpen }: CellMarkProps): ReactNode {
  const { onFocus, ...rest } = attributes;
  const shared = {
    ...rest,
    className: 'uk-heat-cell',
    'aria-label': cell.label,
    'data-shade': cell.shade ?? undefined,
    'data-outside': cell.isOutside ? '' : undefined,
    'data-partial': cell.isPartial ? '' : undefined,
    'data-selected': cell.isSelected ? '' : undefined,
    onFocus: (event: { currentTarget: HTMLElement }) => {
      onFocus();
      onRead(event.currentTarget);
    },
    onPointerEnter: (event: { currentTarget: HTMLElement }) => onRead(event.currentTarget),
  };
  return cell.isOpenable ? (
    <button type="button" {...shared} onClick={(event) => onOpen(event.currentTarget)}>
      {cell.text}
    </button>
  ) : (
    <div role="img" {...shared}>
      {cell.text}
    </div>
  );
}
