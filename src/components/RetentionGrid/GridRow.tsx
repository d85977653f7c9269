import { memo, type ReactNode } from 'react';

import type { WindowSlot } from '../../geometry/retention-window.js';
import {
  isFew,
  type RetentionRow,
  rowMax,
  type RetentionShades,
  shadeOf,
} from '../../geometry/retention.js';
import type { RetentionCell } from '../../model/retention.js';
import { CaretIcon } from '../parts/icons.js';
import type { GridWords } from './useGridWords.js';

/** Places of a row before its columns: its name and its size. */
export const headPlaces = 2;

interface GridRowProps {
  row: RetentionRow;
  /** Its place among all rows. */
  index: number;
  slots: readonly WindowSlot[];
  words: GridWords;
  shades: RetentionShades;
  /** The share the grid's deepest shade stands for. */
  max: number;
  /** The place Tab stops at; null in another row. */
  current: number | null;
  isLit: boolean;
  isPinned: boolean;
  /** The place of the number selected on the page; null in another row. */
  picked: number | null;
  /** Places chosen to be compared, with commas between them. */
  marked: string;
  /** Whether its numbers have people to open. */
  opens: boolean;
}

/** What a row needs of its cells' looks. */
function looksOf(
  cell: RetentionCell,
  column: number,
  max: number,
): Record<string, string | number> {
  if (cell.eligible === 0) return { 'data-nobody': '' };
  if (column === 0) return { 'data-own': '' };
  if (cell.partial) return { 'data-partial': '' };
  return {
    'data-shade': shadeOf(cell.share ?? 0, max),
    ...(isFew(cell) ? { 'data-few': '' } : {}),
  };
}

/** A row of the grid. What is done with its cells is heard by the table. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { row, index, slots, words, shades, max, current, isLit, isPinned, picked, opens } = props;
  const { kind, cells, isOpen } = row;
  const deepest = rowMax(cells, shades, max);
  const marked = props.marked.split(',');
  const place = (at: number): Place => ({
    'data-cell': `${index}:${at}`,
    tabIndex: current === at ? 0 : -1,
  });
  const state = (at: number) => ({
    ...(picked === at ? { 'data-selected': '' } : {}),
    ...(marked.includes(String(at)) ? { 'data-marked': '' } : {}),
  });
  const isButton = (count: number) => opens && kind === 'group' && count > 0;
  return (
    <tr
      className="uk-retention-row"
      aria-rowindex={index + 2}
      data-kind={kind}
      data-nested={kind === 'group' && row.key ? '' : undefined}
      data-lit={isLit ? '' : undefined}
      data-pinned={isPinned ? '' : undefined}
    >
      <RowHead row={row} words={words} place={place(0)} isPinned={isPinned} isOpen={isOpen} />
      <NumberCell
        className="uk-retention-size"
        column={1}
        place={place(1)}
        isButton={isButton(row.size)}
        label={words.sizeName(row)}
        looks={state(1)}
      >
        {words.sizeText(row)}
      </NumberCell>
      {slots.map((slot) => {
        if ('gap' in slot) {
          return <td key={`gap ${slot.before}`} colSpan={slot.gap} aria-hidden="true" />;
        }
        const cell = cells[slot.at];
        const at = slot.at + headPlaces;
        // What has not begun is nothing.
        if (!cell) return null;
        return (
          <NumberCell
            key={at}
            className="uk-retention-cell"
            column={at}
            place={place(at)}
            isButton={isButton(cell.returned)}
            label={words.cellName(row, slot.at)}
            looks={{ ...looksOf(cell, slot.at, deepest), ...state(at) }}
          >
            {words.cellText(cell)}
          </NumberCell>
        );
      })}
    </tr>
  );
});

interface Place {
  'data-cell': string;
  tabIndex: 0 | -1;
}

/** The name of a row: opens its groups, or keeps its line in sight. */
function RowHead({
  row,
  words,
  place,
  isPinned,
  isOpen,
}: {
  row: RetentionRow;
  words: GridWords;
  place: Place;
  isPinned: boolean;
  isOpen: boolean | null;
}): ReactNode {
  const label = words.rowLabel(row);
  const title = words.rowTitle(row);
  if (isOpen === null && row.kind === 'overall') {
    return (
      <th scope="row" className="uk-retention-head" aria-colindex={1} title={title} {...place}>
        <span className="uk-retention-name">
          <span data-full-text={label}>{label}</span>
        </span>
      </th>
    );
  }
  return (
    <th scope="row" className="uk-retention-head" aria-colindex={1}>
      <button
        type="button"
        className="uk-retention-name"
        title={title}
        {...place}
        {...(isOpen === null ? { 'aria-pressed': isPinned } : { 'aria-expanded': isOpen })}
      >
        {isOpen === null ? null : <CaretIcon />}
        <span data-full-text={label}>{label}</span>
      </button>
    </th>
  );
}

/** A number: a button where there are people to open, else a cell that can be read. */
function NumberCell({
  className,
  column,
  place,
  isButton,
  label,
  looks,
  children,
}: {
  className: string;
  /** Its place in the row. */
  column: number;
  place: Place;
  isButton: boolean;
  label: string;
  looks: Record<string, string | number>;
  children: string;
}): ReactNode {
  return isButton ? (
    <td className={className} aria-colindex={column + 1}>
      <button
        type="button"
        className="uk-retention-number"
        aria-label={label}
        {...place}
        {...looks}
      >
        {children}
      </button>
    </td>
  ) : (
    <td className={className} aria-colindex={column + 1} aria-label={label} {...place}>
      <span className="uk-retention-number" {...looks}>
        {children}
      </span>
    </td>
  );
}
