import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';

interface ColumnsOptions {
  columns: number;
  /** Marks in each column, from the top. */
  rows: number;
  /** Width of a column. */
  step: number;
  /** Where the plot begins in the svg. */
  left: number;
  /** The column the keyboard begins at. */
  start: number;
  /** The row at a height of a column; null where there is none. */
  rowAt(column: number, y: number): number | null;
  /** Enter or Space on a mark. */
  onOpen(column: number, row: number, element: Element): void;
}

/** What is read of a chart of columns. */
export interface ColumnsReader {
  /** Where the keyboard is. */
  column: number;
  row: number;
  /** What is shown; null while nothing is read. */
  reading: { column: number; row: number | null } | null;
  /** On the element that holds the marks. */
  marks: RefObject<SVGGElement | null>;
  handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onPointerMove(event: PointerEvent<SVGSVGElement>): void;
    onPointerLeave(): void;
    onBlur(event: FocusEvent): void;
  };
  onFocus(column: number, row: number): void;
  /** Column and row at a position of the pointer. */
  at(event: { clientX: number; clientY: number; currentTarget: Element }): {
    column: number;
    row: number | null;
  } | null;
}

const clamp = (value: number, last: number) => Math.max(0, Math.min(last, value));

/**
 * Reads a chart of columns with a pointer or the keyboard: ← → Home End PageUp PageDown between columns, ↑ ↓ within one,
 * Enter opens, Esc closes the reading. Columns go from left to right in every language.
 */
export function useColumns(options: ColumnsOptions): ColumnsReader {
  const { columns, rows, step, left, start, rowAt, onOpen } = options;
  const [stored, setStored] = useState<{ column: number; row: number } | null>(null);
  const [reading, setReading] = useState<ColumnsReader['reading']>(null);
  const marks = useRef<SVGGElement>(null);
  const focusNext = useRef(false);
  const lastColumn = Math.max(0, columns - 1);
  const column = clamp(stored?.column ?? start, lastColumn);
  const row = clamp(stored?.row ?? 0, Math.max(0, rows - 1));

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    marks.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  }, [column, row]);

  const go = (toColumn: number, toRow: number) => {
    const next = {
      column: clamp(toColumn, lastColumn),
      row: clamp(toRow, Math.max(0, rows - 1)),
    };
    setReading(next);
    if (next.column === column && next.row === row) return;
    focusNext.current = true;
    setStored(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      if (!reading) return;
      event.preventDefault();
      setReading(null);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(column, row, event.target as Element);
      return;
    }
    const to: Record<string, [number, number]> = {
      ArrowRight: [column + 1, row],
      ArrowLeft: [column - 1, row],
      ArrowUp: [column, row - 1],
      ArrowDown: [column, row + 1],
      Home: [0, row],
      End: [lastColumn, row],
      PageDown: [column + 10, row],
      PageUp: [column - 10, row],
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    go(...next);
  };
  const at: ColumnsReader['at'] = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left - left;
    if (x < 0 || x >= step * columns) return null;
    const pointed = clamp(Math.floor(x / step), lastColumn);
    return { column: pointed, row: rowAt(pointed, event.clientY - box.top) };
  };
  return {
    column,
    row,
    reading: reading && {
      column: clamp(reading.column, lastColumn),
      row: reading.row,
    },
    marks,
    at,
    onFocus: (focusedColumn, focusedRow) => {
      setStored({ column: focusedColumn, row: focusedRow });
      setReading({ column: focusedColumn, row: focusedRow });
    },
    handlers: {
      onKeyDown,
      onPointerMove: (event) => setReading(at(event)),
      onPointerLeave: () => setReading(null),
      onBlur: (event) => {
        // From one mark to the next is no leaving.
        if (!event.currentTarget.contains(event.relatedTarget)) setReading(null);
      },
    },
  };
}
