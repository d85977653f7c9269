import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';

export interface Cell {
  row: number;
  column: number;
}

export interface RovingCells<E extends Element> {
  /** On the element that holds the cells. */
  ref: RefObject<E | null>;
  /** Which cell Tab stops at. */
  current: Cell;
  onKeyDown(event: KeyboardEvent): void;
  /** What a cell's element needs: spread it. */
  cell(row: number, column: number): { 'data-cell': string; tabIndex: 0 | -1; onFocus(): void };
  /** Moves there, and the focus with it. */
  moveTo(cell: Cell): void;
}

const clamp = (value: number, last: number) => Math.max(0, Math.min(last, value));

/**
 * One tab stop over rows of cells, walked with the arrow keys as they look: Home and End within the row, with Ctrl in the
 * whole, PageUp and PageDown ten rows. A list has rows of one cell, a row of marks is one row.
 *
 * @param lengths how many cells each row has
 * @param stand `columns`: rows stand beside each other, their cells below one another from the last to the first. ← → then
 *   go from row to row, ↑ ↓ within it, Home and End to the first and last row.
 */
export function useRovingCell<E extends Element>(
  lengths: readonly number[],
  stand: 'rows' | 'columns' = 'rows',
): RovingCells<E> {
  const ref = useRef<E>(null);
  const [stored, setStored] = useState<Cell>({ row: 0, column: 0 });
  const lastRow = Math.max(0, lengths.length - 1);
  const within = ({ row, column }: Cell): Cell => {
    const at = clamp(row, lastRow);
    return { row: at, column: clamp(column, Math.max(0, (lengths[at] ?? 0) - 1)) };
  };
  const current = within(stored);
  const moveTo = (cell: Cell) => {
    const { row, column } = within(cell);
    setStored({ row, column });
    ref.current?.querySelector<HTMLElement | SVGElement>(`[data-cell="${row}:${column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.defaultPrevented) return;
    const { row, column } = current;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const end = Number.MAX_SAFE_INTEGER;
    const all = event.ctrlKey;
    const upright: Record<string, Cell> = {
      ArrowRight: { row: row + forward, column },
      ArrowLeft: { row: row - forward, column },
      ArrowUp: { row, column: column + 1 },
      ArrowDown: { row, column: column - 1 },
      PageDown: { row: row + 10, column },
      PageUp: { row: row - 10, column },
      Home: { row: 0, column },
      End: { row: lastRow, column },
    };
    const lying: Record<string, Cell> = {
      ArrowRight: { row, column: column + forward },
      ArrowLeft: { row, column: column - forward },
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      PageDown: { row: row + 10, column },
      PageUp: { row: row - 10, column },
      Home: { row: all || lengths.length === 1 ? 0 : row, column: 0 },
      End: { row: all ? lastRow : row, column: end },
    };
    const next = (stand === 'columns' ? upright : lying)[event.key];
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };
  return {
    ref,
    current,
    onKeyDown,
    cell: (row, column) => ({
      'data-cell': `${row}:${column}`,
      tabIndex: row === current.row && column === current.column ? 0 : -1,
      onFocus: () => setStored({ row, column }),
    }),
    moveTo,
  };
}
