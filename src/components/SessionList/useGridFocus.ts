import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

import type { Cell } from '../parts/useRovingCell.js';

interface GridFocusOptions {
  rowCount: number;
  /** How many cells a row has that can be gone to; of row -1 those of the heading. */
  lengthOf(row: number): number;
  /** Brings a row into view; it may be drawn only then. */
  show(row: number): void;
}

export interface GridFocus {
  /** On the element that holds the cells. */
  ref: RefObject<HTMLDivElement | null>;
  /** Which cell Tab stops at. */
  current: Cell;
  onKeyDown(event: KeyboardEvent): void;
  /** What a cell's element needs: spread it. */
  cell(row: number, column: number): { 'data-cell': string; tabIndex: 0 | -1; onFocus(): void };
}

const clamp = (value: number, first: number, last: number) =>
  Math.max(first, Math.min(last, value));

/** As `useRovingCell`, for rows of which only those in view are drawn, under a row of headings (row -1). */
export function useGridFocus(options: GridFocusOptions): GridFocus {
  const { rowCount, lengthOf, show } = options;
  const ref = useRef<HTMLDivElement>(null);
  const wanted = useRef<Cell | null>(null);
  const [stored, setStored] = useState<Cell>({ row: 0, column: 0 });
  const within = ({ row, column }: Cell): Cell => {
    const at = clamp(row, lengthOf(-1) > 0 ? -1 : 0, Math.max(0, rowCount - 1));
    return { row: at, column: clamp(column, 0, Math.max(0, lengthOf(at) - 1)) };
  };
  const current = within(stored);

  // A row far away is drawn a moment after it was scrolled to.
  useEffect(() => {
    const cell = wanted.current;
    if (!cell) return;
    const selector = `[data-cell="${cell.row}:${cell.column}"]`;
    const element = ref.current?.querySelector<HTMLElement>(selector);
    if (!element) return;
    wanted.current = null;
    element.focus();
  });

  const moveTo = (cell: Cell) => {
    const next = within(cell);
    // Headings are not shown where rows are folded.
    const heading = ref.current?.querySelector<HTMLElement>('[data-cell^="-1:"]');
    if (next.row < 0 && (heading?.closest('[role="rowgroup"]')?.clientHeight ?? 0) < 2) return;
    wanted.current = next;
    if (next.row >= 0) show(next.row);
    setStored(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.defaultPrevented) return;
    const { row, column } = current;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const end = Number.MAX_SAFE_INTEGER;
    const to: Record<string, Cell> = {
      ArrowRight: { row, column: column + forward },
      ArrowLeft: { row, column: column - forward },
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      PageDown: { row: row + 10, column },
      PageUp: { row: Math.max(0, row - 10), column },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? end : row, column: end },
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };
  const cell = useCallback(
    (row: number, column: number) => ({
      'data-cell': `${row}:${column}`,
      tabIndex: (row === current.row && column === current.column ? 0 : -1) as 0 | -1,
      onFocus: () => setStored({ row, column }),
    }),
    [current.row, current.column],
  );
  return { ref, current, onKeyDown, cell };
}
